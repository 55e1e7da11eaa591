import type { StoredVersion } from '../history/history.ts';
import { unifiedDiff } from '../prp/diff/unified.ts';
import { print, type Prp } from '../prp/prp.ts';
import { type LinePair, lineChanges } from '../report/line-changes.ts';
import { asksForLess, riskClause } from '../report/risk-words.ts';
import { type Comparison, compareVersions } from './compared-versions.ts';
import { html, type Html, joinHtml } from './html.ts';
import type { PageBody } from './page-frame.ts';
import { hrefTo, overviewPath, prpPath } from './page-path.ts';
import type { PageSource } from './page-source.ts';
import { counted, dayIn, markedWords, personOf, riskText, shortText, withCode } from './page-words.ts';
import { spokenMark } from './prp-state.ts';
import type { PrpSummary } from './read-overview.ts';

/** Changed lines of one page, and characters of each. */
const mostRows = 500;
const longestLine = 2_000;

/** Two versions side by side: what asks for less first, then each section with its changed lines. */
export async function diffPage(
  { prp, name }: PrpSummary,
  before: StoredVersion,
  after: StoredVersion,
  path: string,
  source: PageSource,
): Promise<PageBody> {
  const [had, has] = [`v${before.memento.sequence}`, `v${after.memento.sequence}`];
  const compared = await compareVersions(before, after, source);
  const main = html`<p class="crumb">
      <a href="${hrefTo(overviewPath(), path)}">PRPs</a> / <a href="${hrefTo(prpPath(prp), path)}">${name.name}</a> /
      ${had} to ${has}
    </p>
    ${
      'hidden' in compared
        ? html`<h1>${had} to ${has}</h1>
            <p>${compared.hidden}</p>`
        : differences(compared, before, after)
    }`;
  return { title: `${name.name}, ${had} to ${has}`, tab: 'prps', main };
}

type Compared = Exclude<Comparison, { readonly hidden: string }>;

function differences({ before, after, diff }: Compared, from: StoredVersion, to: StoredVersion): Html {
  const [had, has] = [`v${from.memento.sequence}`, `v${to.memento.sequence}`];
  const { added, removed } = diff.stats;
  const changed = diff.sections.length;
  const places = diff.risks.length;
  const headline = diff.identical
    ? `${has} equals ${had}`
    : places === 0
      ? `${has} asks for no less than ${had}`
      : asksForLess(diff.risks)
        ? `${has} asks for less than ${had} in ${counted(places, 'place')}`
        : `${has} needs a second look in ${counted(places, 'place')}`;
  const extent = diff.identical
    ? 'Both have the same bytes.'
    : changed === 0
      ? `+${added} −${removed} lines: only ticks and white space`
      : `+${added} −${removed} lines in ${changed} of ${counted(diff.sectionCount, 'section')}`;
  return html`<h1>${headline}</h1>
    <p>${extent}${diff.note === undefined ? undefined : html`. ${diff.note}`}</p>
    ${risksOf(diff)}${diff.identical ? undefined : changesTable(before, after, [from, to])}${equalSections(after, diff)}`;
}

function risksOf({ risks }: Compared['diff']): Html | undefined {
  if (risks.length === 0) return undefined;
  return html`<h2 id="risks">Look twice</h2>
    <ol class="todo" aria-labelledby="risks">
      ${risks.slice(0, mostRows).map((risk) => {
        const because =
          risk.because === undefined
            ? undefined
            : html` <span class="soft">${withCode(shortText(risk.because))}</span>`;
        const clause = riskClause(risk);
        return html`<li>
          ${spokenMark('look')}
          <div>
            <b>${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}.</b>${because}
            <span class="was">${riskText(risk)}</span>
          </div>
        </li> `;
      })}
    </ol> `;
}

/** The changed lines of one section. */
interface ChangedSection {
  readonly title: string;
  readonly pairs: ChangedLine[];
}

interface ChangedLine extends LinePair {
  /** It stands in a fence. */
  readonly isCode: boolean;
}

