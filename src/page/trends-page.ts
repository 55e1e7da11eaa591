import { type ExplainedTrend, explainedTrends } from '../history/records/gate-trends.ts';
import type { ValidationRecord } from '../history/records/validation-record.ts';
import { html, type Html, joinHtml } from './html.ts';
import type { PageBody } from './page-frame.ts';
import { noRecords, orIfDamaged, type PageSource } from './page-source.ts';
import { counted, grouped, ranFor, shortDay, dayIn } from './page-words.ts';
import type { Overview } from './read-overview.ts';
import { weekChart, type Week } from './week-chart.ts';

/** PRPs, and validations of each, that the trends are made of: the cost must not grow with the history. */
const sampledPrps = 50;
const sampledRecords = 20;

/** Gates in the table. */
const mostGates = 100;

const weekMs = 7 * 24 * 3_600_000;
const weeksShown = 12;

/** Validations a week, and how the duration and the success of each gate changed. */
export async function trendsPage(all: Overview, source: PageSource): Promise<PageBody> {
  const records = await source.memory.keepFor(all.head, 'trends', () => sample(all, source));
  const weeks = weeksOf(records);
  const trends = explainedTrends(runsOf(records))
    .toSorted((a, b) => b.p50Ms - a.p50Ms)
    .slice(0, mostGates);
  const first = records.at(-1)?.timestamp;
  const main =
    first === undefined
      ? html`<h1 class="lead">No validation is stored yet.</h1>
          <p><code>prp validate</code> stores one for each PRP.</p>`
      : html`${headline(weeks, trends)}
          <p>
            ${counted(records.length, 'validation')} since ${dayIn(first)}: the newest ${sampledRecords} of each of the
            ${sampledPrps} PRPs that were validated last
          </p>
          <h2>Validations a week</h2>
          ${weekChart(weeks)} ${gatesTable(trends, records)}
          <details>
            <summary>Validations a week, as a table</summary>
            ${weeksTable(weeks)}
          </details>`;
  return { title: 'Trends', tab: 'trends', main };
}

/** Newest first. */
async function sample({ prps }: Overview, { history }: PageSource): Promise<readonly ValidationRecord[]> {
  const newest = prps
    .flatMap(({ prp, latest }) =>
      latest.tampered || latest.validation === null ? [] : [{ prp, time: latest.validation.timestamp }],
    )
    .toSorted((a, b) => (a.time < b.time ? 1 : -1))
    .slice(0, sampledPrps);
  const records: ValidationRecord[] = [];
  for (const { prp } of newest) {
    const read = await orIfDamaged(noRecords, () => history.records(prp, sampledRecords, sampledRecords));
    records.push(...read.validations);
  }
  return records.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** The gates of each run, newest first, each command of a run once. */
function runsOf(records: readonly ValidationRecord[]): readonly Pick<ValidationRecord, 'gates'>[] {
  return [...Map.groupBy(records, ({ timestamp }) => timestamp).values()].map((run) => {
    const gates = run.flatMap((record) => record.gates);
    return {
      gates: [
        ...new Map(
          gates.map((gate) => [`${gate.id} ${gate.status} ${gate.queuedMs} ${gate.durationMs}`, gate]),
        ).values(),
      ],
    };
  });
}

/** Whole weeks up to that of the newest record, which the clock of no reader changes. Weeks begin on Monday, UTC. */
function weeksOf(records: readonly ValidationRecord[]): readonly Week[] {
  const [newest] = records;
  if (newest === undefined) return [];
  const last = startOfWeek(newest.timestamp);
  return Array.from({ length: weeksShown }, (_, at) => {
    const start = last - (weeksShown - 1 - at) * weekMs;
    const own = records.filter(({ timestamp }) => startOfWeek(timestamp) === start);
    const passed = own.filter(({ verdict }) => verdict === 'passed').length;
    return { start: new Date(start).toISOString(), passed, failed: own.length - passed };
  });
}

/** The first day of 1970 was a Thursday. */
function startOfWeek(timestamp: string): number {
  const time = Date.parse(timestamp);
  const monday = 4 * 24 * 3_600_000;
  return Math.floor((time - monday) / weekMs) * weekMs + monday;
}

function headline(weeks: readonly Week[], trends: readonly ExplainedTrend[]): Html {
  const busy = weeks.filter(({ passed, failed }) => passed + failed > 0);
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined) return html`<h1 class="lead">No validation is stored yet.</h1>`;
  const age = Math.round((Date.parse(last.start) - Date.parse(first.start)) / weekMs);
  const before = age === 0 ? '' : `, ${share(first)} ${counted(age, 'week')} before`;
  const start = `${share(last)} of validations passed in the week of ${shortDay(last.start)}${before}.`;
  const count = (kind: Course['kind']) => trends.filter((trend) => courseOf(trend).kind === kind).length;
  const [slower, failing, unsteady] = [count('slower'), count('failing'), count('unsteady')];
  const found = [
    { count: slower, mark: 'look', one: 'became slower', many: 'became slower' },
    { count: failing, mark: 'fail', one: 'fails more often', many: 'fail more often' },
    { count: unsteady, mark: 'fail', one: 'is unsteady', many: 'are unsteady' },
  ].filter(({ count: own }) => own > 0);
  const parts = found.map(({ count: own, mark, one, many }, at) => {
    const gates = at === 0 ? counted(own, 'gate') : String(own);
    return html`<span class="${mark}">${gates} ${own === 1 ? one : many}</span>`;
  });
  return html`<h1 class="lead">${start}${parts.length === 0 ? undefined : html` ${joinHtml(parts, ', ')}.`}</h1>`;
}

