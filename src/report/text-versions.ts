import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { columns, cutColumns as cut, dayOf, momentOf, type Paint, plain, shortenStart, statusMark } from './paint.ts';
import { nameInFolder, namePrps } from './prp-names.ts';
import type { ListData, SaveData, TagData } from './report.ts';
import { commandLines, hint, movedLine, sections } from './text-validate.ts';
import { hasPassed, type Version } from './version-data.ts';

export function saveText({ versions }: SaveData, paint: Paint): string {
  const lines = versions.flatMap(({ created, ...version }) => [
    created
      ? `${paint('green', '✓')} ${plain(version.prp)} saved as ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`
      : `${paint('dim', '·')} ${plain(version.prp)} is unchanged since ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`,
    ...(created ? movedLine(version, paint) : []),
  ]);
  return `${lines.join('\n')}\n`;
}

/** How a list is shown. */
export interface ListPage {
  readonly paint: Paint;
  /** The terminal's, in columns; without one nothing is cut or left out. */
  readonly width?: number | undefined;
  /** All PRPs, not only those that need a look. */
  readonly all?: boolean;
}

export function listText({ versions, prps, problems }: ListData, page: ListPage): string {
  const { paint } = page;
  if (problems.length === 0 && (versions ?? prps ?? []).length === 0) {
    return 'No versions yet. `prp validate` and `prp save <prp>` keep one.\n';
  }
  const tampered = problems.map(
    ({ prp, version, message }) =>
      `  ${paint('red', '✗')} ${plain(version)} ${paint('red', 'tampered')} ${plain(prps === undefined ? message : `${prp}: ${message}`)}`,
  );
  return sections(
    prps === undefined
      ? versionBlocks(versions ?? [], tampered, page)
      : [...prpBlocks(prps, page), tampered.length === 0 ? [] : [...tampered, '  prp verify   what was changed']],
  );
}

type ListedPrp = NonNullable<ListData['prps']>[number];

/** Rows of PRPs that passed, on a terminal. */
const calmRows = 15;

function prpBlocks(prps: readonly ListedPrp[], { paint, width, all }: ListPage): readonly (readonly string[])[] {
  const names = namePrps(prps.map(({ prp }) => prp));
  const sorted = prps.toSorted(
    (a, b) => needOf(a) - needOf(b) || (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0),
  );
  const isShort = width !== undefined && all !== true;
  const calm = new Set(sorted.filter((one) => needOf(one) > 0).slice(0, isShort ? calmRows : Infinity));
  const shown = sorted.filter((one) => needOf(one) === 0 || calm.has(one));
  const nameOf = ({ prp }: ListedPrp) => {
    const name = names.get(prp);
    if (width === undefined || name === undefined) return plain(prp);
    return shortenStart(plain(nameInFolder(name)), Math.max(16, width - 56));
  };
  const head = ['  PRP', 'version', 'last passed', 'changed', ''];
  const rows = shown.map((one) => {
    if (one.movedTo !== null)
      return [`${paint('dim', '↪')} ${nameOf(one)}`, '', '', '', `moved to ${plain(one.movedTo)}`];
    const { mark, style } = statusMark[one.latest === null ? 'failed' : stateOf(one.latest)];
    const passed = one.lastPassed === undefined ? '' : one.lastPassed === null ? '–' : `v${one.lastPassed}`;
    const changed = one.latest === null ? '' : dayOf(one.latest.timestamp);
    const version = one.latest === null ? '' : `v${one.latest.sequence}`;
    return [`${paint(style, mark)} ${nameOf(one)}`, version, passed, changed, remarkOf(one)];
  });
  const [title = '', ...lines] = columns([head, ...rows]).map((line) => `  ${line}`);
  const left = prps.length - shown.length;
  const first = shown.find(({ movedTo }) => movedTo === null)?.prp;
  return [
    [paint('dim', title), ...lines],
    [countsOf(prps), ...(left > 0 ? [paint('dim', `${left} more: prp list --all`)] : [])],
    ...(first === undefined || width === undefined
      ? []
      : [commandLines([{ words: ['prp', 'list', first], what: 'its versions' }], paint)]),
  ];
}

/** 0: it failed or cannot be read; 1: it passed; 2: it was not checked; 3: it has another path now. */
function needOf({ latest, movedTo }: ListedPrp): number {
  if (movedTo !== null) return 3;
  return latest === null ? 0 : { failed: 0, passed: 1, unvalidated: 2 }[stateOf(latest)];
}

function stateOf(version: Version): Version['status'] {
  return hasPassed(version) ? 'passed' : version.status;
}

function dateOf({ latest }: ListedPrp): string {
  return latest?.timestamp.slice(0, 10) ?? '9';
}

function remarkOf({ latest }: ListedPrp): string {
  if (latest === null) return 'tampered';
  const { validation } = latest;
  const state = stateOf(latest);
  if (state === 'unvalidated') return 'not checked';
  if (state === 'failed') return failureOf(validation);
  return validation !== null && validation.warnings > 0 ? plural(validation.warnings, 'warning') : '';
}

function failureOf(validation: Version['validation']): string {
  if (validation === null) return 'failed';
  return validation.errors > 0
    ? plural(validation.errors, 'error')
    : `failed: ${validation.failed.slice(0, 3).map(plain).join(', ')}`;
}

