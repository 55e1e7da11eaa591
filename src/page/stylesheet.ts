/** One stylesheet for every page. No script, no inline style, no font or image from elsewhere. */
export const stylesheet = `:root {
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
`;
