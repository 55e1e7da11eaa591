import { PrpError } from '../../base/errors.ts';

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
  /**
   * Every file at or below these directories, with its bytes, one after the other: ordered by path, where a directory is
   * compared as if its name ended with a slash. What is no file, or cannot be read, comes with an error in the place of
   * its bytes. Throws `PrpError` when a directory cannot be read.
   */
  files?(head: string, directories: readonly string[]): AsyncIterable<StoredFile>;
  /**
   * The commits that led to `head`, newest first, one after the other, as far as this store has them. Of a merge only
   * the first parent is followed. Throws `PrpError` when the log cannot be read.
   */
  log?(head: string): AsyncIterable<LoggedCommit>;
  /**
   * The commits that led to `head`, newest first and itself first, by their messages alone: no file is looked at. Ends
   * where a commit cannot be read.
   */
  messages?(head: string): AsyncIterable<Pick<LoggedCommit, 'id' | 'message'>>;
  /**
   * As `commit`, where objects of the branch cannot be read, `lost` among them: the new commit stands on the newest one
   * that can be read with all that led to it, and takes the place of those in between. Their trailers are kept.
   */
  commitRepair?(change: Change, message: string, expectedHead: string, lost: ReadonlySet<string>): Promise<string>;
  /**
   * Lets one commit without a parent, with the very files of `expectedHead`, take the place of all commits, and returns
   * its id. What only they held may be freed after that. Throws as `commit`, having changed nothing.
   */
  squash?(message: string, expectedHead: string): Promise<string>;
  /** Removes what writers that were killed have left, once nobody can need it any more. */
  removeLeftovers?(): Promise<void>;
  /** What `replace` would free, if the files and directories `without` were gone from `head` already. */
  storage?(head: string, without: readonly string[]): Promise<Storage>;
  /** In whose name it commits, `Name <mail>`, where that becomes part of a commit. */
  committer?(): Promise<string>;
  /** How a writer bears with others that are faster, where that takes longer than on one machine. @default 12 tries, 2 s */
  retryLimits?(): RetryLimits;
  /** Does `work` while other writers on this machine wait, where that is possible: for fairness, never for correctness. */
  withLock?<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The first of the commits that lead to one; where only the newest are known, the oldest of these. */
  rootCommit?(head: string): Promise<RootCommit>;
  /** It is read without asking another machine, so that to look once more whether something is there costs little. */
  readonly isLocal?: boolean;
  /** Lets go of what it holds open; it can be used again afterwards. */
  close?(): Promise<void>;
}

/** A commit without a parent, or the oldest one that is known. */
export interface RootCommit {
  readonly id: string;
  readonly message: string;
}

export interface RetryLimits {
  /** How often it tries. */
  readonly attempts: number;
  /** Milliseconds that it waits at most before it tries again. */
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

/** A commit, and how its files differ from those of the commit below it. */
export interface LoggedCommit {
  readonly id: string;
  readonly message: string;
  readonly changes: readonly PathChange[];
  /**
   * What it stands on. `nothing`: it is the branch's first, and everything in it was added. `unknown`: a shallow clone
   * does not have the commit below, so that `changes` is empty, and no more commits follow.
   */
  readonly parent: 'commit' | 'nothing' | 'unknown';
}

export interface PathChange {
  readonly path: string;
  readonly status: 'added' | 'changed' | 'removed';
}

/** What one commit does. A path may not be both written and removed. */
export interface Change {
  /** Files to write, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /**
   * By path, the id of the Git object that holds the very bytes that `write` has, where the repository is known to have
   * one: a branch of that repository need not store them again.
   */
  readonly blobIds?: ReadonlyMap<string, string>;
  /** Files or whole directories to remove; what is not there is ignored. */
  readonly remove?: readonly string[];
}

/** What a branch costs on disk: bytes as stored now, compressed. */
export interface Storage {
  /** Of all commits and their files. */
  readonly total: number;
  /** Of the files that stay. */
  readonly remaining: number;
  /** What nothing would lead to any more. What other references hold does not count. */
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

/** What every branch answers to a commit on top of something that is not its head. */
export function staleHeadError(expected: string | undefined, actual: string | undefined): PrpError {
  return new PrpError(
    'E_STALE_HEAD',
    `The versions branch moved: expected ${expected ?? 'no branch'}, found ${actual ?? 'no branch'}.`,
    { hint: 'Somebody else saved at the same moment. Nothing was changed: try again.' },
  );
}
