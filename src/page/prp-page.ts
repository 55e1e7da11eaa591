import { plural } from '../base/plural.ts';
import type { ListedVersion, StoredVersion } from '../history/history.ts';
import { followedPrp } from '../history/versions/memento.ts';
import type { StoredRecords } from '../history/records/stored-records.ts';
import { isBroken } from '../prp/gate-result.ts';
import { shellCommand, slashLine } from '../report/pasteable-command.ts';
import { asksForLess, countRisks } from '../report/risk-words.ts';
import { contentOf, risksBetween } from './compared-versions.ts';
import { html, type Html, joinHtml } from './html.ts';
import { pageLinks, type PageBody } from './page-frame.ts';
import {
  comparePath,
  contentPagePath,
  diffPath,
  hrefTo,
  overviewPath,
  prpPath,
  validationPagePath,
} from './page-path.ts';
import { noRecords, orIfDamaged, type PageSource } from './page-source.ts';
import { commitOf, counted, grouped, madeBy, shortText, timeIn } from './page-words.ts';
import { lastPassedOf, markSign, spokenMark, stateOf } from './prp-state.ts';
import type { PrpSummary } from './read-overview.ts';
import { sparkBars, sparkline } from './sparkline.ts';

/** Versions of one page. */
const versionsOfPage = 20;

/** Newest versions whose records are read. */
const searched = 20;

/** A PRP: its facts and its versions. Reads the versions that this page shows, and the one before them. */
export async function prpPage(
  summary: PrpSummary,
  page: number,
  path: string,
  source: PageSource,
): Promise<PageBody | undefined> {
  const { prp, name, latest, state } = summary;
  const { history, site } = source;
  const { total, versions } = await history.slice(prp, {
    from: (page - 1) * versionsOfPage,
    count: versionsOfPage + 1,
  });
  if (versions.length === 0) return undefined;
  const shown = Math.min(total, site.versionsPerPrp ?? total);
  const own = versions.slice(0, Math.min(versionsOfPage, shown - (page - 1) * versionsOfPage));
  const records = await orIfDamaged(noRecords, () => history.records(prp, sparkBars, searched));
  const passed = latest.tampered ? undefined : lastPassedOf(latest, records.validations);
  const items: Html[] = [];
  for (const [at, version] of own.entries()) {
    const before = versions[at + 1];
    const hasPage = before !== undefined && (page - 1) * versionsOfPage + at + 1 < shown;
    items.push(await versionItem(version, hasPage ? before : undefined, { summary, path, source, records, passed }));
  }
  const content = latest.tampered ? { hidden: latest.reason } : await contentOf(latest, source);
  const title = 'prp' in content ? content.prp.title : name.name;
  const left = total - shown;
  const main = html`<p class="crumb"><a href="${hrefTo(overviewPath(), path)}">PRPs</a> / ${name.name}</p>
    <h1>${shortText(title, 200)}</h1>
    <p><code>${prp}</code> · <span class="${state.mark}">${stateSentence(summary)}</span></p>
    <div class="two">
      <aside aria-label="Facts">
        <dl class="facts">
          <dt>Validated</dt>
          <dd>${validatedTimes(records)}</dd>
          ${executed(records)}${facts(summary, content)}
        </dl>
        ${goBack(name.name, passed, latest)}
      </aside>
      <section aria-labelledby="h-v">
        <h2 id="h-v">Versions</h2>
        <ol class="rail" reversed>
          ${items}
        </ol>
        ${pageLinks({ page, size: versionsOfPage, total: shown }, path, (other) => prpPath(prp, other))}
        ${left > 0 ? html`<p class="soft">${plural(left, 'older version')} ${left === 1 ? 'has' : 'have'} no page here.</p>` : undefined}
        ${total > 1 ? compareForm(summary, path, source) : undefined}
      </section>
    </div>`;
  return { title: page === 1 ? name.name : `${name.name}, page ${page}`, tab: 'prps', main };
}

