import { PrpError } from '../../base/errors.ts';
import type { Branch, StoredFile } from '../branch/branch.ts';
import { listEach, readEach } from './read-each.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** Files read at once. */
const fileBatch = 64;

/**
 * Every file at or below `directories`, as `Branch.files` gives them, from a branch that cannot, or that was damaged: a
 * directory that cannot be read comes as a file with its error, and hides no other.
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

/** Paths of files, and directories that cannot be read. */
async function* walk(at: Snapshot, start: string): AsyncGenerator<string | StoredFile> {
  const [entries = []] = await listEach(at, [start]);
  yield* inside(at, start, entries);
}

async function* inside(
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
    else yield* inside(at, path, listed.get(path) ?? []);
  }
}

/** Those that stand in no other of them. */
export function outermost(directories: readonly string[]): readonly string[] {
  return [...new Set(directories)].filter(
    (one) => !directories.some((other) => one !== other && (other === '' || one.startsWith(`${other}/`))),
  );
}

/** From a branch that can stream its files, as it does. */
export function filesOf(branch: Branch, head: string, directories: readonly string[]): AsyncIterable<StoredFile> {
  return branch.files?.(head, directories) ?? filesByListing(snapshotOf(branch, head), directories);
}
