import { plural } from '../base/plural.ts';
import { brokeWithoutFinding, type GateResult, isBroken } from '../prp/gate-result.ts';
import { isAtFault } from './headline.ts';
import { elapsed, type Paint, plain } from './paint.ts';
import { shellCommand } from './pasteable-command.ts';
import type { LookTwice, ValidatedPrp, ValidateReport } from './report.ts';
import { namePrps } from './prp-names.ts';
import { riskClause } from './risk-words.ts';
import { errorLines, findingsText, gateLines, type Page } from './text-findings.ts';
import type { Version } from './version-data.ts';
import { wordMarks } from './word-marks.ts';

/** The findings by PRP, the commands, and the result. `width` is the terminal's, in columns. */
export function validateText(report: ValidateReport, paint: Paint, width = Infinity): string {
  const { data } = report;
  if (data.prps.length === 0) return nothingText(report);
  const page: Page = { paint, width: Math.max(60, width) };
  const commands = data.gates.flatMap((gate) => gateLines(gate, page)).map((line) => `${line}\n`);
  const blocks = [findingsText(data.prps, page), commands.join(''), resultText(report, paint)];
  return blocks.filter(Boolean).join('\n');
}

/** One line for each error and one for the result; nothing when all passed. */
export function quietText(report: ValidateReport, paint: Paint): string {
  const { prps, gates } = report.data;
  const lines = errorLines(prps, gates);
  if (report.status === 'passed' && lines.length === 0) return '';
  return [...lines, verdictLine(report, paint), ''].join('\n');
}

/** The result of a validation whose findings are printed: the verdict, one row for each PRP, and what to type next. */
export function resultText(report: ValidateReport, paint: Paint): string {
  if (report.data.prps.length === 0) return nothingText(report);
  return sections([
    ...(report.lookTwice ?? []).map((one) => riskLines(one, paint)),
    [`${verdictLine(report, paint)}, after ${elapsed(report.data.makespanMs)}`],
    prpRows(report, paint),
    [...keptLines(report), ...(report.moved ?? []).flatMap((version) => movedLine(version, paint))],
    nextSteps(report, paint),
  ]);
}

function nothingText({ base }: ValidateReport): string {
  if (base !== undefined) return `No PRP changed since ${plain(base)}.\n`;
  return 'No PRPs to validate. Which files are PRPs: `prps` in .github/prp.yml. Make one with `prp generate`.\n';
}

