/**
 * Where documents come from, when that is not what is checked out: a workflow checks out the merge of a pull request,
 * and nobody will ever find that commit again.
 */
export interface Origin {
  /** `owner/name`. */
  readonly repository: string;
  readonly commit: string;
  /** In full; null where nobody knows. */
  readonly ref: string | null;
  readonly pullRequest: number | null;
  /** Who brought them. */
  readonly actor: string | null;
  /** Git's ids of files as `commit` has them, by path, where they are known: other bytes are not those of the commit. */
  readonly blobs: ReadonlyMap<string, string>;
}
