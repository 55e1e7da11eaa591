import { blobId } from '../blob-id.ts';
import type { Git } from '../git.ts';
import { treeReader } from './git-tree.ts';
import { objectReader } from './object-reader.ts';

/** Some paths of a commit, looked up. */
export interface CommittedFiles {
  /** What stands at a path; `undefined` for nothing, links and submodules. */
  at(path: string): { readonly kind: 'file' | 'directory'; readonly id: string } | undefined;
  /** Whether a path is a file of exactly these bytes. */
  holds(path: string, bytes: Uint8Array): boolean;
}

/** Looks up all `paths` at once, in one git process. Without a commit nothing is there. */
export async function committedFiles(
  git: Git,
  commit: string | null,
  paths: readonly string[],
): Promise<CommittedFiles> {
  const wanted = [...new Set(paths)];
  const found = commit === null || wanted.length === 0 ? [] : await lookUp(git, commit, wanted);
  const entries = new Map(wanted.map((path, index) => [path, found[index]]));
  return {
    at: (path) => entries.get(path),
    holds(path, bytes) {
      const entry = entries.get(path);
      return entry?.kind === 'file' && entry.id === blobId(bytes, entry.id.length);
    },
  };
}

async function lookUp(git: Git, commit: string, paths: readonly string[]) {
  const objects = objectReader(git);
  try {
    return await treeReader(objects).find(commit, paths);
  } finally {
    await objects.close();
  }
}
