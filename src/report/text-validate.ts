import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { lastLines } from '../base/truncation-marker.ts';
import type { Finding } from '../prp/finding.ts';
import { type GateResult, statusPredicates } from '../prp/gate-result.ts';
import { isAtFault, sumOf } from './headline.ts';
import { colourless, duration, type Paint, plain, severityStyle, statusMark, wrap } from './paint.ts';
import { shellCommand } from './pasteable-command.ts';
import type { ValidatedPrp, ValidateReport } from './report.ts';
import type { Version } from './version-data.ts';
import { withheldSentence } from './withheld-variables.ts';

/** One line for a gate when it ends, while others still run. */
export function gateLine(prp: string | null, gate: GateResult, paint: Paint): string {
  const { mark, style } = statusMark[gate.status];
  const took = gate.status === 'skipped' ? 'skipped' : duration(gate.durationMs);
  const where = prp === null ? '' : `  ${paint('dim', plain(prp))}`;
  return `  ${paint(style, mark)} ${plain(gate.id).padEnd(14)} ${paint('dim', took.padStart(8))}${where}`;
}

interface Page {
  readonly paint: Paint;
  readonly width: number;
}

/** The findings by PRP, failed PRPs first, and the totals. `width` is the terminal's, in columns. */
export function validateText(report: ValidateReport, paint: Paint, width = Infinity): string {
  const { data, base } = report;
  if (data.prps.length === 0) {
    if (base !== undefined) return `No PRP changed since ${plain(base)}.\n`;
    return 'No PRPs to validate. Which files are PRPs: `prps` in .github/prp.yml. Make one with `prp generate`.\n';
  }
  const page: Page = { paint, width: Math.max(60, width) };
  const gates = data.gates.flatMap((gate) => gateBlock(gate, page));
  const blocks = [
    ...data.prps.toSorted((a, b) => Number(isAtFault(b)) - Number(isAtFault(a))).flatMap((prp) => prpBlock(prp, page)),
    ...(gates.length > 0 ? [...gates, ''] : []),
    summary(report, paint),
  ];
  return `\n${blocks.join('\n')}`;
}

/** Findings of one PRP; a user fixes these first. */
const findingsShown = 50;
/** Characters shown of one message. */
const longestMessage = 600;
/** Findings of the base revision, as a sample. */
const knownShown = 3;
const gravity = { error: 0, warning: 1, notice: 2 } as const;

function prpBlock(prp: ValidatedPrp, page: Page): readonly string[] {
  const { paint } = page;
  const findings = prp.gates
    .flatMap((gate) => gate.findings)
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || a.startLine - b.startLine);
  const fresh = findings.filter(({ baseline }) => !baseline);
  const known = findings.filter(({ baseline }) => baseline);
  // The output of a command tells more than the finding that it failed.
  const broken = prp.gates.filter(
    ({ status, findings: own, output, withheld }) =>
      status !== 'passed' && (own.length === 0 || (status === 'failed' && output) || withheld !== undefined),
  );
  if (findings.length === 0 && broken.length === 0) return [];
  const readAs = prp.dialect === null ? '' : paint('dim', `  read as ${prp.dialect}`);
  return [
    `${paint('bold', plain(prp.path))}${readAs}`,
    ...findingLines(fresh, findingsShown, 'more', page),
    ...findingLines(known, knownShown, 'more in the base revision too', page),
    ...broken.flatMap((gate) => gateBlock(gate, page)),
    '',
  ];
}

function findingLines(findings: readonly Finding[], shown: number, others: string, page: Page): readonly string[] {
  const left = findings.length - shown;
  return [
    ...findings.slice(0, shown).flatMap((finding) => findingBlock(finding, page)),
    ...(left > 0 ? [page.paint('dim', `  … and ${left} ${others}; --json has them all`)] : []),
  ];
}

/** Position and severity in columns, beside them the message in any number of lines. */
function findingBlock(finding: Finding, { paint, width }: Page): readonly string[] {
  const { severity, message, rule, startLine, startColumn, baseline, suggestion } = finding;
  const place = startColumn === undefined ? `${startLine}` : `${startLine}:${startColumn}`;
  const known = baseline ? ' (in the base revision too)' : '';
  const weight = paint(baseline ? 'dim' : severityStyle[severity], severity.padEnd(7));
  const head = `  ${place.padStart(7)}  `;
  const indent = ' '.repeat(head.length + 9);
  const sentence = plain(shorten(`${message}${replacement(message, suggestion)}`, longestMessage) + known);
  // Plain text contains no tab: it binds the rule to the last word.
  return wrap(`${sentence}\t${plain(rule)}`, width - indent.length).map((line, index) => {
    const [words = '', named] = line.split('\t');
    const tail = named === undefined ? '' : `  ${paint('dim', named)}`;
    return `${index === 0 ? `${head}${weight}  ` : indent}${words}${tail}`;
  });
}

