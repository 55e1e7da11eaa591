"use strict";exports.id=522,exports.ids=[522],exports.modules={32341:((e,t,n)=>{n.d(t,{P:()=>r,r:()=>o});async function r({repository:e,config:t}){let n=await e.name();return{name:i(n??e.root),repository:n,repositoryUrl:a(n),versionsBranch:t.versions.branch,aliases:t.aliases}}function i(e){return e.replace(/\.git\/*$/,``).split(/[\\/:]+/).filter(Boolean).slice(e.startsWith(`/`)?-1:-2).join(`/`)||`PRPs`}function a(e){if(e===null)return;if(/^https:\/\/[\w.-]+(?::\d+)?\/[\w./-]+$/.test(e))return e.replace(/(?:\.git)?\/*$/,``);let t=process.env.GITHUB_SERVER_URL??`https://github.com`;return/^[\w.-]+\/[\w.-]+$/.test(e)&&/^https?:\/\/[\w.:-]+$/.test(t)?`${t}/${e}`:void 0}function o({repository:e}){return{state:async()=>(await e.head()).commit??``,async ids(t){let{commit:n}=await e.head();return n===null||t.length===0?new Map:(await e.at(n)).blobs(t)}}}}),75456:((e,t,n)=>{n.d(t,{$E:()=>s,FG:()=>l,Zy:()=>c});var r=n(22396),i=n(85678),a=n(96036),o=n(36856);async function s(e,{history:t,site:n}){let{prp:i,encryption:s}=e.memento;if(s!==null&&n.showsEncrypted!==!0)return{hidden:`It is encrypted.`};try{let r=(0,a.yR)(await t.content(e),i);return`problem`in r?{hidden:r.message}:{prp:(0,o.parse)(r.text,i,n.aliases===void 0?{}:{aliases:n.aliases})}}catch(e){if(!(e instanceof r.xs))throw e;return{hidden:e.message}}}async function c(e,t,n){let[r,a]=await Promise.all([s(e,n),s(t,n)]);return`hidden`in r?{hidden:`v${e.memento.sequence} cannot be compared. ${r.hidden}`}:`hidden`in a?{hidden:`v${t.memento.sequence} cannot be compared. ${a.hidden}`}:{before:r.prp,after:a.prp,diff:(0,i.N)(r.prp,a.prp)}}async function l(e,t,n){if(e===void 0||t===void 0||e.tampered||t.tampered)return[];let[r,i]=[e.memento.canonicalChecksum,t.memento.canonicalChecksum];return r===i&&e.memento.checksum===t.memento.checksum?[]:n.memory.keep(`risks ${e.memento.digest} ${t.memento.digest}`,async()=>{let r=await c(e,t,n);return`hidden`in r?[]:r.diff.risks.slice(0,u).map(f)})}let u=100,d=1e3;function f({kind:e,message:t,side:n,line:r,subject:i,change:a,before:o,after:s}){return{kind:e,message:t,side:n,line:r,subject:i,change:a,...o!==void 0&&{before:o.slice(0,d)},...s!==void 0&&{after:s.slice(0,d)}}}}),31340:((e,t,n)=>{n.d(t,{cR:()=>c,js:()=>s,qy:()=>i});let r=Symbol(`markup`);function i(e,...t){let n=o(e);return{[r]:n.map((e,n)=>(n===0?``:l(t[n-1]))+e).join(``)}}let a=new WeakMap;function o(e){let t=a.get(e)??e.map(e=>e.replaceAll(/\n\s*/g,`
`));return a.set(e,t),t}function s(e){return e[r]}function c(e,t){return i`${e.flatMap((e,n)=>n===0?[e]:[t,e])}`}function l(e){return e===void 0?``:typeof e==`string`||typeof e==`number`?f(String(e)):u(e)?e[r]:e.map(l).join(``)}function u(e){return r in e}let d={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`};function f(e){return e.toWellFormed().replaceAll(/[&<>"']/g,e=>d[e]??``).replaceAll(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu,e=>`\\u{${e.codePointAt(0)?.toString(16)}}`)}}),46400:((e,t,n)=>{n.d(t,{I_:()=>d,Kw:()=>u,M0:()=>p,Z:()=>o,bS:()=>_,gu:()=>v,jT:()=>i,oe:()=>f,ps:()=>c,wI:()=>m,wy:()=>h,yA:()=>s,yc:()=>l,zt:()=>g});var r=n(77598);function i(e){return`prp/${e.split(`/`).map(a).join(`/`)}`}function a(e){let t=e.replaceAll(/[^\p{L}\p{M}\p{N}._-]|^[._]|\.(?=html$)/giu,e=>[...Buffer.from(e)].map(e=>`=${e.toString(16).toUpperCase().padStart(2,`0`)}`).join(``)).replace(/\.$/,`=2E`);return Buffer.byteLength(t)<=200?t:`==${(0,r.createHash)(`sha256`).update(e).digest(`hex`)}`}function o(e,t){return`${`../`.repeat(t.split(`/`).length-1)}${e.split(`/`).map(encodeURIComponent).join(`/`)}`||`./`}function s(e,t){let n=[...e.matchAll(/ href="([^"#:]+)"/g)].map(([,e=``])=>e),r=`https://page.invalid/${t.split(`/`).map(encodeURIComponent).join(`/`)}`;return[...new Set(n)].map(e=>new URL(e,r).pathname.slice(1).split(`/`).map(decodeURIComponent).join(`/`))}let c=(e=1)=>e===1?`index.html`:`index-${e}.html`,l=(e=1)=>e===1?`validations.html`:`validations-${e}.html`,u=(e=1)=>e===1?`names.html`:`names-${e}.html`,d=`trends.html`,f=`search.html`,p=`prp.css`,m=(e,t=1)=>`${i(e)}/${t===1?`index.html`:`index-${t}.html`}`,h=(e,t)=>`${i(e)}/v${t}.html`,g=(e,t,n)=>`${i(e)}/v${t}-to-v${n}.html`,_=e=>`${i(e)}/compare.html`,v=(e,t,n)=>`${i(e)}/v${t}-${n}.html`}),55074:((e,t,n)=>{n.d(t,{GX:()=>o,J1:()=>i,KC:()=>s});var r=n(24208);function i(e,t,n){return{history:e,site:t,cited:n,memory:a()}}function a(){let e=new Map;function t(t,n,r){let i=e.get(n);if(i!==void 0&&i.head===t)return i.value;let a=r(),o={head:t,value:a};e.set(n,o),a.catch(()=>{e.get(n)===o&&e.delete(n)});let[s]=e.keys();return e.size>2e3&&s!==void 0&&e.delete(s),a}return{keepFor:t,keep:(e,n)=>t(void 0,e,n)}}async function o(e,t){try{return await t()}catch(t){if(!(0,r.Kv)(t))throw t;return e}}let s={validations:[],executions:[],problems:[]}}),63875:((e,t,n)=>{n.d(t,{IQ:()=>c,L4:()=>p,Ox:()=>d,pM:()=>u,rL:()=>f,s1:()=>h});var r=n(85777),i=n(87751),a=n(60861),o=n(31340);let s={fail:0,look:1,pass:2,none:3};function c({mark:e}){return s[e]}let l={fail:{sign:`✗`,word:`failed`},look:{sign:`!`,word:`look twice`},pass:{sign:`✓`,word:`passed`},none:{sign:`·`,word:`not checked`}};function u(e){return(0,o.qy)`<span class="m ${e}" aria-hidden="true">${l[e].sign}</span>`}function d(e){return(0,o.qy)`${u(e)}<span class="sr">${l[e].word}</span>`}function f(e){return l[e].sign}function p(e,t=[],n){if(e.tampered)return{mark:`fail`,words:`not as it was sealed`};let{status:r,validation:i}=e;if(r===`failed`)return{mark:`fail`,words:m(i)};let[o,...s]=(0,a.Q3)(t);return o===void 0?r===`passed`?{mark:`pass`,words:`passed`}:n===void 0?{mark:`none`,words:`not checked`}:{mark:`pass`,words:`passed as v${n}`}:{mark:`look`,words:s.length===0?o:`${o}, and more`}}function m(e){if(e===null)return`failed`;let{errors:t,warnings:n}=e.totals;if(t>0)return(0,r.L)(t,`error`);let a=e.gates.filter(({status:e})=>(0,i.Qr)(e));return a.length===0&&n>0?(0,r.L)(n,`warning`):a.length===1?`${a[0]?.id} did not pass`:`${a.length} gates did not pass`}function h({status:e,memento:t},n){if(e===`passed`)return t.sequence;let r=new Map;for(let{sequence:e,verdict:t}of n)r.has(e)||r.set(e,t);let i=[...r].flatMap(([e,t])=>t===`passed`?[e]:[]);return i.length===0?void 0:Math.max(...i)}}),58389:((e,t,n)=>{n.d(t,{M:()=>c});var r=n(35631),i=n(75456),a=n(46400),o=n(55074),s=n(63875);async function c(e){let[t,n]=await Promise.all([e.history.head(),e.cited?.state()]);return e.memory.keepFor(`${t} ${n}`,`overview`,()=>l(e,t))}async function l(e,t){let{history:n}=e,c=(await n.prps()).filter(({movedTo:e})=>e===null),l=(0,r.B)(c.map(({prp:e})=>e)),d=c.filter(({versions:e})=>e>1).toSorted((e,t)=>f(e.latest)<f(t.latest)?1:-1).slice(0,50),g=new Map;for(let{prp:t}of d){let{versions:r}=await(0,o.GX)({total:0,versions:[]},()=>n.slice(t,{from:0,count:2})),[a,s]=r,c=await(0,i.FG)(s,a,e);g.set(t,{before:s===void 0||s.tampered?void 0:s.memento.sequence,risks:c})}let _=await u(c.map(({latest:e})=>e),e),v=[];for(let{prp:e,versions:t,latest:r}of c){let{before:i,risks:a}=g.get(e)??{before:void 0,risks:[]},c=r.tampered?void 0:await(0,o.GX)(void 0,()=>n.passedAs(e,r)),u=l.get(e)??{name:e,folder:``},d=(0,s.L4)(r,a,c);v.push({prp:e,name:u,versions:t,latest:r,before:i,risks:a,state:d,cites:_(r)})}let y=v.toSorted((e,t)=>(0,s.IQ)(e.state)-(0,s.IQ)(t.state)||f(t.latest).localeCompare(f(e.latest))||(e.prp<t.prp?-1:1));return{head:t,prps:y,runs:h(y),byFolder:new Map(v.map(e=>[(0,a.jT)(e.prp),e])),versions:c.reduce((e,{versions:t})=>e+t,0),newest:c.reduce((e,{latest:t})=>m(e,f(t),p(t)),``),compared:d.length}}async function u(e,{cited:t}){if(t===void 0)return()=>void 0;let n=new Set(e.flatMap(e=>d(e).map(({path:e})=>e))),r=await t.ids([...n]);return e=>{let t=d(e);return{files:t.length,changed:t.filter(({path:e,blob:t})=>r.get(e)!==t).length}}}function d(e){return e.tampered?[]:e.memento.references.filter(({blob:e})=>e!==null)}function f(e){return e.tampered?``:e.memento.timestamp}function p(e){return e.tampered?``:e.validation?.timestamp??``}function m(...e){return e.reduce((e,t)=>t>e?t:e,``)}function h(e){let t=e.flatMap(e=>{let{latest:t}=e;return t.tampered||t.validation===null?[]:[{summary:e,version:t,record:t.validation}]});return[...Map.groupBy(t,({record:e})=>e.timestamp)].toSorted(([e],[t])=>e<t?1:-1).map(([,e])=>e)}}),60270:((e,t,n)=>{n.d(t,{C:()=>ht});var r=n(22396),i=n(24208),a=n(36410),o=n(93074),s=n(13777),c=n(75456),l=n(31340),u=n(46400),d=n(93198);let f=[`Jan`,`Feb`,`Mar`,`Apr`,`May`,`Jun`,`Jul`,`Aug`,`Sep`,`Oct`,`Nov`,`Dec`];function p(e){let t=new Date(e);return`${t.getUTCDate()} ${f[t.getUTCMonth()]} ${t.getUTCFullYear()}`}function m(e){return p(e).replace(/ \d+$/,``)}function h(e){return`${p(e)}, ${e.slice(11,16)}`}function g(e){if(e<1e3)return e<100?`${Math.round(e)} ms`:`${(e/1e3).toFixed(1)} s`;let t=Math.round(e/1e3),[n,r]=[Math.floor(t/3600),Math.floor(t/60)%60],i=String(t%60).padStart(2,`0`);return n===0?`${r}:${i}`:`${n}:${String(r).padStart(2,`0`)}:${i}`}function _(e){if(e<1e3)return`${Math.round(e)} milliseconds`;let t=Math.round(e/1e3),[n,r]=[Math.floor(t/60),t%60];return[n>0?v(n,`minute`):``,r>0?v(r,`second`):``].filter(Boolean).join(` `)}function v(e,t){return`${y(e)} ${t}${e===1?``:`s`}`}function y(e){return String(e).replaceAll(/\B(?=(?:\d{3})+$)/g,`,`)}function b(e){let[,t=``]=/^([^<]*)</.exec(e)??[];return t.trim()===``?e.replaceAll(/[<>]/g,``).replace(/@.*$/s,``):t.trim()}function x(e,t,n=t.repository){let r=(0,l.qy)`<code>${e.slice(0,7)}</code>`,{repositoryUrl:i}=t;return i===void 0||n!==t.repository||!/^[0-9a-f]{40,64}$/.test(e)?r:(0,l.qy)`<a href="${(0,o.Bg)({repositoryUrl:i},e)}">${r}</a>`}let S={generated:`generated`,changed:`changed`,restored:`restored`,executed:`executed`,imported:`imported`,saved:`saved`};function C({reason:e,actor:t}){return t===null?S[e]:`${S[e]} by ${b(t)}`}function w(e,t=400){let n=e.replaceAll(/\s+/g,` `).trim();return n.length<=t?n:`${n.slice(0,t-1).toWellFormed()}…`}function T(e){return(0,l.qy)`${e.split("`").map((e,t)=>t%2==0?e:(0,l.qy)`<code>${e}</code>`)}`}function E(e,t){let{segments:n}=(0,d.b2)(e,t);if(!n.some(({kind:e,text:t})=>e===`same`&&t.trim()!==``))return;let r=e=>(0,l.qy)`${n.filter(({kind:t})=>t===`same`||t===e).map(e=>D(e))}`;return{before:r(`removed`),after:r(`added`)}}function D({kind:e,text:t}){if(e===`same`)return(0,l.qy)`${t}`;let[,n=``,r=``,i=``]=/^(\s*)(.*?)(\s*)$/s.exec(t)??[];if(r===``)return(0,l.qy)`${t}`;let a=e===`removed`?(0,l.qy)`<del>${r}</del>`:(0,l.qy)`<ins>${r}</ins>`;return(0,l.qy)`${n}${a}${i}`}function ee(e,t){if(e===void 0)return(0,l.qy)`<ins>${w(t??``)}</ins>`;if(t===void 0)return(0,l.qy)`“${w(e)}”`;let{segments:n}=(0,d.b2)(w(e),w(t));return(0,l.qy)`${n.map((e,t)=>e.kind===`added`&&n[t-1]?.kind===`removed`?(0,l.qy)` ${D(e)}`:D(e))}`}function O({subject:e,before:t,after:n}){let r=ee(t,n);return e===`check`?(0,l.qy)`<code>${r}</code>`:r}async function te({prp:e,name:t},n,r,i){let{memento:o}=n,{sequence:s,source:d,checksum:f}=o,p=await(0,c.$E)(n,i),m=d.commit===null?void 0:(0,l.qy)` · ${x(d.commit,i.site,d.repository)}`,g=(0,l.qy)`<p class="crumb">
      <a href="${(0,u.Z)((0,u.ps)(),r)}">PRPs</a> / <a href="${(0,u.Z)((0,u.wI)(e),r)}">${t.name}</a> /
      v${s}
    </p>
    <h1>v${s} of ${t.name}</h1>
    <p>${h(o.timestamp)} UTC · ${C(o)}${m}${ne(n,i)}</p>
    <p class="soft">
      <small><code>${f}</code></small>
    </p>
    ${`hidden`in p?(0,l.qy)`<p>${p.hidden}</p>`:re((0,a.y)(p.prp))}`;return{title:`v${s} of ${t.name}`,tab:`prps`,main:g}}function ne(e,{site:{repositoryUrl:t,versionsBranch:n}}){if(t===void 0)return;let r=(0,o.Aj)({repositoryUrl:t,versionsBranch:n,head:``},(0,s.E)(e));return(0,l.qy)` · <a href="${r}">on ${n}</a>`}function re(e){let t=e.slice(0,2e5),n=e.length-t.length;return(0,l.qy)`<pre class="cmd" tabindex="0" aria-label="Content">${t}</pre>
    ${n>0?(0,l.qy)`<p class="soft">${v(n,`more character`)}: <code>prp show</code> prints all.</p>`:void 0}`}var ie=n(65732),ae=n(79432),k=n(60861),A=n(63875);async function oe({prp:e,name:t},n,r,i,a){let[o,s]=[`v${n.memento.sequence}`,`v${r.memento.sequence}`],d=await(0,c.Zy)(n,r,a),f=(0,l.qy)`<p class="crumb">
      <a href="${(0,u.Z)((0,u.ps)(),i)}">PRPs</a> / <a href="${(0,u.Z)((0,u.wI)(e),i)}">${t.name}</a> /
      ${o} to ${s}
    </p>
    ${`hidden`in d?(0,l.qy)`<h1>${o} to ${s}</h1>
            <p>${d.hidden}</p>`:se(d,n,r)}`;return{title:`${t.name}, ${o} to ${s}`,tab:`prps`,main:f}}function se({before:e,after:t,diff:n},r,i){let[a,o]=[`v${r.memento.sequence}`,`v${i.memento.sequence}`],{added:s,removed:c}=n.stats,u=n.sections.length,d=n.risks.length,f=n.identical?`${o} equals ${a}`:d===0?`${o} asks for no less than ${a}`:(0,k.Hs)(n.risks)?`${o} asks for less than ${a} in ${v(d,`place`)}`:`${o} needs a second look in ${v(d,`place`)}`,p=n.identical?`Both have the same bytes.`:u===0?`+${s} −${c} lines: only ticks and white space`:`+${s} −${c} lines in ${u} of ${v(n.sectionCount,`section`)}`;return(0,l.qy)`<h1>${f}</h1>
    <p>${p}${n.note===void 0?void 0:(0,l.qy)`. ${n.note}`}</p>
    ${ce(n)}${n.identical?void 0:le(e,t,[r,i])}${ge(t,n)}`}function ce({risks:e}){if(e.length!==0)return(0,l.qy)`<h2 id="risks">Look twice</h2>
    <ol class="todo" aria-labelledby="risks">
      ${e.slice(0,500).map(e=>{let t=e.because===void 0?void 0:(0,l.qy)` <span class="soft">${T(w(e.because))}</span>`,n=(0,k.vG)(e);return(0,l.qy)`<li>
          ${(0,A.Ox)(`look`)}
          <div>
            <b>${n.slice(0,1).toUpperCase()}${n.slice(1)}.</b>${t}
            <span class="was">${O(e)}</span>
          </div>
        </li> `})}
    </ol> `}function le(e,t,[n,r]){let[i,o]=[`v${n.memento.sequence}`,`v${r.memento.sequence}`],s=(0,ae.Y)((0,ie.W)((0,a.y)(e),(0,a.y)(t),{from:`a`,to:`b`})),c=s.slice(0,500),u=[];for(let n of c){let[r,i]=n.after===void 0?[e,n.beforeLine]:[t,n.afterLine],a=de(r,i),o={...n,isCode:r.fences.some(e=>e.startLine<i&&i<e.endLine)},s=u.at(-1);s?.title===a?s.pairs.push(o):u.push({title:a,pairs:[o]})}let d=s.length-c.length;return(0,l.qy)`<table class="diff">
      <caption>
        What changed
      </caption>
      <thead>
        <tr>
          ${[n,r].map(ue)}
        </tr>
      </thead>
      ${u.map(({title:e,pairs:t})=>(0,l.qy)`<tbody>
            <tr>
              <th colspan="2" scope="rowgroup">
                ${w(e,200)}<small class="soft">${fe(t)}</small>
              </th>
            </tr>
            ${t.map(e=>pe(e,i,o))}
          </tbody> `)}
    </table>
    ${d>0?(0,l.qy)`<p class="soft">${v(d,`more line`)} changed; <code>prp diff --patch</code> prints all.</p> `:void 0}`}function ue({memento:{sequence:e,timestamp:t,actor:n}}){let r=n===null?``:`, ${b(n)}`;return(0,l.qy)`<th scope="col">v${e} <small>${p(t)}${r}</small></th>`}function de({sections:e},t){let n=e.findLast(({startLine:e})=>e<=t);return n===void 0?`Before the first heading`:n.heading}function fe(e){let t=e.filter(({before:e})=>e===void 0).length,n=e.filter(({after:e})=>e===void 0).length;return[[e.length-t-n,`changed`],[n,`removed`],[t,`added`]].flatMap(([e,t])=>e===0?[]:[`${e} ${t}`]).join(`, `)}function pe({before:e,after:t,isCode:n},r,i){let[a,o]=[e,t].map(e=>e?.slice(0,2e3)),s=e=>n?(0,l.qy)`<pre>${e}</pre>`:he(e);if(o===void 0){let e=(0,l.qy)`<span class="empty">removed</span>`;return(0,l.qy)`<tr>
      ${j(r,s(a??``),`gone`)}${j(i,e)}
    </tr>`}if(a===void 0){let e=(0,l.qy)`<span class="empty">not there</span>`;return(0,l.qy)`<tr>
      ${j(r,e)}${j(i,s(o),`new`)}
    </tr>`}let c=E(...n?[a,o]:me(a,o));if(c===void 0)return(0,l.qy)`<tr>
      ${j(r,s(a),`gone`)}${j(i,s(o),`new`)}
    </tr>`;let u=[c.before,c.after].map(e=>n?(0,l.qy)`<pre>${e}</pre>`:e);return(0,l.qy)`<tr>
    ${j(r,u[0])}${j(i,u[1])}
  </tr>`}function j(e,t,n){return(0,l.qy)`<td data-l="${e}" ${n===void 0?void 0:(0,l.qy)` class="${n}"`}>${t}</td>`}let M=/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ x]\]\s+)?|#{1,6}\s+)?/;function me(e,t){let[n=``,r=``]=[e,t].map(e=>M.exec(e)?.[0]??``);return n===r?[e.slice(n.length),t.slice(r.length)]:[e,t]}function he(e){let t=e.replace(M,``);return(0,l.qy)`${t===``?e:t}`}function ge({sections:e},{sections:t}){let n=new Set(t.map(({title:e})=>e)),r=[...new Set(e.map(({heading:e})=>e))].filter(e=>!n.has(e));if(r.length===0)return;let i=r.slice(0,100).map(e=>(0,l.qy)`${w(e,100)}`);return(0,l.qy)`<details>
    <summary>${v(r.length,`section`)} ${r.length===1?`is`:`are`} equal</summary>
    <p>${(0,l.cR)(i,`, `)}</p>
  </details>`}var _e=n(25747);let N=`default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'`;function ve({title:e,tab:t,main:n,query:r=``},i,a,o){let s=(e,n,r)=>r===t?(0,l.qy)`<a href="${(0,u.Z)(e,i)}" aria-current="page">${n}</a>`:(0,l.qy)`<a href="${(0,u.Z)(e,i)}">${n}</a>`,c=a.kind===`server`?(0,l.qy)`<form role="search" action="${(0,u.Z)(u.oe,i)}">
          <input
            type="search"
            name="q"
            value="${r}"
            aria-label="Search PRPs by name or title"
            placeholder="Search PRPs"
          />
        </form>`:void 0,d=a.kind===`files`?(0,l.qy)`<meta http-equiv="Content-Security-Policy" content="${N}" />`:void 0;return(0,l.qy)`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${d}
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="prp page" />
        <title>${e} · ${a.name}</title>
        <link rel="stylesheet" href="${(0,u.Z)(u.M0,i)}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <b>${a.name}</b>
          <nav aria-label="Pages">
            ${s((0,u.ps)(),`PRPs`,`prps`)}${s((0,u.yc)(),`Validations`,`validations`)}${s(u.I_,`Trends`,`trends`)}${a.kind===`files`?s((0,u.Kw)(),`Names`,`names`):void 0}
          </nav>
          ${c}
        </header>
        <main id="main">${n}</main>
        <footer>${ye(a,o)}</footer>
      </body>
    </html> `}function ye(e,{head:t,newest:n,versions:r}){if(t===void 0)return(0,l.qy)`There is no branch <code>${e.versionsBranch}</code> yet.`;let i=n===``?``:`, ${h(n)} UTC`;return(0,l.qy)`From <code>${e.versionsBranch}</code> at ${x(t,e)}${i}.
    ${v(r,`version`)}.`}function P(e,t,n){return e.slice((t-1)*n,t*n)}function F({page:e,size:t,total:n},r,i){let a=Math.min(t,n-e*t);if(e===1&&a<=0)return;let o=e===1?void 0:(0,l.qy)`<a href="${(0,u.Z)(i(e-1),r)}">Previous ${t}</a>`,s=a<=0?void 0:(0,l.qy)`<a href="${(0,u.Z)(i(e+1),r)}">Next ${a}</a>`;return(0,l.qy)`<p class="act">${o}${s}</p>`}var I=n(55074);function be(e,t,n){let r=e.prps.toSorted((e,t)=>(0,_e.y)(e.prp,t.prp)),i=P(r,t,500),a=(0,l.qy)`<h1>${v(r.length,`PRP`)} by name</h1>
    <p>With the state of the newest version of each</p>
    <ul class="todo">
      ${i.map(e=>L(e,n))}
    </ul>
    ${F({page:t,size:500,total:r.length},n,u.Kw)}`;return{title:t===1?`Names`:`Names, page ${t}`,tab:`names`,main:a}}function L({prp:e,name:t,state:n,versions:r},i,a){let o=a===void 0?void 0:(0,l.qy)`<br />${w(a,200)}`;return(0,l.qy)`<li>
    ${(0,A.pM)(n.mark)}
    <div>
      <b><a href="${(0,u.Z)((0,u.wI)(e),i)}">${t.name}</a></b> <span class="${n.mark}">${n.words}</span
      ><span class="was"><code>${e}</code>, ${v(r,`version`)}${o}</span>
    </div>
  </li> `}async function xe(e,t,n,r){let i=t.slice(0,200).trim(),a=i.toLowerCase().split(/\s+/).filter(Boolean),o=[];for(let[t,n]of e.prps.entries()){if(a.length===0||o.length>=100)break;let e=t<2e3?await Se(n,r):void 0,i=`${n.prp} ${e??``}`.toLowerCase();a.every(e=>i.includes(e))&&o.push({summary:n,title:e})}let s=a.length===0?(0,l.qy)`<h1>Search by name or title</h1>`:(0,l.qy)`<h1>
          ${o.length>=100?`The first 100 PRPs`:v(o.length,`PRP`)} for “${i}”
        </h1>`,c=(0,l.qy)`<ul class="todo">
    ${o.map(({summary:e,title:t})=>L(e,n,t))}
  </ul>`,d=(0,l.qy)`${s}
  ${o.length===0?(0,l.qy)`<p><a href="${(0,u.Z)((0,u.Kw)(),n)}">All names</a></p>`:c}`;return{title:i===``?`Search`:`Search for ${i}`,main:d,query:i}}function Se({latest:e,name:t},n){return e.tampered?Promise.resolve(void 0):n.memory.keep(`title ${e.memento.digest}`,async()=>{let r=await(0,I.GX)({hidden:``},()=>(0,c.$E)(e,n));return`prp`in r?w(r.prp.title,200):t.name})}function R(e,t){let n=e.slice(0,20).toReversed(),r=n.filter(({verdict:e})=>e===`passed`).length,i=n.at(-1)?.verdict,a=i===void 0?`No validation yet`:`Validations: ${r} of ${n.length} passed, the last ${i===`passed`?`passed`:`failed`}`,o=n.map(({verdict:e},t)=>{let r=5*(20-n.length+t);return e===`passed`?(0,l.qy)`<rect class="f-pass" x="${r}" y="2" width="3.5" height="8" />`:(0,l.qy)`<rect class="f-fail" x="${r}" y="11" width="3.5" height="8" />`});return(0,l.qy)`<svg class="spark" role="img" aria-labelledby="${t}" viewBox="0 0 100 20">
    <title id="${t}">${a}</title>
    <line class="base" x1="0" x2="100" y1="10.5" y2="10.5" />
    ${o}
  </svg>`}async function Ce(e,t,n,r){let i=P(e.prps,t,50),a=[];for(let[e,t]of i.entries())a.push(await je(t,`s${e+1}`,n,r));let o=e.prps.length,s=o===i.length?`${o}`:`${i.length} of ${o}`,c=[`PRP`,`State`,`Version`,`Last passed`,...r.cited===void 0?[]:[`Cited files changed`],`Last 20 validations`,`Changed`],d=(0,l.qy)`<table class="stack" role="table">
      <caption>
        All PRPs
        <small class="soft">${s}, what needs a person first</small>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${c.map(e=>(0,l.qy)`<th role="columnheader" scope="col" ${e===`Changed`?(0,l.qy)` class="n"`:void 0}>${e}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${a}
      </tbody>
    </table>
    ${F({page:t,size:50,total:o},n,u.ps)}`;return{title:t===1?`PRPs`:`PRPs, page ${t}`,tab:`prps`,main:o===0?we():(0,l.qy)`${Te(e)}${t===1?De(e,n):void 0}${d}`}}function we(){return(0,l.qy)`<h1 class="lead">No PRP has a version yet.</h1>
    <p>The first <code>prp validate</code> or <code>prp save</code> stores one.</p>`}function Te({prps:e,compared:t}){let[n,r,i,a]=[`pass`,`fail`,`look`,`none`].map(t=>e.filter(({state:e})=>e.mark===t).length),[o,s,c,u]=[(n??0)+Ee(e),r??0,i??0,a??0],d=[s>0?(0,l.qy)`<span class="fail">${s} ${s===1?`fails`:`fail`}</span>`:void 0,c>0?(0,l.qy)`<span class="look">${c} ${c===1?`asks`:`ask`} for less than before</span>`:void 0,u>0?(0,l.qy)`${u} ${u===1?`is`:`are`} not checked`:void 0].filter(e=>e!==void 0),f=o===e.length?e.length===1?`The PRP passes.`:`All ${e.length} PRPs pass.`:`${o} of ${e.length} PRPs ${o===1?`passes`:`pass`}.`,p=d.length===0?void 0:(0,l.qy)` ${(0,l.cR)(d,`, `)}.`,m=t<e.filter(({versions:e})=>e>1).length?(0,l.qy)`<p>The ${t} PRPs that changed last were compared with the version before.</p>`:void 0,h=e.filter(({cites:e})=>(e?.changed??0)>0).length,g=h>0?(0,l.qy)`<p>
          ${h} ${h===1?`PRP cites`:`PRPs cite`} files that changed since the newest version was sealed.
        </p>`:void 0;return(0,l.qy)`<h1 class="lead">${f}${p}</h1>
    ${g}${m}`}function Ee(e){return e.filter(({state:e,latest:t})=>e.mark===`look`&&!t.tampered&&t.status===`passed`).length}function De({prps:e},t){let n=e.filter(({state:{mark:e}})=>e===`fail`||e===`look`);if(n.length===0)return;let r=n.length-10;return(0,l.qy)`<h2 id="todo">Needs a person</h2>
    <ul class="todo cols" aria-labelledby="todo">
      ${n.slice(0,10).map(e=>Oe(e,t))}
    </ul>
    ${r>0?(0,l.qy)`<p class="soft">And ${r} more: they stand first in the table.</p>`:void 0}`}function Oe(e,t){let{prp:n,name:r,state:i,latest:a,before:o,risks:s}=e,c=(0,l.qy)`<b><a href="${(0,u.Z)((0,u.wI)(n),t)}">${r.name}</a></b>`,d=e=>(0,l.qy)`<li>
      ${(0,A.Ox)(i.mark)}
      <div>${e}</div>
    </li> `;if(a.tampered)return d((0,l.qy)`${c} is not as it was sealed <span class="was">${a.reason}</span>`);let{memento:f,validation:p}=a,[m]=s;if(i.mark===`look`&&m!==void 0&&o!==void 0){let e=(0,l.qy)`<a href="${(0,u.Z)((0,u.zt)(n,o,f.sequence),t)}"
      >v${o} to v${f.sequence}</a
    >`;return d((0,l.qy)`${c}: ${(0,k.vG)(m)} <span class="was">${e}: ${O(m)}</span>`)}let h=(p?.gates??[]).filter(({status:e})=>e!==`passed`&&e!==`skipped`),g=p===null?void 0:(0,l.qy)`<span class="was"
          ><a href="${(0,u.Z)((0,u.gu)(n,f.sequence,p.id),t)}"
            >Validation of v${f.sequence}</a
          >${ke(h.map(({id:e})=>e))}</span
        >`;return d((0,l.qy)`${c}: ${i.words} ${g}`)}function ke(e){if(e.length===0)return;let t=e.slice(0,3).map(e=>(0,l.qy)`<code>${e}</code>`),n=e.length>3?`, and ${e.length-3} more`:``;return(0,l.qy)`: ${(0,l.cR)(t,`, `)}${n}`}function Ae(e){if(e===void 0)return;let{files:t,changed:n}=e;return t===0?(0,l.qy)`<td role="cell" class="hide soft">–</td>`:n===0?(0,l.qy)`<td role="cell" class="hide soft">0 of ${t}</td>`:(0,l.qy)`<td role="cell" class="more" data-l="Cited files changed:">${n} of ${t}</td>`}async function je(e,t,n,{history:r}){let{prp:i,name:a,state:o,latest:s}=e,{validations:c}=await(0,I.GX)(I.KC,()=>r.records(i,20,20)),d=s.tampered?void 0:(0,A.s1)(s,c),f=a.folder===``?void 0:(0,l.qy)`<span class="dir">${a.folder}/</span>`,m=a.name.startsWith(`${a.folder}/`)?a.name.slice(a.folder.length+1):a.name,h=s.tampered?s.sequence:s.memento.sequence,g=s.tampered?`–`:p(s.memento.timestamp),_=[(0,l.qy)`<td role="cell" class="${o.mark}">${o.words}</td>`,(0,l.qy)`<td role="cell" class="hide">${h===void 0?`–`:`v${h}`}</td>`,(0,l.qy)`<td role="cell" class="hide">${d===void 0?`–`:`v${d}`}</td>`,Ae(e.cites),(0,l.qy)`<td role="cell" class="left in">${R(c,t)}</td>`,(0,l.qy)`<td role="cell" class="n soft nb">${g}</td>`];return(0,l.qy)`<tr role="row">
    <th role="rowheader" scope="row">
      ${(0,A.pM)(o.mark)}<a href="${(0,u.Z)((0,u.wI)(i),n)}">${f}${m}</a>
    </th>
    ${_}
  </tr> `}var Me=n(85777),Ne=n(60873),z=n(87751),B=n(79827);async function Pe(e,t,n,r){let{prp:i,name:a,latest:o,state:s}=e,{history:d,site:f}=r,{total:p,versions:m}=await d.slice(i,{from:(t-1)*20,count:21});if(m.length===0)return;let h=Math.min(p,f.versionsPerPrp??p),g=m.slice(0,Math.min(20,h-(t-1)*20)),_=await(0,I.GX)(I.KC,()=>d.records(i,20,20)),v=o.tampered?void 0:(0,A.s1)(o,_.validations),y=[];for(let[i,a]of g.entries()){let o=m[i+1],s=o!==void 0&&(t-1)*20+i+1<h;y.push(await He(a,s?o:void 0,{summary:e,path:n,source:r,records:_,passed:v}))}let b=o.tampered?{hidden:o.reason}:await(0,c.$E)(o,r),x=`prp`in b?b.prp.title:a.name,S=p-h,C=(0,l.qy)`<p class="crumb"><a href="${(0,u.Z)((0,u.ps)(),n)}">PRPs</a> / ${a.name}</p>
    <h1>${w(x,200)}</h1>
    <p><code>${i}</code> · <span class="${s.mark}">${Fe(e)}</span></p>
    <div class="two">
      <aside aria-label="Facts">
        <dl class="facts">
          <dt>Validated</dt>
          <dd>${Ie(_)}</dd>
          ${Le(_)}${ze(e,b)}
        </dl>
        ${Ve(a.name,v,o)}
      </aside>
      <section aria-labelledby="h-v">
        <h2 id="h-v">Versions</h2>
        <ol class="rail" reversed>
          ${y}
        </ol>
        ${F({page:t,size:20,total:h},n,e=>(0,u.wI)(i,e))}
        ${S>0?(0,l.qy)`<p class="soft">${(0,Me.L)(S,`older version`)} ${S===1?`has`:`have`} no page here.</p>`:void 0}
        ${p>1?Be(e,n,r):void 0}
      </section>
    </div>`;return{title:t===1?a.name:`${a.name}, page ${t}`,tab:`prps`,main:C}}function Fe({state:e,latest:t,before:n,risks:r}){return e.mark!==`look`||t.tampered||n===void 0?e.words:`${t.status===`passed`?`passes, `:``}${(0,k.Hs)(r)?`asks for less than`:`asks for other values than`} v${n}`}function Ie({validations:e}){if(e.length===0)return(0,l.qy)`never`;let t=e.length<20?(0,l.qy)`${v(e.length,`time`)} `:void 0;return(0,l.qy)`${t}${R(e,`s`)}`}function Le({executions:e}){if(e.length===0)return;let t=e.filter(({status:e})=>e===`succeeded`).length;return(0,l.qy)`<dt>Executed</dt>
    <dd>${v(e.length,`time`)}, ${t} succeeded</dd> `}function Re(e){return e===void 0||e.files===0?``:`, ${e.changed===0?`none`:e.changed} changed since`}function ze({latest:e,cites:t},n){if(e.tampered)return(0,l.qy)`<dt>Content</dt>
      <dd class="fail">${e.reason}</dd>`;let{references:r,size:i}=e.memento,a=(0,l.qy)`<dt>Cites</dt>
    <dd>${r.length===0?`no file`:v(r.length,`file`)}${Re(t)}</dd> `;if(`hidden`in n)return(0,l.qy)`${a}
      <dt>Content</dt>
      <dd>${n.hidden}</dd> `;let{criteria:o,loop:s,lines:c}=n.prp,u=s.flatMap(({blocks:e})=>e.flatMap(e=>e.commands));return(0,l.qy)`${a}
    <dt>Criteria</dt>
    <dd>${o.length}</dd>
    <dt>Checks</dt>
    <dd>${v(u.length,`command`)}</dd>
    <dt>Length</dt>
    <dd>${v(c.length,`line`)}, ${y(i)} bytes</dd> `}function Be({prp:e,latest:t},n,{site:r}){if(r.kind!==`server`)return;let i=t.tampered?2:t.memento.sequence;return(0,l.qy)`<h2>Compare any two versions</h2>
    <form class="compare" action="${(0,u.Z)((0,u.bS)(e),n)}">
      ${V(`from`,`From`,Math.max(1,i-1))}${V(`to`,`To`,i)}
      <button>Compare</button>
    </form> `}function V(e,t,n){return(0,l.qy)`<label
    >${t}
    <input name="${e}" inputmode="numeric" pattern="v?[0-9]+" required placeholder="v${n}" />
  </label>`}function Ve(e,t,n){let r=!n.tampered&&n.memento.sequence===t;if(t===void 0||r)return;let i=[`rollback`,e,`v${t}`],a=(0,B.M)(...i);return(0,l.qy)`<h2>Go back to v${t}</h2>
    <p>${a===void 0?`In a terminal:`:`In a pull request, or in a terminal:`}</p>
    ${a===void 0?void 0:(0,l.qy)`<pre class="cmd" tabindex="0" aria-label="Command for a pull request">${a}</pre> `}
    <pre class="cmd" tabindex="0" aria-label="Command for a terminal">${(0,B.q)(`prp`,...i)}</pre> `}async function He(e,t,n){let{summary:r,path:i,source:a,records:o,passed:s}=n;if(e.tampered)return(0,l.qy)`<li>
      ${(0,A.Ox)(`fail`)}
      <h3>${e.sequence===void 0?e.id:`v${e.sequence}`}</h3>
      <p>Not as it was sealed: ${e.reason}</p>
    </li> `;let{memento:d,validation:f,tags:p}=e,{sequence:m}=d,g=await(0,c.FG)(t,e,a),_=(0,A.L4)(e,g),v=[...!r.latest.tampered&&r.latest.memento.id===d.id?[(0,l.qy)` <span class="tag">latest</span>`]:[],...m===s?[(0,l.qy)` <span class="tag pass">last passing</span>`]:[],...p.map(e=>(0,l.qy)` <span class="tag">${e}</span>`)],{message:y}=d.metadata,b=(0,Ne.nn)(d),S=o.validations.filter(e=>e.sequence===m),T=[...t===void 0||t.tampered?[]:[(0,l.qy)`<a href="${(0,u.Z)((0,u.zt)(r.prp,t.memento.sequence,m),i)}"
            >Compare with v${t.memento.sequence}</a
          >`],...f===null?[]:[(0,l.qy)`<a href="${(0,u.Z)((0,u.gu)(r.prp,m,f.id),i)}"
            >${S.length>1?`Newest validation`:`Validation`}</a
          >`],(0,l.qy)`<a href="${(0,u.Z)((0,u.wy)(r.prp,m),i)}">Content</a>`],E=d.source.commit;return(0,l.qy)`<li>
    ${_.mark===`none`?(0,A.pM)(`none`):(0,A.Ox)(_.mark)}
    <h3>v${m}${v}</h3>
    <p class="soft">
      <small
        >${h(d.timestamp)} ·
        ${C(d)}${E===null?void 0:(0,l.qy)` · ${x(E,a.site,d.source.repository)}`}</small
      >
    </p>
    ${typeof y==`string`&&y!==``?(0,l.qy)`<p>${w(y)}</p> `:void 0}${b===void 0?void 0:(0,l.qy)`<p>Renamed from <code>${b}</code>.</p> `}
    <p>${Ue(e,g)}${We(o,m)}</p>
    <p class="act">${T}</p>
  </li> `}function Ue({validation:e},t){let n=(0,k.Q3)(t),r=n.length===0?void 0:(0,l.qy)` <b>${(0,k.Hs)(t)?`Asks for less`:`Look twice`}:</b> ${n.join(`, `)}.`;if(e===null)return(0,l.qy)`Not checked.${r}`;if(e.verdict===`passed`)return(0,l.qy)`Passed, ${v(e.totals.gates,`gate`)}.${r}`;let i=e.gates.filter(({status:e})=>(0,z.Qr)(e)).map(({id:e})=>(0,l.qy)`<b>${e}</b>`),a=i.length===0?void 0:(0,l.qy)` at ${(0,l.cR)(i.slice(0,5),`, `)}`,{errors:o,warnings:s}=e.totals,c=[o>0?v(o,`error`):``,s>0?v(s,`warning`):``].filter(Boolean).join(` and `);return(0,l.qy)`Failed${a}${c===``?``:`: ${c}`}.${r}`}function We({executions:e},t){let n=e.filter(({sequence:e})=>e===t);if(n.length===0)return;let r=n.filter(({status:e})=>e===`succeeded`).length,i=n.length-r,a=[...r>0?[(0,l.qy)`<span class="pass">${r} succeeded</span>`]:[],...i>0?[(0,l.qy)`<span class="fail">${i} did not succeed</span>`]:[]];return(0,l.qy)` Executed ${v(n.length,`time`)}: ${(0,l.cR)(a,`, `)}.`}var Ge=n(58389),H=n(15881);function Ke(e){let t=qe(Math.max(...e.map(({passed:e,failed:t})=>e+t),1)),n=e=>Math.round(142*e/t),r=[0,...[t/2,t].filter(e=>Number.isInteger(e))].map(e=>{let t=150-n(e)+.5,r=e===0?void 0:(0,l.qy)`<text x="0" y="${t+12.5}">${e}</text>`;return(0,l.qy)`<line class="axis" x1="0" x2="100%" y1="${t}" y2="${t}" />${r}`}),i=92/e.length,a=e.map(({start:t,passed:r,failed:a},o)=>{let s=8+o*i,[c,u]=[n(r),n(a)],d=o===e.length-1,f=d||o%4==0&&o<e.length-2,p=d?`end`:`middle`,h=d?100:s+i*.33,g=f?(0,l.qy)`<text x="${h.toFixed(2)}%" y="${168}" text-anchor="${p}">${m(t)}</text>`:void 0,_=(e,t,n)=>n<=0?void 0:(0,l.qy)`<rect
            class="f-${e}"
            x="${s.toFixed(2)}%"
            width="${(i*.65).toFixed(2)}%"
            y="${t}"
            height="${n}"
          />`;return(0,l.qy)`${_(`pass`,150-c,c)}${_(`fail`,150-c-u,u-(c>0?1.5:0))}${g} `}),o=e.at(-1),s=o===void 0?``:`${v(o.passed+o.failed,`validation`)} in the last week, ${o.failed} failed.`;return(0,l.qy)`<figure>
    <svg class="wide" height="${176}" role="img" aria-labelledby="t-t t-d">
      <title id="t-t">Validations a week, passed and failed</title>
      <desc id="t-d">${s} A table below has every number.</desc>
      ${r} ${a}
    </svg>
    <figcaption>Below: passed. On top: failed.</figcaption>
  </figure>`}function qe(e){let t=10**Math.floor(Math.log10(e));return([1,2,4,5].find(n=>n*t>=e)??10)*t}let U=6048e5;async function Je(e,t){let n=await t.memory.keepFor(e.head,`trends`,()=>Ye(e,t)),r=Xe(n),i=(0,H.Dr)(W(n)).toSorted((e,t)=>t.p50Ms-e.p50Ms).slice(0,100),a=n.at(-1)?.timestamp;return{title:`Trends`,tab:`trends`,main:a===void 0?(0,l.qy)`<h1 class="lead">No validation is stored yet.</h1>
          <p><code>prp validate</code> stores one for each PRP.</p>`:(0,l.qy)`${Ze(r,i)}
          <p>
            ${v(n.length,`validation`)} since ${p(a)}: the newest ${20} of each of the
            ${50} PRPs that were validated last
          </p>
          <h2>Validations a week</h2>
          ${Ke(r)} ${Qe(i,n)}
          <details>
            <summary>Validations a week, as a table</summary>
            ${tt(r)}
          </details>`}}async function Ye({prps:e},{history:t}){let n=e.flatMap(({prp:e,latest:t})=>t.tampered||t.validation===null?[]:[{prp:e,time:t.validation.timestamp}]).toSorted((e,t)=>e.time<t.time?1:-1).slice(0,50),r=[];for(let{prp:e}of n){let n=await(0,I.GX)(I.KC,()=>t.records(e,20,20));r.push(...n.validations)}return r.toSorted((e,t)=>e.id<t.id?1:-1)}function W(e){return[...Map.groupBy(e,({timestamp:e})=>e).values()].map(e=>{let t=e.flatMap(e=>e.gates);return{gates:[...new Map(t.map(e=>[`${e.id} ${e.status} ${e.queuedMs} ${e.durationMs}`,e])).values()]}})}function Xe(e){let[t]=e;if(t===void 0)return[];let n=G(t.timestamp);return Array.from({length:12},(t,r)=>{let i=n-(11-r)*U,a=e.filter(({timestamp:e})=>G(e)===i),o=a.filter(({verdict:e})=>e===`passed`).length;return{start:new Date(i).toISOString(),passed:o,failed:a.length-o}})}function G(e){let t=Date.parse(e),n=3456e5;return Math.floor((t-n)/U)*U+n}function Ze(e,t){let n=e.filter(({passed:e,failed:t})=>e+t>0),[r,i]=[n[0],n.at(-1)];if(r===void 0||i===void 0)return(0,l.qy)`<h1 class="lead">No validation is stored yet.</h1>`;let a=Math.round((Date.parse(i.start)-Date.parse(r.start))/U),o=a===0?``:`, ${K(r)} ${v(a,`week`)} before`,s=`${K(i)} of validations passed in the week of ${m(i.start)}${o}.`,c=e=>t.filter(t=>q(t).kind===e).length,[u,d,f]=[c(`slower`),c(`failing`),c(`unsteady`)],p=[{count:u,mark:`look`,one:`became slower`,many:`became slower`},{count:d,mark:`fail`,one:`fails more often`,many:`fail more often`},{count:f,mark:`fail`,one:`is unsteady`,many:`are unsteady`}].filter(({count:e})=>e>0).map(({count:e,mark:t,one:n,many:r},i)=>{let a=i===0?v(e,`gate`):String(e);return(0,l.qy)`<span class="${t}">${a} ${e===1?n:r}</span>`});return(0,l.qy)`<h1 class="lead">${s}${p.length===0?void 0:(0,l.qy)` ${(0,l.cR)(p,`, `)}.`}</h1>`}function K({passed:e,failed:t}){return`${Math.round(100*e/(e+t))} %`}function q({trend:e,runs:t,retried:n,passRateGain:r,durationRatio:i}){if(n>=2&&n>=.1*t)return{kind:`unsteady`,words:`often passes at a later attempt only`,detail:`${n} of ${v(t,`run`)}`,mark:`fail`};if(e===`unknown`)return{kind:`unknown`,words:`too few runs`,detail:``,mark:`none`};if(e===`steady`)return{kind:`steady`,words:`steady`,detail:``,mark:`none`};let a=`${Math.round(100*Math.abs(r))} points`,o=`${i>1?`+`:`−`}${Math.round(100*Math.abs(i-1))} %`;return Math.abs(r)>=.1?r<0?{kind:`failing`,words:`fails more often`,detail:a,mark:`fail`}:{kind:`recovering`,words:`fails less often`,detail:a,mark:`pass`}:e===`worsening`?{kind:`slower`,words:`slower`,detail:o,mark:`look`}:{kind:`faster`,words:`faster`,detail:o,mark:`pass`}}function Qe(e,t){let n=$e(t),r=[`Gate`,`Trend`,`Median, by week`,`Median`,`95 %`,`Passed`,`Runs`],i=e.map((e,t)=>{let{id:r,p50Ms:i,p95Ms:a,passRate:o,runs:s}=e,{words:c,detail:u,mark:d}=q(e),f=u===``?void 0:(0,l.qy)` <small>${u}</small>`;return(0,l.qy)`<tr role="row">
      <th role="rowheader" scope="row">${r}</th>
      <td role="cell" class="${d}">${c}${f}</td>
      <td role="cell" class="left">${et(r,n.get(r)??[],`c${t+1}`)}</td>
      <td role="cell" class="n" data-l="median">${g(i)}</td>
      <td role="cell" class="n hide">${g(a)}</td>
      <td role="cell" class="n hide">${Math.round(100*o)} %</td>
      <td role="cell" class="n hide">${y(s)}</td>
    </tr> `});return(0,l.qy)`<table class="stack" role="table">
    <caption>
      Gates
      <small class="soft">the slowest first</small>
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${r.map((e,t)=>(0,l.qy)`<th role="columnheader" scope="col" ${t>2?(0,l.qy)` class="n"`:void 0}>${e}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${i}
    </tbody>
  </table>`}function $e(e){let t=Map.groupBy(e.toReversed(),({timestamp:e})=>G(e)),n=new Map;for(let[,e]of[...t].slice(-12))for(let{id:t,p50Ms:r}of(0,H.Dr)(W(e)))n.set(t,[...n.get(t)??[],r]);return n}function et(e,t,n){let[r=0,i=0]=[t[0],t.at(-1)],a=Math.max(...t,1),o=t.length<2?0:100/(t.length-1),s=t.map((e,t)=>`${(t*o).toFixed(1)},${(19-16*e/a).toFixed(1)}`),c=t.length===1?[...s,`100.0,${s[0]?.split(`,`)[1]??`19`}`]:s;return(0,l.qy)`<svg class="spark" role="img" aria-labelledby="${n}" viewBox="0 0 100 20" preserveAspectRatio="none">
    <title id="${n}">
      Median of ${e}, ${v(t.length,`week`)}, from ${g(r)} to ${g(i)}
    </title>
    <line class="axis" x1="0" x2="100" y1="19.5" y2="19.5" />
    <polyline class="curve" points="${c.join(` `)}" />
  </svg>`}function tt(e){let t=e.map(({start:e,passed:t,failed:n})=>(0,l.qy)`<tr>
        <th scope="row">${m(e)}</th>
        <td class="n">${t}</td>
        <td class="n">${n}</td>
      </tr> `);return(0,l.qy)`<table>
    <caption>
      Validations a week
    </caption>
    <thead>
      <tr>
        <th scope="col">Week of</th>
        <th scope="col" class="n">Passed</th>
        <th scope="col" class="n">Failed</th>
      </tr>
    </thead>
    <tbody>
      ${t}
    </tbody>
  </table>`}function J({status:e,attempts:t}){return e===`skipped`||e===`cancelled`?`none`:e===`passed`?t>1?`look`:`pass`:`fail`}function nt(e){let t=e.filter(({status:e})=>e!==`skipped`),n=t.toSorted((e,t)=>t.durationMs-e.durationMs).slice(0,40),r=t.filter(e=>n.includes(e)),[i]=n,a=Math.max(...r.map(({queuedMs:e,durationMs:t})=>e+t),0);if(i===void 0||a<=0)return;let o=rt(a),s=Math.max(a,o)*1.02,c=e=>`${(100*e/s).toFixed(2)}%`,u=36*r.length,d=Array.from({length:Math.floor(s/o)+1},(e,t)=>t*o).map(e=>(0,l.qy)`<line class="axis" x1="${c(e)}" x2="${c(e)}" y1="0" y2="${u}" /><text
          x="${c(e)}"
          y="${u+18}"
          ${e===0?void 0:(0,l.qy)` text-anchor="middle"`}
          >${it(e,o)}</text
        > `),f=r.map((e,t)=>{let{name:n,queuedMs:r,durationMs:i}=e,a=36*t,o=r*200<s?void 0:(0,l.qy)`<rect class="wait" x="0" y="${a+22}" width="${c(r)}" height="4" />`;return(0,l.qy)`<text class="t" x="0" y="${a+14}">${(0,A.rL)(J(e))} ${n}<tspan fill="none"> </tspan></text
      ><text x="100%" y="${a+14}" text-anchor="end">${g(i)}</text>${o}<rect
        class="f-${J(e)}"
        x="${c(r)}"
        y="${a+20}"
        width="${c(Math.max(i,s/200))}"
        height="8"
        rx="1"
      /> `}),p=t.reduce((e,{durationMs:t})=>e+t,0),m=t.length-r.length;return(0,l.qy)`<h2>When each gate ran</h2>
    <figure>
      <svg class="wide" height="${u+30}" role="img" aria-labelledby="g-t g-d">
        <title id="g-t">When each gate ran</title>
        <desc id="g-d">
          The run took ${_(a)}; ${i.name} was the longest gate. The table below has every number.
        </desc>
        ${d}${f}
      </svg>
      <figcaption>
        Thin: waiting for a worker. Thick: running. One after the other it would have taken
        ${_(p)}.${m>0?` ${m} shorter ones are left out.`:``}
      </figcaption>
    </figure> `}function rt(e){return[10,20,50,100,200,500,1e3,2e3,5e3,1e4,15e3,3e4,6e4,12e4,3e5].find(t=>e/t<=5)??Math.ceil(e/5/6e5)*6e5}function it(e,t){return t<1e3?`${e} ms`:e===0?`0:00`:g(e)}function at(e,t,n,{site:r}){let{record:i}=e,a=[e,...(t.runs.find(([e])=>e?.record.timestamp===i.timestamp)??[]).filter(({record:{id:e}})=>e!==i.id)].toSorted((e,t)=>Y.indexOf(e.record.verdict)-Y.indexOf(t.record.verdict)),o=lt(a),s=Math.max(0,...o.map(({queuedMs:e,durationMs:t})=>e+t)),c=h(i.timestamp),{repository:d,pullRequest:f}=e.version.memento.source,p=f===null?void 0:(0,l.qy)` of pull request ${ot(f,d,r)}`,m=i.commit===null?void 0:(0,l.qy)`<p>Commit ${x(i.commit,r,d)}${p}</p>`,g=(0,l.qy)`<p class="crumb"><a href="${(0,u.Z)((0,u.yc)(),n)}">Validations</a> / ${c}</p>
    <h1>${st(a)}${s>0?` in ${_(s)}`:``}</h1>
    ${m}
    <h2 id="f">PRPs</h2>
    <ul class="todo" aria-labelledby="f">
      ${a.slice(0,X).map(e=>ct(e,n))}
    </ul>
    <p class="soft"><small>Other PRPs of this run are listed as long as they were not validated again.</small></p>
    ${a.length>X?(0,l.qy)`<p class="soft">And ${a.length-X} more.</p> `:void 0}${nt(o)}${dt(o)}`;return{title:`Validation of ${c}`,tab:`validations`,main:g}}let Y=[`failed`,`passed`],X=50;function ot(e,t,{repositoryUrl:n,...r}){return n===void 0||t!==r.repository?(0,l.qy)`${e}`:(0,l.qy)`<a href="${n}/pull/${e}">${e}</a>`}function st(e){let t=e.filter(({record:e})=>e.verdict===`failed`).length;if(e.length===1){let n=e[0]?.summary.name.name??``;return t===0?(0,l.qy)`${n} passed`:(0,l.qy)`<span class="fail">${n} failed</span>`}return t===0?(0,l.qy)`${e.length} PRPs passed`:(0,l.qy)`<span class="fail">${t} of ${e.length} PRPs failed</span>`}function ct({summary:e,version:t,record:n},r){let{prp:i,name:a}=e,{sequence:o}=t.memento,{errors:s,warnings:c,notices:d}=n.totals,f=n.gates.filter(({status:e})=>e!==`passed`&&e!==`skipped`),p=(0,l.cR)(f.slice(0,10).map(({id:e})=>(0,l.qy)`<code>${e}</code>`),`, `),m=Z({errors:s,warnings:c,notices:d}),h=[...f.length>0?[(0,l.qy)`${v(f.length,`gate`)} did not pass: ${p}`]:[],...m===``?[]:[m]];return(0,l.qy)`<li>
    ${(0,A.Ox)(n.verdict===`passed`?`pass`:`fail`)}
    <div>
      <b><a href="${(0,u.Z)((0,u.wI)(i),r)}">${a.name}</a></b
      >, <a href="${(0,u.Z)((0,u.wy)(i,o),r)}">v${o}</a
      ><span class="was">${h.length===0?`No finding`:(0,l.cR)(h,`. `)}</span>
    </div>
  </li> `}function Z({errors:e,warnings:t,notices:n}){return[[e,`error`],[t,`warning`],[n,`notice`]].flatMap(([e,t])=>e===0?[]:[v(e,t)]).join(`, `)}function lt(e){let t=new Map;for(let{summary:n,record:r}of e)for(let e of r.gates){let r=`${e.id} ${e.status} ${e.queuedMs} ${e.durationMs}`,i=t.get(r);i===void 0?t.set(r,{gate:e,names:[n.name.name]}):i.names.push(n.name.name)}let n=[...t.values()].map(({gate:t,names:n})=>{let{id:r,status:i,attempts:a,queuedMs:o,durationMs:s}=t;return{name:r,status:i,attempts:a,queuedMs:o,durationMs:s,about:n.length===1?n[0]??``:e.length===n.length?`the run`:`${n.length} PRPs`,findings:Z(t)}}),r=n.filter(Q);if(r.length<2)return n;let i=n.filter(e=>!Q(e)).toSorted((e,t)=>ut(e)-ut(t)||e.queuedMs-t.queuedMs),a=r.reduce((e,t)=>e+t.durationMs,0),o={name:`${r.length} ${i.length===0?``:`other `}short gates`,status:`passed`,attempts:1,queuedMs:Math.min(...r.map(({queuedMs:e})=>e)),durationMs:Math.max(...r.map(e=>e.queuedMs+e.durationMs))-Math.min(...r.map(e=>e.queuedMs)),about:`${g(a)} of work`,findings:``};return[...i.filter(e=>J(e)===`fail`),o,...i.filter(e=>J(e)!==`fail`)]}function Q(e){return J(e)===`pass`&&e.durationMs<1e3&&e.findings===``}function ut(e){return[`fail`,`look`,`pass`,`none`].indexOf(J(e))}function dt(e){let t=[`Gate`,`Result`,`About`,`Findings`,`Waited`,`Ran`],n=e.map(e=>{let{name:t,about:n,findings:r,queuedMs:i,durationMs:a,status:o}=e,s=J(e);return(0,l.qy)`<tr role="row">
      <th role="rowheader" scope="row">${(0,A.pM)(s)}${t}</th>
      <td role="cell" class="${s}">${ft(e)}</td>
      <td role="cell" class="hide">${n}</td>
      <td role="cell" class="${r===``?`hide`:`more`}">${r===``?`–`:r}</td>
      <td role="cell" class="n hide">${i<1?`–`:g(i)}</td>
      <td role="cell" class="${o===`skipped`?`n hide`:`n`}" data-l="ran">
        ${o===`skipped`?`–`:g(a)}
      </td>
    </tr> `});return(0,l.qy)`<table class="stack" role="table">
    <caption>
      Gates
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${t.map((e,t)=>(0,l.qy)`<th role="columnheader" scope="col" ${t>3?(0,l.qy)` class="n"`:void 0}>${e}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${n}
    </tbody>
  </table>`}function ft({status:e,attempts:t}){return e!==`passed`||t<=1?z.pG[e].replace(/^was /,``):`passed at attempt ${t}`}function pt(e,t,n){let{runs:r}=e,i=P(r,t,50).map(e=>{let[t]=e;if(t===void 0)return;let{summary:r,version:i,record:a}=t,o=e.filter(e=>e.record.verdict===`failed`),s=o.length>0?`fail`:`pass`,c=e.reduce((e,t)=>e+t.record.totals.errors,0),d=e.reduce((e,t)=>e+t.record.totals.warnings,0),f=(0,u.Z)((0,u.gu)(r.prp,i.memento.sequence,a.id),n),p=e.slice(0,3).map(e=>e.summary.name.name),m=e.length>3?`, and ${e.length-3} more`:``;return(0,l.qy)`<tr role="row">
      <th role="rowheader" scope="row">${(0,A.pM)(s)}<a href="${f}">${h(a.timestamp)}</a></th>
      <td role="cell" class="${s}">${o.length>0?`${o.length} of ${e.length} failed`:`passed`}</td>
      <td role="cell" class="more">${p.join(`, `)}${m}</td>
      <td role="cell" class="${c+d>0?`more`:`hide`}">
        ${Z({errors:c,warnings:d,notices:0})||`–`}
      </td>
    </tr> `}),a=r.filter(e=>e.some(({record:e})=>e.verdict===`failed`)).length,o=r.length===0?(0,l.qy)`<h1 class="lead">No version was validated yet.</h1>`:(0,l.qy)`<h1 class="lead">
            ${v(r.length,`run`)} checked the newest
            versions${a>0?(0,l.qy)`; <span class="fail">${a} failed</span>`:void 0}.
          </h1>
          <p>Of each PRP its newest validation; the page of a PRP leads to those of its versions.</p>`,s=(0,l.qy)`<table class="stack" role="table">
      <caption>
        Validations
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${[`Time (UTC)`,`Result`,`PRPs`,`Findings`].map(e=>(0,l.qy)`<th role="columnheader" scope="col">${e}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${i}
      </tbody>
    </table>
    ${F({page:t,size:50,total:r.length},n,u.yc)}`;return{title:t===1?`Validations`:`Validations, page ${t}`,tab:`validations`,main:(0,l.qy)`${o} ${r.length===0?void 0:s}`}}let mt={"content-security-policy":`${N}; frame-ancestors 'none'`,"referrer-policy":`no-referrer`,"x-content-type-options":`nosniff`,"cross-origin-opener-policy":`same-origin`,"cross-origin-resource-policy":`same-origin`};async function ht(e,t,n){if(e===u.M0)return{status:200,headers:{...mt,"content-type":`text/css; charset=utf-8`},body:`:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf7, #14141a);
  --raised: light-dark(#fff, #1b1b23);
  --line: light-dark(#e2dfd8, #302f3a);
  --rule: light-dark(#8c8779, #6f6d7c);
  --ink: light-dark(#1d1c21, #eceaf2);
  --soft: light-dark(#5f5b54, #a9a6b5);
  --link: light-dark(#5b34b8, #b9a2ff);
  --pass: light-dark(#1a6b3c, #6fcf97);
  --calm: light-dark(#5c9c78, #4f9a70);
  --fail: light-dark(#b3261e, #ff8f85);
  --look: light-dark(#875400, #f0b95a);
  --pass-bg: light-dark(#e3f2e8, #16301f);
  --fail-bg: light-dark(#fbe6e3, #3b1b19);
  --look-bg: light-dark(#fbefd9, #372a10);
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', 'DejaVu Sans Mono', monospace;
  --sans: -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0 auto; max-width: 84rem; padding: 0 1rem 3rem; background: var(--paper); color: var(--ink); font: 400 .9375rem/1.5 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em }
a:hover { text-decoration-thickness: 2px }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px }
h1, h2, h3 { line-height: 1.2; margin: 0; font-weight: 650; letter-spacing: -.01em; text-wrap: balance }
h1 { font-size: clamp(1.5rem, 1.1rem + 1.9vw, 2.25rem) }
h2 { font-size: 1.0625rem; margin: 2.5rem 0 .75rem }
h3 { font-size: .9375rem; letter-spacing: 0 }
p { margin: .5rem 0; max-width: 68ch }
code, pre, .mono { font: .875em/1.5 var(--mono) }
small, .soft { color: var(--soft) }
small { font-size: .8125rem }
ul, ol { margin: 0; padding: 0; list-style: none }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: .5rem; background: var(--raised); padding: .5rem; z-index: 1 }
.nb { white-space: nowrap }

/* head and foot */
body > header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; padding: .75rem 0; border-bottom: 1px solid var(--line); margin-bottom: 1.75rem }
body > header b { font-weight: 650 }
nav { display: flex; gap: 1.1rem } nav a, .crumb a { display: inline-block; padding: .4rem 0; color: var(--soft); text-decoration: none }
nav a[aria-current] { color: var(--ink); box-shadow: inset 0 -2px var(--link) }
nav a:hover, .crumb a:hover { color: var(--ink); text-decoration: underline }
form { margin-left: auto; display: flex } .compare { flex-wrap: wrap; align-items: end; gap: .5rem; margin: 0 } .compare input { width: 6rem } label { display: grid; color: var(--soft); font-size: .8125rem }
button { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--rule); border-radius: 4px; padding: .3rem .6rem; cursor: pointer } input { font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--rule); border-radius: 4px; padding: .3rem .6rem; width: 15rem; max-width: 100% }
.crumb { font-size: .8125rem; color: var(--soft) }
body > footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8125rem }

/* state: a mark, a word and a colour, never the colour alone */
.m { display: inline-block; width: 1.35em; font: 700 1.1em/1 var(--mono) }
.pass { color: var(--pass) } .fail { color: var(--fail) } .look { color: var(--look) } .none { color: var(--soft) }
.tag { display: inline-block; font-size: .8125rem; font-weight: 400; line-height: 1.35; padding: .05rem .45rem; border: 1px solid var(--rule); border-radius: 99rem; color: var(--soft); white-space: nowrap }
.tag.pass { color: var(--pass); border-color: currentColor }
.lead { font-size: clamp(1.5rem, 1.1rem + 1.9vw, 2.25rem); line-height: 1.2; letter-spacing: -.015em; max-width: 44ch; text-wrap: balance }
.lead + p, h1 + p { color: var(--soft) }

/* what needs a person */
.todo { border-top: 1px solid var(--line) } .todo li { display: grid; grid-template-columns: 1.35em 1fr; padding: .55rem 0; border-bottom: 1px solid var(--line) }
.todo .m { padding-top: .25em } .todo li > div > b { font-weight: 600 }
h1 + .todo, p + .todo { margin-top: 1rem } .was { display: block; color: var(--soft) }
del, ins { text-decoration-thickness: 1px; padding: 0 .15em; border-radius: 2px; color: var(--ink) }
del { background: var(--fail-bg); text-decoration-line: line-through; text-decoration-color: var(--fail) }
ins { background: var(--pass-bg); text-decoration-line: underline; text-decoration-color: var(--pass); text-underline-offset: .18em }

/* tables */
table { width: 100%; border-collapse: collapse }
caption { text-align: left; font-weight: 650; font-size: 1.0625rem; padding: 2.5rem 0 .6rem; letter-spacing: -.01em }
caption small { font-weight: 400; letter-spacing: 0; margin-left: .5rem }
th { font-weight: 400; text-align: left } thead th { font-size: .8125rem; color: var(--soft); border-bottom: 1px solid var(--rule); padding: .3rem .9rem .3rem 0; white-space: nowrap; vertical-align: bottom }
td, tbody th { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line); vertical-align: baseline }
tbody tr:hover > * { background: light-dark(#f4f1ea, #1d1d26) }
td:last-child, th:last-child { padding-right: 0 }
.n { text-align: right } tbody th a { font-weight: 600; text-decoration: none } tbody th a:hover { text-decoration: underline }
.dir { color: var(--soft) }

/* drawings: percentages across, pixels down: text keeps its size at any width */
svg { display: block; overflow: visible } svg text { font: .75rem var(--sans); fill: var(--soft) } svg .t { fill: var(--ink) }
.spark { width: 100px; height: 20px; display: inline-block; vertical-align: middle } .wide { width: 100% }
.f-pass { fill: var(--calm) } .f-fail { fill: var(--fail) } .f-look { fill: var(--look) } .f-none { fill: var(--line) }
.axis { stroke: var(--line) } .base { stroke: var(--rule) } .wait { fill: var(--rule) }
.curve { fill: none; stroke: var(--link); stroke-width: 1.5; vector-effect: non-scaling-stroke }
figure { margin: 0 } figcaption { color: var(--soft); font-size: .8125rem; margin-top: .5rem }

/* one PRP: a rail of versions beside the facts */
.facts { display: grid; grid-template-columns: auto 1fr; gap: .3rem 1rem; margin: 0; padding: .9rem 1.1rem; background: var(--raised); border: 1px solid var(--line); border-radius: 6px }
.facts dt { color: var(--soft) } .facts dd { margin: 0 }
.rail li { position: relative; padding: 0 0 1.4rem 1.75rem } .rail li::before { content: ''; position: absolute; left: .5rem; top: .4rem; bottom: -.4rem; border-left: 1px solid var(--rule) } .rail li:last-child::before { display: none }
.rail .m { position: absolute; left: 0; top: .05rem; width: 1.1rem; line-height: 1.3; text-align: center; background: var(--paper) }
.rail h3 { display: flex; flex-wrap: wrap; gap: .1rem .5rem; align-items: baseline } .rail p { margin: .15rem 0 }
.act { display: flex; flex-wrap: wrap; gap: 0 1rem; font-size: .8125rem } .act a { padding: .2rem 0 }

/* two versions, side by side */
.diff { table-layout: fixed } .diff thead th { width: 50%; padding: .4rem .9rem; position: sticky; top: 0; background: var(--paper) } .diff td { padding: .45rem .9rem; vertical-align: top }
.diff tbody th { padding: 1.4rem .9rem .35rem; font-weight: 650 } .diff tbody th small { margin-left: .5rem; font-weight: 400 }
.diff tbody tr:hover > * { background: none } .diff td + td { border-left: 1px solid var(--line) } .diff .same { color: var(--soft) }
.diff tr .gone { background: var(--fail-bg) } .diff tr .new { background: var(--pass-bg) } .diff .empty { color: var(--soft) } .diff pre { margin: 0; white-space: pre-wrap }
.diff tbody tr:hover > .gone { background: var(--fail-bg) } .diff tbody tr:hover > .new { background: var(--pass-bg) }
details { margin-top: .75rem } summary { cursor: pointer; color: var(--soft); padding: .3rem 0 }
pre.cmd { background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; overflow-x: auto; margin: .4rem 0 }

@media (min-width: 60rem) {
  body { padding: 0 2rem 4rem }
  .two { margin-top: 1.75rem; display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 3rem; align-items: start }
  .two > section { grid-area: 1 / 1 } .two > aside { grid-area: 1 / 2; position: sticky; top: 1rem } .two > section h2 { margin-top: 0 }
  .todo.cols { columns: 2; column-gap: 3rem; border-top: 0 } .todo.cols li { break-inside: avoid; border-top: 1px solid var(--line); border-bottom: 0 }
}
@media (min-width: 110rem) { html { font-size: 125% } }
@media (max-width: 59.99rem) { .two > aside { margin-top: 1.5rem } }
@media (max-width: 40rem) {
  header form { margin: .25rem 0 0; flex: 1 0 100% } header input { width: 100% }
  /* a row becomes two lines; roles in the markup keep it a table for a screen reader */
  .stack thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .stack tr { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .55rem 0; border-bottom: 1px solid var(--line) }
  .stack td, .stack tbody th { padding: 0; border: 0; text-align: right } .stack tbody th, .stack .left { text-align: left } .stack .in { padding-left: 1.5em } .stack td:last-child { grid-column: 2 } .stack tbody, .stack caption { display: block }
  .stack .more { order: 1; text-align: left; padding-left: 1.85em; font-size: .8125rem; color: var(--soft) } .stack .more ~ .more { padding-left: 0; text-align: right } .stack .hide { display: none }
  .stack [data-l]::before { content: attr(data-l) ' '; color: var(--soft) }
  .diff thead { display: none } .diff, .diff tbody, .diff tr, .diff td, .diff caption { display: block } .diff td + td { border-left: 0 } .diff tbody th { display: block; border: 0; padding: 1.4rem 0 .35rem } .diff tr { border-bottom: 1px solid var(--line) } .diff td { border: 0; padding: .3rem .5rem }
  .diff td::before { content: attr(data-l); display: block; font-size: .75rem; color: var(--soft) }
}
@media (prefers-contrast: more) { :root { --line: var(--rule); --soft: var(--ink) } }
@media (forced-colors: active) { .f-pass, .f-fail, .f-look { fill: CanvasText } .curve { stroke: CanvasText } }
@media print { nav, form, .act { display: none } body { max-width: none } }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`};let r=e===``?(0,u.ps)():e,i=await(0,Ge.M)(n),a=await gt(r,t,i,n),o=a??bt(r);return{status:a===void 0?404:200,headers:{...mt,"content-type":`text/html; charset=utf-8`},body:(0,l.js)(ve(o,r,n.site,i))}}async function gt(e,t,n,r){let[,i,a=`1`]=_t.exec(e)??[],o=Number(a),s=(e,t)=>o<=Math.max(1,Math.ceil(t/e));switch(i){case`index`:return s(50,n.prps.length)?Ce(n,o,e,r):void 0;case`validations`:return s(50,n.runs.length)?pt(n,o,e):void 0;case`names`:return s(500,n.prps.length)?be(n,o,e):void 0;case`trends`:return o===1?Je(n,r):void 0;case`search`:return o===1&&r.site.kind===`server`?xe(n,t.q??``,e,r):void 0;default:{let i=e.lastIndexOf(`/`),a=i<0?void 0:n.byFolder.get(e.slice(0,i));return a&&vt(e.slice(i+1),t,{summary:a,all:n,path:e,source:r})}}}let _t=/^(index|validations|names|search|trends)(?:-([2-9]|[1-9]\d{1,5}))?\.html$/;async function vt(e,t,n){let{summary:r,all:i,path:a,source:o}=n,[,s]=/^index(?:-([2-9]|[1-9]\d{1,5}))?\.html$/.exec(e)??[];if(e===`index.html`||s!==void 0)return Pe(r,Number(s??1),a,o);let[,c]=/^v(\d{1,9})\.html$/.exec(e)??[];if(c!==void 0)return $(n,[c],([e])=>te(r,e,a,o));let[,l,u]=/^v(\d{1,9})-to-v(\d{1,9})\.html$/.exec(e)??yt(e,t)??[];if(l!==void 0&&u!==void 0)return $(n,[l,u],([e,t=e])=>oe(r,e,t,a,o));let[,d,f]=/^v(\d{1,9})-(\d{8}_\d{6}_\d{3}_[0-9a-f]{8})\.html$/.exec(e)??[];if(d!==void 0&&f!==void 0)return $(n,[d],async([e])=>{let t=await o.history.validation(e,f);return t&&at({summary:r,version:e,record:t},i,a,o)})}function yt(e,{from:t=``,to:n=``}){let[r,i]=[t,n].map(e=>/^v?(\d{1,9})$/.exec(e.trim())?.[1]);return e===`compare.html`&&r!==void 0&&i!==void 0?[``,r,i]:void 0}async function $({summary:{prp:e,name:t},path:n,source:a},o,s){try{let[t,...n]=await Promise.all(o.map(t=>a.history.select(e,`v${t}`)));return t&&await s([t,...n])}catch(a){if(!(a instanceof r.xs))throw a;if(a.code===`E_NOT_FOUND`)return;if(!(0,i.Kv)(a))throw a;return{title:`Not as it was sealed`,main:(0,l.qy)`<p class="crumb">
        <a href="${(0,u.Z)((0,u.ps)(),n)}">PRPs</a> / <a href="${(0,u.Z)((0,u.wI)(e),n)}">${t.name}</a>
      </p>
      <h1>This is not as it was sealed</h1>
      <p>${a.message}</p>
      <p><code>prp verify</code> tells more.</p>`}}}function bt(e){return{title:`Not found`,main:(0,l.qy)`<h1>There is no such page</h1>
    <p><a href="${(0,u.Z)((0,u.ps)(),e)}">All PRPs</a></p>`}}}),79432:((e,t,n)=>{n.d(t,{Y:()=>r});function r(e){let t=[],[n,r]=[0,0],i=[],a=[],o=()=>{for(let e=0;e<Math.max(i.length,a.length);e+=1){let[o,s]=[i[e],a[e]];t.push({...o!==void 0&&{before:o.text},...s!==void 0&&{after:s.text},beforeLine:o?.line??n,afterLine:s?.line??r})}[i,a]=[[],[]]};for(let t of e.split(`
`).slice(2,-1)){let[,e,s]=/^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(t)??[];e!==void 0&&s!==void 0?(o(),[n,r]=[Number(e),Number(s)]):t.startsWith(`-`)?i.push({text:t.slice(1),line:n++}):t.startsWith(`+`)?a.push({text:t.slice(1),line:r++}):t.startsWith(`\\`)||(o(),n+=1,r+=1)}return o(),t.filter(({before:e,after:t})=>e?.trim()||t?.trim())}})};