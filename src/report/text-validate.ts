import type { Finding } from '../prp/finding.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { duration, type Paint, plain, plural, severityStyle, statusMark } from './paint.ts';
import type { ValidateData, ValidatedPrp } from './report.ts';
import { shellCommand } from './shell-quote.ts';

/** One gate as it ends: printed while the others still run. */
export function gateLine(prp: string | null, gate: GateResult, paint: Paint): string {
  const { mark, style } = statusMark[gate.status];
  const took = gate.status === 'skipped' ? 'skipped' : duration(gate.durationMs);
  const where = prp === null ? '' : `  ${paint('dim', plain(prp))}`;
  return `  ${paint(style, mark)} ${plain(gate.id).padEnd(14)} ${paint('dim', took.padStart(8))}${where}`;
}

/** What the gates found, PRP by PRP, and the sum of it. */
export function validateText(data: ValidateData, status: 'passed' | 'failed', paint: Paint): string {
  if (data.prps.length === 0) {
    return 'No PRPs to validate. Which files are PRPs: `prps` in .github/prp.yml. Make one with `prp generate`.\n';
  }
  const blocks = [
    ...data.prps.flatMap((prp) => prpBlock(prp, paint)),
    ...data.gates.flatMap((gate) => gateBlock(gate, paint)),
    summary(data, status, paint),
  ];
  return `\n${blocks.join('\n')}`;
}

/** Findings shown of one PRP: who has more mends these first. */
const findingsShown = 50;

function prpBlock(prp: ValidatedPrp, paint: Paint): readonly string[] {
  const findings = prp.gates.flatMap((gate) => gate.findings);
  const broken = prp.gates.filter(({ status, findings: own }) => status !== 'passed' && own.length === 0);
  if (findings.length === 0 && broken.length === 0) return [];
  const readAs = prp.dialect === null ? '' : paint('dim', `  read as ${prp.dialect}`);
  return [
    `${paint('bold', plain(prp.path))}${readAs}`,
    ...findings.slice(0, findingsShown).map((finding) => findingLine(finding, paint)),
    ...(findings.length > findingsShown
      ? [paint('dim', `  … and ${findings.length - findingsShown} more; --json has them all`)]
      : []),
    ...broken.flatMap((gate) => gateBlock(gate, paint)),
    '',
  ];
}

function findingLine(finding: Finding, paint: Paint): string {
  const { severity, message, rule, startLine, startColumn, baseline, suggestion } = finding;
  const place = startColumn === undefined ? `${startLine}` : `${startLine}:${startColumn}`;
  const known = baseline ? paint('dim', ' (in the base revision too)') : '';
  const say = suggestion === undefined || message.includes(suggestion) ? '' : paint('dim', ` → ${plain(suggestion)}`);
  const weight = paint(baseline ? 'dim' : severityStyle[severity], severity.padEnd(7));
  return `  ${place.padStart(7)}  ${weight}  ${plain(message)}${say}${known}  ${paint('dim', rule)}`;
}

/** A gate that went wrong without a finding: its reason, and the end of what its command printed. */
function gateBlock({ id, status, reason, output }: GateResult, paint: Paint): readonly string[] {
  if (status === 'passed') return [];
  const { mark, style } = statusMark[status];
  const head = `  ${paint(style, mark)} ${plain(id)} ${status}${reason === undefined ? '' : `: ${plain(reason)}`}`;
  const tail = (output ?? '').trimEnd().split('\n').slice(-20);
  return [head, ...(output ? tail.map((line) => `    ${paint('dim', '│')} ${plain(line)}`) : [])];
}

function summary({ prps, gates, totals, workers, makespanMs }: ValidateData, status: string, paint: Paint): string {
  const failed = status === 'failed';
  const counts = [
    plural(totals.errors, 'error'),
    plural(totals.warnings, 'warning'),
    plural(totals.notices, 'notice'),
    ...(totals.baseline > 0 ? [`${totals.baseline} in the base revision too`] : []),
  ].join(', ');
  const lines = [
    `${failed ? paint('red', '✗ Failed') : paint('green', '✓ Passed')}: ${plural(totals.prps, 'PRP')}, ${plural(totals.gates, 'gate')}, ${counts}`,
    paint('dim', `  ${duration(makespanMs)} with ${plural(workers, 'worker')}`),
    ...nextSteps(prps, gates, failed, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function nextSteps(
  prps: readonly ValidatedPrp[],
  gates: readonly GateResult[],
  failed: boolean,
  paint: Paint,
): readonly string[] {
  const first = prps.find(({ verdict }) => verdict === 'failed') ?? prps[0];
  if (!first?.version) return [];
  const more = prps.length > 1 ? ` and ${plural(prps.length - 1, 'other')}` : '';
  const kept = paint('dim', `  Recorded on v${first.version.sequence} of ${plain(first.path)}${more}.`);
  const ownFault = first.gates.some(({ status }) => status !== 'passed') || gates.length === 0;
  const back =
    failed && ownFault && first.version.sequence > 1 ? [hint('Go back', ['prp', 'rollback', first.path], paint)] : [];
  return [kept, ...(failed ? [hint('See what changed', ['prp', 'diff', first.path], paint)] : []), ...back];
}

export function hint(what: string, words: readonly string[], paint: Paint): string {
  return `  ${paint('dim', `${what}:`)} ${paint('cyan', shellCommand(...words))}`;
}
