const e=require("./to-command.js"),t=require("./snapshot.js"),n=require("./rules.js"),r=require("./runtime.js"),i=require("./parse.js"),a=require("./unified.js"),o=require("./sarif.js"),s=require("./find-prp.js"),c=require("./pasteable-command.js"),l=require("./owned-branch.js");let u=require("node:crypto");function d(e,t,n){return{history:e,site:t,cited:n,memory:f()}}function f(){let e=/* @__PURE__ */ new Map;function t(t,n,r){let i=e.get(n);if(i!==void 0&&i.head===t)return i.value;let a=r(),o={head:t,value:a};e.set(n,o),a.catch(()=>{e.get(n)===o&&e.delete(n)});let[s]=e.keys();return e.size>2e3&&s!==void 0&&e.delete(s),a}return{keepFor:t,keep:(e,n)=>t(void 0,e,n)}}async function p(e,n){try{return await n()}catch(n){if(!t.r(n))throw n;return e}}const m={validations:[],executions:[],problems:[]};function h({repositoryUrl:e,head:t},n){return`${e}/blob/${S(t)}/${S(n)}`}function g(e,t,n){return`${h(e,t)}?plain=1#L${n}`}function _({repositoryUrl:e},t){return`${e}/commit/${S(t)}`}function v({repositoryUrl:e,versionsBranch:t}){return`${e}/tree/${S(t)}`}function y(e,{repositoryUrl:t}){let n=e.split(`](${t}/blob/`).slice(1).flatMap(e=>/^[^/\s)]+\/([^?#)\s]+)/.exec(e)?.[1]??[]);return[...new Set(n.flatMap(e=>b(e)??[]))]}function b(e){try{return decodeURIComponent(e)}catch{return}}function ee({repositoryUrl:e},t){return`[\`${t.slice(0,7)}\`](${_({repositoryUrl:e},t)})`}function x({repositoryUrl:e,versionsBranch:n},{prp:r,sequence:i,id:a}){let o=t.A({prp:r,bucket:t.T(i),id:a});return`${e}/tree/${S(n)}/${S(o)}`}function te(e,{prp:n,sequence:r,id:i},a){let o=t.A({prp:n,bucket:t.T(r),id:i});return`${h({...e,head:e.versionsBranch},`${o}/prp.md`)}?plain=1#L${a}`}function ne(e,t){return`${v(e)}/${S(t)}`}function re({repositoryUrl:e},t,n){return`${e}/pull/${t}/files#diff-${(0,u.createHash)(`sha256`).update(n).digest(`hex`)}`}function S(e){return encodeURIComponent(e.toWellFormed()).replaceAll(`%2F`,`/`).replaceAll(/[!'()*~_]/g,e=>`%${e.charCodeAt(0).toString(16).toUpperCase()}`)}async function C(t,{history:n,site:a}){let{prp:o,encryption:s}=t.memento;if(s!==null&&a.showsEncrypted!==!0)return{hidden:`It is encrypted.`};try{let e=r.w(await n.content(t),o);return`problem`in e?{hidden:e.message}:{prp:i.t(e.text,o,a.aliases===void 0?{}:{aliases:a.aliases})}}catch(t){if(!(t instanceof e.St))throw t;return{hidden:t.message}}}async function ie(e,t,n){let[i,a]=await Promise.all([C(e,n),C(t,n)]);return`hidden`in i?{hidden:`v${e.memento.sequence} cannot be compared. ${i.hidden}`}:`hidden`in a?{hidden:`v${t.memento.sequence} cannot be compared. ${a.hidden}`}:{before:i.prp,after:a.prp,diff:r.T(i.prp,a.prp)}}async function ae(e,t,n){if(e===void 0||t===void 0||e.tampered||t.tampered)return[];let[r,i]=[e.memento.canonicalChecksum,t.memento.canonicalChecksum];return r===i&&e.memento.checksum===t.memento.checksum?[]:n.memory.keep(`risks ${e.memento.digest} ${t.memento.digest}`,async()=>{let r=await ie(e,t,n);return`hidden`in r?[]:r.diff.risks.slice(0,oe).map(ce)})}const oe=100,se=1e3;function ce({kind:e,message:t,side:n,line:r,subject:i,change:a,before:o,after:s}){return{kind:e,message:t,side:n,line:r,subject:i,change:a,...o!==void 0&&{before:o.slice(0,se)},...s!==void 0&&{after:s.slice(0,se)}}}const w=Symbol(`markup`);function T(e,...t){let n=ue(e);return{[w]:n.map((e,n)=>(n===0?``:fe(t[n-1]))+e).join(``)}}const le=/* @__PURE__ */ new WeakMap;function ue(e){let t=le.get(e)??e.map(e=>e.replaceAll(/\n\s*/g,`
`));return le.set(e,t),t}function de(e){return e[w]}function E(e,t){return T`${e.flatMap((e,n)=>n===0?[e]:[t,e])}`}function fe(e){return e===void 0?``:typeof e==`string`||typeof e==`number`?he(String(e)):pe(e)?e[w]:e.map(fe).join(``)}function pe(e){return w in e}const me={"&":`&amp;`,"<":`&lt;`,">":`&gt;`,'"':`&quot;`,"'":`&#39;`};function he(e){return e.toWellFormed().replaceAll(/[&<>"']/g,e=>me[e]??``).replaceAll(/(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu,e=>`\\u{${e.codePointAt(0)?.toString(16)}}`)}function D(e){return`prp/${e.split(`/`).map(ge).join(`/`)}`}function ge(e){let t=e.replaceAll(/[^\p{L}\p{M}\p{N}._-]|^[._]|\.(?=html$)/giu,e=>[...Buffer.from(e)].map(e=>`=${e.toString(16).toUpperCase().padStart(2,`0`)}`).join(``)).replace(/\.$/,`=2E`);return Buffer.byteLength(t)<=200?t:`==${(0,u.createHash)(`sha256`).update(e).digest(`hex`)}`}function O(e,t){return`${`../`.repeat(t.split(`/`).length-1)}${e.split(`/`).map(encodeURIComponent).join(`/`)}`||`./`}function _e(e,t){let n=[...e.matchAll(/ href="([^"#:]+)"/g)].map(([,e=``])=>e),r=`https://page.invalid/${t.split(`/`).map(encodeURIComponent).join(`/`)}`;return[...new Set(n)].map(e=>new URL(e,r).pathname.slice(1).split(`/`).map(decodeURIComponent).join(`/`))}const k=(e=1)=>e===1?`index.html`:`index-${e}.html`,A=(e=1)=>e===1?`validations.html`:`validations-${e}.html`,j=(e=1)=>e===1?`names.html`:`names-${e}.html`,M=(e,t=1)=>`${D(e)}/${t===1?`index.html`:`index-${t}.html`}`,ve=(e,t)=>`${D(e)}/v${t}.html`,ye=(e,t,n)=>`${D(e)}/v${t}-to-v${n}.html`,be=e=>`${D(e)}/compare.html`,N=(e,t,n)=>`${D(e)}/v${t}-${n}.html`,xe=[`Jan`,`Feb`,`Mar`,`Apr`,`May`,`Jun`,`Jul`,`Aug`,`Sep`,`Oct`,`Nov`,`Dec`];function P(e){let t=new Date(e);return`${t.getUTCDate()} ${xe[t.getUTCMonth()]} ${t.getUTCFullYear()}`}function F(e){return P(e).replace(/ \d+$/,``)}function I(e){return`${P(e)}, ${e.slice(11,16)}`}function L(e){if(e<1e3)return e<100?`${Math.round(e)} ms`:`${(e/1e3).toFixed(1)} s`;let t=Math.round(e/1e3),[n,r]=[Math.floor(t/3600),Math.floor(t/60)%60],i=String(t%60).padStart(2,`0`);return n===0?`${r}:${i}`:`${n}:${String(r).padStart(2,`0`)}:${i}`}function R(e){if(e<1e3)return`${Math.round(e)} milliseconds`;let t=Math.round(e/1e3),[n,r]=[Math.floor(t/60),t%60];return[n>0?z(n,`minute`):``,r>0?z(r,`second`):``].filter(Boolean).join(` `)}function z(e,t){return`${B(e)} ${t}${e===1?``:`s`}`}function B(e){return String(e).replaceAll(/\B(?=(?:\d{3})+$)/g,`,`)}function Se(e){let[,t=``]=/^([^<]*)</.exec(e)??[];return t.trim()===``?e.replaceAll(/[<>]/g,``).replace(/@.*$/s,``):t.trim()}function V(e,t,n=t.repository){let r=T`<code>${e.slice(0,7)}</code>`,{repositoryUrl:i}=t;return i===void 0||n!==t.repository||!/^[0-9a-f]{40,64}$/.test(e)?r:T`<a href="${_({repositoryUrl:i},e)}">${r}</a>`}const Ce={generated:`generated`,changed:`changed`,restored:`restored`,executed:`executed`,imported:`imported`,saved:`saved`};function we({reason:e,actor:t}){return t===null?Ce[e]:`${Ce[e]} by ${Se(t)}`}function H(e,t=400){let n=e.replaceAll(/\s+/g,` `).trim();return n.length<=t?n:`${n.slice(0,t-1).toWellFormed()}…`}function Te(e){return T`${e.split("`").map((e,t)=>t%2==0?e:T`<code>${e}</code>`)}`}function Ee(e,t){let{segments:n}=r.E(e,t);if(!n.some(({kind:e,text:t})=>e===`same`&&t.trim()!==``))return;let i=e=>T`${n.filter(({kind:t})=>t===`same`||t===e).map(e=>U(e))}`;return{before:i(`removed`),after:i(`added`)}}function U({kind:e,text:t}){if(e===`same`)return T`${t}`;let[,n=``,r=``,i=``]=/^(\s*)(.*?)(\s*)$/s.exec(t)??[];return r===``?T`${t}`:T`${n}${e===`removed`?T`<del>${r}</del>`:T`<ins>${r}</ins>`}${i}`}function De(e,t){if(e===void 0)return T`<ins>${H(t??``)}</ins>`;if(t===void 0)return T`“${H(e)}”`;let{segments:n}=r.E(H(e),H(t));return T`${n.map((e,t)=>e.kind===`added`&&n[t-1]?.kind===`removed`?T` ${U(e)}`:U(e))}`}function Oe({subject:e,before:t,after:n}){let r=De(t,n);return e===`check`?T`<code>${r}</code>`:r}async function ke({prp:e,name:t},r,i,a){let{memento:o}=r,{sequence:s,source:c,checksum:l}=o,u=await C(r,a),d=c.commit===null?void 0:T` · ${V(c.commit,a.site,c.repository)}`,f=T`<p class="crumb">
      <a href="${O(k(),i)}">PRPs</a> / <a href="${O(M(e),i)}">${t.name}</a> /
      v${s}
    </p>
    <h1>v${s} of ${t.name}</h1>
    <p>${I(o.timestamp)} UTC · ${we(o)}${d}${Ae(r,a)}</p>
    <p class="soft">
      <small><code>${l}</code></small>
    </p>
    ${`hidden`in u?T`<p>${u.hidden}</p>`:je(n._(u.prp))}`;return{title:`v${s} of ${t.name}`,tab:`prps`,main:f}}function Ae(e,{site:{repositoryUrl:t,versionsBranch:n}}){return t===void 0?void 0:T` · <a href="${x({repositoryUrl:t,versionsBranch:n,head:``},r.k(e))}">on ${n}</a>`}function je(e){let t=e.slice(0,2e5),n=e.length-t.length;return T`<pre class="cmd" tabindex="0" aria-label="Content">${t}</pre>
    ${n>0?T`<p class="soft">${z(n,`more character`)}: <code>prp show</code> prints all.</p>`:void 0}`}const Me={fail:0,look:1,pass:2,none:3};function Ne({mark:e}){return Me[e]}const W={fail:{sign:`✗`,word:`failed`},look:{sign:`!`,word:`look twice`},pass:{sign:`✓`,word:`passed`},none:{sign:`·`,word:`not checked`}};function G(e){return T`<span class="m ${e}" aria-hidden="true">${W[e].sign}</span>`}function K(e){return T`${G(e)}<span class="sr">${W[e].word}</span>`}function Pe(e){return W[e].sign}function Fe(t,n=[],r){if(t.tampered)return{mark:`fail`,words:`not as it was sealed`};let{status:i,validation:a}=t;if(i===`failed`)return{mark:`fail`,words:Ie(a)};let[o,...s]=e.h(n);return o===void 0?i===`passed`?{mark:`pass`,words:`passed`}:r===void 0?{mark:`none`,words:`not checked`}:{mark:`pass`,words:`passed as v${r}`}:{mark:`look`,words:s.length===0?o:`${o}, and more`}}function Ie(t){if(t===null)return`failed`;let{errors:n,warnings:r}=t.totals;if(n>0)return e.D(n,`error`);let i=t.gates.filter(({status:t})=>e.C(t));return i.length===0&&r>0?e.D(r,`warning`):i.length===1?`${i[0]?.id} did not pass`:`${i.length} gates did not pass`}function Le({status:e,memento:t},n){if(e===`passed`)return t.sequence;let r=/* @__PURE__ */ new Map;for(let{sequence:e,verdict:t}of n)r.has(e)||r.set(e,t);let i=[...r].flatMap(([e,t])=>t===`passed`?[e]:[]);return i.length===0?void 0:Math.max(...i)}async function Re({prp:e,name:t},n,r,i,a){let[o,s]=[`v${n.memento.sequence}`,`v${r.memento.sequence}`],c=await ie(n,r,a),l=T`<p class="crumb">
      <a href="${O(k(),i)}">PRPs</a> / <a href="${O(M(e),i)}">${t.name}</a> /
      ${o} to ${s}
    </p>
    ${`hidden`in c?T`<h1>${o} to ${s}</h1>
            <p>${c.hidden}</p>`:ze(c,n,r)}`;return{title:`${t.name}, ${o} to ${s}`,tab:`prps`,main:l}}function ze({before:t,after:n,diff:r},i,a){let[o,s]=[`v${i.memento.sequence}`,`v${a.memento.sequence}`],{added:c,removed:l}=r.stats,u=r.sections.length,d=r.risks.length;return T`<h1>${r.identical?`${s} equals ${o}`:d===0?`${s} asks for no less than ${o}`:e.m(r.risks)?`${s} asks for less than ${o} in ${z(d,`place`)}`:`${s} needs a second look in ${z(d,`place`)}`}</h1>
    <p>${r.identical?`Both have the same bytes.`:u===0?`+${c} −${l} lines: only ticks and white space`:`+${c} −${l} lines in ${u} of ${z(r.sectionCount,`section`)}`}${r.note===void 0?void 0:T`. ${r.note}`}</p>
    ${Be(r)}${r.identical?void 0:Ve(t,n,[i,a])}${Ye(n,r)}`}function Be({risks:t}){if(t.length!==0)return T`<h2 id="risks">Look twice</h2>
    <ol class="todo" aria-labelledby="risks">
      ${t.slice(0,500).map(t=>{let n=t.because===void 0?void 0:T` <span class="soft">${Te(H(t.because))}</span>`,r=e.g(t);return T`<li>
          ${K(`look`)}
          <div>
            <b>${r.slice(0,1).toUpperCase()}${r.slice(1)}.</b>${n}
            <span class="was">${Oe(t)}</span>
          </div>
        </li> `})}
    </ol> `}function Ve(e,t,[r,i]){let[s,c]=[`v${r.memento.sequence}`,`v${i.memento.sequence}`],l=o.b(a.t(n._(e),n._(t),{from:`a`,to:`b`})),u=l.slice(0,500),d=[];for(let n of u){let[r,i]=n.after===void 0?[e,n.beforeLine]:[t,n.afterLine],a=Ue(r,i),o={...n,isCode:r.fences.some(e=>e.startLine<i&&i<e.endLine)},s=d.at(-1);s?.title===a?s.pairs.push(o):d.push({title:a,pairs:[o]})}let f=l.length-u.length;return T`<table class="diff">
      <caption>
        What changed
      </caption>
      <thead>
        <tr>
          ${[r,i].map(He)}
        </tr>
      </thead>
      ${d.map(({title:e,pairs:t})=>T`<tbody>
            <tr>
              <th colspan="2" scope="rowgroup">
                ${H(e,200)}<small class="soft">${We(t)}</small>
              </th>
            </tr>
            ${t.map(e=>Ge(e,s,c))}
          </tbody> `)}
    </table>
    ${f>0?T`<p class="soft">${z(f,`more line`)} changed; <code>prp diff --patch</code> prints all.</p> `:void 0}`}function He({memento:{sequence:e,timestamp:t,actor:n}}){let r=n===null?``:`, ${Se(n)}`;return T`<th scope="col">v${e} <small>${P(t)}${r}</small></th>`}function Ue({sections:e},t){let n=e.findLast(({startLine:e})=>e<=t);return n===void 0?`Before the first heading`:n.heading}function We(e){let t=e.filter(({before:e})=>e===void 0).length,n=e.filter(({after:e})=>e===void 0).length;return[[e.length-t-n,`changed`],[n,`removed`],[t,`added`]].flatMap(([e,t])=>e===0?[]:[`${e} ${t}`]).join(`, `)}function Ge({before:e,after:t,isCode:n},r,i){let[a,o]=[e,t].map(e=>e?.slice(0,2e3)),s=e=>n?T`<pre>${e}</pre>`:Je(e);if(o===void 0){let e=T`<span class="empty">removed</span>`;return T`<tr>
      ${q(r,s(a??``),`gone`)}${q(i,e)}
    </tr>`}if(a===void 0)return T`<tr>
      ${q(r,T`<span class="empty">not there</span>`)}${q(i,s(o),`new`)}
    </tr>`;let c=Ee(...n?[a,o]:qe(a,o));if(c===void 0)return T`<tr>
      ${q(r,s(a),`gone`)}${q(i,s(o),`new`)}
    </tr>`;let l=[c.before,c.after].map(e=>n?T`<pre>${e}</pre>`:e);return T`<tr>
    ${q(r,l[0])}${q(i,l[1])}
  </tr>`}function q(e,t,n){return T`<td data-l="${e}" ${n===void 0?void 0:T` class="${n}"`}>${t}</td>`}const Ke=/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ x]\]\s+)?|#{1,6}\s+)?/;function qe(e,t){let[n=``,r=``]=[e,t].map(e=>Ke.exec(e)?.[0]??``);return n===r?[e.slice(n.length),t.slice(r.length)]:[e,t]}function Je(e){let t=e.replace(Ke,``);return T`${t===``?e:t}`}function Ye({sections:e},{sections:t}){let n=new Set(t.map(({title:e})=>e)),r=[...new Set(e.map(({heading:e})=>e))].filter(e=>!n.has(e));if(r.length===0)return;let i=r.slice(0,100).map(e=>T`${H(e,100)}`);return T`<details>
    <summary>${z(r.length,`section`)} ${r.length===1?`is`:`are`} equal</summary>
    <p>${E(i,`, `)}</p>
  </details>`}const Xe=`default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'`;function Ze({title:e,tab:t,main:n,query:r=``},i,a,o){let s=(e,n,r)=>r===t?T`<a href="${O(e,i)}" aria-current="page">${n}</a>`:T`<a href="${O(e,i)}">${n}</a>`,c=a.kind===`server`?T`<form role="search" action="${O(`search.html`,i)}">
          <input
            type="search"
            name="q"
            value="${r}"
            aria-label="Search PRPs by name or title"
            placeholder="Search PRPs"
          />
        </form>`:void 0;return T`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${a.kind===`files`?T`<meta http-equiv="Content-Security-Policy" content="${Xe}" />`:void 0}
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="prp page" />
        <title>${e} · ${a.name}</title>
        <link rel="stylesheet" href="${O(`prp.css`,i)}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <b>${a.name}</b>
          <nav aria-label="Pages">
            ${s(k(),`PRPs`,`prps`)}${s(A(),`Validations`,`validations`)}${s(`trends.html`,`Trends`,`trends`)}${a.kind===`files`?s(j(),`Names`,`names`):void 0}
          </nav>
          ${c}
        </header>
        <main id="main">${n}</main>
        <footer>${Qe(a,o)}</footer>
      </body>
    </html> `}function Qe(e,{head:t,newest:n,versions:r}){if(t===void 0)return T`There is no branch <code>${e.versionsBranch}</code> yet.`;let i=n===``?``:`, ${I(n)} UTC`;return T`From <code>${e.versionsBranch}</code> at ${V(t,e)}${i}.
    ${z(r,`version`)}.`}function $e(e,t,n){return e.slice((t-1)*n,t*n)}function J({page:e,size:t,total:n},r,i){let a=Math.min(t,n-e*t);return e===1&&a<=0?void 0:T`<p class="act">${e===1?void 0:T`<a href="${O(i(e-1),r)}">Previous ${t}</a>`}${a<=0?void 0:T`<a href="${O(i(e+1),r)}">Next ${a}</a>`}</p>`}function et(e,t,n){let r=e.prps.toSorted((e,t)=>s.l(e.prp,t.prp)),i=$e(r,t,500),a=T`<h1>${z(r.length,`PRP`)} by name</h1>
    <p>With the state of the newest version of each</p>
    <ul class="todo">
      ${i.map(e=>tt(e,n))}
    </ul>
    ${J({page:t,size:500,total:r.length},n,j)}`;return{title:t===1?`Names`:`Names, page ${t}`,tab:`names`,main:a}}function tt({prp:e,name:t,state:n,versions:r},i,a){let o=a===void 0?void 0:T`<br />${H(a,200)}`;return T`<li>
    ${G(n.mark)}
    <div>
      <b><a href="${O(M(e),i)}">${t.name}</a></b> <span class="${n.mark}">${n.words}</span
      ><span class="was"><code>${e}</code>, ${z(r,`version`)}${o}</span>
    </div>
  </li> `}async function nt(e,t,n,r){let i=t.slice(0,200).trim(),a=i.toLowerCase().split(/\s+/).filter(Boolean),o=[];for(let[t,n]of e.prps.entries()){if(a.length===0||o.length>=100)break;let e=t<2e3?await rt(n,r):void 0,i=`${n.prp} ${e??``}`.toLowerCase();a.every(e=>i.includes(e))&&o.push({summary:n,title:e})}let s=a.length===0?T`<h1>Search by name or title</h1>`:T`<h1>
          ${o.length>=100?`The first 100 PRPs`:z(o.length,`PRP`)} for “${i}”
        </h1>`,c=T`<ul class="todo">
    ${o.map(({summary:e,title:t})=>tt(e,n,t))}
  </ul>`,l=T`${s}
  ${o.length===0?T`<p><a href="${O(j(),n)}">All names</a></p>`:c}`;return{title:i===``?`Search`:`Search for ${i}`,main:l,query:i}}function rt({latest:e,name:t},n){return e.tampered?Promise.resolve(void 0):n.memory.keep(`title ${e.memento.digest}`,async()=>{let r=await p({hidden:``},()=>C(e,n));return`prp`in r?H(r.prp.title,200):t.name})}function it(e,t){let n=e.slice(0,20).toReversed(),r=n.filter(({verdict:e})=>e===`passed`).length,i=n.at(-1)?.verdict;return T`<svg class="spark" role="img" aria-labelledby="${t}" viewBox="0 0 100 20">
    <title id="${t}">${i===void 0?`No validation yet`:`Validations: ${r} of ${n.length} passed, the last ${i===`passed`?`passed`:`failed`}`}</title>
    <line class="base" x1="0" x2="100" y1="10.5" y2="10.5" />
    ${n.map(({verdict:e},t)=>{let r=5*(20-n.length+t);return e===`passed`?T`<rect class="f-pass" x="${r}" y="2" width="3.5" height="8" />`:T`<rect class="f-fail" x="${r}" y="11" width="3.5" height="8" />`})}
  </svg>`}async function at(e,t,n,r){let i=$e(e.prps,t,50),a=[];for(let[e,t]of i.entries())a.push(await pt(t,`s${e+1}`,n,r));let o=e.prps.length,s=T`<table class="stack" role="table">
      <caption>
        All PRPs
        <small class="soft">${o===i.length?`${o}`:`${i.length} of ${o}`}, what needs a person first</small>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${[`PRP`,`State`,`Version`,`Last passed`,...r.cited===void 0?[]:[`Cited files changed`],`Last 20 validations`,`Changed`].map(e=>T`<th role="columnheader" scope="col" ${e===`Changed`?T` class="n"`:void 0}>${e}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${a}
      </tbody>
    </table>
    ${J({page:t,size:50,total:o},n,k)}`;return{title:t===1?`PRPs`:`PRPs, page ${t}`,tab:`prps`,main:o===0?ot():T`${st(e)}${t===1?lt(e,n):void 0}${s}`}}function ot(){return T`<h1 class="lead">No PRP has a version yet.</h1>
    <p>The first <code>prp validate</code> or <code>prp save</code> stores one.</p>`}function st({prps:e,compared:t}){let[n,r,i,a]=[`pass`,`fail`,`look`,`none`].map(t=>e.filter(({state:e})=>e.mark===t).length),[o,s,c,l]=[(n??0)+ct(e),r??0,i??0,a??0],u=[s>0?T`<span class="fail">${s} ${s===1?`fails`:`fail`}</span>`:void 0,c>0?T`<span class="look">${c} ${c===1?`asks`:`ask`} for less than before</span>`:void 0,l>0?T`${l} ${l===1?`is`:`are`} not checked`:void 0].filter(e=>e!==void 0),d=o===e.length?e.length===1?`The PRP passes.`:`All ${e.length} PRPs pass.`:`${o} of ${e.length} PRPs ${o===1?`passes`:`pass`}.`,f=u.length===0?void 0:T` ${E(u,`, `)}.`,p=t<e.filter(({versions:e})=>e>1).length?T`<p>The ${t} PRPs that changed last were compared with the version before.</p>`:void 0,m=e.filter(({cites:e})=>(e?.changed??0)>0).length;return T`<h1 class="lead">${d}${f}</h1>
    ${m>0?T`<p>
          ${m} ${m===1?`PRP cites`:`PRPs cite`} files that changed since the newest version was sealed.
        </p>`:void 0}${p}`}function ct(e){return e.filter(({state:e,latest:t})=>e.mark===`look`&&!t.tampered&&t.status===`passed`).length}function lt({prps:e},t){let n=e.filter(({state:{mark:e}})=>e===`fail`||e===`look`);if(n.length===0)return;let r=n.length-10;return T`<h2 id="todo">Needs a person</h2>
    <ul class="todo cols" aria-labelledby="todo">
      ${n.slice(0,10).map(e=>ut(e,t))}
    </ul>
    ${r>0?T`<p class="soft">And ${r} more: they stand first in the table.</p>`:void 0}`}function ut(t,n){let{prp:r,name:i,state:a,latest:o,before:s,risks:c}=t,l=T`<b><a href="${O(M(r),n)}">${i.name}</a></b>`,u=e=>T`<li>
      ${K(a.mark)}
      <div>${e}</div>
    </li> `;if(o.tampered)return u(T`${l} is not as it was sealed <span class="was">${o.reason}</span>`);let{memento:d,validation:f}=o,[p]=c;if(a.mark===`look`&&p!==void 0&&s!==void 0){let t=T`<a href="${O(ye(r,s,d.sequence),n)}"
      >v${s} to v${d.sequence}</a
    >`;return u(T`${l}: ${e.g(p)} <span class="was">${t}: ${Oe(p)}</span>`)}let m=(f?.gates??[]).filter(({status:e})=>e!==`passed`&&e!==`skipped`),h=f===null?void 0:T`<span class="was"
          ><a href="${O(N(r,d.sequence,f.id),n)}"
            >Validation of v${d.sequence}</a
          >${dt(m.map(({id:e})=>e))}</span
        >`;return u(T`${l}: ${a.words} ${h}`)}function dt(e){if(e.length===0)return;let t=e.slice(0,3).map(e=>T`<code>${e}</code>`),n=e.length>3?`, and ${e.length-3} more`:``;return T`: ${E(t,`, `)}${n}`}function ft(e){if(e===void 0)return;let{files:t,changed:n}=e;return t===0?T`<td role="cell" class="hide soft">–</td>`:n===0?T`<td role="cell" class="hide soft">0 of ${t}</td>`:T`<td role="cell" class="more" data-l="Cited files changed:">${n} of ${t}</td>`}async function pt(e,t,n,{history:r}){let{prp:i,name:a,state:o,latest:s}=e,{validations:c}=await p(m,()=>r.records(i,20,20)),l=s.tampered?void 0:Le(s,c),u=a.folder===``?void 0:T`<span class="dir">${a.folder}/</span>`,d=a.name.startsWith(`${a.folder}/`)?a.name.slice(a.folder.length+1):a.name,f=s.tampered?s.sequence:s.memento.sequence,h=s.tampered?`–`:P(s.memento.timestamp),g=[T`<td role="cell" class="${o.mark}">${o.words}</td>`,T`<td role="cell" class="hide">${f===void 0?`–`:`v${f}`}</td>`,T`<td role="cell" class="hide">${l===void 0?`–`:`v${l}`}</td>`,ft(e.cites),T`<td role="cell" class="left in">${it(c,t)}</td>`,T`<td role="cell" class="n soft nb">${h}</td>`];return T`<tr role="row">
    <th role="rowheader" scope="row">
      ${G(o.mark)}<a href="${O(M(i),n)}">${u}${d}</a>
    </th>
    ${g}
  </tr> `}async function mt(t,n,r,i){let{prp:a,name:o,latest:s,state:c}=t,{history:l,site:u}=i,{total:d,versions:f}=await l.slice(a,{from:(n-1)*20,count:21});if(f.length===0)return;let h=Math.min(d,u.versionsPerPrp??d),g=f.slice(0,Math.min(20,h-(n-1)*20)),_=await p(m,()=>l.records(a,20,20)),v=s.tampered?void 0:Le(s,_.validations),y=[];for(let[e,a]of g.entries()){let o=f[e+1],s=o!==void 0&&(n-1)*20+e+1<h;y.push(await Ct(a,s?o:void 0,{summary:t,path:r,source:i,records:_,passed:v}))}let b=s.tampered?{hidden:s.reason}:await C(s,i),ee=`prp`in b?b.prp.title:o.name,x=d-h,te=T`<p class="crumb"><a href="${O(k(),r)}">PRPs</a> / ${o.name}</p>
    <h1>${H(ee,200)}</h1>
    <p><code>${a}</code> · <span class="${c.mark}">${ht(t)}</span></p>
    <div class="two">
      <aside aria-label="Facts">
        <dl class="facts">
          <dt>Validated</dt>
          <dd>${gt(_)}</dd>
          ${_t(_)}${yt(t,b)}
        </dl>
        ${St(o.name,v,s)}
      </aside>
      <section aria-labelledby="h-v">
        <h2 id="h-v">Versions</h2>
        <ol class="rail" reversed>
          ${y}
        </ol>
        ${J({page:n,size:20,total:h},r,e=>M(a,e))}
        ${x>0?T`<p class="soft">${e.D(x,`older version`)} ${x===1?`has`:`have`} no page here.</p>`:void 0}
        ${d>1?bt(t,r,i):void 0}
      </section>
    </div>`;return{title:n===1?o.name:`${o.name}, page ${n}`,tab:`prps`,main:te}}function ht({state:t,latest:n,before:r,risks:i}){return t.mark!==`look`||n.tampered||r===void 0?t.words:`${n.status===`passed`?`passes, `:``}${e.m(i)?`asks for less than`:`asks for other values than`} v${r}`}function gt({validations:e}){return e.length===0?T`never`:T`${e.length<20?T`${z(e.length,`time`)} `:void 0}${it(e,`s`)}`}function _t({executions:e}){if(e.length===0)return;let t=e.filter(({status:e})=>e===`succeeded`).length;return T`<dt>Executed</dt>
    <dd>${z(e.length,`time`)}, ${t} succeeded</dd> `}function vt(e){return e===void 0||e.files===0?``:`, ${e.changed===0?`none`:e.changed} changed since`}function yt({latest:e,cites:t},n){if(e.tampered)return T`<dt>Content</dt>
      <dd class="fail">${e.reason}</dd>`;let{references:r,size:i}=e.memento,a=T`<dt>Cites</dt>
    <dd>${r.length===0?`no file`:z(r.length,`file`)}${vt(t)}</dd> `;if(`hidden`in n)return T`${a}
      <dt>Content</dt>
      <dd>${n.hidden}</dd> `;let{criteria:o,loop:s,lines:c}=n.prp,l=s.flatMap(({blocks:e})=>e.flatMap(e=>e.commands));return T`${a}
    <dt>Criteria</dt>
    <dd>${o.length}</dd>
    <dt>Checks</dt>
    <dd>${z(l.length,`command`)}</dd>
    <dt>Length</dt>
    <dd>${z(c.length,`line`)}, ${B(i)} bytes</dd> `}function bt({prp:e,latest:t},n,{site:r}){if(r.kind!==`server`)return;let i=t.tampered?2:t.memento.sequence;return T`<h2>Compare any two versions</h2>
    <form class="compare" action="${O(be(e),n)}">
      ${xt(`from`,`From`,Math.max(1,i-1))}${xt(`to`,`To`,i)}
      <button>Compare</button>
    </form> `}function xt(e,t,n){return T`<label
    >${t}
    <input name="${e}" inputmode="numeric" pattern="v?[0-9]+" required placeholder="v${n}" />
  </label>`}function St(e,t,n){let r=!n.tampered&&n.memento.sequence===t;if(t===void 0||r)return;let i=[`rollback`,e,`v${t}`],a=c.n(...i);return T`<h2>Go back to v${t}</h2>
    <p>${a===void 0?`In a terminal:`:`In a pull request, or in a terminal:`}</p>
    ${a===void 0?void 0:T`<pre class="cmd" tabindex="0" aria-label="Command for a pull request">${a}</pre> `}
    <pre class="cmd" tabindex="0" aria-label="Command for a terminal">${c.t(`prp`,...i)}</pre> `}async function Ct(e,n,r){let{summary:i,path:a,source:o,records:s,passed:c}=r;if(e.tampered)return T`<li>
      ${K(`fail`)}
      <h3>${e.sequence===void 0?e.id:`v${e.sequence}`}</h3>
      <p>Not as it was sealed: ${e.reason}</p>
    </li> `;let{memento:l,validation:u,tags:d}=e,{sequence:f}=l,p=await ae(n,e,o),m=Fe(e,p),h=[...!i.latest.tampered&&i.latest.memento.id===l.id?[T` <span class="tag">latest</span>`]:[],...f===c?[T` <span class="tag pass">last passing</span>`]:[],...d.map(e=>T` <span class="tag">${e}</span>`)],{message:g}=l.metadata,_=t.l(l),v=s.validations.filter(e=>e.sequence===f),y=[...n===void 0||n.tampered?[]:[T`<a href="${O(ye(i.prp,n.memento.sequence,f),a)}"
            >Compare with v${n.memento.sequence}</a
          >`],...u===null?[]:[T`<a href="${O(N(i.prp,f,u.id),a)}"
            >${v.length>1?`Newest validation`:`Validation`}</a
          >`],T`<a href="${O(ve(i.prp,f),a)}">Content</a>`],b=l.source.commit;return T`<li>
    ${m.mark===`none`?G(`none`):K(m.mark)}
    <h3>v${f}${h}</h3>
    <p class="soft">
      <small
        >${I(l.timestamp)} ·
        ${we(l)}${b===null?void 0:T` · ${V(b,o.site,l.source.repository)}`}</small
      >
    </p>
    ${typeof g==`string`&&g!==``?T`<p>${H(g)}</p> `:void 0}${_===void 0?void 0:T`<p>Renamed from <code>${_}</code>.</p> `}
    <p>${wt(e,p)}${Tt(s,f)}</p>
    <p class="act">${y}</p>
  </li> `}function wt({validation:t},n){let r=e.h(n),i=r.length===0?void 0:T` <b>${e.m(n)?`Asks for less`:`Look twice`}:</b> ${r.join(`, `)}.`;if(t===null)return T`Not checked.${i}`;if(t.verdict===`passed`)return T`Passed, ${z(t.totals.gates,`gate`)}.${i}`;let a=t.gates.filter(({status:t})=>e.C(t)).map(({id:e})=>T`<b>${e}</b>`),o=a.length===0?void 0:T` at ${E(a.slice(0,5),`, `)}`,{errors:s,warnings:c}=t.totals,l=[s>0?z(s,`error`):``,c>0?z(c,`warning`):``].filter(Boolean).join(` and `);return T`Failed${o}${l===``?``:`: ${l}`}.${i}`}function Tt({executions:e},t){let n=e.filter(({sequence:e})=>e===t);if(n.length===0)return;let r=n.filter(({status:e})=>e===`succeeded`).length,i=n.length-r,a=[...r>0?[T`<span class="pass">${r} succeeded</span>`]:[],...i>0?[T`<span class="fail">${i} did not succeed</span>`]:[]];return T` Executed ${z(n.length,`time`)}: ${E(a,`, `)}.`}async function Et(e){let[t,n]=await Promise.all([e.history.head(),e.cited?.state()]);return e.memory.keepFor(`${t} ${n}`,`overview`,()=>Dt(e,t))}async function Dt(t,n){let{history:r}=t,i=(await r.prps()).filter(({movedTo:e})=>e===null),a=e.x(i.map(({prp:e})=>e)),o=i.filter(({versions:e})=>e>1).toSorted((e,t)=>Y(e.latest)<Y(t.latest)?1:-1).slice(0,50),s=/* @__PURE__ */ new Map;for(let{prp:e}of o){let{versions:n}=await p({total:0,versions:[]},()=>r.slice(e,{from:0,count:2})),[i,a]=n,o=await ae(a,i,t);s.set(e,{before:a===void 0||a.tampered?void 0:a.memento.sequence,risks:o})}let c=await Ot(i.map(({latest:e})=>e),t),l=[];for(let{prp:e,versions:t,latest:n}of i){let{before:i,risks:o}=s.get(e)??{before:void 0,risks:[]},u=n.tampered?void 0:await p(void 0,()=>r.passedAs(e,n)),d=a.get(e)??{name:e,folder:``},f=Fe(n,o,u);l.push({prp:e,name:d,versions:t,latest:n,before:i,risks:o,state:f,cites:c(n)})}let u=l.toSorted((e,t)=>Ne(e.state)-Ne(t.state)||Y(t.latest).localeCompare(Y(e.latest))||(e.prp<t.prp?-1:1));return{head:n,prps:u,runs:Mt(u),byFolder:new Map(l.map(e=>[D(e.prp),e])),versions:i.reduce((e,{versions:t})=>e+t,0),newest:i.reduce((e,{latest:t})=>jt(e,Y(t),At(t)),``),compared:o.length}}async function Ot(e,{cited:t}){if(t===void 0)return()=>void 0;let n=new Set(e.flatMap(e=>kt(e).map(({path:e})=>e))),r=await t.ids([...n]);return e=>{let t=kt(e);return{files:t.length,changed:t.filter(({path:e,blob:t})=>r.get(e)!==t).length}}}function kt(e){return e.tampered?[]:e.memento.references.filter(({blob:e})=>e!==null)}function Y(e){return e.tampered?``:e.memento.timestamp}function At(e){return e.tampered?``:e.validation?.timestamp??``}function jt(...e){return e.reduce((e,t)=>t>e?t:e,``)}function Mt(e){let t=e.flatMap(e=>{let{latest:t}=e;return t.tampered||t.validation===null?[]:[{summary:e,version:t,record:t.validation}]});return[...Map.groupBy(t,({record:e})=>e.timestamp)].toSorted(([e],[t])=>e<t?1:-1).map(([,e])=>e)}function Nt(e){let t=Pt(Math.max(...e.map(({passed:e,failed:t})=>e+t),1)),n=e=>Math.round(142*e/t),r=[0,...[t/2,t].filter(e=>Number.isInteger(e))].map(e=>{let t=150-n(e)+.5;return T`<line class="axis" x1="0" x2="100%" y1="${t}" y2="${t}" />${e===0?void 0:T`<text x="0" y="${t+12.5}">${e}</text>`}`}),i=92/e.length,a=e.map(({start:t,passed:r,failed:a},o)=>{let s=8+o*i,[c,l]=[n(r),n(a)],u=o===e.length-1,d=u||o%4==0&&o<e.length-2,f=u?`end`:`middle`,p=u?100:s+i*.33,m=d?T`<text x="${p.toFixed(2)}%" y="${168}" text-anchor="${f}">${F(t)}</text>`:void 0,h=(e,t,n)=>n<=0?void 0:T`<rect
            class="f-${e}"
            x="${s.toFixed(2)}%"
            width="${(i*.65).toFixed(2)}%"
            y="${t}"
            height="${n}"
          />`;return T`${h(`pass`,150-c,c)}${h(`fail`,150-c-l,l-(c>0?1.5:0))}${m} `}),o=e.at(-1);return T`<figure>
    <svg class="wide" height="${176}" role="img" aria-labelledby="t-t t-d">
      <title id="t-t">Validations a week, passed and failed</title>
      <desc id="t-d">${o===void 0?``:`${z(o.passed+o.failed,`validation`)} in the last week, ${o.failed} failed.`} A table below has every number.</desc>
      ${r} ${a}
    </svg>
    <figcaption>Below: passed. On top: failed.</figcaption>
  </figure>`}function Pt(e){let t=10**Math.floor(Math.log10(e));return([1,2,4,5].find(n=>n*t>=e)??10)*t}const X=6048e5;async function Ft(e,t){let n=await t.memory.keepFor(e.head,`trends`,()=>It(e,t)),r=Rt(n),i=l.d(Lt(n)).toSorted((e,t)=>t.p50Ms-e.p50Ms).slice(0,100),a=n.at(-1)?.timestamp;return{title:`Trends`,tab:`trends`,main:a===void 0?T`<h1 class="lead">No validation is stored yet.</h1>
          <p><code>prp validate</code> stores one for each PRP.</p>`:T`${zt(r,i)}
          <p>
            ${z(n.length,`validation`)} since ${P(a)}: the newest ${20} of each of the
            ${50} PRPs that were validated last
          </p>
          <h2>Validations a week</h2>
          ${Nt(r)} ${Ht(i,n)}
          <details>
            <summary>Validations a week, as a table</summary>
            ${Gt(r)}
          </details>`}}async function It({prps:e},{history:t}){let n=e.flatMap(({prp:e,latest:t})=>t.tampered||t.validation===null?[]:[{prp:e,time:t.validation.timestamp}]).toSorted((e,t)=>e.time<t.time?1:-1).slice(0,50),r=[];for(let{prp:e}of n){let n=await p(m,()=>t.records(e,20,20));r.push(...n.validations)}return r.toSorted((e,t)=>e.id<t.id?1:-1)}function Lt(e){return[...Map.groupBy(e,({timestamp:e})=>e).values()].map(e=>{let t=e.flatMap(e=>e.gates);return{gates:[...new Map(t.map(e=>[`${e.id} ${e.status} ${e.queuedMs} ${e.durationMs}`,e])).values()]}})}function Rt(e){let[t]=e;if(t===void 0)return[];let n=Z(t.timestamp);return Array.from({length:12},(t,r)=>{let i=n-(11-r)*X,a=e.filter(({timestamp:e})=>Z(e)===i),o=a.filter(({verdict:e})=>e===`passed`).length;return{start:new Date(i).toISOString(),passed:o,failed:a.length-o}})}function Z(e){let t=Date.parse(e),n=3456e5;return Math.floor((t-n)/X)*X+n}function zt(e,t){let n=e.filter(({passed:e,failed:t})=>e+t>0),[r,i]=[n[0],n.at(-1)];if(r===void 0||i===void 0)return T`<h1 class="lead">No validation is stored yet.</h1>`;let a=Math.round((Date.parse(i.start)-Date.parse(r.start))/X),o=a===0?``:`, ${Bt(r)} ${z(a,`week`)} before`,s=`${Bt(i)} of validations passed in the week of ${F(i.start)}${o}.`,c=e=>t.filter(t=>Vt(t).kind===e).length,[l,u,d]=[c(`slower`),c(`failing`),c(`unsteady`)],f=[{count:l,mark:`look`,one:`became slower`,many:`became slower`},{count:u,mark:`fail`,one:`fails more often`,many:`fail more often`},{count:d,mark:`fail`,one:`is unsteady`,many:`are unsteady`}].filter(({count:e})=>e>0).map(({count:e,mark:t,one:n,many:r},i)=>T`<span class="${t}">${i===0?z(e,`gate`):String(e)} ${e===1?n:r}</span>`);return T`<h1 class="lead">${s}${f.length===0?void 0:T` ${E(f,`, `)}.`}</h1>`}function Bt({passed:e,failed:t}){return`${Math.round(100*e/(e+t))} %`}function Vt({trend:e,runs:t,retried:n,passRateGain:r,durationRatio:i}){if(n>=2&&n>=.1*t)return{kind:`unsteady`,words:`often passes at a later attempt only`,detail:`${n} of ${z(t,`run`)}`,mark:`fail`};if(e===`unknown`)return{kind:`unknown`,words:`too few runs`,detail:``,mark:`none`};if(e===`steady`)return{kind:`steady`,words:`steady`,detail:``,mark:`none`};let a=`${Math.round(100*Math.abs(r))} points`,o=`${i>1?`+`:`−`}${Math.round(100*Math.abs(i-1))} %`;return Math.abs(r)>=.1?r<0?{kind:`failing`,words:`fails more often`,detail:a,mark:`fail`}:{kind:`recovering`,words:`fails less often`,detail:a,mark:`pass`}:e===`worsening`?{kind:`slower`,words:`slower`,detail:o,mark:`look`}:{kind:`faster`,words:`faster`,detail:o,mark:`pass`}}function Ht(e,t){let n=Ut(t),r=[`Gate`,`Trend`,`Median, by week`,`Median`,`95 %`,`Passed`,`Runs`],i=e.map((e,t)=>{let{id:r,p50Ms:i,p95Ms:a,passRate:o,runs:s}=e,{words:c,detail:l,mark:u}=Vt(e);return T`<tr role="row">
      <th role="rowheader" scope="row">${r}</th>
      <td role="cell" class="${u}">${c}${l===``?void 0:T` <small>${l}</small>`}</td>
      <td role="cell" class="left">${Wt(r,n.get(r)??[],`c${t+1}`)}</td>
      <td role="cell" class="n" data-l="median">${L(i)}</td>
      <td role="cell" class="n hide">${L(a)}</td>
      <td role="cell" class="n hide">${Math.round(100*o)} %</td>
      <td role="cell" class="n hide">${B(s)}</td>
    </tr> `});return T`<table class="stack" role="table">
    <caption>
      Gates
      <small class="soft">the slowest first</small>
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${r.map((e,t)=>T`<th role="columnheader" scope="col" ${t>2?T` class="n"`:void 0}>${e}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${i}
    </tbody>
  </table>`}function Ut(e){let t=Map.groupBy(e.toReversed(),({timestamp:e})=>Z(e)),n=/* @__PURE__ */ new Map;for(let[,e]of[...t].slice(-12))for(let{id:t,p50Ms:r}of l.d(Lt(e)))n.set(t,[...n.get(t)??[],r]);return n}function Wt(e,t,n){let[r=0,i=0]=[t[0],t.at(-1)],a=Math.max(...t,1),o=t.length<2?0:100/(t.length-1),s=t.map((e,t)=>`${(t*o).toFixed(1)},${(19-16*e/a).toFixed(1)}`),c=t.length===1?[...s,`100.0,${s[0]?.split(`,`)[1]??`19`}`]:s;return T`<svg class="spark" role="img" aria-labelledby="${n}" viewBox="0 0 100 20" preserveAspectRatio="none">
    <title id="${n}">
      Median of ${e}, ${z(t.length,`week`)}, from ${L(r)} to ${L(i)}
    </title>
    <line class="axis" x1="0" x2="100" y1="19.5" y2="19.5" />
    <polyline class="curve" points="${c.join(` `)}" />
  </svg>`}function Gt(e){return T`<table>
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
      ${e.map(({start:e,passed:t,failed:n})=>T`<tr>
        <th scope="row">${F(e)}</th>
        <td class="n">${t}</td>
        <td class="n">${n}</td>
      </tr> `)}
    </tbody>
  </table>`}function Q({status:e,attempts:t}){return e===`skipped`||e===`cancelled`?`none`:e===`passed`?t>1?`look`:`pass`:`fail`}function Kt(e){let t=e.filter(({status:e})=>e!==`skipped`),n=t.toSorted((e,t)=>t.durationMs-e.durationMs).slice(0,40),r=t.filter(e=>n.includes(e)),[i]=n,a=Math.max(...r.map(({queuedMs:e,durationMs:t})=>e+t),0);if(i===void 0||a<=0)return;let o=qt(a),s=Math.max(a,o)*1.02,c=e=>`${(100*e/s).toFixed(2)}%`,l=36*r.length,u=Array.from({length:Math.floor(s/o)+1},(e,t)=>t*o).map(e=>T`<line class="axis" x1="${c(e)}" x2="${c(e)}" y1="0" y2="${l}" /><text
          x="${c(e)}"
          y="${l+18}"
          ${e===0?void 0:T` text-anchor="middle"`}
          >${Jt(e,o)}</text
        > `),d=r.map((e,t)=>{let{name:n,queuedMs:r,durationMs:i}=e,a=36*t,o=r*200<s?void 0:T`<rect class="wait" x="0" y="${a+22}" width="${c(r)}" height="4" />`;return T`<text class="t" x="0" y="${a+14}">${Pe(Q(e))} ${n}<tspan fill="none"> </tspan></text
      ><text x="100%" y="${a+14}" text-anchor="end">${L(i)}</text>${o}<rect
        class="f-${Q(e)}"
        x="${c(r)}"
        y="${a+20}"
        width="${c(Math.max(i,s/200))}"
        height="8"
        rx="1"
      /> `}),f=t.reduce((e,{durationMs:t})=>e+t,0),p=t.length-r.length;return T`<h2>When each gate ran</h2>
    <figure>
      <svg class="wide" height="${l+30}" role="img" aria-labelledby="g-t g-d">
        <title id="g-t">When each gate ran</title>
        <desc id="g-d">
          The run took ${R(a)}; ${i.name} was the longest gate. The table below has every number.
        </desc>
        ${u}${d}
      </svg>
      <figcaption>
        Thin: waiting for a worker. Thick: running. One after the other it would have taken
        ${R(f)}.${p>0?` ${p} shorter ones are left out.`:``}
      </figcaption>
    </figure> `}function qt(e){return[10,20,50,100,200,500,1e3,2e3,5e3,1e4,15e3,3e4,6e4,12e4,3e5].find(t=>e/t<=5)??Math.ceil(e/5/6e5)*6e5}function Jt(e,t){return t<1e3?`${e} ms`:e===0?`0:00`:L(e)}function Yt(e,t,n,{site:r}){let{record:i}=e,a=[e,...(t.runs.find(([e])=>e?.record.timestamp===i.timestamp)??[]).filter(({record:{id:e}})=>e!==i.id)].toSorted((e,t)=>Xt.indexOf(e.record.verdict)-Xt.indexOf(t.record.verdict)),o=tn(a),s=Math.max(0,...o.map(({queuedMs:e,durationMs:t})=>e+t)),c=I(i.timestamp),{repository:l,pullRequest:u}=e.version.memento.source,d=u===null?void 0:T` of pull request ${Zt(u,l,r)}`,f=i.commit===null?void 0:T`<p>Commit ${V(i.commit,r,l)}${d}</p>`,p=T`<p class="crumb"><a href="${O(A(),n)}">Validations</a> / ${c}</p>
    <h1>${Qt(a)}${s>0?` in ${R(s)}`:``}</h1>
    ${f}
    <h2 id="f">PRPs</h2>
    <ul class="todo" aria-labelledby="f">
      ${a.slice(0,$).map(e=>$t(e,n))}
    </ul>
    <p class="soft"><small>Other PRPs of this run are listed as long as they were not validated again.</small></p>
    ${a.length>$?T`<p class="soft">And ${a.length-$} more.</p> `:void 0}${Kt(o)}${an(o)}`;return{title:`Validation of ${c}`,tab:`validations`,main:p}}const Xt=[`failed`,`passed`],$=50;function Zt(e,t,{repositoryUrl:n,...r}){return n===void 0||t!==r.repository?T`${e}`:T`<a href="${n}/pull/${e}">${e}</a>`}function Qt(e){let t=e.filter(({record:e})=>e.verdict===`failed`).length;if(e.length===1){let n=e[0]?.summary.name.name??``;return t===0?T`${n} passed`:T`<span class="fail">${n} failed</span>`}return t===0?T`${e.length} PRPs passed`:T`<span class="fail">${t} of ${e.length} PRPs failed</span>`}function $t({summary:e,version:t,record:n},r){let{prp:i,name:a}=e,{sequence:o}=t.memento,{errors:s,warnings:c,notices:l}=n.totals,u=n.gates.filter(({status:e})=>e!==`passed`&&e!==`skipped`),d=E(u.slice(0,10).map(({id:e})=>T`<code>${e}</code>`),`, `),f=en({errors:s,warnings:c,notices:l}),p=[...u.length>0?[T`${z(u.length,`gate`)} did not pass: ${d}`]:[],...f===``?[]:[f]];return T`<li>
    ${K(n.verdict===`passed`?`pass`:`fail`)}
    <div>
      <b><a href="${O(M(i),r)}">${a.name}</a></b
      >, <a href="${O(ve(i,o),r)}">v${o}</a
      ><span class="was">${p.length===0?`No finding`:E(p,`. `)}</span>
    </div>
  </li> `}function en({errors:e,warnings:t,notices:n}){return[[e,`error`],[t,`warning`],[n,`notice`]].flatMap(([e,t])=>e===0?[]:[z(e,t)]).join(`, `)}function tn(e){let t=/* @__PURE__ */ new Map;for(let{summary:n,record:r}of e)for(let e of r.gates){let r=`${e.id} ${e.status} ${e.queuedMs} ${e.durationMs}`,i=t.get(r);i===void 0?t.set(r,{gate:e,names:[n.name.name]}):i.names.push(n.name.name)}let n=[...t.values()].map(({gate:t,names:n})=>{let{id:r,status:i,attempts:a,queuedMs:o,durationMs:s}=t;return{name:r,status:i,attempts:a,queuedMs:o,durationMs:s,about:n.length===1?n[0]??``:e.length===n.length?`the run`:`${n.length} PRPs`,findings:en(t)}}),r=n.filter(nn);if(r.length<2)return n;let i=n.filter(e=>!nn(e)).toSorted((e,t)=>rn(e)-rn(t)||e.queuedMs-t.queuedMs),a=r.reduce((e,t)=>e+t.durationMs,0),o={name:`${r.length} ${i.length===0?``:`other `}short gates`,status:`passed`,attempts:1,queuedMs:Math.min(...r.map(({queuedMs:e})=>e)),durationMs:Math.max(...r.map(e=>e.queuedMs+e.durationMs))-Math.min(...r.map(e=>e.queuedMs)),about:`${L(a)} of work`,findings:``};return[...i.filter(e=>Q(e)===`fail`),o,...i.filter(e=>Q(e)!==`fail`)]}function nn(e){return Q(e)===`pass`&&e.durationMs<1e3&&e.findings===``}function rn(e){return[`fail`,`look`,`pass`,`none`].indexOf(Q(e))}function an(e){let t=[`Gate`,`Result`,`About`,`Findings`,`Waited`,`Ran`],n=e.map(e=>{let{name:t,about:n,findings:r,queuedMs:i,durationMs:a,status:o}=e,s=Q(e);return T`<tr role="row">
      <th role="rowheader" scope="row">${G(s)}${t}</th>
      <td role="cell" class="${s}">${on(e)}</td>
      <td role="cell" class="hide">${n}</td>
      <td role="cell" class="${r===``?`hide`:`more`}">${r===``?`–`:r}</td>
      <td role="cell" class="n hide">${i<1?`–`:L(i)}</td>
      <td role="cell" class="${o===`skipped`?`n hide`:`n`}" data-l="ran">
        ${o===`skipped`?`–`:L(a)}
      </td>
    </tr> `});return T`<table class="stack" role="table">
    <caption>
      Gates
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${t.map((e,t)=>T`<th role="columnheader" scope="col" ${t>3?T` class="n"`:void 0}>${e}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${n}
    </tbody>
  </table>`}function on({status:t,attempts:n}){return t!==`passed`||n<=1?e.w[t].replace(/^was /,``):`passed at attempt ${n}`}function sn(e,t,n){let{runs:r}=e,i=$e(r,t,50).map(e=>{let[t]=e;if(t===void 0)return;let{summary:r,version:i,record:a}=t,o=e.filter(e=>e.record.verdict===`failed`),s=o.length>0?`fail`:`pass`,c=e.reduce((e,t)=>e+t.record.totals.errors,0),l=e.reduce((e,t)=>e+t.record.totals.warnings,0),u=O(N(r.prp,i.memento.sequence,a.id),n),d=e.slice(0,3).map(e=>e.summary.name.name),f=e.length>3?`, and ${e.length-3} more`:``;return T`<tr role="row">
      <th role="rowheader" scope="row">${G(s)}<a href="${u}">${I(a.timestamp)}</a></th>
      <td role="cell" class="${s}">${o.length>0?`${o.length} of ${e.length} failed`:`passed`}</td>
      <td role="cell" class="more">${d.join(`, `)}${f}</td>
      <td role="cell" class="${c+l>0?`more`:`hide`}">
        ${en({errors:c,warnings:l,notices:0})||`–`}
      </td>
    </tr> `}),a=r.filter(e=>e.some(({record:e})=>e.verdict===`failed`)).length,o=r.length===0?T`<h1 class="lead">No version was validated yet.</h1>`:T`<h1 class="lead">
            ${z(r.length,`run`)} checked the newest
            versions${a>0?T`; <span class="fail">${a} failed</span>`:void 0}.
          </h1>
          <p>Of each PRP its newest validation; the page of a PRP leads to those of its versions.</p>`,s=T`<table class="stack" role="table">
      <caption>
        Validations
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${[`Time (UTC)`,`Result`,`PRPs`,`Findings`].map(e=>T`<th role="columnheader" scope="col">${e}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${i}
      </tbody>
    </table>
    ${J({page:t,size:50,total:r.length},n,A)}`;return{title:t===1?`Validations`:`Validations, page ${t}`,tab:`validations`,main:T`${o} ${r.length===0?void 0:s}`}}const cn={"content-security-policy":`${Xe}; frame-ancestors 'none'`,"referrer-policy":`no-referrer`,"x-content-type-options":`nosniff`,"cross-origin-opener-policy":`same-origin`,"cross-origin-resource-policy":`same-origin`};async function ln(e,t,n){if(e===`prp.css`)return{status:200,headers:{...cn,"content-type":`text/css; charset=utf-8`},body:`:root {
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
`};let r=e===``?k():e,i=await Et(n),a=await un(r,t,i,n),o=a??hn(r);return{status:a===void 0?404:200,headers:{...cn,"content-type":`text/html; charset=utf-8`},body:de(Ze(o,r,n.site,i))}}async function un(e,t,n,r){let[,i,a=`1`]=dn.exec(e)??[],o=Number(a),s=(e,t)=>o<=Math.max(1,Math.ceil(t/e));switch(i){case`index`:return s(50,n.prps.length)?at(n,o,e,r):void 0;case`validations`:return s(50,n.runs.length)?sn(n,o,e):void 0;case`names`:return s(500,n.prps.length)?et(n,o,e):void 0;case`trends`:return o===1?Ft(n,r):void 0;case`search`:return o===1&&r.site.kind===`server`?nt(n,t.q??``,e,r):void 0;default:{let i=e.lastIndexOf(`/`),a=i<0?void 0:n.byFolder.get(e.slice(0,i));return a&&fn(e.slice(i+1),t,{summary:a,all:n,path:e,source:r})}}}const dn=/^(index|validations|names|search|trends)(?:-([2-9]|[1-9]\d{1,5}))?\.html$/;async function fn(e,t,n){let{summary:r,all:i,path:a,source:o}=n,[,s]=/^index(?:-([2-9]|[1-9]\d{1,5}))?\.html$/.exec(e)??[];if(e===`index.html`||s!==void 0)return mt(r,Number(s??1),a,o);let[,c]=/^v(\d{1,9})\.html$/.exec(e)??[];if(c!==void 0)return mn(n,[c],([e])=>ke(r,e,a,o));let[,l,u]=/^v(\d{1,9})-to-v(\d{1,9})\.html$/.exec(e)??pn(e,t)??[];if(l!==void 0&&u!==void 0)return mn(n,[l,u],([e,t=e])=>Re(r,e,t,a,o));let[,d,f]=/^v(\d{1,9})-(\d{8}_\d{6}_\d{3}_[0-9a-f]{8})\.html$/.exec(e)??[];if(d!==void 0&&f!==void 0)return mn(n,[d],async([e])=>{let t=await o.history.validation(e,f);return t&&Yt({summary:r,version:e,record:t},i,a,o)})}function pn(e,{from:t=``,to:n=``}){let[r,i]=[t,n].map(e=>/^v?(\d{1,9})$/.exec(e.trim())?.[1]);return e===`compare.html`&&r!==void 0&&i!==void 0?[``,r,i]:void 0}async function mn({summary:{prp:n,name:r},path:i,source:a},o,s){try{let[e,...t]=await Promise.all(o.map(e=>a.history.select(n,`v${e}`)));return e&&await s([e,...t])}catch(a){if(!(a instanceof e.St))throw a;if(a.code===`E_NOT_FOUND`)return;if(!t.r(a))throw a;return{title:`Not as it was sealed`,main:T`<p class="crumb">
        <a href="${O(k(),i)}">PRPs</a> / <a href="${O(M(n),i)}">${r.name}</a>
      </p>
      <h1>This is not as it was sealed</h1>
      <p>${a.message}</p>
      <p><code>prp verify</code> tells more.</p>`}}}function hn(e){return{title:`Not found`,main:T`<h1>There is no such page</h1>
    <p><a href="${O(k(),e)}">All PRPs</a></p>`}}Object.defineProperty(exports,"a",{enumerable:!0,get:function(){return ee}}),Object.defineProperty(exports,"c",{enumerable:!0,get:function(){return g}}),Object.defineProperty(exports,"d",{enumerable:!0,get:function(){return x}}),Object.defineProperty(exports,"f",{enumerable:!0,get:function(){return v}}),Object.defineProperty(exports,"i",{enumerable:!0,get:function(){return re}}),Object.defineProperty(exports,"l",{enumerable:!0,get:function(){return y}}),Object.defineProperty(exports,"n",{enumerable:!0,get:function(){return Et}}),Object.defineProperty(exports,"o",{enumerable:!0,get:function(){return h}}),Object.defineProperty(exports,"p",{enumerable:!0,get:function(){return d}}),Object.defineProperty(exports,"r",{enumerable:!0,get:function(){return _e}}),Object.defineProperty(exports,"s",{enumerable:!0,get:function(){return ne}}),Object.defineProperty(exports,"t",{enumerable:!0,get:function(){return ln}}),Object.defineProperty(exports,"u",{enumerable:!0,get:function(){return te}});