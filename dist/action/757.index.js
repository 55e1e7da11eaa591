"use strict";exports.id=757,exports.ids=[757],exports.modules={8757:((e,t,n)=>{n.d(t,{J:()=>i});var r=n(6084);function i(e,t,n){let i=e.replace(/\n$/,``).split(`
`).map(e=>(0,r.vI)(e,1e3)),a=0,o=i.findIndex(e=>(a+=Buffer.byteLength((0,r.RK)(e))+1,a>n));return o<0?(0,r.p0)(i.join(`
`),t):`${(0,r.p0)(i.slice(0,o).join(`
`),t)}\n\n… and ${i.length-o} more lines.`}})};