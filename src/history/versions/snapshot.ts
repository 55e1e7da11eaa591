import type { Branch, Entry, StoredFile } from '../branch/branch.ts';
import { latestAllowedTime } from './layout.ts';
import { PrpError } from '../../base/errors.ts';

/** The branch at one commit; empty without a commit. */
export interface Snapshot {
  /** The latest time that ids may hold: `latestAllowedTime`. @default no limit */
  readonly latestTime?: number;
  /** As `Branch.isLocal`. */
  readonly isLocal?: boolean;
  /** As `Branch.read`. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** As `Branch.list`. */
  list(directory: string): Promise<readonly Entry[]>;
}

export function snapshotOf(branch: Branch, head: string | undefined, latest = latestAllowedTime()): Snapshot {
  if (head === undefined) return { isLocal: true, read: async () => new Map(), list: async () => [] };
  return {
    latestTime: latest,
    isLocal: branch.isLocal ?? false,
    read: async (paths) => (paths.length === 0 ? new Map() : branch.read(head, paths)),
    list: (directory) => branch.list(head, directory),
  };
}

/** Whether an error means damaged content; any other error means that the branch's store failed. */
export function isDamageError(error: unknown): error is PrpError {
  return error instanceof PrpError && (error.code === 'E_INTEGRITY' || error.code === 'E_FORMAT');
}

/** The bytes of a file, or why it cannot be read. */
export type FileOrError = Uint8Array | PrpError;

/**
 * As `Snapshot.read`, but an unreadable object does not hide the others: a failed read is halved until the object that
 * fails is alone.
 */
export async function readEach(at: Snapshot, paths: readonly string[]): Promise<ReadonlyMap<string, FileOrError>> {
  try {
    return await at.read(paths);
  } catch (error) {
    const [only] = paths;
    if (!isDamageError(error) || only === undefined) throw error;
    if (paths.length === 1) return new Map([[only, error]]);
    const middle = Math.ceil(paths.length / 2);
    const first = await readEach(at, paths.slice(0, middle));
    return new Map([...first, ...(await readEach(at, paths.slice(middle)))]);
  }
}

/** As `Snapshot.list`, of many directories, in order; an unreadable one does not hide the others. */
export async function listEach(
  at: Snapshot,
  directories: readonly string[],
): Promise<readonly (readonly Entry[] | PrpError)[]> {
  try {
    return await Promise.all(directories.map((directory) => at.list(directory)));
  } catch (error) {
    if (!isDamageError(error)) throw error;
    // A damaged object fails all reads at the same time: now one after the other.
    const found: (readonly Entry[] | PrpError)[] = [];
    for (const directory of directories) found.push(await at.list(directory).catch(errorOrThrow));
    return found;
  }
}

function errorOrThrow(error: unknown): PrpError {
  if (isDamageError(error)) return error;
  throw error;
}

/** Files read at once. */
const fileBatch = 64;

/**
 * As `Branch.files`, for a branch without it or with damage: an unreadable directory is returned as a file with its
 * error, and does not hide the others.
 */
export async function* filesByListing(at: Snapshot, directories: readonly string[]): AsyncGenerator<StoredFile> {
  let window: string[] = [];
  async function* flush(): AsyncGenerator<StoredFile> {
    const read = await readEach(at, window);
    for (const path of window) yield { path, content: read.get(path) ?? new Uint8Array() };
    window = [];
  }
  for (const directory of directories) {
    for await (const found of walk(at, directory)) {
      if (typeof found === 'string') window.push(found);
      else yield found;
      if (window.length >= fileBatch) yield* flush();
    }
  }
  yield* flush();
}

/** Paths of files, and unreadable directories. */
async function* walk(at: Snapshot, start: string): AsyncGenerator<string | StoredFile> {
  const [entries = []] = await listEach(at, [start]);
  yield* walkEntries(at, start, entries);
}

async function* walkEntries(
  at: Snapshot,
  directory: string,
  entries: Awaited<ReturnType<typeof listEach>>[number],
): AsyncGenerator<string | StoredFile> {
  if (entries instanceof PrpError) {
    yield { path: directory, content: entries };
    return;
  }
  const join = (name: string) => (directory === '' ? name : `${directory}/${name}`);
  const inner = entries.filter(({ kind }) => kind === 'directory').map(({ name }) => join(name));
  const listed = new Map((await listEach(at, inner)).map((found, index) => [inner[index], found]));
  for (const { name, kind } of entries) {
    const path = join(name);
    if (kind === 'file') yield path;
    else yield* walkEntries(at, path, listed.get(path) ?? []);
  }
}

/** Those that are inside no other of them. */
export function outermost(directories: readonly string[]): readonly string[] {
  return [...new Set(directories)].filter(
    (one) => !directories.some((other) => one !== other && (other === '' || one.startsWith(`${other}/`))),
  );
}

/** Streams the files, with the branch's own method where it has one. */
export function filesOf(branch: Branch, head: string, directories: readonly string[]): AsyncIterable<StoredFile> {
  return branch.files?.(head, directories) ?? filesByListing(snapshotOf(branch, head), directories);
}
