import type { Repository } from '../../system/repository.ts';
import type { Tree } from '../../system/tree.ts';

/** What those of some PRPs that were moved since `base` were called there: path → path in the base. */
export async function formerPaths(
  paths: readonly string[],
  base: (Tree & { readonly commit: string }) | undefined,
  repository: Repository,
): Promise<ReadonlyMap<string, string>> {
  const there = await base?.files();
  const absent = there === undefined ? [] : paths.filter((path) => !there.has(path));
  return base === undefined || absent.length === 0 ? new Map() : repository.renamedSince(base.commit, absent);
}