/** Blocks of lines with a blank line between them. */
export function sections(blocks: readonly (readonly string[])[]): string {
  const present = blocks.filter((lines) => lines.length > 0);
  return `${present.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Risks shown of one PRP; `prp diff` shows all. */
const risksShown = 5;

const riskWords = { removed: 'removed', weakened: 'weaker', disabled: 'weaker', changed: 'changed' } as const;

function riskLines({ path, risks, since }: LookTwice, paint: Paint): readonly string[] {
  const left = risks.length - risksShown;
  return [
    `${paint('bold', plain(path))}  ${paint('dim', `since v${since}`)}`,
    ...risks.slice(0, risksShown).flatMap((risk) => {
      const head = `  ${paint('yellow', '!')} ${String(risk.line).padEnd(6)} ${paint('yellow', riskWords[risk.change].padEnd(8))}`;
      const texts = wordMarks(risk.before, risk.after, { paint, width: 58 });
      return [`${head} ${riskClause(risk)}`, ...texts.map((text) => `${' '.repeat(20)}${text}`)];
    }),
    ...(left > 0 ? [paint('dim', `  and ${plural(left, 'more change')}`)] : []),
  ];
}

/** Commands listed by name; the others are counted. */
const namedCommands = 8;

function verdictLine({ status, data }: ValidateReport, paint: Paint): string {
  const { prps, gates, totals } = data;
  const all = plural(prps.length, 'PRP');
  const errors = plural(totals.errors, 'error');
  if (status === 'passed') {
    if (totals.errors === 0) return `${paint('green', '✓')} ${all} passed`;
    return `${paint('yellow', '!')} ${errors} in ${all}, accepted because \`fail-on\` is \`never\``;
  }
  const atFault = prps.filter(isAtFault).length;
  const broken = gates.filter((gate) => isBroken(gate.status)).map(({ id }) => plain(id));
  const left = broken.length - namedCommands;
  const named = `${broken.slice(0, namedCommands).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  const commands = `${broken.length === 1 ? 'command' : 'commands'} ${named}`;
  const own = prps.length === 1 ? '1 PRP failed' : `${atFault} of ${all} failed`;
  const what = [...(atFault > 0 ? [own] : []), ...(broken.length > 0 ? [`${commands} failed`] : [])];
  return `${paint('red', '✗')} ${what.join('; ') || `${all} failed`}`;
}

/** Rows of PRPs that need no look. */
const calmRows = 10;
const mostRows = 30;

interface Row {
  readonly prp: ValidatedPrp;
  readonly mark: string;
  readonly text: string;
  readonly isCalm: boolean;
}

/** One row for each PRP; of many, only those that need a look. */
function prpRows({ data: { prps }, lookTwice = [] }: ValidateReport, paint: Paint): readonly string[] {
  const names = namePrps(prps.map(({ path }) => path));
  const all = prps
    .map((prp) => rowOf(prp, lookTwice.find(({ path }) => path === prp.path)?.risks.length ?? 0, paint))
    .toSorted((a, b) => Number(isAtFault(b.prp)) - Number(isAtFault(a.prp)) || Number(a.isCalm) - Number(b.isCalm));
  const wanted = all.length <= calmRows ? all : all.filter(({ isCalm }) => !isCalm);
  const rows = wanted.slice(0, mostRows);
  const nameOf = ({ prp }: Row) => plain(names.get(prp.path)?.name ?? prp.path);
  const width = Math.max(0, ...rows.map((row) => nameOf(row).length));
  const left = all.length - rows.length;
  const hidden = all.filter((row) => !rows.includes(row));
  const rest = hidden.every(({ isCalm }) => isCalm) ? `${left} more passed` : `and ${left} more`;
  return [
    ...rows.map((row) => {
      const version = row.prp.version === null ? '' : `v${row.prp.version.sequence}`;
      return `  ${row.mark} ${nameOf(row).padEnd(width)}   ${version.padEnd(4)} ${row.text}`;
    }),
    ...(left > 0 && rows.length > 0 ? [paint('dim', `  ${rest}`)] : []),
  ];
}

function rowOf(prp: ValidatedPrp, risks: number, paint: Paint): Row {
  const fresh = prp.gates.flatMap(({ findings }) => findings).filter(({ baseline }) => !baseline);
  const count = (severity: string) => fresh.filter((finding) => finding.severity === severity).length;
  const [errors, warnings] = [count('error'), count('warning')];
  const broken = prp.gates.filter(brokeWithoutFinding);
  const counts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
    ...brokenGates(broken),
    ...(risks > 0 ? [`look twice at ${plural(risks, 'change')}`] : []),
  ];
  if (isAtFault(prp)) return { prp, mark: paint('red', '✗'), text: counts.join(', '), isCalm: false };
  const isCalm = counts.length === 0;
  // Where a command failed, no PRP has passed.
  const passed = prp.verdict === 'passed' ? ['passed'] : ['its own gates passed'];
  const mark = isCalm && prp.verdict === 'passed' ? paint('green', '✓') : paint('yellow', isCalm ? '·' : '!');
  const text = errors > 0 ? `${counts.join(', ')}, accepted` : [...passed, ...counts].join('; ');
  return { prp, mark, text, isCalm };
}

function brokenGates(broken: readonly GateResult[]): readonly string[] {
  const named = broken.slice(0, 3).map(({ id, status }) => `${plain(id)} ${status}`);
  return broken.length > 3 ? [...named, `${broken.length - 3} more gates`] : named;
}

/** Only commands that work: the first version has nothing to compare with. */
function nextSteps(
  { data: { prps }, lookTwice = [], rollbackTarget }: ValidateReport,
  paint: Paint,
): readonly string[] {
  const changed = prps.find((prp) => isAtFault(prp) && prp.version !== null && prp.version.sequence > 1);
  const risky = lookTwice.find(({ path }) => path !== changed?.path);
  const differences = [
    ...(risky === undefined ? [] : [{ path: risky.path, since: risky.since }]),
    ...(changed === undefined ? [] : [{ path: changed.path, since: (changed.version?.sequence ?? 2) - 1 }]),
  ];
  return commandLines(
    [
      ...differences.map(({ path, since }) => ({ words: ['prp', 'diff', path], what: `what changed since v${since}` })),
      ...(rollbackTarget === undefined
        ? []
        : [
            {
              words: ['prp', 'rollback', rollbackTarget.path],
              what: `back to v${rollbackTarget.sequence}, the last version that passed`,
            },
          ]),
    ],
    paint,
  );
}

interface NextCommand {
  readonly words: readonly string[];
  readonly what: string;
}

/** Commands to copy, each with its effect in a second column. */
export function commandLines(commands: readonly NextCommand[], paint: Paint): readonly string[] {
  const lines = commands.map(({ words, what }) => ({ line: shellCommand(...words), what }));
  const width = Math.max(0, ...lines.map(({ line }) => line.length));
  return lines.map(({ line, what }) => `  ${paint('cyan', line.padEnd(width))}   ${paint('dim', what)}`.trimEnd());
}

export function hint(what: string, words: readonly string[], paint: Paint): string {
  return `  ${paint('dim', `${what}:`)} ${paint('cyan', shellCommand(...words))}`;
}

/** Says that a renamed PRP keeps its versions. */
export function movedLine({ prp, movedFrom, sequence }: Version, paint: Paint): readonly string[] {
  if (movedFrom === null) return [];
  return [`${paint('cyan', '↪')} ${plain(prp)} was ${plain(movedFrom)}: v${sequence} continues its versions.`];
}

type Kept = ValidatedPrp & { readonly version: Version };

const why = {
  'some-gates': 'only some gates ran',
  lenient: 'more findings were accepted than the configuration does',
} as const;

/** The versions that a validation kept, with their results. Nothing without new versions. */
export function keptLines({ data: { prps }, partialRun }: ValidateReport): readonly string[] {
  const kept = prps.filter((prp): prp is Kept => prp.version !== null);
  if (kept.length === 0) return [];
  const recorded = kept.filter(({ verdict }) => partialRun === undefined || verdict === 'failed');
  // A full run that passed before stays valid.
  const uncounted = kept.filter((prp) => !recorded.includes(prp) && prp.version.status !== 'passed');
  const left = prps.filter(({ version }) => version === null);
  const results = recorded.length > 1 ? 'with these results' : 'with this result';
  return [
    ...(recorded.length > 0 ? [`Kept as ${versionsOf(recorded)}, ${results}.`] : []),
    ...(uncounted.length > 0 && partialRun !== undefined
      ? [`Kept as ${versionsOf(uncounted)}, not counted as passed: ${why[partialRun]}.`]
      : []),
    ...(left.length > 0 ? [`Not kept: ${reasonsOf(left)}.`] : []),
  ];
}

function versionsOf(kept: readonly Kept[]): string {
  const numbers = kept.map(({ version }) => `v${version.sequence}`);
  if (numbers.length > 4) return `versions of ${plural(numbers.length, 'PRP')}`;
  return new Intl.ListFormat('en', { style: 'long' }).format(numbers).replace(/, and /, ' and ');
}

/** `3 that are not text, 1 that is too large`. */
function reasonsOf(left: readonly ValidatedPrp[]): string {
  const groups = Map.groupBy(left, skipReasonOf);
  return [...groups].map(([skipReason, { length }]) => `${length} ${said(skipReason, length)}`).join(', ');
}

type SkipReason = 'not text' | 'too large' | 'no regular file' | 'secret';

function skipReasonOf({ dialect, gates }: ValidatedPrp): SkipReason {
  // Among readable documents only those with a secret are not kept, where other PRPs are.
  if (dialect !== null) return 'secret';
  const rules = new Set(gates.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  if (rules.has('PRP110')) return 'no regular file';
  return rules.has('PRP109') ? 'too large' : 'not text';
}

function said(skipReason: SkipReason, count: number): string {
  if (skipReason === 'secret') return 'with what looks like a secret';
  if (skipReason === 'no regular file' && count > 1) return 'that are no regular files';
  return `that ${count === 1 ? 'is' : 'are'} ${skipReason}`;
}
