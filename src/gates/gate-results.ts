import type { GateResult } from '../prp/gate-result.ts';

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
