import type { Config } from '../config/config.ts';
import type { PullRequestFile } from './pull-request-files.ts';
import { isFeature, isPrp } from '../config/prp-files.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import type { Tree } from '../system/tree.ts';

/** What a run is about. Paths, sorted. */
export interface Changed {
  /** PRPs that are there and were not like this before. */
  readonly prps: readonly string[];
  readonly features: readonly string[];
  readonly gone: PullRequestReport['gone'];
  /** What moved files were called before: new path → old path; undefined where nobody knows. */
  readonly renamed: ReadonlyMap<string, string> | undefined;
  /** Changed PRPs that cannot be looked at: links that lead out, or what is not checked out. */
  readonly missing: readonly string[];
  /** Git's ids of what changed files hold at the head, by path, as far as known. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** By the files that a pull request changes. `there` is what is going to be validated. */
export async function changedByFiles(files: readonly PullRequestFile[], there: Tree, config: Config): Promise<Changed> {
  const kept = files.filter(({ isRemoved }) => !isRemoved);
  const [prps, missing] = await parted(
    kept.map(({ path }) => path).filter((path) => isPrp(path, config)),
    there,
  );
  const [features] = await parted(
    kept.map(({ path }) => path).filter((path) => isFeature(path, config)),
    there,
  );
  const moved = kept.flatMap(({ path, previousPath }) =>
    previousPath === undefined ? [] : [[path, previousPath] as const],
  );
  const gone = [
    ...files.filter(({ isRemoved }) => isRemoved).map(({ path }) => ({ path, to: null })),
    ...moved.map(([to, path]) => ({ path, to })),
  ].filter(({ path }) => isPrp(path, config));
  const blobs = kept.flatMap(({ path, blob }) => (blob === undefined ? [] : [[path, blob] as const]));
  return { prps, features, gone, missing, renamed: new Map(moved), blobs: new Map(blobs) };
}

/** By what two trees hold; without an earlier one everything is new. */
export async function changedByTrees(before: Tree | undefined, there: Tree, config: Config): Promise<Changed> {
  const isOurs = (path: string) => isPrp(path, config) || isFeature(path, config);
  const [now, then] = await Promise.all([there.files(), before?.files() ?? new Set<string>()]);
  const paths = [...now].filter(isOurs).toSorted();
  const [is, was] = await Promise.all([there.blobs(paths), before?.blobs(paths) ?? new Map<string, string>()]);
  const changed = paths.filter((path) => is.has(path) && is.get(path) !== was.get(path));
  const gone = [...then].filter((path) => isPrp(path, config) && !is.has(path) && !now.has(path)).toSorted();
  return {
    prps: changed.filter((path) => isPrp(path, config)),
    features: changed.filter((path) => isFeature(path, config)),
    gone: gone.map((path) => ({ path, to: null })),
    renamed: undefined,
    missing: [],
    blobs: new Map(),
  };
}

async function parted(paths: readonly string[], tree: Tree): Promise<readonly [string[], string[]]> {
  const [files, others]: [string[], string[]] = [[], []];
  for (const path of paths.toSorted()) ((await tree.kindOf(path)) === 'file' ? files : others).push(path);
  return [files, others];
}
