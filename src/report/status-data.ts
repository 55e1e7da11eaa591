import type { GateTrend } from '../history/records/gate-trends.ts';
import type { Verdict } from '../prp/gate-result.ts';
import type { Version } from './version.ts';

/** How a repository's PRPs stand, and what has been done about them on this machine. */
export interface StatusData {
  readonly tasks: TasksData;
  /** Who is there to carry tasks out, in order of registration. */
  readonly components: readonly {
    readonly name: string;
    readonly kind: string;
    /** Operations. */
    readonly provides: readonly string[];
    readonly health: 'closed' | 'open' | 'half-open';
  }[];
  readonly versions: VersionsData;
  /** Every gate that ran lately, the slowest first. */
  readonly performance: readonly GateTrend[];
}

/** Of all commands that were run in this repository on this machine, as far as metrics are on. */
export interface TasksData {
  /** When counting began; null when nothing was counted. */
  readonly since: string | null;
  readonly total: number;
  /** Only those that occurred: succeeded, failed, timed-out, cancelled, skipped, unroutable. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly runs: {
    readonly total: number;
    /** Only those that occurred: passed, failed, error. */
    readonly statuses: Readonly<Record<string, number>>;
  };
}

export interface VersionsData {
  readonly branch: string;
  /** Through which they are shared; null: not at all. */
  readonly remote: string | null;
  /** Commits of the branch that the remote did not have when it was last asked; null without a remote. */
  readonly unpublished: number | null;
  readonly totals: { readonly prps: number; readonly versions: number };
  /** PRPs by the state of their latest version. */
  readonly states: Readonly<Record<Version['status'] | 'tampered', number>>;
  /** By path. */
  readonly prps: readonly {
    readonly prp: string;
    readonly versions: number;
    /** Null when it cannot be relied on. */
    readonly latest:
      | (Pick<Version, 'id' | 'sequence' | 'timestamp' | 'status'> & {
          /** Of its newest validation; null before the first. */
          readonly validation: { readonly timestamp: string; readonly verdict: Verdict } | null;
        })
      | null;
  }[];
}