function countsOf(prps: readonly ListedPrp[]): string {
  const here = prps.filter(({ movedTo }) => movedTo === null);
  const count = (state: Version['status']) => here.filter(({ latest }) => latest && stateOf(latest) === state).length;
  const tampered = here.filter(({ latest }) => latest === null).length;
  const [passed, failed, unchecked] = [count('passed'), count('failed'), count('unvalidated')];
  const counts = [
    ...(passed > 0 ? [`${passed} pass${passed === 1 ? 'es' : ''}`] : []),
    ...(failed > 0 ? [`${failed} fail${failed === 1 ? 's' : ''}`] : []),
    ...(unchecked > 0 ? [`${unchecked} not checked`] : []),
    ...(tampered > 0 ? [`${tampered} tampered`] : []),
  ];
  return `${plural(here.length, 'PRP')}: ${counts.join(', ')}`;
}

type ListedVersion = NonNullable<ListData['versions']>[number];

function versionBlocks(
  versions: readonly ListedVersion[],
  tampered: readonly string[],
  { paint, width }: ListPage,
): readonly (readonly string[])[] {
  const numbers = new Map(versions.map(({ id, sequence }) => [id, `v${sequence}`]));
  const rows = versions.map((version) => versionCells(version, numbers, paint));
  const [latest, before] = versions;
  const passed = versions.slice(1).find(hasPassed) ?? before;
  return [
    latest === undefined ? [] : [paint('bold', plain(latest.prp))],
    [...columns(rows).map((line) => cut(`  ${line}`, width)), ...tampered],
    latest === undefined || before === undefined || passed === undefined
      ? []
      : commandLines(
          [
            { words: ['prp', 'diff', latest.prp, `v${before.sequence}`, `v${latest.sequence}`], what: 'what changed' },
            { words: ['prp', 'rollback', latest.prp, `v${passed.sequence}`], what: 'restore it' },
          ],
          paint,
        ),
  ];
}

function versionCells(version: ListedVersion, numbers: ReadonlyMap<string, string>, paint: Paint): readonly string[] {
  const { sequence, reason, restoredFrom, commit, source, tags, encrypted, actor, message, validation } = version;
  const status = stateOf(version);
  const { mark, style } = statusMark[status];
  const asksLess = version.risks === undefined || version.risks === 0 ? '' : `, look twice: ${version.risks}`;
  const [look, lookStyle] = status === 'passed' && asksLess !== '' ? ['!', 'yellow' as const] : [mark, style];
  const failed = validation?.failed.map(plain) ?? [];
  const named = `${failed.slice(0, 3).join(', ')}${failed.length > 3 ? ', …' : ''}`;
  const as = version.passedAs === undefined ? '' : ` as v${version.passedAs}`;
  const state = {
    passed: `passed${as}`,
    failed: named === '' ? 'failed' : `failed: ${named}`,
    unvalidated: 'not checked',
  }[status];
  const why = reason === 'changed' || reason === 'saved' ? [] : [reason];
  const origin = restoredFrom === null ? why : [`${reason} from ${numbers.get(restoredFrom) ?? restoredFrom}`];
  const notes = [
    ...tags.map((tag) => paint('yellow', plain(tag))),
    ...(message === null ? [] : [`"${plain(shorten(message.split('\n', 1)[0] ?? '', 60))}"`]),
    ...origin,
    ...(version.movedFrom === null ? [] : [`was ${plain(version.movedFrom)}`]),
    ...(encrypted ? ['encrypted'] : []),
  ];
  return [
    `${paint(lookStyle, look)} ${paint('bold', `v${sequence}`)}`,
    momentOf(version.timestamp),
    commit === null ? '–' : `${commit.slice(0, 7)}${source.dirty ? '+' : ''}`,
    paint('dim', nameOfActor(actor)),
    `${state}${asksLess}`,
    notes.join(', '),
  ];
}

/** `Ada <ada@example.com>` → `Ada`: an address tells a reader nothing. */
function nameOfActor(actor: string | null): string {
  return shorten(plain((actor ?? '').replace(/\s*<[^>]*>$/, '')), 16);
}

export function tagText({ prp, action, name, dryRun, tags }: TagData, paint: Paint): string {
  const width = Math.max(0, ...tags.map((tag) => tag.name.length));
  const rows = tags.map(({ name: own, version, sequence, timestamp, actor, problem }) =>
    [
      ` ${problem === null ? paint('yellow', '•') : paint('red', '✗')}`,
      paint('bold', plain(own).padEnd(width)),
      (sequence === null ? '' : `v${sequence}`).padEnd(5),
      paint('cyan', version),
      momentOf(timestamp),
      problem === null ? paint('dim', nameOfActor(actor)) : paint('red', plain(problem)),
    ].join(' '),
  );
  const done =
    name === null ? [] : [`${paint('green', '✓')} ${plain(name)} ${tagChange(action, dryRun)} in ${plain(prp)}`];
  if (tags.length > 0) return [...done, plain(prp), ...rows, ''].join('\n');
  return [
    ...done,
    `${plain(prp)} has no tags.`,
    hint('Add one', ['prp', 'tag', prp, 'latest', 'approved'], paint),
    '',
  ].join('\n');
}

function tagChange(action: TagData['action'], dryRun: boolean): string {
  if (action === 'unchanged' || action === 'listed') return 'is there already';
  return `${dryRun ? 'would be ' : ''}${action}`;
}