/** `passes, asks for less than v2`. */
function stateSentence({ state, latest, before, risks }: PrpSummary): string {
  if (state.mark !== 'look' || latest.tampered || before === undefined) return state.words;
  const passes = latest.status === 'passed' ? 'passes, ' : '';
  return `${passes}${asksForLess(risks) ? 'asks for less than' : 'asks for other values than'} v${before}`;
}

function validatedTimes({ validations }: StoredRecords): Html {
  if (validations.length === 0) return html`never`;
  // Older records are not read.
  const times = validations.length < sparkBars ? html`${counted(validations.length, 'time')} ` : undefined;
  return html`${times}${sparkline(validations, 's')}`;
}

function executed({ executions }: StoredRecords): Html | undefined {
  if (executions.length === 0) return undefined;
  const succeeded = executions.filter(({ status }) => status === 'succeeded').length;
  return html`<dt>Executed</dt>
    <dd>${counted(executions.length, 'time')}, ${succeeded} succeeded</dd> `;
}

function driftText(cites: PrpSummary['cites']): string {
  if (cites === undefined || cites.files === 0) return '';
  return `, ${cites.changed === 0 ? 'none' : cites.changed} changed since`;
}

function facts({ latest, cites: drift }: PrpSummary, content: Awaited<ReturnType<typeof contentOf>>): Html {
  if (latest.tampered)
    return html`<dt>Content</dt>
      <dd class="fail">${latest.reason}</dd>`;
  const { references, size } = latest.memento;
  const cites = html`<dt>Cites</dt>
    <dd>${references.length === 0 ? 'no file' : counted(references.length, 'file')}${driftText(drift)}</dd> `;
  if ('hidden' in content) {
    return html`${cites}
      <dt>Content</dt>
      <dd>${content.hidden}</dd> `;
  }
  const { criteria, loop, lines } = content.prp;
  const commands = loop.flatMap(({ blocks }) => blocks.flatMap((block) => block.commands));
  return html`${cites}
    <dt>Criteria</dt>
    <dd>${criteria.length}</dd>
    <dt>Checks</dt>
    <dd>${counted(commands.length, 'command')}</dd>
    <dt>Length</dt>
    <dd>${counted(lines.length, 'line')}, ${grouped(size)} bytes</dd> `;
}

/** A server compares any two versions. */
function compareForm({ prp, latest }: PrpSummary, path: string, { site }: PageSource): Html | undefined {
  if (site.kind !== 'server') return undefined;
  const newest = latest.tampered ? 2 : latest.memento.sequence;
  return html`<h2>Compare any two versions</h2>
    <form class="compare" action="${hrefTo(comparePath(prp), path)}">
      ${versionField('from', 'From', Math.max(1, newest - 1))}${versionField('to', 'To', newest)}
      <button>Compare</button>
    </form> `;
}

function versionField(name: string, label: string, example: number): Html {
  return html`<label
    >${label}
    <input name="${name}" inputmode="numeric" pattern="v?[0-9]+" required placeholder="v${example}" />
  </label>`;
}

function goBack(name: string, passed: number | undefined, latest: ListedVersion): Html | undefined {
  const isLatest = !latest.tampered && latest.memento.sequence === passed;
  if (passed === undefined || isLatest) return undefined;
  const words = ['rollback', name, `v${passed}`];
  const slash = slashLine(...words);
  return html`<h2>Go back to v${passed}</h2>
    <p>${slash === undefined ? 'In a terminal:' : 'In a pull request, or in a terminal:'}</p>
    ${
      slash === undefined
        ? undefined
        : html`<pre class="cmd" tabindex="0" aria-label="Command for a pull request">${slash}</pre> `
    }
    <pre class="cmd" tabindex="0" aria-label="Command for a terminal">${shellCommand('prp', ...words)}</pre> `;
}

interface ItemContext {
  readonly summary: PrpSummary;
  readonly path: string;
  readonly source: PageSource;
  readonly records: StoredRecords;
  readonly passed: number | undefined;
}