function changesTable(before: Prp, after: Prp, [from, to]: readonly [StoredVersion, StoredVersion]): Html {
  const [had, has] = [`v${from.memento.sequence}`, `v${to.memento.sequence}`];
  const all = lineChanges(unifiedDiff(print(before), print(after), { from: 'a', to: 'b' }));
  const rows = all.slice(0, mostRows);
  const sections: ChangedSection[] = [];
  for (const pair of rows) {
    const [document, line] = pair.after === undefined ? [before, pair.beforeLine] : [after, pair.afterLine];
    const title = titleAt(document, line);
    const changed = { ...pair, isCode: document.fences.some((one) => one.startLine < line && line < one.endLine) };
    const last = sections.at(-1);
    if (last?.title === title) last.pairs.push(changed);
    else sections.push({ title, pairs: [changed] });
  }
  const rest = all.length - rows.length;
  return html`<table class="diff">
      <caption>
        What changed
      </caption>
      <thead>
        <tr>
          ${[from, to].map(versionHead)}
        </tr>
      </thead>
      ${sections.map(
        ({ title, pairs }) =>
          html`<tbody>
            <tr>
              <th colspan="2" scope="rowgroup">
                ${shortText(title, 200)}<small class="soft">${extentOf(pairs)}</small>
              </th>
            </tr>
            ${pairs.map((pair) => row(pair, had, has))}
          </tbody> `,
      )}
    </table>
    ${
      rest > 0
        ? html`<p class="soft">${counted(rest, 'more line')} changed; <code>prp diff --patch</code> prints all.</p> `
        : undefined
    }`;
}

function versionHead({ memento: { sequence, timestamp, actor } }: StoredVersion): Html {
  const by = actor === null ? '' : `, ${personOf(actor)}`;
  return html`<th scope="col">v${sequence} <small>${dayIn(timestamp)}${by}</small></th>`;
}

function titleAt({ sections }: Prp, line: number): string {
  const section = sections.findLast(({ startLine }) => startLine <= line);
  return section === undefined ? 'Before the first heading' : section.heading;
}

/** `2 changed, 1 added`. */
function extentOf(pairs: readonly LinePair[]): string {
  const added = pairs.filter(({ before }) => before === undefined).length;
  const removed = pairs.filter(({ after }) => after === undefined).length;
  const changed = pairs.length - added - removed;
  const parts = [
    [changed, 'changed'],
    [removed, 'removed'],
    [added, 'added'],
  ] as const;
  return parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ');
}

function row({ before, after, isCode }: ChangedLine, had: string, has: string): Html {
  const [old, now] = [before, after].map((line) => line?.slice(0, longestLine));
  const text = (line: string) => (isCode ? html`<pre>${line}</pre>` : lineText(line));
  if (now === undefined) {
    const gone = html`<span class="empty">removed</span>`;
    return html`<tr>
      ${cell(had, text(old ?? ''), 'gone')}${cell(has, gone)}
    </tr>`;
  }
  if (old === undefined) {
    const missing = html`<span class="empty">not there</span>`;
    return html`<tr>
      ${cell(had, missing)}${cell(has, text(now), 'new')}
    </tr>`;
  }
  const words = markedWords(...(isCode ? ([old, now] as const) : withoutSameStart(old, now)));
  if (words === undefined)
    return html`<tr>
      ${cell(had, text(old), 'gone')}${cell(has, text(now), 'new')}
    </tr>`;
  const shown = [words.before, words.after].map((side) => (isCode ? html`<pre>${side}</pre>` : side));
  return html`<tr>
    ${cell(had, shown[0])}${cell(has, shown[1])}
  </tr>`;
}

function cell(label: string, text: Html | undefined, kind?: 'gone' | 'new'): Html {
  return html`<td data-l="${label}" ${kind === undefined ? undefined : html` class="${kind}"`}>${text}</td>`;
}

/** The mark of a list item, its box, and the marks of a heading say nothing where both lines have them. */
const lineStart = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ x]\]\s+)?|#{1,6}\s+)?/;

function withoutSameStart(before: string, after: string): readonly [string, string] {
  const [had = '', has = ''] = [before, after].map((line) => lineStart.exec(line)?.[0] ?? '');
  return had === has ? [before.slice(had.length), after.slice(has.length)] : [before, after];
}

function lineText(line: string): Html {
  const text = line.replace(lineStart, '');
  return html`${text === '' ? line : text}`;
}

function equalSections({ sections }: Prp, { sections: changes }: Compared['diff']): Html | undefined {
  const changed = new Set(changes.map(({ title }) => title));
  const equal = [...new Set(sections.map(({ heading }) => heading))].filter((title) => !changed.has(title));
  if (equal.length === 0) return undefined;
  const names = equal.slice(0, 100).map((title) => html`${shortText(title, 100)}`);
  return html`<details>
    <summary>${counted(equal.length, 'section')} ${equal.length === 1 ? 'is' : 'are'} equal</summary>
    <p>${joinHtml(names, ', ')}</p>
  </details>`;
}
