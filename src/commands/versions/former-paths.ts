import { PrpError } from '../../base/errors.ts';
import type { VersionedPrp } from '../../history/versions/list-prps.ts';
import { idOf } from '../../history/versions/stored-version.ts';
import type { Runtime } from '../../runtime.ts';
import type { Keepable } from './document.ts';
import { rawChecksum } from '../../prp/canonical.ts';

/** Commits that are compared with the work tree at most. */
const maxCommits = 5;

/**
 * The former paths of renamed PRPs, by present path: of documents without versions, where a PRP with versions is no
 * longer in the work tree. Equal bytes decide; else what Git takes for a rename.
 */
export async function formerPaths(
  documents: readonly Pick<Keepable, 'path' | 'bytes'>[],
  runtime: Pick<Runtime, 'history' | 'repository'>,
): Promise<ReadonlyMap<string, string>> {
  const { history } = runtime;
  const fresh = await history.unversioned(documents.map(({ path }) => path));
  if (fresh.size === 0) return new Map();
  const gone = await goneWithVersions(runtime);
  if (gone.length === 0) return new Map();

  const former = new Map<string, string>();
  const left = new Map(gone.map((one) => [one.prp, one]));
  const take = (path: string, prp: string) => {
    former.set(path, prp);
    left.delete(prp);
  };
  for (const { path, bytes } of documents) {
    if (!fresh.has(path)) continue;
    const checksum = rawChecksum(bytes);
    const same = [...left.values()].filter((one) => checksumOf(one) === checksum);
    // Of several PRPs with equal bytes, none is taken by chance.
    if (same.length === 1 && same[0] !== undefined) take(path, same[0].prp);
  }
  const unknown = [...fresh].filter((path) => !former.has(path));
  if (unknown.length === 0 || left.size === 0) return former;
  for (const commit of commitsOf([...left.values()])) {
    for (const [path, old] of await renamesSince(commit, unknown, runtime)) {
      if (fresh.has(path) && !former.has(path) && left.has(old)) take(path, old);
    }
  }
  return former;
}

/** PRPs whose versions do not continue elsewhere, and whose file is gone; newest versions first. */
async function goneWithVersions({ history, repository }: Pick<Runtime, 'history' | 'repository'>) {
  const gone = new Set<string>();
  for (const name of await history.names()) {
    if ((await repository.workTree.kindOf(name)) === undefined) gone.add(name);
  }
  if (gone.size === 0) return [];
  return (await history.prps())
    .filter(({ prp, latest, movedTo }) => gone.has(prp) && !latest.tampered && movedTo === null)
    .toSorted((a, b) => (idOf(a.latest) < idOf(b.latest) ? 1 : -1));
}

function checksumOf({ latest }: VersionedPrp): string | undefined {
  return latest.tampered ? undefined : latest.memento.checksum;
}

/** The commits where these were saved last, then HEAD. */
function commitsOf(prps: readonly VersionedPrp[]): readonly string[] {
  const saved = prps.flatMap(({ latest }) => (latest.tampered ? [] : (latest.memento.source.commit ?? [])));
  return [...new Set([...saved.slice(0, maxCommits), 'HEAD'])];
}

/** Empty where this clone lacks the commit: a rename that cannot be seen is none. */
async function renamesSince(
  commit: string,
  paths: readonly string[],
  { repository }: Pick<Runtime, 'repository'>,
): Promise<ReadonlyMap<string, string>> {
  try {
    return await repository.renamedSince((await repository.at(commit)).commit, paths);
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return new Map();
  }
}
