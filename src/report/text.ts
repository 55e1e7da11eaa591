import { plural } from '../base/plural.ts';
import type { DoctorData, ListedGate, ListGatesData, PageData } from './command-data.ts';
import { cutColumns, type Paint, plain, plainLines } from './paint.ts';
import type { GenerateData, InitData, MoveData, Report, RollbackData } from './report.ts';
import { cleanupText } from './text-cleanup.ts';
import { diffText } from './text-diff.ts';
import { historyText } from './text-history.ts';
import { importText } from './text-import.ts';
import { repairText, verifyText } from './text-integrity.ts';
import { statusText } from './text-status.ts';
import { hint, movedLine, validateText } from './text-validate.ts';
import { listText, saveText, tagText } from './text-versions.ts';
import type { Version } from './version-data.ts';

export interface TextOptions {
  /** A comparison with its unified diff. */
  readonly patch?: boolean;
  /** A list with all PRPs. */
  readonly all?: boolean;
}

/** Formats a report for a terminal. Ends with a newline, except for `show`, which prints exactly the bytes. */
export function reportText(
  report: Report,
  paint: Paint,
  width?: number,
  { patch = false, all = false }: TextOptions = {},
): string {
  switch (report.command) {
    case 'generate':
      return generateText(report.data, paint);
    case 'validate':
      return validateText(report, paint, width);
    case 'list-gates':
      return listGatesText(report.data, paint, width);
    case 'save':
      return saveText(report.data, paint);
    case 'list':
      return listText(report.data, { paint, width, all });
    case 'show':
      return report.data.content;
    case 'diff':
      return diffText(report.data, { paint, width, patch });
    case 'rollback':
      return rollbackText(report.data, paint);
    case 'cleanup':
      return cleanupText(report.data, paint);
    case 'import':
      return importText(report.data, paint);
    case 'verify':
      return verifyText(report.data, paint);
    case 'repair':
      return repairText(report.data, paint);
    case 'tag':
      return tagText(report.data, paint);
    case 'history':
      return historyText(report.data, paint);
    case 'status':
      return statusText(report.data, paint, width);
    case 'mv':
      return moveText(report.data, paint);
    case 'page':
      return pageText(report.data, paint);
    case 'open':
      return `${paint('bold', report.data.address)}\n${paint('dim', 'Ctrl-C ends it. Only this machine can reach it, with the whole address.')}\n`;
    case 'doctor':
      return doctorText(report.data, paint);
    case 'init':
      return initText(report.data, paint);
  }
}

function generateText(data: GenerateData, paint: Paint): string {
  const { path, name, environment, template, complexity, created, changed, version, kept, notes, content } = data;
  if (content !== undefined) return content;
  const did = created ? 'created' : changed ? 'rewritten' : 'unchanged';
  return [
    `${paint('green', '✓')} ${paint('bold', plain(path))} ${did}${version ? ` as v${version.sequence} ${paint('dim', version.id)}` : ''}`,
    `  ${plain(name)}`,
    ...keptLine(kept),
    paint('dim', `  template ${template}, environment ${environment}, complexity ${complexity}`),
    ...notes.map((note) => `  ${paint('yellow', '!')} ${plain(note)}`),
    hint('Next', ['prp', 'validate', path], paint),
    '',
  ].join('\n');
}

function rollbackText(
  { path, restoredFrom, restoredSequence, version, changed, kept }: RollbackData,
  paint: Paint,
): string {
  const did = changed ? 'restored from' : 'already is';
  return [
    `${paint('green', '✓')} ${paint('bold', plain(path))} ${did} v${restoredSequence} ${paint('dim', restoredFrom)}`,
    ...(version === null ? [] : [`  Recorded as v${version.sequence}.`]),
    ...keptLine(kept),
    ...(changed ? [hint('Undo', ['prp', 'rollback', path, 'previous'], paint)] : []),
    '',
  ].join('\n');
}

function keptLine(kept: Version | null): readonly string[] {
  return kept ? [`  Its previous content is kept as v${kept.sequence}.`] : [];
}

