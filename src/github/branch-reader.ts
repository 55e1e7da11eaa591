import type { Entry } from '../history/branch/branch.ts';
import { isVersionId } from '../history/versions/layout.ts';
import type { GithubClient } from './client.ts';
import { damaged, downloadBlob } from './download-blob.ts';
import { bytesIn, entriesIn, type ObjectCache, parentOf, type PathEntry, pathEntryOf } from './object-cache.ts';
import type { LoadObject } from './object-loader.ts';
import type { ObjectRequest, Node } from './object-query.ts';
import { isSafePathExpression, parentsOf } from './safe-path-expression.ts';
import { prefetchFor } from './prefetch.ts';
import type { RepositoryName } from './repository-name.ts';

/** Commits of a branch, read through what is known already. */
export interface BranchReader {
  /** As `Branch.read`. */
  read(commit: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** As `Branch.list`. */
  list(commit: string, directory: string): Promise<readonly Entry[]>;
  /** What stands at a path. */
  pathEntry(commit: string, path: string): Promise<PathEntry>;
}

export interface ReaderParts {
  readonly client: GithubClient;
  readonly repository: RepositoryName;
  readonly cache: ObjectCache;
  readonly load: LoadObject;
  /** Hears which directories had to be asked for by path. */
  readonly onListed: (directory: string) => void;
}

/** Directories of versions that are listed with one. */
const versionsAhead = 20;
const nothing: PathEntry = { kind: 'nothing' };

export function branchReader({ client, repository, cache, load, onListed }: ReaderParts): BranchReader {
  /** Asks for what stands at a path. */
  async function look(commit: string, path: string, want: ObjectRequest['want']): Promise<Node | undefined> {
    const node = await load({ want, object: `${commit}:${path}` });
    cache.learn(node, { commit, path });
    return node;
  }

  /** Goes down to a path that must not stand in a question. */
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
    return isSafePathExpression(path) ? pathEntryOf(await look(commit, path, 'standing')) : walk(commit, path);
  }

  async function list(commit: string, directory: string): Promise<readonly Entry[]> {
    await ahead(commit, directory);
    let found = cache.pathEntry(commit, directory);
    if (found === undefined && isSafePathExpression(directory)) {
      onListed(directory);
      // With it, what it would stand in if it is not there: that could be a file.
      const above = parentsOf(directory).filter((one) => cache.pathEntry(commit, one) === undefined);
      const [node] = await Promise.all([
        look(commit, directory, 'listing'),
        ...above.map((one) => look(commit, one, 'standing')),
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
    if (!node?.entries) throw damaged('tree', found.id);
    return entriesIn(node.entries);
  }

  /** Whoever lists a version's directory lists those of the next versions as well. */
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
      node = await look(commit, path, 'content');
      found = pathEntryOf(node);
    }
    found ??= await walk(commit, path);
    if (found.kind !== 'file') return undefined;
    const known = cache.bytes(found.id);
    if (known !== undefined) return known;
    node ??= await load({ want: 'content', object: found.id });
    const bytes = (node && bytesIn(node)) ?? (await downloadBlob(client, repository, found.id));
    cache.learnBytes(bytes, found.id);
    return bytes;
  }

  /** Asks in the same round trip for what is going to be asked for next. */
  async function ahead(commit: string, path: string): Promise<void> {
    const next = prefetchFor(path);
    if (next === undefined || isHeld(commit, path)) return;
    const files = next.files.map((file) => fetchAhead(commit, file, 'content'));
    await Promise.all([fetchAhead(commit, next.directory, 'version'), ...files]);
  }

  async function fetchAhead(commit: string, path: string, want: ObjectRequest['want']): Promise<void> {
    const found = cache.pathEntry(commit, path);
    if (found === undefined && isSafePathExpression(path)) await look(commit, path, want);
    if (found !== undefined && found.kind !== 'nothing' && !isHeld(commit, path))
      await load({ want, object: found.id });
  }

  /** Whether nothing need be asked to read it. */
  function isHeld(commit: string, path: string): boolean {
    const found = cache.pathEntry(commit, path);
    if (found?.kind === 'nothing') return true;
    return found !== undefined && (cache.bytes(found.id) ?? cache.entries(found.id)) !== undefined;
  }

  return {
    async read(commit, paths) {
      const reading = Promise.all(paths.map(async (path) => [path, await content(commit, path)] as const));
      const [found] = await Promise.all([reading, ...paths.map((path) => ahead(commit, path))]);
      return new Map(found.flatMap(([path, bytes]) => (bytes === undefined ? [] : [[path, bytes] as const])));
    },
    list,
    pathEntry,
  };
}
