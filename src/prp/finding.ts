export type Severity = 'error' | 'warning' | 'notice';

/** Something a gate has to say about a line of a PRP. Lines and columns count from 1. */
export interface Finding {
  /** Stable id, `PRP` and three digits. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** Text that could stand in place of the range, or what to do. */
  readonly suggestion?: string;
  /** True when the base revision has it too: shown, never failing. */
  readonly baseline: boolean;
  /** Same for the same finding after lines above it moved. */
  readonly fingerprint: string;
}
