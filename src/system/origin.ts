/**
 * The source of documents when it is not the checkout: a workflow checks out the merge commit of a pull request, which
 * is unreachable later.
 */
export interface Origin {
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  /** In full; null when unknown. */
  readonly ref: string | null;
  readonly pullRequest: number | null;
  /** The author of the change. */
  readonly actor: string | null;
  /** Git's ids of files in `commit`, by path, where they are known: other bytes do not come from the commit. */
  readonly blobs: ReadonlyMap<string, string>;
}
