import type { Change } from '../history/branch/branch.ts';
import type { BranchReader } from './branch-reader.ts';
import { parentOf } from './object-cache.ts';

/** A change as GitHub takes it: files only, and nothing removed that is not there. */
export interface ExpandedChange {
  readonly additions: ReadonlyMap<string, Uint8Array>;
  readonly deletions: readonly string[];
}

/**
 * What a change does to the files of a commit: a directory that is removed, or that a file takes the place of, is all
 * the files in it; a file that a directory takes the place of goes as well.
 */
export async function expandChange(
  at: BranchReader,
  commit: string,
  { write, remove = [] }: Change,
): Promise<ExpandedChange> {
  const removed = await Promise.all(remove.map((path) => filesAt(at, commit, path)));
  const inTheWay = await Promise.all([...write.keys()].map((path) => obstaclesOf(at, commit, path)));
  const deletions = new Set([...removed, ...inTheWay].flat());
  return { additions: write, deletions: [...deletions].filter((path) => !write.has(path)) };
}

/** A file itself, or all files below a directory: level by level, each level at once. */
async function filesAt(at: BranchReader, commit: string, path: string): Promise<readonly string[]> {
  const { kind } = await at.pathEntry(commit, path);
  if (kind !== 'directory') return kind === 'file' ? [path] : [];
  const files: string[] = [];
  for (let level = [path]; level.length > 0;) {
    const listed = await Promise.all(level.map((directory) => at.list(commit, directory)));
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

/** The files that cannot stand beside a file at this path. */
async function obstaclesOf(at: BranchReader, commit: string, path: string): Promise<readonly string[]> {
  const { kind } = await at.pathEntry(commit, path);
  if (kind === 'directory') return filesAt(at, commit, path);
  if (kind === 'file') return [];
  for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
    const standing = await at.pathEntry(commit, above);
    if (standing.kind === 'file') return [above];
    if (standing.kind === 'directory') return [];
  }
  return [];
}
