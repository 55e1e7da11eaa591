export type Severity = 'error' | 'warning' | 'notice';

/**
 * Something a gate has to say about a line of a PRP. Lines and columns count from 1; a range includes both its ends, and
 * without columns it is whole lines, the ending of the last one left out. Columns count UTF-16 code units; a byte order
 * mark takes none.
 */
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
  /** The exact text that can stand in the place of the range: with it this finding is gone. Advice belongs in `message`. */
  readonly suggestion?: string;
  /** True when the base revision has it too: shown, never failing. */
  readonly baseline: boolean;
  /** Same for the same finding after lines above it moved. */
  readonly fingerprint: string;
}
