const e=2048,t={"\n":{text:``,ending:`
`},"\r\n":{text:``,ending:`\r
`},"\r":{text:``,ending:`\r`}};function n(e){let n=[],i=0,a=r(e,`
`,0),o=r(e,`\r`,0);for(;a<1/0||o<1/0;){let s=Math.min(a,o),c=s===a?`
`:a===s+1?`\r
`:`\r`;n.push(s===i?t[c]:{text:e.slice(i,s),ending:c}),i=s+c.length,a<i&&(a=r(e,`
`,i)),o<i&&(o=r(e,`\r`,i))}return i<e.length&&n.push({text:e.slice(i),ending:``}),n}function r(e,t,n){let r=e.indexOf(t,n);return r<0?1/0:r}function i(t){return t.map((t,n)=>{let r=(n===0?a(t.text):t.text).trimEnd();return r.length>2048?r.slice(0,e):r})}function a(e){let t=0;for(;e.charCodeAt(t)===65279;)t++;return t===0?e:e.slice(t)}function o(e){let t=0;for(let n=0;n<e.length;n++){let r=e[n];if(r===` `)t++;else if(r===`	`)t+=4-t%4;else break}return t}Object.defineProperty(exports,"a",{enumerable:!0,get:function(){return a}}),Object.defineProperty(exports,"i",{enumerable:!0,get:function(){return i}}),Object.defineProperty(exports,"n",{enumerable:!0,get:function(){return e}}),Object.defineProperty(exports,"r",{enumerable:!0,get:function(){return n}}),Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return o}});