/** The suggested text, unless the message contains it. */
function replacement(message: string, suggestion: string | undefined): string {
  return suggestion === undefined || message.includes(suggestion) ? '' : ` → ${suggestion}`;
}

/** A gate that broke without a finding: its reason, and the end of its command's output. */
function gateBlock(gate: GateResult, { paint, width }: Page): readonly string[] {
  const { id, status, reason, output, attempts } = gate;
  if (status === 'passed') return [];
  const { mark, style } = statusMark[status];
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const because = reason === undefined ? '' : `: ${shorten(reason, longestMessage)}`;
  const [first = '', ...rest] = wrap(plain(`${id} ${statusPredicates[status]}${tries}${because}`), width - 4);
  const withheld = withheldSentence(gate);
  return [
    `  ${paint(style, mark)} ${first}`,
    ...rest.map((line) => `    ${line}`),
    ...(withheld === undefined ? [] : wrap(plain(withheld), width - 4).map((line) => `    ${line}`)),
    ...lastLines(colourless(output ?? ''), 20).map((line) => `    ${paint('dim', '│')} ${plain(line)}`),
  ];
}

function summary(report: ValidateReport, paint: Paint): string {
  const { totals, workers, makespanMs } = report.data;
  const counts = [
    plural(totals.gates, 'gate'),
    plural(totals.errors, 'error'),
    plural(totals.warnings, 'warning'),
    plural(totals.notices, 'notice'),
    ...(totals.baseline > 0 ? [`${totals.baseline} in the base revision too`] : []),
  ];
  const lines = [
    `${report.status === 'failed' ? paint('red', '✗ Failed') : paint('green', '✓ Passed')}: ${sumOf(report.data, counts)}`,
    paint('dim', `  ${duration(makespanMs)} with ${plural(workers, 'worker')}`),
    ...keptLines(report, paint),
    ...nextSteps(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

/** Only commands that work: the first version has nothing to compare with. */
function nextSteps({ data: { prps }, rollbackTarget }: ValidateReport, paint: Paint): readonly string[] {
  const changed = prps.find((prp) => isAtFault(prp) && prp.version !== null && prp.version.sequence > 1);
  return [
    ...(changed === undefined ? [] : [hint('See what changed', ['prp', 'diff', changed.path], paint)]),
    ...(rollbackTarget === undefined ? [] : [hint('Go back', ['prp', 'rollback', rollbackTarget], paint)]),
  ];
}

export function hint(what: string, words: readonly string[], paint: Paint): string {
  return `  ${paint('dim', `${what}:`)} ${paint('cyan', shellCommand(...words))}`;
}

type Kept = ValidatedPrp & { readonly version: Version };

const why = {
  'some-gates': 'only some gates ran',
  lenient: 'more findings were accepted than the configuration does',
} as const;

/** The versions that a validation kept, with their results. Nothing without new versions. */
export function keptLines({ data: { prps }, partialRun }: ValidateReport, paint: Paint): readonly string[] {
  const kept = prps.filter((prp): prp is Kept => prp.version !== null);
  if (kept.length === 0) return [];
  const recorded = kept.filter(({ verdict }) => partialRun === undefined || verdict === 'failed');
  // A full run that passed before stays valid.
  const uncounted = kept.filter((prp) => !recorded.includes(prp) && prp.version.status !== 'passed');
  const left = prps.filter(({ version }) => version === null);
  const lines = [
    ...(recorded.length > 0 ? [`Recorded on ${versionsOf(recorded)}.`] : []),
    ...(uncounted.length > 0 && partialRun !== undefined
      ? [`Kept as ${versionsOf(uncounted)}, not counted as passed: ${why[partialRun]}.`]
      : []),
    ...(left.length > 0 ? [`Not kept: ${reasonsOf(left)}.`] : []),
  ];
  return lines.map((line) => paint('dim', `  ${line}`));
}

function versionsOf(kept: readonly Kept[]): string {
  const [first] = kept;
  const more = kept.length > 1 ? ` and ${plural(kept.length - 1, 'other')}` : '';
  return first === undefined ? '' : `v${first.version.sequence} of ${plain(first.path)}${more}`;
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
