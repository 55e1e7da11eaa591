import type { ValidationRecord } from '../history/records/validation-record.ts';
import { statusPredicates } from '../prp/gate-result.ts';
import { gateChart, type GateRun, markOf } from './gate-chart.ts';
import { html, type Html, joinHtml } from './html.ts';
import { paged, pageLinks, type PageBody } from './page-frame.ts';
import { contentPagePath, hrefTo, prpPath, validationPagePath, validationsPath } from './page-path.ts';
import type { PageSite, PageSource } from './page-source.ts';
import { commitOf, counted, lasted, ranFor, timeIn } from './page-words.ts';
import { markSign, spokenMark } from './prp-state.ts';
import type { Overview, Validated } from './read-overview.ts';

/** Runs of one page of the list. */
export const runsOfPage = 50;

/** The run of a validation: that of the other PRPs is shown as well, as long as it is their newest. */
export function validationPage(one: Validated, all: Overview, path: string, { site }: PageSource): PageBody {
  const { record } = one;
  const same = all.runs.find(([first]) => first?.record.timestamp === record.timestamp) ?? [];
  const others = same.filter(({ record: { id } }) => id !== record.id);
  const run = [one, ...others].toSorted(
    (a, b) => verdicts.indexOf(a.record.verdict) - verdicts.indexOf(b.record.verdict),
  );
  const gates = gatesOf(run);
  const end = Math.max(0, ...gates.map(({ queuedMs, durationMs }) => queuedMs + durationMs));
  const time = timeIn(record.timestamp);
  const { repository, pullRequest } = one.version.memento.source;
  const request = pullRequest === null ? undefined : html` of pull request ${requestOf(pullRequest, repository, site)}`;
  const commit =
    record.commit === null ? undefined : html`<p>Commit ${commitOf(record.commit, site, repository)}${request}</p>`;
  const main = html`<p class="crumb"><a href="${hrefTo(validationsPath(), path)}">Validations</a> / ${time}</p>
    <h1>${runHeadline(run)}${end > 0 ? ` in ${lasted(end)}` : ''}</h1>
    ${commit}
    <h2 id="f">PRPs</h2>
    <ul class="todo" aria-labelledby="f">
      ${run.slice(0, mostPrps).map((checked) => checkedItem(checked, path))}
    </ul>
    <p class="soft"><small>Other PRPs of this run are listed as long as they were not validated again.</small></p>
    ${
      run.length > mostPrps ? html`<p class="soft">And ${run.length - mostPrps} more.</p> ` : undefined
    }${gateChart(gates)}${gateTable(gates)}`;
  return { title: `Validation of ${time}`, tab: 'validations', main };
}

/** Those that failed come first. */
const verdicts: readonly ValidationRecord['verdict'][] = ['failed', 'passed'];

/** PRPs of a run that the page lists. */
const mostPrps = 50;

function requestOf(number: number, repository: string | null, { repositoryUrl, ...site }: PageSite): Html {
  if (repositoryUrl === undefined || repository !== site.repository) return html`${number}`;
  return html`<a href="${repositoryUrl}/pull/${number}">${number}</a>`;
}

function runHeadline(run: readonly Validated[]): Html {
  const failed = run.filter(({ record }) => record.verdict === 'failed').length;
  if (run.length === 1) {
    const name = run[0]?.summary.name.name ?? '';
    return failed === 0 ? html`${name} passed` : html`<span class="fail">${name} failed</span>`;
  }
  if (failed === 0) return html`${run.length} PRPs passed`;
  return html`<span class="fail">${failed} of ${run.length} PRPs failed</span>`;
}

function checkedItem({ summary, version, record }: Validated, path: string): Html {
  const { prp, name } = summary;
  const { sequence } = version.memento;
  const { errors, warnings, notices } = record.totals;
  const gates = record.gates.filter(({ status }) => status !== 'passed' && status !== 'skipped');
  const ids = joinHtml(
    gates.slice(0, 10).map(({ id }) => html`<code>${id}</code>`),
    ', ',
  );
  const findings = findingsText({ errors, warnings, notices });
  const what = [
    ...(gates.length > 0 ? [html`${counted(gates.length, 'gate')} did not pass: ${ids}`] : []),
    ...(findings === '' ? [] : [findings]),
  ];
  return html`<li>
    ${spokenMark(record.verdict === 'passed' ? 'pass' : 'fail')}
    <div>
      <b><a href="${hrefTo(prpPath(prp), path)}">${name.name}</a></b
      >, <a href="${hrefTo(contentPagePath(prp, sequence), path)}">v${sequence}</a
      ><span class="was">${what.length === 0 ? 'No finding' : joinHtml(what, '. ')}</span>
    </div>
  </li> `;
}

type Counts = Pick<ValidationRecord['totals'], 'errors' | 'warnings' | 'notices'>;

function findingsText({ errors, warnings, notices }: Counts): string {
  const parts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [notices, 'notice'],
  ] as const;
  return parts.flatMap(([count, word]) => (count === 0 ? [] : [counted(count, word)])).join(', ');
}

/** Milliseconds: gates that pass faster are shown as one. */
const shortGate = 1_000;

