import type { Outcome } from '../mediator/task.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import { type GateResult, type GateStatus, isBroken, type Verdict } from '../prp/gate-result.ts';
import { CommandFailed } from './configured-command-gate.ts';

export type FailOn = 'error' | 'warning' | 'never';

/** For comparing severities. */
export const severityWeight: Readonly<Record<Severity | 'off', number>> = { off: 0, notice: 1, warning: 2, error: 3 };
const threshold: Readonly<Record<FailOn, number>> = { error: 3, warning: 2, never: Infinity };

/** Whether `failOn` tolerates findings that `than` does not. */
export function isLooser(failOn: FailOn, than: FailOn): boolean {
  return threshold[failOn] > threshold[than];
}

/** Whether a finding fails its gate. Baseline findings never do. */
function isFailing({ severity, baseline }: Finding, failOn: FailOn): boolean {
  return !baseline && severityWeight[severity] >= threshold[failOn];
}

/** The result of a static gate. `inBase` holds the fingerprints of the findings in the base revision. */
export function staticResult(
  id: string,
  outcome: Outcome<readonly Finding[]>,
  failOn: FailOn,
  inBase: ReadonlySet<string>,
): GateResult {
  const findings = (outcome.value ?? []).map((finding) => ({ ...finding, baseline: inBase.has(finding.fingerprint) }));
  const failed = findings.some((finding) => isFailing(finding, failOn));
  return { ...frame(id, outcome, failed ? 'failed' : 'passed'), findings };
}

export function commandResult(id: string, outcome: Outcome): GateResult {
  const result = { ...frame(id, outcome, 'passed'), findings: [] };
  const { error } = outcome;
  if (error instanceof CommandFailed) return { ...result, status: 'failed', ...outputOf(error) };
  // The command was ended at its timeout.
  return error?.cause instanceof CommandFailed ? { ...result, ...outputOf(error.cause) } : result;
}

function outputOf({ output, withheld }: CommandFailed): Pick<GateResult, 'output' | 'withheld'> {
  return withheld.length > 0 ? { output, withheld } : { output };
}

function frame(id: string, outcome: Outcome, whenSucceeded: GateStatus): Omit<GateResult, 'findings'> {
  const { queuedMs, runMs, attempts, error } = outcome;
  return {
    id,
    status: outcome.status === 'succeeded' ? whenSucceeded : statusOf[outcome.status],
    durationMs: Math.round(runMs),
    queuedMs: Math.round(queuedMs),
    attempts,
    ...(error && { reason: error.message }),
  };
}

const statusOf = {
  failed: 'errored',
  unroutable: 'errored',
  'timed-out': 'timed-out',
  cancelled: 'cancelled',
  skipped: 'skipped',
} as const satisfies Record<Exclude<Outcome['status'], 'succeeded'>, GateStatus>;

/** A PRP passes when none of its gates is broken; a cancelled gate has proved nothing, so it counts as broken. */
export function verdictOf(gates: readonly GateResult[]): Verdict {
  return gates.some(({ status }) => isBroken(status)) ? 'failed' : 'passed';
}

/** The results of the gates, before the verdict. */
export interface GateResults {
  readonly prps: readonly ExaminedPrp[];
  /** The command gates of the run. */
  readonly gates: readonly GateResult[];
  /** The number of workers. */
  readonly workers: number;
  /** Milliseconds from the submission of the first gate to the end of the last one. */
  readonly makespanMs: number;
}

interface ExaminedPrp {
  readonly path: string;
  /** Of the bytes that the gates checked. */
  readonly checksum: string;
  readonly gates: readonly GateResult[];
}
