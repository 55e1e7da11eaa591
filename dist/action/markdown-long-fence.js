const e=require("./markdown.js");function t(t,n,r){let i=t.replace(/\n$/,``).split(`
`).map(t=>e.d(t,1e3)),a=0,o=i.findIndex(t=>(a+=Buffer.byteLength(e.f(t))+1,a>r));return o<0?e.l(i.join(`
`),n):`${e.l(i.slice(0,o).join(`
`),n)}\n\n… and ${i.length-o} more lines.`}Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return t}});