/**
 * Where versions are kept: a branch of files that only ever grows by commits. Four methods, so that Git, GitHub and a
 * Map can all be one. Paths are `/` separated, without a leading or trailing slash; the root directory is `''`.
 */
export interface Branch {
  /** Id of the newest commit, `undefined` while the branch does not exist. */
  head(): Promise<string | undefined>;
  /**
   * The bytes of many files at `head`, by path; a path that is no file there is absent from the answer.
   * One round trip, however many paths.
   */
  read(head: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** What stands directly in a directory at `head`, sorted by name; empty when there is no such directory. */
  list(head: string, directory: string): Promise<readonly Entry[]>;
  /**
   * Adds one commit on top of `expectedHead` (`undefined`: creates the branch) and returns its id.
   * Throws `PrpError` `E_STALE_HEAD`, having changed nothing, when the branch's head is another.
   */
  commit(change: Change, message: string, expectedHead: string | undefined): Promise<string>;
  /** Does `work` while other writers on this machine wait, where that is possible: for fairness, never for correctness. */
  inTurn?<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Lets go of what it holds open; it can be used again afterwards. */
  close?(): Promise<void>;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  /** Git object id, or anything else that is equal only when the content is. */
  readonly id: string;
}

/** What one commit does. A path may not be both written and removed. */
export interface Change {
  /** Files to write, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /** Files or whole directories to remove; what is not there is ignored. */
  readonly remove?: readonly string[];
}
