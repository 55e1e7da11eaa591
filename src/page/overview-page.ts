import { riskClause } from '../report/risk-words.ts';
import { html, type Html, joinHtml } from './html.ts';
import { paged, pageLinks, type PageBody } from './page-frame.ts';
import { diffPath, hrefTo, overviewPath, prpPath, validationPagePath } from './page-path.ts';
import { noRecords, orIfDamaged, type PageSource } from './page-source.ts';
import { dayIn, riskText } from './page-words.ts';
import { lastPassedOf, markSign, spokenMark } from './prp-state.ts';
import type { Overview, PrpSummary } from './read-overview.ts';
import { sparkBars, sparkline } from './sparkline.ts';

/** Rows of one page. */
export const overviewRows = 50;

/** Items that need a person, unfolded. */
const mostItems = 10;

/** All PRPs: a headline, what needs a person, and a table. Reads more of those that this page shows only. */
export async function overviewPage(all: Overview, page: number, path: string, source: PageSource): Promise<PageBody> {
  const shown = paged(all.prps, page, overviewRows);
  const rows: Html[] = [];
  for (const [at, summary] of shown.entries()) rows.push(await rowOf(summary, `s${at + 1}`, path, source));
  const total = all.prps.length;
  const range = total === shown.length ? `${total}` : `${shown.length} of ${total}`;
  const cites = source.cited === undefined ? [] : ['Cited files changed'];
  const columns = ['PRP', 'State', 'Version', 'Last passed', ...cites, `Last ${sparkBars} validations`, 'Changed'];
  const table = html`<table class="stack" role="table">
      <caption>
        All PRPs
        <small class="soft">${range}, what needs a person first</small>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${columns.map((name) => html`<th role="columnheader" scope="col" ${name === 'Changed' ? html` class="n"` : undefined}>${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
    ${pageLinks({ page, size: overviewRows, total }, path, overviewPath)}`;
  return {
    title: page === 1 ? 'PRPs' : `PRPs, page ${page}`,
    tab: 'prps',
    main: total === 0 ? emptyPage() : html`${headline(all)}${page === 1 ? todo(all, path) : undefined}${table}`,
  };
}

function emptyPage(): Html {
  return html`<h1 class="lead">No PRP has a version yet.</h1>
    <p>The first <code>prp validate</code> or <code>prp save</code> stores one.</p>`;
}

function headline({ prps, compared }: Overview): Html {
  const count = (mark: string) => prps.filter(({ state }) => state.mark === mark).length;
  const [passed, failed, look, none] = ['pass', 'fail', 'look', 'none'].map(count);
  const [passing, fail, less, unchecked] = [(passed ?? 0) + passesOf(prps), failed ?? 0, look ?? 0, none ?? 0];
  const parts = [
    fail > 0 ? html`<span class="fail">${fail} ${fail === 1 ? 'fails' : 'fail'}</span>` : undefined,
    less > 0 ? html`<span class="look">${less} ${less === 1 ? 'asks' : 'ask'} for less than before</span>` : undefined,
    unchecked > 0 ? html`${unchecked} ${unchecked === 1 ? 'is' : 'are'} not checked` : undefined,
  ].filter((part) => part !== undefined);
  const start =
    passing === prps.length
      ? prps.length === 1
        ? 'The PRP passes.'
        : `All ${prps.length} PRPs pass.`
      : `${passing} of ${prps.length} PRPs ${passing === 1 ? 'passes' : 'pass'}.`;
  const more = parts.length === 0 ? undefined : html` ${joinHtml(parts, ', ')}.`;
  const note =
    compared < prps.filter(({ versions }) => versions > 1).length
      ? html`<p>The ${compared} PRPs that changed last were compared with the version before.</p>`
      : undefined;
  const moved = prps.filter(({ cites }) => (cites?.changed ?? 0) > 0).length;
  const drift =
    moved > 0
      ? html`<p>
          ${moved} ${moved === 1 ? 'PRP cites' : 'PRPs cite'} files that changed since the newest version was sealed.
        </p>`
      : undefined;
  return html`<h1 class="lead">${start}${more}</h1>
    ${drift}${note}`;
}

/** PRPs that ask for less, and have passed all the same. */
function passesOf(prps: Overview['prps']): number {
  return prps.filter(({ state, latest }) => state.mark === 'look' && !latest.tampered && latest.status === 'passed')
    .length;
}

function todo({ prps }: Overview, path: string): Html | undefined {
  const items = prps.filter(({ state: { mark } }) => mark === 'fail' || mark === 'look');
  if (items.length === 0) return undefined;
  const rest = items.length - mostItems;
  return html`<h2 id="todo">Needs a person</h2>
    <ul class="todo cols" aria-labelledby="todo">
      ${items.slice(0, mostItems).map((one) => todoItem(one, path))}
    </ul>
    ${rest > 0 ? html`<p class="soft">And ${rest} more: they stand first in the table.</p>` : undefined}`;
}

function todoItem(summary: PrpSummary, path: string): Html {
  const { prp, name, state, latest, before, risks } = summary;
  const who = html`<b><a href="${hrefTo(prpPath(prp), path)}">${name.name}</a></b>`;
  const item = (text: Html) =>
    html`<li>
      ${spokenMark(state.mark)}
      <div>${text}</div>
    </li> `;
  if (latest.tampered) return item(html`${who} is not as it was sealed <span class="was">${latest.reason}</span>`);
  const { memento, validation } = latest;
  const [risk] = risks;
  if (state.mark === 'look' && risk !== undefined && before !== undefined) {
    const versions = html`<a href="${hrefTo(diffPath(prp, before, memento.sequence), path)}"
      >v${before} to v${memento.sequence}</a
    >`;
    return item(html`${who}: ${riskClause(risk)} <span class="was">${versions}: ${riskText(risk)}</span>`);
  }
  const broken = (validation?.gates ?? []).filter(({ status }) => status !== 'passed' && status !== 'skipped');
  const link =
    validation === null
      ? undefined
      : html`<span class="was"
          ><a href="${hrefTo(validationPagePath(prp, memento.sequence, validation.id), path)}"
            >Validation of v${memento.sequence}</a
          >${gateList(broken.map(({ id }) => id))}</span
        >`;
  return item(html`${who}: ${state.words} ${link}`);
}

/** `: references, lint, and 2 more`. */
function gateList(ids: readonly string[]): Html | undefined {
  if (ids.length === 0) return undefined;
  const shown = ids.slice(0, 3).map((id) => html`<code>${id}</code>`);
  const more = ids.length > 3 ? `, and ${ids.length - 3} more` : '';
  return html`: ${joinHtml(shown, ', ')}${more}`;
}

/** On a phone only where there is something to see. */
function citesCell(cites: PrpSummary['cites']): Html | undefined {
  if (cites === undefined) return undefined;
  const { files, changed } = cites;
  if (files === 0) return html`<td role="cell" class="hide soft">–</td>`;
  return changed === 0
    ? html`<td role="cell" class="hide soft">0 of ${files}</td>`
    : html`<td role="cell" class="more" data-l="Cited files changed:">${changed} of ${files}</td>`;
}

/** Newest versions whose records are read. */
const searched = 20;

async function rowOf(summary: PrpSummary, id: string, path: string, { history }: PageSource): Promise<Html> {
  const { prp, name, state, latest } = summary;
  const { validations } = await orIfDamaged(noRecords, () => history.records(prp, sparkBars, searched));
  const passed = latest.tampered ? undefined : lastPassedOf(latest, validations);
  const folder = name.folder === '' ? undefined : html`<span class="dir">${name.folder}/</span>`;
  const short = name.name.startsWith(`${name.folder}/`) ? name.name.slice(name.folder.length + 1) : name.name;
  const sequence = latest.tampered ? latest.sequence : latest.memento.sequence;
  const changed = latest.tampered ? '–' : dayIn(latest.memento.timestamp);
  const cells = [
    html`<td role="cell" class="${state.mark}">${state.words}</td>`,
    html`<td role="cell" class="hide">${sequence === undefined ? '–' : `v${sequence}`}</td>`,
    html`<td role="cell" class="hide">${passed === undefined ? '–' : `v${passed}`}</td>`,
    citesCell(summary.cites),
    html`<td role="cell" class="left in">${sparkline(validations, id)}</td>`,
    html`<td role="cell" class="n soft nb">${changed}</td>`,
  ];
  return html`<tr role="row">
    <th role="rowheader" scope="row">
      ${markSign(state.mark)}<a href="${hrefTo(prpPath(prp), path)}">${folder}${short}</a>
    </th>
    ${cells}
  </tr> `;
}