/** The gates of a run, each command once: its result stands in the record of each PRP. */
function gatesOf(run: readonly Validated[]): readonly GateRun[] {
  const found = new Map<string, { readonly gate: ValidationRecord['gates'][number]; readonly names: string[] }>();
  for (const { summary, record } of run) {
    for (const gate of record.gates) {
      const key = `${gate.id} ${gate.status} ${gate.queuedMs} ${gate.durationMs}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { gate, names: [summary.name.name] });
      else known.names.push(summary.name.name);
    }
  }
  const all = [...found.values()].map(({ gate, names }): GateRun => {
    const { id, status, attempts, queuedMs, durationMs } = gate;
    const about =
      names.length === 1 ? (names[0] ?? '') : run.length === names.length ? 'the run' : `${names.length} PRPs`;
    return { name: id, status, attempts, queuedMs, durationMs, about, findings: findingsText(gate) };
  });
  const quiet = all.filter(isQuiet);
  if (quiet.length < 2) return all;
  const others = all.filter((gate) => !isQuiet(gate)).toSorted((a, b) => rank(a) - rank(b) || a.queuedMs - b.queuedMs);
  const durationMs = quiet.reduce((sum, one) => sum + one.durationMs, 0);
  const together: GateRun = {
    name: `${quiet.length} ${others.length === 0 ? '' : 'other '}short gates`,
    status: 'passed',
    attempts: 1,
    queuedMs: Math.min(...quiet.map(({ queuedMs }) => queuedMs)),
    durationMs:
      Math.max(...quiet.map((one) => one.queuedMs + one.durationMs)) - Math.min(...quiet.map((one) => one.queuedMs)),
    about: `${ranFor(durationMs)} of work`,
    findings: '',
  };
  return [
    ...others.filter((gate) => markOf(gate) === 'fail'),
    together,
    ...others.filter((gate) => markOf(gate) !== 'fail'),
  ];
}

function isQuiet(gate: GateRun): boolean {
  return markOf(gate) === 'pass' && gate.durationMs < shortGate && gate.findings === '';
}

function rank(gate: GateRun): number {
  return ['fail', 'look', 'pass', 'none'].indexOf(markOf(gate));
}

function gateTable(gates: readonly GateRun[]): Html {
  const head = ['Gate', 'Result', 'About', 'Findings', 'Waited', 'Ran'];
  const rows = gates.map((gate) => {
    const { name, about, findings, queuedMs, durationMs, status } = gate;
    const mark = markOf(gate);
    return html`<tr role="row">
      <th role="rowheader" scope="row">${markSign(mark)}${name}</th>
      <td role="cell" class="${mark}">${resultOf(gate)}</td>
      <td role="cell" class="hide">${about}</td>
      <td role="cell" class="${findings === '' ? 'hide' : 'more'}">${findings === '' ? '–' : findings}</td>
      <td role="cell" class="n hide">${queuedMs < 1 ? '–' : ranFor(queuedMs)}</td>
      <td role="cell" class="${status === 'skipped' ? 'n hide' : 'n'}" data-l="ran">
        ${status === 'skipped' ? '–' : ranFor(durationMs)}
      </td>
    </tr> `;
  });
  return html`<table class="stack" role="table">
    <caption>
      Gates
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((name, at) => html`<th role="columnheader" scope="col" ${at > 3 ? html` class="n"` : undefined}>${name}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table>`;
}

function resultOf({ status, attempts }: GateRun): string {
  if (status !== 'passed' || attempts <= 1) return statusPredicates[status].replace(/^was /, '');
  return `passed at attempt ${attempts}`;
}

/** The newest validation of each PRP, by run. */
export function validationsPage(all: Overview, page: number, path: string): PageBody {
  const { runs } = all;
  const rows = paged(runs, page, runsOfPage).map((run) => {
    const [first] = run;
    if (first === undefined) return undefined;
    const { summary, version, record } = first;
    const failed = run.filter((one) => one.record.verdict === 'failed');
    const mark = failed.length > 0 ? 'fail' : 'pass';
    const errors = run.reduce((sum, one) => sum + one.record.totals.errors, 0);
    const warnings = run.reduce((sum, one) => sum + one.record.totals.warnings, 0);
    const to = hrefTo(validationPagePath(summary.prp, version.memento.sequence, record.id), path);
    const names = run.slice(0, 3).map((one) => one.summary.name.name);
    const more = run.length > 3 ? `, and ${run.length - 3} more` : '';
    return html`<tr role="row">
      <th role="rowheader" scope="row">${markSign(mark)}<a href="${to}">${timeIn(record.timestamp)}</a></th>
      <td role="cell" class="${mark}">${failed.length > 0 ? `${failed.length} of ${run.length} failed` : 'passed'}</td>
      <td role="cell" class="more">${names.join(', ')}${more}</td>
      <td role="cell" class="${errors + warnings > 0 ? 'more' : 'hide'}">
        ${findingsText({ errors, warnings, notices: 0 }) || '–'}
      </td>
    </tr> `;
  });
  const failing = runs.filter((run) => run.some(({ record }) => record.verdict === 'failed')).length;
  const headline =
    runs.length === 0
      ? html`<h1 class="lead">No version was validated yet.</h1>`
      : html`<h1 class="lead">
            ${counted(runs.length, 'run')} checked the newest
            versions${failing > 0 ? html`; <span class="fail">${failing} failed</span>` : undefined}.
          </h1>
          <p>Of each PRP its newest validation; the page of a PRP leads to those of its versions.</p>`;
  const table = html`<table class="stack" role="table">
      <caption>
        Validations
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${['Time (UTC)', 'Result', 'PRPs', 'Findings'].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table>
    ${pageLinks({ page, size: runsOfPage, total: runs.length }, path, validationsPath)}`;
  return {
    title: page === 1 ? 'Validations' : `Validations, page ${page}`,
    tab: 'validations',
    main: html`${headline} ${runs.length === 0 ? undefined : table}`,
  };
}
