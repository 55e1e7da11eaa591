import type { Entry } from '../history/branch/branch.ts';
import { classifyPath } from '../history/versions/classify-path.ts';
import {
  directoryOf,
  executionsDirectory,
  isVersionId,
  mementoPath,
  tagsPath,
  validationsDirectory,
} from '../history/versions/layout.ts';
import { entriesIn, type ObjectCache, parentOf, type PathEntry, pathEntryOf } from './object-cache.ts';
import { missingObjectError, type ObjectLoader } from './object-loader.ts';
import type { Node, ObjectRequest } from './object-query.ts';
import { isSafePathExpression, parentsOf } from './safe-path-expression.ts';

/** Reads commits of a branch through a cache. */
export interface BranchReader {
  /** As `Branch.read`. */
  read(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** As `Branch.list`. */
  list(commit: string, directory: string): Promise<readonly Entry[]>;
  pathEntry(commit: string, path: string): Promise<PathEntry>;
}

export interface ReaderParts {
  readonly cache: ObjectCache;
  readonly loader: ObjectLoader;
  /** Receives each directory that was requested by path. */
  readonly onListed: (directory: string) => void;
}

/** Directories of versions that are listed together with one. */
const versionsAhead = 20;
const nothing: PathEntry = { kind: 'nothing' };

export function branchReader({ cache, loader, onListed }: ReaderParts): BranchReader {
  const { load } = loader;

  /** Requests an object by its path. */
  async function requestByPath(commit: string, path: string, want: ObjectRequest['want']): Promise<Node | undefined> {
    const node = await load({ want, object: `${commit}:${path}` });
    cache.learn(node, { commit, path });
    return node;
  }

  /** Finds a path that no expression may contain, through the listings of its directories. */
  async function walk(commit: string, path: string): Promise<PathEntry> {
    let [at, found]: [string, PathEntry | undefined] = ['', undefined];
    for (const name of path.split('/')) {
      if (found?.kind === 'file') return nothing;
      found = (await list(commit, at)).find((entry) => entry.name === name);
      if (found === undefined) return nothing;
      at = at === '' ? name : `${at}/${name}`;
    }
    return found ?? nothing;
  }

  async function pathEntry(commit: string, path: string): Promise<PathEntry> {
    const known = cache.pathEntry(commit, path);
    if (known !== undefined) return known;
    return isSafePathExpression(path) ? pathEntryOf(await requestByPath(commit, path, 'kind')) : walk(commit, path);
  }

  async function list(commit: string, directory: string): Promise<readonly Entry[]> {
    await prefetch(commit, directory);
    let found = cache.pathEntry(commit, directory);
    if (found === undefined && isSafePathExpression(directory)) {
      onListed(directory);
      // If it does not exist, a directory above it may be a file: the next request would ask for that.
      const above = parentsOf(directory).filter((one) => cache.pathEntry(commit, one) === undefined);
      const [node] = await Promise.all([
        requestByPath(commit, directory, 'listing'),
        ...above.map((one) => requestByPath(commit, one, 'kind')),
      ]);
      return entriesIn(node?.entries ?? []);
    }
    found ??= await walk(commit, directory);
    if (found.kind !== 'directory') return [];
    const known = cache.entries(found.id);
    if (known !== undefined) return [...known.values()];
    const [node] = await Promise.all([
      load({ want: 'listing', object: found.id }),
      ...unlistedAfter(commit, directory).map((object) => load({ want: 'listing', object })),
    ]);
    if (!node?.entries) throw missingObjectError('tree', found.id);
    return entriesIn(node.entries);
  }

  /** The directories of the next versions: a caller that lists one version lists those too. */
  function unlistedAfter(commit: string, directory: string): readonly string[] {
    const name = directory.slice(directory.lastIndexOf('/') + 1);
    const above = isVersionId(name) ? cache.pathEntry(commit, parentOf(directory)) : undefined;
    const beside = above?.kind === 'directory' ? [...(cache.entries(above.id)?.values() ?? [])] : [];
    const after = beside.filter((one) => one.kind === 'directory' && one.name > name).slice(0, versionsAhead);
    return after.flatMap(({ id }) => (cache.entries(id) === undefined ? [id] : []));
  }

  async function content(commit: string, path: string): Promise<Uint8Array | undefined> {
    let found = cache.pathEntry(commit, path);
    let node: Node | undefined;
    if (found === undefined && isSafePathExpression(path)) {
      node = await requestByPath(commit, path, 'content');
      found = pathEntryOf(node);
    }
    found ??= await walk(commit, path);
    return found.kind === 'file' ? loader.bytes(found.id, node) : undefined;
  }

  /** Requests in the same round trip what the caller will read next. */
  async function prefetch(commit: string, path: string): Promise<void> {
    const next = prefetchFor(path);
    if (next === undefined || isCached(commit, path)) return;
    const files = next.files.map((file) => prefetchOne(commit, file, 'content'));
    await Promise.all([prefetchOne(commit, next.directory, 'version'), ...files]);
  }

  async function prefetchOne(commit: string, path: string, want: ObjectRequest['want']): Promise<void> {
    const found = cache.pathEntry(commit, path);
    if (found === undefined && isSafePathExpression(path)) await requestByPath(commit, path, want);
    if (found !== undefined && found.kind !== 'nothing' && !isCached(commit, path)) {
      await load({ want, object: found.id });
    }
  }

  /** Whether reading it takes no request. */
  function isCached(commit: string, path: string): boolean {
    const found = cache.pathEntry(commit, path);
    if (found?.kind === 'nothing') return true;
    return found !== undefined && (cache.bytes(found.id) ?? cache.entries(found.id)) !== undefined;
  }

  return {
    async read(commit, paths) {
      const reading = Promise.all(paths.map(async (path) => [path, await content(commit, path)] as const));
      const [found] = await Promise.all([reading, ...paths.map((path) => prefetch(commit, path))]);
      return new Map(found.flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
    },
    list,
    pathEntry,
  };
}

export interface Prefetch {
  /** A directory, to be loaded with the texts one directory below. */
  readonly directory: string;
  readonly files: readonly string[];
}

/** A reader of a version's memento or records needs both, and the tags of its PRP. */
export function prefetchFor(path: string): Prefetch | undefined {
  const spot = classifyPath(path);
  if (spot.kind !== 'version') return undefined;
  const memento = mementoPath(spot);
  if (![memento, validationsDirectory(spot), executionsDirectory(spot)].includes(path)) return undefined;
  return { directory: directoryOf(spot), files: [memento, tagsPath(spot.prp)] };
}
