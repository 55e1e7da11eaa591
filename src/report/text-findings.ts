import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { lastLines } from '../base/truncation-marker.ts';
import type { Finding } from '../prp/finding.ts';
import { brokeWithoutFinding, type GateResult, isBroken, statusPredicates } from '../prp/gate-result.ts';
import { isAtFault } from './headline.ts';
import { clock, colourless, type Paint, plain, severityStyle, statusMark, wrap } from './paint.ts';
import type { ValidatedPrp } from './report.ts';
import { withheldSentence } from './withheld-variables.ts';

/** How a page is made: `width` is the terminal's, in columns, and infinite elsewhere. */
export interface Page {
  readonly paint: Paint;
  readonly width: number;
}

/** The results of a PRP. */
export type CheckedPrp = Pick<ValidatedPrp, 'path' | 'gates'>;

/** Findings of one PRP; a user fixes these first. */
const findingsShown = 50;
/** Characters shown of one message. */
const longestMessage = 600;
/** Findings of the base revision, as a sample. */
const knownShown = 3;
/** A finding that more PRPs have is shown once. */
const mostRepeated = 3;
/** Places shown of such a finding. */
const placesShown = 6;
/** A gate that took longer is shown, although it passed. */
const longMs = 10_000;
/** Columns before the message. */
const indentWidth = 20;
const gravity = { error: 0, warning: 1, notice: 2 } as const;
const severityMark = { error: '✗', warning: '!', notice: '·' } as const;

/** The findings by PRP, failed PRPs first; what many PRPs share stands once, at the end. Empty without findings. */
export function findingsText(prps: readonly CheckedPrp[], page: Page): string {
  const shared = sharedFindings(prps);
  const blocks = prps
    .toSorted((a, b) => Number(isAtFault(b)) - Number(isAtFault(a)))
    .flatMap((prp) => prpBlock(prp, shared, page));
  return [...blocks, ...sharedBlock(shared, prps.length, page)].map((line) => `${line}\n`).join('');
}

function prpBlock({ path, gates }: CheckedPrp, shared: Shared, page: Page): readonly string[] {
  const findings = gates
    .flatMap((gate) => gate.findings)
    .filter((finding) => !shared.has(keyOf(finding)))
    .toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || a.startLine - b.startLine);
  const fresh = findings.filter(({ baseline }) => !baseline);
  const known = findings.filter(({ baseline }) => baseline);
  const lines = [
    ...findingLines(fresh, findingsShown, 'more', page),
    ...findingLines(known, knownShown, 'more that the base revision has, too', page),
    ...gates.filter(isTelling).flatMap((gate) => gateLines(gate, page).map((line) => `  ${line}`)),
  ];
  return lines.length === 0 ? [] : [page.paint('bold', plain(path)), ...lines];
}

/** The output of a command tells more than the finding that it failed. */
function isTelling({ status, findings, output, withheld, durationMs }: GateResult): boolean {
  if (status === 'passed') return durationMs > longMs;
  return findings.length === 0 || (status === 'failed' && Boolean(output)) || withheld !== undefined;
}

function findingLines(findings: readonly Finding[], shown: number, others: string, page: Page): readonly string[] {
  const left = findings.length - shown;
  return [
    ...findings.slice(0, shown).flatMap((finding) => findingBlock(finding, page)),
    ...(left > 0 ? [page.paint('dim', `  … and ${left} ${others}; --json has them all`)] : []),
  ];
}

/** Position and severity in columns, beside them the message in any number of lines. */
function findingBlock(finding: Finding, page: Page, place = placeOf(finding)): readonly string[] {
  const { severity, baseline, rule } = finding;
  const { paint, width } = page;
  const [style, mark, word] = baseline
    ? (['dim', '·', 'base'] as const)
    : ([severityStyle[severity], severityMark[severity], severity] as const);
  const head = `  ${paint(style, mark)} ${place.padEnd(6)} ${paint(style, word.padEnd(8))} `;
  const start = Math.max(indentWidth, 13 + Math.max(6, place.length) + 1);
  const named = paint('dim', plain(rule));
  const sentences = sentencesOf(finding);
  // Without a terminal a finding is one line.
  if (width === Infinity) return [`${head}${sentences.join(' ')}  ${named}`];
  const room = Math.max(24, width - start - plain(rule).length - 2);
  const [first = '', ...rest] = sentences.flatMap((sentence) => wrap(sentence, room));
  return [`${head}${first.padEnd(room)}  ${named}`, ...rest.map((line) => `${' '.repeat(start)}${line}`)];
}

function placeOf({ startLine, startColumn }: Finding): string {
  return startColumn === undefined ? `${startLine}` : `${startLine}:${startColumn}`;
}

