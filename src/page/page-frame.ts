import { html, type Html } from './html.ts';
import {
  hrefTo,
  namesPath,
  overviewPath,
  searchPath,
  stylesheetPath,
  trendsPath,
  validationsPath,
} from './page-path.ts';
import type { PageSite } from './page-source.ts';
import { commitOf, counted, timeIn } from './page-words.ts';
import type { Overview } from './read-overview.ts';

/** No script, no inline style, nothing from elsewhere. */
export const contentPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'";

type Tab = 'prps' | 'validations' | 'trends' | 'names';

export interface PageBody {
  /** Of the window, before the name of the repository. */
  readonly title: string;
  /** The current entry of the navigation; absent for a page outside it. */
  readonly tab?: Tab;
  readonly main: Html;
  /** A search as typed. */
  readonly query?: string;
}

/** A whole page: head, navigation, search, content, and the commit that it was made from. */
export function frame({ title, tab, main, query = '' }: PageBody, path: string, site: PageSite, all: Overview): Html {
  const link = (to: string, name: string, own: Tab) =>
    own === tab
      ? html`<a href="${hrefTo(to, path)}" aria-current="page">${name}</a>`
      : html`<a href="${hrefTo(to, path)}">${name}</a>`;
  const search =
    site.kind === 'server'
      ? html`<form role="search" action="${hrefTo(searchPath, path)}">
          <input
            type="search"
            name="q"
            value="${query}"
            aria-label="Search PRPs by name or title"
            placeholder="Search PRPs"
          />
        </form>`
      : undefined;
  // GitHub Pages sets no headers.
  const policy =
    site.kind === 'files' ? html`<meta http-equiv="Content-Security-Policy" content="${contentPolicy}" />` : undefined;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        ${policy}
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="prp page" />
        <title>${title} · ${site.name}</title>
        <link rel="stylesheet" href="${hrefTo(stylesheetPath, path)}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        <header>
          <b>${site.name}</b>
          <nav aria-label="Pages">
            ${link(overviewPath(), 'PRPs', 'prps')}${link(validationsPath(), 'Validations', 'validations')}${link(trendsPath, 'Trends', 'trends')}${site.kind === 'files' ? link(namesPath(), 'Names', 'names') : undefined}
          </nav>
          ${search}
        </header>
        <main id="main">${main}</main>
        <footer>${provenance(site, all)}</footer>
      </body>
    </html> `;
}

function provenance(site: PageSite, { head, newest, versions }: Overview): Html {
  if (head === undefined) return html`There is no branch <code>${site.versionsBranch}</code> yet.`;
  const until = newest === '' ? '' : `, ${timeIn(newest)} UTC`;
  return html`From <code>${site.versionsBranch}</code> at ${commitOf(head, site)}${until}.
    ${counted(versions, 'version')}.`;
}

/** Items of one page, and its links to those before and after it. */
export function paged<Item>(items: readonly Item[], page: number, size: number): readonly Item[] {
  return items.slice((page - 1) * size, page * size);
}

/** `Previous 50`, `Next 18`. */
export function pageLinks(
  { page, size, total }: { readonly page: number; readonly size: number; readonly total: number },
  path: string,
  pathOf: (page: number) => string,
): Html | undefined {
  const rest = Math.min(size, total - page * size);
  if (page === 1 && rest <= 0) return undefined;
  const before = page === 1 ? undefined : html`<a href="${hrefTo(pathOf(page - 1), path)}">Previous ${size}</a>`;
  const after = rest <= 0 ? undefined : html`<a href="${hrefTo(pathOf(page + 1), path)}">Next ${rest}</a>`;
  return html`<p class="act">${before}${after}</p>`;
}
