import { plural } from '../base/plural.ts';
import { columns, dayOf, momentOf, type Paint, plain, shortenStart, statusMark } from './paint.ts';
import type { StatusData, TasksData, VersionsData } from './command-data.ts';
import { gateTable } from './text-gates.ts';
import { hint, sections } from './text-validate.ts';

/** Rows that fit a screen; the JSON has all of them. */
const mostPrps = 10;
const mostGates = 10;

/** The status on one screen. `width` is the terminal's, in columns; without one no path is cut. */
export function statusText(status: StatusData, paint: Paint, width?: number): string {
  return sections([
    ...versionBlocks(status.versions, paint, width),
    gateTable(status.performance, mostGates, paint),
    [...runLines(status.tasks, paint), ...pausedLines(status.components, paint)],
  ]);
}

const stateWords = { passed: 'passed', failed: 'failed', unvalidated: 'not checked', tampered: 'tampered' } as const;

function versionBlocks(versions: VersionsData, paint: Paint, width?: number): readonly (readonly string[])[] {
  const { branch, totals, states, prps, moved } = versions;
  if (prps.length === 0) {
    return [[`No versions on ${plain(branch)} yet.`, hint('Keep the first', ['prp', 'validate'], paint)]];
  }
  const sum = `${plural(totals.versions, 'version')} of ${plural(totals.prps, 'PRP')}`;
  const counted = (['passed', 'failed', 'unvalidated', 'tampered'] as const).flatMap((state) => {
    const look = state === 'tampered' ? statusMark.failed : statusMark[state];
    return states[state] === 0 ? [] : [paint(look.style, `${states[state]} ${stateWords[state]}`)];
  });
  const recent = prps.toSorted((a, b) => (whenOf(a) < whenOf(b) ? 1 : -1)).slice(0, mostPrps);
  const left = prps.length - recent.length;
  const room = width === undefined ? Infinity : Math.max(20, width - 44);
  return [
    [`${paint('bold', sum)} on ${plain(branch)}: ${counted.join(', ')}`, ...remoteLines(versions, paint)],
    [
      ...columns(recent.map((one) => prpCells(one, room, paint))).map((line) => `  ${line}`),
      ...(left > 0 ? [paint('dim', `  and ${left} more: prp list`)] : []),
      ...moved
        .slice(0, mostPrps)
        .map(({ prp, movedTo }) => paint('dim', `  ↪ ${cut(prp, room)} moved to ${cut(movedTo, room)}`)),
    ],
  ];
}

function cut(path: string, room: number): string {
  return shortenStart(plain(path), room);
}

function remoteLines({ remote, unpublished }: VersionsData, paint: Paint): readonly string[] {
  if (remote === null) return [];
  if (!unpublished) return [`Shared through ${plain(remote)}, everything published`];
  const missing = paint('yellow', `${plural(unpublished, 'commit')} not published yet`);
  return [`Shared through ${plain(remote)}, ${missing}`];
}

type StatedPrp = VersionsData['prps'][number];

/** PRPs that failed verification come first, because they need attention. */
function whenOf({ latest }: StatedPrp): string {
  return latest?.validation?.timestamp ?? latest?.timestamp ?? '9';
}

function prpCells({ prp, versions, latest }: StatedPrp, room: number, paint: Paint): readonly string[] {
  const { passedAs, status = 'failed' } = latest ?? {};
  const { mark, style } = statusMark[passedAs === undefined ? status : 'passed'];
  const name = `${paint(style, mark)} ${cut(prp, room)}`;
  if (latest === null) return [name, plural(versions, 'version'), paint('red', 'tampered: prp verify'), ''];
  const state = passedAs === undefined ? stateWords[status] : `passed as v${passedAs}`;
  const checked = latest.validation === null ? '' : paint('dim', momentOf(latest.validation.timestamp));
  return [name, `v${latest.sequence}`, state, checked];
}

/** The runs of this machine. */
function runLines({ since, runs }: TasksData, paint: Paint): readonly string[] {
  if (since === null) return [paint('dim', 'No run is recorded on this machine yet.')];
  const ends = Object.entries(runs.statuses).toSorted(([, a], [, b]) => b - a);
  const ended = ends
    .map(([status, count]) => `${count} ${status === 'error' ? 'with an error' : plain(status)}`)
    .join(', ');
  const sum = `${plural(runs.total, 'run')} of prp on this machine since ${dayOf(since)}`;
  return [paint('dim', ended === '' ? sum : `${sum}: ${ended}`)];
}

/** Gates and generators that get no work for a while. Healthy ones are not mentioned. */
function pausedLines(components: StatusData['components'], paint: Paint): readonly string[] {
  const paused = components.filter(({ health }) => health !== 'closed');
  if (paused.length === 0) return [];
  return [
    paint('red', `Paused after crashes: ${paused.length}`),
    ...paused.map(({ name, health: state }) => `  ${paint('red', '✗')} ${plain(name)} ${state}`),
  ];
}
