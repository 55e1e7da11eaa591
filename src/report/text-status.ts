import { plural } from '../base/plural.ts';
import { duration, type Paint, plain, statusMark } from './paint.ts';
import type { StatusData, TasksData, VersionsData } from './command-data.ts';
import { hint } from './text-validate.ts';

/** Rows that fit a screen; the JSON has all of them. */
const mostPrps = 10;
const mostGates = 10;
const nameWidth = 38;

/** The status on one screen of 80 columns. */
export function statusText({ tasks, components, versions, performance }: StatusData, paint: Paint): string {
  return [
    ...versionLines(versions, paint),
    ...gateLines(performance, paint),
    '',
    ...taskLines(tasks, paint),
    ...pausedLines(components, paint),
    '',
  ].join('\n');
}

function versionLines(versions: VersionsData, paint: Paint): readonly string[] {
  const { branch, totals, states, prps, moved } = versions;
  if (prps.length === 0) {
    return [`No versions on ${plain(branch)} yet.`, hint('Keep the first', ['prp', 'validate'], paint)];
  }
  const sum = `${plural(totals.versions, 'version')} of ${plural(totals.prps, 'PRP')}`;
  const counted = (['passed', 'failed', 'unvalidated', 'tampered'] as const).flatMap((state) => {
    const look = state === 'tampered' ? statusMark.failed : statusMark[state];
    return states[state] === 0 ? [] : [paint(look.style, `${states[state]} ${state}`)];
  });
  const recent = prps.toSorted((a, b) => (whenOf(a) < whenOf(b) ? 1 : -1)).slice(0, mostPrps);
  return [
    `${paint('bold', sum)} on ${plain(branch)}: ${counted.join(', ')}`,
    ...remoteLines(versions, paint),
    ...recent.map((one) => prpLine(one, paint)),
    ...(prps.length > mostPrps ? [paint('dim', `   … and ${prps.length - mostPrps} more: prp list`)] : []),
    ...moved.slice(0, mostPrps).map(({ prp, movedTo }) => paint('dim', `   ${plain(prp)} moved to ${plain(movedTo)}`)),
  ];
}

function remoteLines({ remote, unpublished }: VersionsData, paint: Paint): readonly string[] {
  if (remote === null) return [];
  if (!unpublished) return [`   shared through ${plain(remote)}, everything published`];
  const missing = paint('yellow', `${plural(unpublished, 'commit')} not published yet`);
  return [`   shared through ${plain(remote)}, ${missing}`];
}

type StatedPrp = VersionsData['prps'][number];

/** PRPs that failed verification come first, because they need attention. */
function whenOf({ latest }: StatedPrp): string {
  return latest?.validation?.timestamp ?? latest?.timestamp ?? '9';
}

function prpLine({ prp, versions, latest }: StatedPrp, paint: Paint): string {
  const { passedAs, status = 'failed' } = latest ?? {};
  const { mark, style } = statusMark[passedAs === undefined ? status : 'passed'];
  const checked = latest?.validation ? minute(latest.validation.timestamp) : '';
  const state =
    latest === null
      ? paint('red', 'tampered: prp verify')
      : (passedAs === undefined ? status : `passed (as v${passedAs})`).padEnd(11);
  const number = latest === null ? `${versions}` : `v${latest.sequence}`;
  return [` ${paint(style, mark)}`, fitted(prp, nameWidth), number.padEnd(6), state, paint('dim', checked)]
    .join(' ')
    .trimEnd();
}

const trendStyle = { improving: 'green', steady: 'dim', worsening: 'red', unknown: 'dim' } as const;

function gateLines(gates: StatusData['performance'], paint: Paint): readonly string[] {
  if (gates.length === 0) return [];
  const rows = gates.slice(0, mostGates).map(({ id, runs, passRate, p50Ms, p95Ms, trend }) => {
    const [half, most] = [p50Ms, p95Ms].map((ms) => duration(ms).padStart(10));
    const rate = `${Math.round(passRate * 100)} %`.padStart(6);
    return `   ${fitted(id, 20)} ${String(runs).padStart(5)} ${rate}  ${half} ${most}  ${paint(trendStyle[trend], trend)}`;
  });
  const title = `   ${'Gate'.padEnd(20)} ${'runs'.padStart(5)} passed  ${'median'.padStart(10)} ${'95 %'.padStart(10)}  trend`;
  const more = gates.length - mostGates;
  return ['', paint('dim', title), ...rows, ...(more > 0 ? [paint('dim', `   … and ${more} faster`)] : [])];
}

function taskLines({ since, total, outcomes, runs }: TasksData, paint: Paint): readonly string[] {
  if (since === null) return [paint('dim', 'No metrics are recorded yet.')];
  const sum = `${plural(total, 'task')} in ${plural(runs.total, 'run')} here since ${since.slice(0, 10)}`;
  const ends = Object.entries(outcomes).toSorted(([, a], [, b]) => b - a);
  const shown = ends.map(([outcome, count]) => `${count} ${plain(outcome)}`).join(', ');
  return [sum, ...(shown === '' ? [] : [paint('dim', `   ${shown}`)])];
}

/** Gates and generators that get no work for a while. Healthy ones are not mentioned. */
function pausedLines(components: StatusData['components'], paint: Paint): readonly string[] {
  const paused = components.filter(({ health }) => health !== 'closed');
  if (paused.length === 0) return [];
  return [
    paint('red', `Paused after crashes: ${paused.length}`),
    ...paused.map(({ name, health: state }) => ` ${paint('red', '✗')} ${plain(name)} ${state}`),
  ];
}

/** The end of a long name tells more than its beginning. */
function fitted(name: string, width: number): string {
  const shown = plain(name);
  return shown.length > width ? `…${shown.slice(1 - width)}` : shown.padEnd(width);
}

function minute(timestamp: string): string {
  return timestamp.slice(0, 16).replace('T', ' ');
}
