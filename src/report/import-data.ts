import type { SkipReason } from '../history/import/choose-revisions.ts';

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