/** The message, and in a separate line the advice. */
function sentencesOf({ message, suggestion, baseline }: Finding): readonly string[] {
  const advice = suggestion === undefined || message.includes(suggestion) ? '' : ` → ${suggestion}`;
  const said = shorten(`${message}${advice}`, longestMessage);
  const whole = plain(baseline ? `${said.replace(/\.$/, '')}; the base revision has it, too` : said);
  const at = whole.search(/ (?:Did you mean |→ )/);
  return at < 0 ? [whole] : [whole.slice(0, at), whole.slice(at + 1)];
}

type Shared = ReadonlyMap<string, readonly Finding[]>;

function keyOf({ rule, severity, baseline, message, suggestion }: Finding): string {
  return JSON.stringify([rule, severity, baseline, message, suggestion]);
}

/** The findings that more than a few PRPs have, with all their places. */
function sharedFindings(prps: readonly CheckedPrp[]): Shared {
  if (prps.length <= mostRepeated) return new Map();
  const all = prps.flatMap(({ gates }) => gates.flatMap(({ findings }) => findings));
  const groups = Map.groupBy(all, keyOf);
  return new Map([...groups].filter(([, own]) => new Set(own.map(({ path }) => path)).size > mostRepeated));
}

function sharedBlock(shared: Shared, prps: number, page: Page): readonly string[] {
  const { paint, width } = page;
  const groups = [...shared.values()].toSorted(([a], [b]) => (a && b ? gravity[a.severity] - gravity[b.severity] : 0));
  return groups.flatMap((findings) => {
    const [first] = findings;
    if (first === undefined) return [];
    const count = new Set(findings.map(({ path }) => path)).size;
    const places = findings.slice(0, placesShown).map((one) => `${plain(one.path)}:${placeOf(one)}`);
    const left = findings.length - places.length;
    const listed = `${places.join(', ')}${left > 0 ? ` and ${plural(left, 'other')}` : ''}`;
    return [
      paint('bold', `In ${count} of ${plural(prps, 'PRP')}`),
      ...findingBlock(first, page, ''),
      ...wrap(listed, width - indentWidth).map((line) => paint('dim', `${' '.repeat(indentWidth)}${line}`)),
    ];
  });
}

/** A gate that has ended: its mark, its time, and why it broke, with the end of its command's output. */
export function gateLines(gate: GateResult, { paint, width }: Page, prp?: string): readonly string[] {
  const { id, status, output, durationMs } = gate;
  const { mark, style } = statusMark[status];
  const took = status === 'skipped' || status === 'cancelled' ? '' : clock(durationMs);
  const head = `${paint(style, mark)} ${plain(id).padEnd(13)} ${took.padStart(4)}`;
  const where = prp === undefined ? [] : [paint('dim', plain(prp))];
  if (status === 'passed') return [[head, ...where].join('   ').trimEnd()];
  const [first = '', ...rest] = wrap(plain(reasonOf(gate)), width - 25);
  const withheld = withheldSentence(gate);
  return [
    [head, first, ...where].filter(Boolean).join('   '),
    ...rest.map((line) => `${' '.repeat(23)}${line}`),
    ...(withheld === undefined ? [] : wrap(plain(withheld), width - 4).map((line) => `    ${line}`)),
    ...lastLines(colourless(output ?? ''), 20).map((line) => `    ${paint('dim', '│')} ${plain(line)}`),
  ];
}

/** Why a gate broke, as a sentence without its subject. */
function reasonOf({ status, reason, attempts, findings }: GateResult): string {
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  if (status === 'failed' && reason !== undefined) return `${shorten(reason, longestMessage)}${tries}`;
  if (status === 'failed' && findings[0] !== undefined) return shorten(findings[0].message, longestMessage);
  return `${statusPredicates[status]}${tries}${reason === undefined ? '' : `: ${shorten(reason, longestMessage)}`}`;
}

/** One line for each error, and for each gate that broke without a finding: `path:line:col: error: … (RULE)`. */
export function errorLines(prps: readonly CheckedPrp[], commands: readonly GateResult[]): readonly string[] {
  return [
    ...prps.flatMap(({ path, gates }) => [
      ...gates.flatMap(({ status, findings }) =>
        findings
          .filter(({ baseline, severity }) => !baseline && (severity === 'error' || isBroken(status)))
          .map((finding) => {
            const said = plain(shorten(finding.message, longestMessage));
            return `${plain(path)}:${placeOf(finding)}: ${finding.severity}: ${said} (${plain(finding.rule)})`;
          }),
      ),
      ...gates
        .filter(brokeWithoutFinding)
        .map((gate) => `${plain(path)}: error: ${plain(`${gate.id} ${reasonOf(gate)}`)}`),
    ]),
    ...commands.filter(brokeWithoutFinding).map((gate) => `error: ${plain(`${gate.id}: ${reasonOf(gate)}`)}`),
  ];
}