function moveText({ from, to, isTracked, version, dryRun }: MoveData, paint: Paint): string {
  const did = dryRun ? 'would become' : 'is now';
  return [
    `${paint('green', '✓')} ${plain(from)} ${did} ${paint('bold', plain(to))}`,
    ...(version === null ? [] : [movedLine(version, paint)[0] ?? `  Saved as v${version.sequence}.`]),
    ...(isTracked && !dryRun ? [paint('dim', '  The rename is staged in Git; commit it.')] : []),
    '',
  ].join('\n');
}

function pageText({ directory, prps, files, changed, removed }: PageData, paint: Paint): string {
  const did = changed + removed === 0 ? 'is up to date' : `has ${plural(prps, 'PRP')} in ${plural(files, 'file')}`;
  return `${paint('green', '✓')} ${paint('bold', plain(directory))} ${did}\n`;
}

const doctorMarks = { ok: ['green', '✓'], warning: ['yellow', '!'], broken: ['red', '✗'] } as const;

function doctorText({ checks }: DoctorData, paint: Paint): string {
  const lines = checks.flatMap(({ status, message, hint: advice }) => {
    const [style, mark] = doctorMarks[status];
    const row = `${paint(style, mark)} ${plainLines(message)}`;
    return advice === null ? [row] : [row, `  ${paint('cyan', '→')} ${plainLines(advice)}`];
  });
  return `${lines.join('\n')}\n`;
}

function initText({ created, kept, prps, elsewhere, globs }: InitData, paint: Paint): string {
  const found =
    elsewhere.length === 0
      ? []
      : [
          `${paint('yellow', '!')} ${globs.map(plain).join(', ')} match no file, but there are: ${elsewhere.map(plain).join(', ')}`,
        ];
  return [
    ...created.map((path) => `${paint('green', '✓')} ${plain(path)} created`),
    ...kept.map((path) => `${paint('dim', '·')} ${plain(path)} is there already, left alone`),
    ...found,
    ...(created.length === 0 ? [] : [hint('Next', ['git', 'add', ...created], paint)]),
    ...(prps > 0
      ? [hint(`${plural(prps, 'PRP')} found; check them`, ['prp', 'validate'], paint)]
      : [hint('Then write the request, and', ['prp', 'generate', 'features/example.md'], paint)]),
    '',
  ].join('\n');
}

const titles = {
  static: 'On each PRP',
  plugin: 'On each PRP, from plugins',
  command: 'Once per run, from the configuration',
  environment: 'Once per run, from the environment',
} as const satisfies Record<ListedGate['kind'], string>;

/** A table of the gates by kind, with a mark before those that would run. */
function listGatesText({ gates, environment }: ListGatesData, paint: Paint, terminalWidth?: number): string {
  const width = Math.max(...gates.map(({ id }) => plain(id).length));
  const blocks = [...Map.groupBy(gates, ({ kind }) => kind)].flatMap(([kind, own]) => [
    paint('bold', kind === 'environment' ? `${titles[kind]} ${environment.id}` : titles[kind]),
    ...own.map((gate) => cutColumns(gateRow(gate, width, paint), terminalWidth)),
    '',
  ]);
  const offersNone = gates.every(({ kind }) => kind !== 'environment');
  const idle = gates.find(({ kind, runs }) => kind === 'environment' && !runs);
  return [
    ...blocks,
    ...(offersNone ? [paint('dim', `  The environment ${environment.id} adds no gates here.`)] : []),
    ...(environment.others.length > 0
      ? [paint('dim', `  Also found: ${environment.others.join(', ')}; choose one with --env.`)]
      : []),
    paint('dim', `  ${paint('green', '●')} would run now`),
    ...(idle ? [hint('Run one that would not', ['prp', 'validate', '--gates', idle.id], paint)] : []),
    '',
  ].join('\n');
}

function gateRow({ id, runs, description, command, severity }: ListedGate, width: number, paint: Paint): string {
  const mark = runs ? paint('green', '●') : paint('dim', '·');
  const most = severity === undefined ? '' : paint('dim', ` (${severity} at most)`);
  const what = command === undefined ? plain(description) : paint('cyan', plain(command));
  return `  ${mark} ${plain(id).padEnd(width)}  ${what}${most}`;
}
