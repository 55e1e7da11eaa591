import type { Finding } from './finding.ts';

export type GateStatus = 'passed' | 'failed' | 'skipped' | 'timed-out' | 'errored' | 'cancelled';

/** The result of one gate, for one PRP or for the run. */
export interface GateResult {
  readonly id: string;
  readonly status: GateStatus;
  /** Milliseconds of execution, with retries and pauses. */
  readonly durationMs: number;
  /** Milliseconds in the queue. */
  readonly queuedMs: number;
  readonly attempts: number;
  /** Why it did not pass, when no finding says it. */
  readonly reason?: string;
  /** The end of the command's output, when it did not pass. */
  readonly output?: string;
  /** Of a failed command: names of environment variables that it did not get. */
  readonly withheld?: readonly string[];
  readonly findings: readonly Finding[];
}

/** The status of a gate as a predicate: `` `test` timed out ``. */
export const statusPredicates: Readonly<Record<GateStatus, string>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'broke down',
  'timed-out': 'timed out',
  skipped: 'was skipped',
  cancelled: 'was cancelled',
};

/** Whether a gate neither passed nor was skipped. */
export function isBroken(status: GateStatus): boolean {
  return status !== 'passed' && status !== 'skipped';
}

/** Whether a gate broke and no finding says why: a report must then show the gate itself. */
export function brokeWithoutFinding({ status, findings }: Pick<GateResult, 'status' | 'findings'>): boolean {
  return isBroken(status) && findings.length === 0;
}

export type Verdict = 'passed' | 'failed';
