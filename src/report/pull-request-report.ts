import type { DiffData, GenerateData, ValidateReport } from './report.ts';
import type { Version } from './version-data.ts';

/** The data of one run's report on a pull request. All texts from files are untrusted. */
export interface PullRequestReport {
  /** `null` when no PRP changed. */
  readonly validation: Pick<ValidateReport, 'status' | 'data'> | null;
  /** Commands are configured, and this run may run none of them: the check cannot pass. @default false */
  readonly isPartial?: boolean;
  /** The run was cancelled before its end. */
  readonly cancelled: boolean;
  /** By path, where known. */
  readonly prps: ReadonlyMap<string, VersionSummary>;
  /** PRPs that this run generated from feature requests. */
  readonly generated: readonly Pick<GenerateData, 'path' | 'feature' | 'created' | 'changed' | 'version' | 'notes'>[];
  /** The commit with the generated files, or the reason why there is none; absent where no file changed. */
  readonly landing?: Landing | undefined;
  /** PRPs that the pull request deletes, or renames (`to`). Their versions stay. */
  readonly gone: readonly { readonly path: string; readonly to: string | null }[];
  /** Files that the pull request deletes, or renames (`to`), and that PRPs of its head still cite. @default none */
  readonly cited?: readonly CitedFile[];
  /** Skipped steps with the reason, such as a missing permission. One sentence each. */
  readonly notices: readonly string[];
  /** The number of the pull request; absent where there is none, such as for a merge group. */
  readonly number?: number | undefined;
  /** Name of the branch or version that the run compares with. @default the base */
  readonly baseName?: string | undefined;
  /** Address of the check or of the run, for the footer. */
  readonly reportUrl?: string | undefined;
  /** The validated commit, in full. */
  readonly head: string;
  /** Address of the repository, such as `https://github.com/owner/name`; no slash at the end. */
  readonly repositoryUrl: string;
  readonly versionsBranch: string;
}

/** A commit with generated or restored files, or the reason why there is none. */
export type Landing =
  | { readonly kind: 'committed'; readonly commit: string }
  | {
      readonly kind: 'not-committed';
      /** In a dry run, and `off` where the workflow or the rights allow no commit, nothing failed. */
      readonly reason: 'dry-run' | 'off' | 'head-moved' | 'refused';
      /** Why, in one or two sentences; empty in a dry run. */
      readonly message: string;
      /** The files as a patch that `git apply` takes. */
      readonly patch: string;
    };

/** GitHub refused the commit, which the run should have made. */
export function isRefused(landing: Landing | undefined): boolean {
  return landing?.kind === 'not-committed' && (landing.reason === 'head-moved' || landing.reason === 'refused');
}

export interface CitedFile {
  readonly path: string;
  /** The new path of a renamed file. */
  readonly to: string | null;
  /** The first citation of each PRP, by path. */
  readonly prps: readonly { readonly prp: string; readonly line: number }[];
}

/** The history before this run. */
export interface VersionSummary {
  /** Against the base; without a base version, against the last version that passed, or else the previous one. */
  readonly diff: DiffData | null;
  /** Newest first, with this run's version; the newest `summaryLength` only. */
  readonly versions: readonly Version[];
}

/** Versions in the summary of a PRP: its cost must not grow with the history. */
export const summaryLength = 10;