function share({ passed, failed }: Week): string {
  return `${Math.round((100 * passed) / (passed + failed))} %`;
}

interface Course {
  readonly kind: 'slower' | 'faster' | 'failing' | 'recovering' | 'unsteady' | 'steady' | 'unknown';
  readonly words: string;
  readonly detail: string;
  readonly mark: 'look' | 'fail' | 'pass' | 'none';
}

/** As in `gateTrends`, a difference of pass rates counts from here on. */
const tellingGain = 0.1;

/** Share of runs that passed only at a later attempt, from which a gate counts as unsteady. */
const unsteadyShare = 0.1;

function courseOf({ trend, runs, retried, passRateGain, durationRatio }: ExplainedTrend): Course {
  if (retried >= 2 && retried >= unsteadyShare * runs) {
    const detail = `${retried} of ${counted(runs, 'run')}`;
    return { kind: 'unsteady', words: 'often passes at a later attempt only', detail, mark: 'fail' };
  }
  if (trend === 'unknown') return { kind: 'unknown', words: 'too few runs', detail: '', mark: 'none' };
  if (trend === 'steady') return { kind: 'steady', words: 'steady', detail: '', mark: 'none' };
  const points = `${Math.round(100 * Math.abs(passRateGain))} points`;
  const percent = `${durationRatio > 1 ? '+' : '−'}${Math.round(100 * Math.abs(durationRatio - 1))} %`;
  if (Math.abs(passRateGain) >= tellingGain) {
    return passRateGain < 0
      ? { kind: 'failing', words: 'fails more often', detail: points, mark: 'fail' }
      : { kind: 'recovering', words: 'fails less often', detail: points, mark: 'pass' };
  }
  return trend === 'worsening'
    ? { kind: 'slower', words: 'slower', detail: percent, mark: 'look' }
    : { kind: 'faster', words: 'faster', detail: percent, mark: 'pass' };
}

function gatesTable(trends: readonly ExplainedTrend[], records: readonly ValidationRecord[]): Html {
  const medians = weeklyMedians(records);
  const head = ['Gate', 'Trend', 'Median, by week', 'Median', '95 %', 'Passed', 'Runs'];
  const rows = trends.map((trend, at) => {
    const { id, p50Ms, p95Ms, passRate, runs } = trend;
    const { words, detail, mark } = courseOf(trend);
    const more = detail === '' ? undefined : html` <small>${detail}</small>`;
    return html`<tr role="row">
      <th role="rowheader" scope="row">${id}</th>
      <td role="cell" class="${mark}">${words}${more}</td>
      <td role="cell" class="left">${curve(id, medians.get(id) ?? [], `c${at + 1}`)}</td>
      <td role="cell" class="n" data-l="median">${ranFor(p50Ms)}</td>
      <td role="cell" class="n hide">${ranFor(p95Ms)}</td>
      <td role="cell" class="n hide">${Math.round(100 * passRate)} %</td>
      <td role="cell" class="n hide">${grouped(runs)}</td>
    </tr> `;
  });
  return html`<table class="stack" role="table">
    <caption>
      Gates
      <small class="soft">the slowest first</small>
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head.map((name, at) => html`<th role="columnheader" scope="col" ${at > 2 ? html` class="n"` : undefined}>${name}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table>`;
}

/** The median duration of each gate in each week that has runs, oldest first. */
function weeklyMedians(records: readonly ValidationRecord[]): ReadonlyMap<string, readonly number[]> {
  const weeks = Map.groupBy(records.toReversed(), ({ timestamp }) => startOfWeek(timestamp));
  const medians = new Map<string, number[]>();
  for (const [, own] of [...weeks].slice(-weeksShown)) {
    for (const { id, p50Ms } of explainedTrends(runsOf(own))) medians.set(id, [...(medians.get(id) ?? []), p50Ms]);
  }
  return medians;
}

function curve(id: string, medians: readonly number[], name: string): Html {
  const [first = 0, last = 0] = [medians[0], medians.at(-1)];
  const top = Math.max(...medians, 1);
  const step = medians.length < 2 ? 0 : 100 / (medians.length - 1);
  const points = medians.map((ms, at) => `${(at * step).toFixed(1)},${(19 - (16 * ms) / top).toFixed(1)}`);
  const line = medians.length === 1 ? [...points, `100.0,${points[0]?.split(',')[1] ?? '19'}`] : points;
  return html`<svg class="spark" role="img" aria-labelledby="${name}" viewBox="0 0 100 20" preserveAspectRatio="none">
    <title id="${name}">
      Median of ${id}, ${counted(medians.length, 'week')}, from ${ranFor(first)} to ${ranFor(last)}
    </title>
    <line class="axis" x1="0" x2="100" y1="19.5" y2="19.5" />
    <polyline class="curve" points="${line.join(' ')}" />
  </svg>`;
}

function weeksTable(weeks: readonly Week[]): Html {
  const rows = weeks.map(
    ({ start, passed, failed }) =>
      html`<tr>
        <th scope="row">${shortDay(start)}</th>
        <td class="n">${passed}</td>
        <td class="n">${failed}</td>
      </tr> `,
  );
  return html`<table>
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
      ${rows}
    </tbody>
  </table>`;
}
