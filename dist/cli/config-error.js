require("./rolldown-runtime.js");const e=require("./docs-url.js"),t=require("./to-command.js"),n=require("./find-secrets.js");function r(r,i,o=0){let{file:s,text:c}=r,l=i.map(e=>a(c,e)),u=i.map(({message:e},t)=>{let{line:n=1,column:r=1}=l[t]??{};return`${s}:${n}:${r}: ${e.replaceAll(`
`,String.raw`\n`)}`});return o>0&&u.push(`${s} has ${o} more of them.`),new t.St(`E_CONFIG`,u.join(`
`),{hint:`Correct ${s}. Every key, and how editors check the file: ${e.t(`config.md`)}`,excerpts:n.n(c)?[]:l.slice(0,5)})}function i(e,n){let i=`the file has ${Math.ceil(n/1024)} KiB; at most ${t.dt/1024} KiB are read`;return r({file:e,text:``},[{start:0,message:i}])}function a(e,{start:t,end:n=t+1}){let r=e.lastIndexOf(`
`,t-1)+1,i=e.indexOf(`
`,t),a=e.slice(r,i<0?void 0:i).trimEnd();return{line:e.slice(0,r).split(`
`).length,column:t-r+1,length:Math.max(1,Math.min(n-r,a.length)-(t-r)),text:a}}exports.configError=r,exports.configTooLarge=i;