import { compareNaturally } from '../base/natural-order.ts';
import { contentOf } from './compared-versions.ts';
import { html, type Html } from './html.ts';
import { paged, pageLinks, type PageBody } from './page-frame.ts';
import { hrefTo, namesPath, prpPath } from './page-path.ts';
import { orIfDamaged, type PageSource } from './page-source.ts';
import { counted, shortText } from './page-words.ts';
import { markSign } from './prp-state.ts';
import type { Overview, PrpSummary } from './read-overview.ts';

/** Names of one page. */
export const namesOfPage = 500;

/** The names of all PRPs, for a site without a server. */
export function namesPage(all: Overview, page: number, path: string): PageBody {
  const sorted = all.prps.toSorted((a, b) => compareNaturally(a.prp, b.prp));
  const shown = paged(sorted, page, namesOfPage);
  const main = html`<h1>${counted(sorted.length, 'PRP')} by name</h1>
    <p>With the state of the newest version of each</p>
    <ul class="todo">
      ${shown.map((summary) => nameItem(summary, path))}
    </ul>
    ${pageLinks({ page, size: namesOfPage, total: sorted.length }, path, namesPath)}`;
  return { title: page === 1 ? 'Names' : `Names, page ${page}`, tab: 'names', main };
}

function nameItem({ prp, name, state, versions }: PrpSummary, path: string, title?: string): Html {
  const about = title === undefined ? undefined : html`<br />${shortText(title, 200)}`;
  return html`<li>
    ${markSign(state.mark)}
    <div>
      <b><a href="${hrefTo(prpPath(prp), path)}">${name.name}</a></b> <span class="${state.mark}">${state.words}</span
      ><span class="was"><code>${prp}</code>, ${counted(versions, 'version')}${about}</span>
    </div>
  </li> `;
}

/** Results of a search, and PRPs whose titles are read for it: those that changed last. */
const mostResults = 100;
const mostTitles = 2_000;

/** Characters of a search. */
const longestQuery = 200;

/** PRPs with all words of the query in their path or title. */
export async function searchPage(all: Overview, typed: string, path: string, source: PageSource): Promise<PageBody> {
  const query = typed.slice(0, longestQuery).trim();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found: { readonly summary: PrpSummary; readonly title: string | undefined }[] = [];
  for (const [at, summary] of all.prps.entries()) {
    if (words.length === 0 || found.length >= mostResults) break;
    const title = at < mostTitles ? await titleOf(summary, source) : undefined;
    const text = `${summary.prp} ${title ?? ''}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.push({ summary, title });
  }
  const headline =
    words.length === 0
      ? html`<h1>Search by name or title</h1>`
      : html`<h1>
          ${found.length >= mostResults ? `The first ${mostResults} PRPs` : counted(found.length, 'PRP')} for “${query}”
        </h1>`;
  const results = html`<ul class="todo">
    ${found.map(({ summary, title }) => nameItem(summary, path, title))}
  </ul>`;
  const main = html`${headline}
  ${found.length === 0 ? html`<p><a href="${hrefTo(namesPath(), path)}">All names</a></p>` : results}`;
  return { title: query === '' ? 'Search' : `Search for ${query}`, main, query };
}

function titleOf({ latest, name }: PrpSummary, source: PageSource): Promise<string | undefined> {
  if (latest.tampered) return Promise.resolve(undefined);
  return source.memory.keep(`title ${latest.memento.digest}`, async () => {
    const content = await orIfDamaged({ hidden: '' }, () => contentOf(latest, source));
    return 'prp' in content ? shortText(content.prp.title, 200) : name.name;
  });
}
