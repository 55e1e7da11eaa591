import type { SkipReason } from '../history/import/choose-revisions.ts';
import type { GateTrend } from '../history/records/gate-trends.ts';
import type { Severity } from '../prp/finding.ts';
import type { Verdict } from '../prp/gate-result.ts';
import type { Version } from './version.ts';

export interface ImportData {
  readonly prps: readonly {
    readonly prp: string;
    /** False when it is gone from HEAD. */
    readonly present: boolean;
    /** Other paths that it had, oldest first. */
    readonly formerPaths: readonly string[];
    /** How many of its revisions became versions, or would. */
    readonly versions: number;
    /** How many were versions already. */
    readonly known: number;
    /** By reason, with the first few commits. */
    readonly skipped: readonly {
      readonly reason: SkipReason;
      readonly count: number;
      readonly commits: readonly string[];
    }[];
    /** The commits of the oldest and the newest revision that became a version; null when none did. */
    readonly from: string | null;
    readonly to: string | null;
    /** Id of the version that was made the latest once more, because older ones went on top of it. */
    readonly restated: string | null;
  }[];
  /** Sums of all PRPs. */
  readonly versions: number;
  readonly known: number;
  readonly skipped: number;
  /** Changes of files whose path is not UTF-8; they are among the skipped. */
  readonly unnamed: number;
  /** Which files were taken for PRPs. */
  readonly globs: readonly string[];
  /** The commit whose past was imported; null when there is none yet. */
  readonly head: string | null;
  /** The clone is shallow: its history is cut off. */
  readonly cut: boolean;
  /** How many versions of a PRP the next clean-up leaves; null when none is set to come. */
  readonly maxPerPrp: number | null;
  readonly dryRun: boolean;
}

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
