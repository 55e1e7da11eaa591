import { PrpError } from '../base/errors.ts';
import type { StoredVersion } from '../history/history.ts';
import { isDamageError } from '../history/versions/snapshot.ts';
import { contentPage } from './content-page.ts';
import { diffPage } from './diff-page.ts';
import { html, htmlText } from './html.ts';
import { namesOfPage, namesPage, searchPage } from './names-page.ts';
import { overviewPage, overviewRows } from './overview-page.ts';
import { contentPolicy, frame, type PageBody } from './page-frame.ts';
import { hrefTo, overviewPath, prpPath, stylesheetPath } from './page-path.ts';
import type { PageSource } from './page-source.ts';
import { prpPage } from './prp-page.ts';
import { type Overview, type PrpSummary, readOverview } from './read-overview.ts';
import { stylesheet } from './stylesheet.ts';
import { trendsPage } from './trends-page.ts';
import { runsOfPage, validationPage, validationsPage } from './validation-page.ts';

export interface PageResponse {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const headers = {
  'content-security-policy': `${contentPolicy}; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/**
 * The page at a path, relative to the start of the site and decoded: `''`, `trends.html`, `prp/PRPs/a.md/index.html`. All
 * links in it are relative. Throws only where the branch cannot be read.
 */
export async function renderPage(path: string, query: Query, source: PageSource): Promise<PageResponse> {
  if (path === stylesheetPath) {
    return { status: 200, headers: { ...headers, 'content-type': 'text/css; charset=utf-8' }, body: stylesheet };
  }
  const place = path === '' ? overviewPath() : path;
  const all = await readOverview(source);
  const found = await bodyAt(place, query, all, source);
  const body = found ?? notFound(place);
  return {
    status: found === undefined ? 404 : 200,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: htmlText(frame(body, place, source.site, all)),
  };
}

type Query = Readonly<Record<string, string | undefined>>;

async function bodyAt(path: string, query: Query, all: Overview, source: PageSource): Promise<PageBody | undefined> {
  const [, name, number = '1'] = listed.exec(path) ?? [];
  const page = Number(number);
  const has = (size: number, total: number) => page <= Math.max(1, Math.ceil(total / size));
  switch (name) {
    case 'index':
      return has(overviewRows, all.prps.length) ? overviewPage(all, page, path, source) : undefined;
    case 'validations':
      return has(runsOfPage, all.runs.length) ? validationsPage(all, page, path) : undefined;
    case 'names':
      return has(namesOfPage, all.prps.length) ? namesPage(all, page, path) : undefined;
    case 'trends':
      return page === 1 ? trendsPage(all, source) : undefined;
    case 'search':
      return page === 1 && source.site.kind === 'server' ? searchPage(all, query['q'] ?? '', path, source) : undefined;
    default: {
      const end = path.lastIndexOf('/');
      const summary = end < 0 ? undefined : all.byFolder.get(path.slice(0, end));
      return summary && pageOfPrp(path.slice(end + 1), query, { summary, all, path, source });
    }
  }
}

/** Lists on several pages, of which the first has no number. */
const listed = /^(index|validations|names|search|trends)(?:-([2-9]|[1-9]\d{1,5}))?\.html$/;

interface Place {
  readonly summary: PrpSummary;
  readonly all: Overview;
  readonly path: string;
  readonly source: PageSource;
}

async function pageOfPrp(file: string, query: Query, place: Place): Promise<PageBody | undefined> {
  const { summary, all, path, source } = place;
  const [, page] = /^index(?:-([2-9]|[1-9]\d{1,5}))?\.html$/.exec(file) ?? [];
  if (file === 'index.html' || page !== undefined) return prpPage(summary, Number(page ?? 1), path, source);
  const [, only] = /^v(\d{1,9})\.html$/.exec(file) ?? [];
  if (only !== undefined) return withVersions(place, [only], ([one]) => contentPage(summary, one, path, source));
  const [, from, to] = /^v(\d{1,9})-to-v(\d{1,9})\.html$/.exec(file) ?? typedVersions(file, query) ?? [];
  if (from !== undefined && to !== undefined) {
    return withVersions(place, [from, to], ([one, other = one]) => diffPage(summary, one, other, path, source));
  }
  const [, sequence, id] = /^v(\d{1,9})-(\d{8}_\d{6}_\d{3}_[0-9a-f]{8})\.html$/.exec(file) ?? [];
  if (sequence === undefined || id === undefined) return undefined;
  return withVersions(place, [sequence], async ([version]) => {
    const record = await source.history.validation(version, id);
    return record && validationPage({ summary, version, record }, all, path, source);
  });
}

/** The fields of the form on a server, in the form of a match. */
function typedVersions(file: string, { from = '', to = '' }: Query): readonly string[] | undefined {
  const [had, has] = [from, to].map((typed) => /^v?(\d{1,9})$/.exec(typed.trim())?.[1]);
  return file === 'compare.html' && had !== undefined && has !== undefined ? ['', had, has] : undefined;
}

/** Versions by number. Without one there is no page; for a damaged one the page says so. */
async function withVersions(
  { summary: { prp, name }, path, source }: Place,
  sequences: readonly string[],
  show: (versions: readonly [StoredVersion, ...StoredVersion[]]) => Promise<PageBody | undefined>,
): Promise<PageBody | undefined> {
  try {
    const [first, ...others] = await Promise.all(sequences.map((one) => source.history.select(prp, `v${one}`)));
    return first && (await show([first, ...others]));
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    if (error.code === 'E_NOT_FOUND') return undefined;
    if (!isDamageError(error)) throw error;
    const main = html`<p class="crumb">
        <a href="${hrefTo(overviewPath(), path)}">PRPs</a> / <a href="${hrefTo(prpPath(prp), path)}">${name.name}</a>
      </p>
      <h1>This is not as it was sealed</h1>
      <p>${error.message}</p>
      <p><code>prp verify</code> tells more.</p>`;
    return { title: 'Not as it was sealed', main };
  }
}

function notFound(path: string): PageBody {
  const main = html`<h1>There is no such page</h1>
    <p><a href="${hrefTo(overviewPath(), path)}">All PRPs</a></p>`;
  return { title: 'Not found', main };
}
