import type { Repository } from './repository.ts';
import type { Tree } from './tree.ts';

/** What a file of the work tree held in a commit, whatever it was called there; `undefined` where it was not. */
export async function contentAt(
  path: string,
  tree: Tree & { readonly commit: string },
  { renamedSince }: Pick<Repository, 'renamedSince'>,
): Promise<Uint8Array | undefined> {
  const same = await tree.read(path);
  if (same !== undefined) return same;
  const former = (await renamedSince(tree.commit, [path])).get(path);
  return former === undefined ? undefined : tree.read(former);
}
