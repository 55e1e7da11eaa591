import type { DiffData, GenerateData, ValidateReport } from './report.ts';
import type { Version } from './version.ts';

/** Everything that one run has to say on a pull request. Whatever stems from a file in it is a stranger's. */
export interface PullRequestReport {
  /** `null` when no PRP changed. */
  readonly validation: Pick<ValidateReport, 'status' | 'data'> | null;
  /** The run was stopped before it came to an end. */
  readonly cancelled: boolean;
  /** By path, as far as known. */
  readonly prps: ReadonlyMap<string, PrpStory>;
  /** PRPs that this run made of feature requests. */
  readonly generated: readonly Pick<GenerateData, 'path' | 'created' | 'changed' | 'version' | 'notes'>[];
  /** PRPs that the pull request deletes, or renames (`to`). Their versions stay. */
  readonly gone: readonly { readonly path: string; readonly to: string | null }[];
  /** What was left out and why, such as what the token may not do. One sentence each. */
  readonly notices: readonly string[];
  /** The commit that was looked at, in full. */
  readonly head: string;
  /** Address of the repository, such as `https://github.com/owner/name`; no slash at the end. */
  readonly repositoryUrl: string;
  readonly versionsBranch: string;
}

/** What came before this run. */
export interface PrpStory {
  /** Against the base; where that does not have it, the last version that passed, or else the previous one. */
  readonly diff: DiffData | null;
  /** Newest first, that of this run among them; the newest `storyLength` only. */
  readonly versions: readonly Version[];
}

/** Versions that the story of a PRP goes back: what it costs to tell must not grow with the history. */
export const storyLength = 10;
