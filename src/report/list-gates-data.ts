import type { Severity } from '../prp/finding.ts';

/** What could check a PRP here. */
export interface ListGatesData {
  readonly gates: readonly ListedGate[];
  /** The stack that the environment's gates are of. */
  readonly environment: {
    readonly id: string;
    /** Stacks whose marks are there, too, but whose commands are not offered. */
    readonly others: readonly string[];
  };
}

export interface ListedGate {
  readonly id: string;
  readonly kind: 'static' | 'plugin' | 'command' | 'environment';
  /** Whether the same command line without --list-gates would run it. */
  readonly runs: boolean;
  /** What it looks at. */
  readonly description: string;
  /** The command line, where it is one. */
  readonly command?: string;
  /** The most that a finding of it weighs, where that is configured. */
  readonly severity?: Severity;
}
