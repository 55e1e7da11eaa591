import { PrpError } from '../../base/errors.ts';

/**
 * Where versions are kept: a branch of files that only grows by commits. Four required methods, which Git, GitHub and a
 * Map can all implement. Paths are `/` separated, without a leading or trailing slash; the root directory is `''`.
 */
export interface Branch {
  /** Id of the newest commit, `undefined` while the branch does not exist. */
  head(): Promise<string | undefined>;
  /**
   * The bytes of many files at `head`, by path; a path that is no file is absent from the result. One round trip,
   * however many paths.
   */
  read(head: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** The entries of a directory at `head`, sorted by name; empty when there is no such directory. */
  list(head: string, directory: string): Promise<readonly Entry[]>;
  /**
   * Adds one commit on top of `expectedHead` (`undefined`: creates the branch) and returns its id. Throws `PrpError`
   * `E_STALE_HEAD` and changes nothing when the branch has another head.
   */
  commit(change: Change, message: string, expectedHead: string | undefined): Promise<string>;
  /**
   * Streams every file at or below these directories with its bytes, ordered by path, where a directory is compared as
   * if its name ended with a slash. An entry that is no file, or cannot be read, has an error instead of bytes. Throws
   * `PrpError` when a directory cannot be read.
   */
  files?(head: string, directories: readonly string[]): AsyncIterable<StoredFile>;
  /**
   * Streams the ancestors of `head` and `head` itself, newest first, as far as this store has them. Follows only the
   * first parent of a merge. Throws `PrpError` when the log cannot be read.
   */
  log?(head: string): AsyncIterable<LoggedCommit>;
  /**
   * The messages of `head` and its ancestors, newest first, without reading files. Ends at the first commit that cannot
   * be read.
   */
  messages?(head: string): AsyncIterable<Pick<LoggedCommit, 'id' | 'message'>>;
  /**
   * As `commit`, for a branch with unreadable objects, `lost` among them: the new commit's parent is the newest commit
   * that is readable with all its ancestors. It replaces the commits in between and keeps their trailers.
   */
  commitRepair?(change: Change, message: string, expectedHead: string, lost: ReadonlySet<string>): Promise<string>;
  /**
   * Replaces all commits by one commit without a parent that has the files of `expectedHead`; returns its id. Git may
   * then free what only the old commits held. Throws as `commit`, and then changes nothing.
   */
  squash?(message: string, expectedHead: string): Promise<string>;
  /** Removes what killed writers have left, once it is old enough that no process can need it. */
  removeLeftovers?(): Promise<void>;
  /** The space that `squash` would free, if the files and directories `without` were already gone from `head`. */
  storage?(head: string, without: readonly string[]): Promise<Storage>;
  /** The committer, `Name <mail>`, where a commit needs one. */
  committer?(): Promise<string>;
  /** Retry limits when writers compete, where a commit takes longer than on one machine. @default 12 attempts, 2 s */
  retryLimits?(): RetryLimits;
  /**
   * Runs `work` while other writers on this machine wait, where that is possible: for fairness, never for correctness.
   */
  withLock?<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The first ancestor of a commit; in a shallow store, the oldest known one. */
  rootCommit?(head: string): Promise<RootCommit>;
  /** Reading it needs no other machine, so another look costs little. */
  readonly isLocal?: boolean;
  /** Closes what it holds open; it can be used again afterwards. */
  close?(): Promise<void>;
}

/** A commit without a parent, or the oldest known one. */
export interface RootCommit {
  readonly id: string;
  readonly message: string;
}

export interface RetryLimits {
  /** The most attempts. */
  readonly attempts: number;
  /** The longest pause before another attempt, in milliseconds. */
  readonly longestPauseMs: number;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'directory';
  /** Git object id, or anything else that is equal only when the content is. */
  readonly id: string;
}

export interface StoredFile {
  readonly path: string;
  readonly content: Uint8Array | PrpError;
}

/** A commit, and how its files differ from those of its parent. */
export interface LoggedCommit {
  readonly id: string;
  readonly message: string;
  /** When it was committed, in ISO 8601; absent where the store does not say. */
  readonly timestamp?: string;
  readonly changes: readonly PathChange[];
  /**
   * `nothing`: it is the branch's first commit, and all its files were added. `unknown`: a shallow clone lacks the
   * parent; then `changes` is empty, and no more commits follow.
   */
  readonly parent: 'commit' | 'nothing' | 'unknown';
}

export interface PathChange {
  readonly path: string;
  readonly status: 'added' | 'changed' | 'removed';
}

/** The changes of one commit. A path may not be both written and removed. */
export interface Change {
  /** Files to write, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /**
   * By path, the id of an existing Git object with the same bytes as in `write`: a branch of that repository need not
   * store them again.
   */
  readonly blobIds?: ReadonlyMap<string, string>;
  /** Files or whole directories to remove; missing ones are ignored. */
  readonly remove?: readonly string[];
}

/** Disk usage of a branch: bytes as stored now, compressed. */
export interface Storage {
  /** Of all commits and their files. */
  readonly total: number;
  /** Of the files that stay. */
  readonly remaining: number;
  /** The objects that would become unreachable. Objects that other references hold do not count. */
  readonly unreachable: { readonly commits: number; readonly bytes: number };
  /** Full names of other references that lead to some of these commits. */
  readonly heldBy: readonly string[];
}

/** Throws `E_USAGE` for a name that `git check-ref-format --branch` refuses. */
export function checkBranchName(name: string): void {
  const names = name.split('/');
  const valid =
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{/u.test(name) &&
    !/^-|^HEAD$|\.$/.test(name) &&
    names.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
  if (valid) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(name)} cannot be the name of a branch.`, {
    hint: 'Choose another with --versions-branch NAME, or versions.branch in the configuration.',
  });
}

/** The directories that a path is in, without the root: of `a/b/c`, `a` and `a/b`. */
export function directoriesAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

/** Every branch throws this for a commit on top of something that is not its head. */
export function staleHeadError(
  expected: string | undefined,
  actual: string | undefined,
  branch = 'The versions branch',
): PrpError {
  return new PrpError(
    'E_STALE_HEAD',
    `${branch} moved: expected ${expected ?? 'no branch'}, found ${actual ?? 'no branch'}.`,
    { hint: 'Another writer committed at the same moment. Nothing was changed: try again.' },
  );
}
