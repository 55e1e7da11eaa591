import type { SkipReason } from '../history/import/choose-revisions.ts';
import type { GateTrend } from '../history/records/gate-trends.ts';
import type { Severity } from '../prp/finding.ts';
import type { Verdict } from '../prp/gate-result.ts';
import type { Version } from './version-data.ts';

export interface ImportData {
  readonly prps: readonly {
    readonly prp: string;
    /** False when it is missing in HEAD. */
    readonly present: boolean;
    /** Its earlier paths, oldest first. */
    readonly formerPaths: readonly string[];
    /** Revisions that became versions, or would in a dry run. */
    readonly versions: number;
    /** Revisions that were versions already. */
    readonly known: number;
    /** By reason, with the first few commits. */
    readonly skipped: readonly {
      readonly reason: SkipReason;
      readonly count: number;
      readonly commits: readonly string[];
    }[];
    /** The commits of the oldest and the newest imported revision; null without one. */
    readonly from: string | null;
    readonly to: string | null;
    /** Id of the version that was appended again as the latest, because older revisions were appended after it. */
    readonly restated: string | null;
  }[];
  /** Totals over all PRPs. */
  readonly versions: number;
  readonly known: number;
  readonly skipped: number;
  /** Changes of files whose path is not UTF-8; they count as skipped. */
  readonly unnamed: number;
  /** The globs that select PRPs. */
  readonly globs: readonly string[];
  /** The commit whose history was imported; null without one. */
  readonly head: string | null;
  /** The clone is shallow: its history is incomplete. */
  readonly cut: boolean;
  /** Versions of a PRP that the next clean-up keeps; null when none is scheduled. */
  readonly maxPerPrp: number | null;
  readonly dryRun: boolean;
}

/** A written page. */
export interface PageData {
  /** Its directory, from the root of the repository. */
  readonly directory: string;
  readonly prps: number;
  /** Versions that exist, and the number of them per PRP that have pages. */
  readonly versions: number;
  readonly limit: number;
  /** Files of the page, and how many of them changed or were removed. */
  readonly files: number;
  readonly changed: number;
  readonly removed: number;
  /** The commit of the versions branch that it shows; null without a branch. */
  readonly head: string | null;
}

/** A served page. */
export interface OpenData {
  /** It has a secret part, and ends with the program. */
  readonly address: string;
}

/** The things that prp needs, checked. */
export interface DoctorData {
  readonly checks: readonly DoctorCheck[];
}

export interface DoctorCheck {
  /** Stable name, such as `node` or `versions-branch`. */
  readonly id: string;
  readonly status: 'ok' | 'warning' | 'broken';
  readonly message: string;
  /** The remedy; null when there is none to take. */
  readonly hint: string | null;
}

/** The gates that can check a PRP here. */
export interface ListGatesData {
  readonly gates: readonly ListedGate[];
  /** The stack of the environment's gates. */
  readonly environment: {
    readonly id: string;
    /** Other detected stacks, whose commands are not offered. */
    readonly others: readonly string[];
  };
}

export interface ListedGate {
  readonly id: string;
  readonly kind: 'static' | 'plugin' | 'command' | 'environment';
  /** Whether the same command without --list-gates would run it. */
  readonly runs: boolean;
  /** The files that it checks. */
  readonly description: string;
  /** The command line of a command gate. */
  readonly command?: string;
  /** The configured limit of its findings' severity. */
  readonly severity?: Severity;
}

/** The state of a repository's PRPs, and the work on this machine. */
export interface StatusData {
  readonly tasks: TasksData;
  /** The registered components, in order of registration. */
  readonly components: readonly {
    readonly name: string;
    readonly kind: string;
    /** Operations. */
    readonly provides: readonly string[];
    readonly health: 'closed' | 'open' | 'half-open';
  }[];
  readonly versions: VersionsData;
  /** Every gate of recent runs, the slowest first. */
  readonly performance: readonly GateTrend[];
}

/** All runs in this repository on this machine, as far as metrics are on. */
export interface TasksData {
  /** Start of the recording; null without one. */
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
  /** The remote that shares the versions; null without one. */
  readonly remote: string | null;
  /** Commits of the branch that the remote lacked at the last contact; null without a remote. */
  readonly unpublished: number | null;
  readonly totals: { readonly prps: number; readonly versions: number };
  /** Number of PRPs by the state of their latest version. */
  readonly states: Readonly<Record<Version['status'] | 'tampered', number>>;
  /** By path. */
  readonly prps: readonly {
    readonly prp: string;
    readonly versions: number;
    /** Null when it failed verification. */
    readonly latest:
      | (Pick<Version, 'id' | 'sequence' | 'timestamp' | 'status' | 'passedAs'> & {
          /** Of its newest validation; null before the first. */
          readonly validation: { readonly timestamp: string; readonly verdict: Verdict } | null;
        })
      | null;
  }[];
  /** Former paths of renamed PRPs, which count once, under the path where their versions continue. */
  readonly moved: readonly { readonly prp: string; readonly movedTo: string }[];
}
