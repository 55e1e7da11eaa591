import { blobId } from '../../system/blob-id.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { treeReader } from '../branch/tree-reader.ts';

/** Some paths of a commit, looked up. */
export interface CommittedFiles {
  /** What stands at a path; `undefined` for nothing, links and submodules. */
  at(path: string): { readonly kind: 'file' | 'directory'; readonly id: string } | undefined;
  /** Whether a path is a file of exactly these bytes. */
  holds(path: string, bytes: Uint8Array): boolean;
}

/** Looks up all `paths` at once. Without a commit nothing is there. */
export async function committedFiles(
  objects: ObjectReader,
  commit: string | null,
  paths: readonly string[],
): Promise<CommittedFiles> {
  const wanted = [...new Set(paths)];
  const found = commit === null || wanted.length === 0 ? [] : await treeReader(objects).find(commit, wanted);
  const entries = new Map(wanted.map((path, index) => [path, found[index]]));
  return {
    at: (path) => entries.get(path),
    holds(path, bytes) {
      const entry = entries.get(path);
      return entry?.kind === 'file' && entry.id === blobId(bytes, entry.id.length);
    },
  };
}
