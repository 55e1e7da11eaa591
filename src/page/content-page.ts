import type { StoredVersion } from '../history/history.ts';
import { print } from '../prp/prp.ts';
import { versionUrl } from '../report/repository-links.ts';
import { versionOf } from '../report/version-data.ts';
import { contentOf } from './compared-versions.ts';
import { html, type Html } from './html.ts';
import type { PageBody } from './page-frame.ts';
import { hrefTo, overviewPath, prpPath } from './page-path.ts';
import type { PageSource } from './page-source.ts';
import { commitOf, counted, madeBy, timeIn } from './page-words.ts';
import type { PrpSummary } from './read-overview.ts';

/** Characters of a document that one page shows. */
const mostCharacters = 200_000;

/** The content of a version, as it was sealed. */
export async function contentPage(
  { prp, name }: PrpSummary,
  version: StoredVersion,
  path: string,
  source: PageSource,
): Promise<PageBody> {
  const { memento } = version;
  const { sequence, source: from, checksum } = memento;
  const content = await contentOf(version, source);
  const commit = from.commit === null ? undefined : html` · ${commitOf(from.commit, source.site, from.repository)}`;
  const main = html`<p class="crumb">
      <a href="${hrefTo(overviewPath(), path)}">PRPs</a> / <a href="${hrefTo(prpPath(prp), path)}">${name.name}</a> /
      v${sequence}
    </p>
    <h1>v${sequence} of ${name.name}</h1>
    <p>${timeIn(memento.timestamp)} UTC · ${madeBy(memento)}${commit}${onBranch(version, source)}</p>
    <p class="soft">
      <small><code>${checksum}</code></small>
    </p>
    ${'hidden' in content ? html`<p>${content.hidden}</p>` : document(print(content.prp))}`;
  return { title: `v${sequence} of ${name.name}`, tab: 'prps', main };
}

function onBranch(version: StoredVersion, { site: { repositoryUrl, versionsBranch } }: PageSource): Html | undefined {
  if (repositoryUrl === undefined) return undefined;
  const link = versionUrl({ repositoryUrl, versionsBranch, head: '' }, versionOf(version));
  return html` · <a href="${link}">on ${versionsBranch}</a>`;
}

function document(text: string): Html {
  const shown = text.slice(0, mostCharacters);
  const rest = text.length - shown.length;
  return html`<pre class="cmd" tabindex="0" aria-label="Content">${shown}</pre>
    ${rest > 0 ? html`<p class="soft">${counted(rest, 'more character')}: <code>prp show</code> prints all.</p>` : undefined}`;
}
