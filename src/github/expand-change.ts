import type { Change } from '../history/branch/branch.ts';
import type { BranchReader } from './branch-reader.ts';
import { parentOf } from './object-cache.ts';

/** A change in GitHub's form: it names files only, and removes only files that exist. */
export interface ExpandedChange {
  readonly additions: ReadonlyMap<string, Uint8Array>;
  readonly deletions: readonly string[];
}

/**
 * Expands a change to the files of a commit. Removing a directory, or replacing it by a file, removes all files in it;
 * writing below a file removes that file.
 */
export async function expandChange(
  reader: BranchReader,
  commit: string,
  { write, remove = [] }: Change,
): Promise<ExpandedChange> {
  const removed = await Promise.all(remove.map((path) => filesAt(reader, commit, path)));
  const inTheWay = await Promise.all([...write.keys()].map((path) => filesInTheWay(reader, commit, path)));
  const deletions = new Set([...removed, ...inTheWay].flat());
  return { additions: write, deletions: [...deletions].filter((path) => !write.has(path)) };
}

/** A file itself, or all files below a directory. Lists all directories of one level at once. */
async function filesAt(reader: BranchReader, commit: string, path: string): Promise<readonly string[]> {
  const { kind } = await reader.pathEntry(commit, path);
  if (kind !== 'directory') return kind === 'file' ? [path] : [];
  const files: string[] = [];
  for (let level = [path]; level.length > 0;) {
    const listed = await Promise.all(level.map((directory) => reader.list(commit, directory)));
    const next: string[] = [];
    for (const [index, entries] of listed.entries()) {
      for (const { kind: below, name } of entries) {
        (below === 'file' ? files : next).push(`${level[index] ?? ''}/${name}`);
      }
    }
    level = next;
  }
  return files;
}

/** The files that exclude a file at this path. */
async function filesInTheWay(reader: BranchReader, commit: string, path: string): Promise<readonly string[]> {
  const { kind } = await reader.pathEntry(commit, path);
  if (kind === 'directory') return filesAt(reader, commit, path);
  if (kind === 'file') return [];
  for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
    const entry = await reader.pathEntry(commit, above);
    if (entry.kind === 'file') return [above];
    if (entry.kind === 'directory') return [];
  }
  return [];
}