async function versionItem(
  version: ListedVersion,
  before: ListedVersion | undefined,
  context: ItemContext,
): Promise<Html> {
  const { summary, path, source, records, passed } = context;
  if (version.tampered) {
    return html`<li>
      ${spokenMark('fail')}
      <h3>${version.sequence === undefined ? version.id : `v${version.sequence}`}</h3>
      <p>Not as it was sealed: ${version.reason}</p>
    </li> `;
  }
  const { memento, validation, tags } = version;
  const { sequence } = memento;
  const risks = await risksBetween(before, version, source);
  const state = stateOf(version, risks);
  const isLatest = !summary.latest.tampered && summary.latest.memento.id === memento.id;
  const labels = [
    ...(isLatest ? [html` <span class="tag">latest</span>`] : []),
    ...(sequence === passed ? [html` <span class="tag pass">last passing</span>`] : []),
    ...tags.map((tag) => html` <span class="tag">${tag}</span>`),
  ];
  const { message } = memento.metadata;
  const former = followedPrp(memento);
  const validations = records.validations.filter((one) => one.sequence === sequence);
  const links = [
    ...(before === undefined || before.tampered
      ? []
      : [
          html`<a href="${hrefTo(diffPath(summary.prp, before.memento.sequence, sequence), path)}"
            >Compare with v${before.memento.sequence}</a
          >`,
        ]),
    ...(validation === null
      ? []
      : [
          html`<a href="${hrefTo(validationPagePath(summary.prp, sequence, validation.id), path)}"
            >${validations.length > 1 ? 'Newest validation' : 'Validation'}</a
          >`,
        ]),
    html`<a href="${hrefTo(contentPagePath(summary.prp, sequence), path)}">Content</a>`,
  ];
  const commit = memento.source.commit;
  return html`<li>
    ${state.mark === 'none' ? markSign('none') : spokenMark(state.mark)}
    <h3>v${sequence}${labels}</h3>
    <p class="soft">
      <small
        >${timeIn(memento.timestamp)} ·
        ${madeBy(memento)}${commit === null ? undefined : html` · ${commitOf(commit, source.site, memento.source.repository)}`}</small
      >
    </p>
    ${typeof message === 'string' && message !== '' ? html`<p>${shortText(message)}</p> ` : undefined}${
      former === undefined ? undefined : html`<p>Renamed from <code>${former}</code>.</p> `
    }
    <p>${result(version, risks)}${executionsOf(records, sequence)}</p>
    <p class="act">${links}</p>
  </li> `;
}

/** `Passed, 14 gates. Asks for less: 1 check weakened.` */
function result({ validation }: StoredVersion, risks: Parameters<typeof countRisks>[0]): Html {
  const counts = countRisks(risks);
  const less =
    counts.length === 0
      ? undefined
      : html` <b>${asksForLess(risks) ? 'Asks for less' : 'Look twice'}:</b> ${counts.join(', ')}.`;
  if (validation === null) return html`Not checked.${less}`;
  if (validation.verdict === 'passed') return html`Passed, ${counted(validation.totals.gates, 'gate')}.${less}`;
  const broken = validation.gates.filter(({ status }) => isBroken(status)).map(({ id }) => html`<b>${id}</b>`);
  const at = broken.length === 0 ? undefined : html` at ${joinHtml(broken.slice(0, 5), ', ')}`;
  const { errors, warnings } = validation.totals;
  const found = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''];
  const findings = found.filter(Boolean).join(' and ');
  return html`Failed${at}${findings === '' ? '' : `: ${findings}`}.${less}`;
}

function executionsOf({ executions: all }: StoredRecords, of: number): Html | undefined {
  const own = all.filter(({ sequence }) => sequence === of);
  if (own.length === 0) return undefined;
  const succeeded = own.filter(({ status }) => status === 'succeeded').length;
  const failed = own.length - succeeded;
  const parts = [
    ...(succeeded > 0 ? [html`<span class="pass">${succeeded} succeeded</span>`] : []),
    ...(failed > 0 ? [html`<span class="fail">${failed} did not succeed</span>`] : []),
  ];
  return html` Executed ${counted(own.length, 'time')}: ${joinHtml(parts, ', ')}.`;
}
