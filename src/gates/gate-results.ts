import type { GateResult } from '../prp/gate-result.ts';

/** What gates said, before it is weighed. */
export interface GateResults {
  readonly prps: readonly ExaminedPrp[];
  /** The command gates of the run. */
  readonly gates: readonly GateResult[];
  /** How many could work at once. */
  readonly workers: number;
  /** Milliseconds from the first gate's submission to the last one's end. */
  readonly makespanMs: number;
}

interface ExaminedPrp {
  readonly path: string;
  /** Of the bytes that the gates saw. */
  readonly checksum: string;
  readonly gates: readonly GateResult[];
}
