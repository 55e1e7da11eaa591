import type { Entry } from '../history/branch/branch.ts';
import { blobId } from '../system/blob-id.ts';
import type { Node, NodeEntry, Tip } from './object-query.ts';

/** The entry at a path of a commit. */
export type PathEntry = { readonly kind: 'file' | 'directory'; readonly id: string } | { readonly kind: 'nothing' };

/** Objects of a repository. Commits, trees and blobs never change, so no entry becomes stale. */
export interface ObjectCache {
  learnTip(tip: Tip): void;
  /** Keeps an object and all that its response contains. `key`: the path that it was requested by. */
  learn(node: Node | undefined, key?: ObjectKey): void;
  learnBytes(bytes: Uint8Array, id?: string): void;
  /** `undefined` when the cache cannot tell. */
  pathEntry(commit: string, path: string): PathEntry | undefined;
  entries(id: string): ReadonlyMap<string, Entry> | undefined;
  bytes(id: string): Uint8Array | undefined;
  /** Empties the cache when it has become too large. */
  trim(): void;
}

interface ObjectKey {
  readonly commit: string;
  readonly path: string;
}

type Entries = readonly Omit<NodeEntry, 'object'>[];
type Directory = ReadonlyMap<string, Entry>;

/** Directory entries, about 200 bytes each. */
const entryLimit = 50_000;
const byteLimit = 32_000_000;
const linkMode = 0o120000;
const nothing: PathEntry = { kind: 'nothing' };

export function objectCache(): ObjectCache {
  const entriesByCommit = new Map<string, Map<string, PathEntry>>();
  const directories = new Map<string, Directory>();
  const blobs = new Map<string, Uint8Array>();
  let [entryCount, byteCount] = [0, 0];

  function learnPathEntry({ commit, path }: ObjectKey, entry: PathEntry): void {
    const paths = entriesByCommit.get(commit) ?? new Map<string, PathEntry>();
    entriesByCommit.set(commit, paths.set(path, entry));
    entryCount += 1;
  }

  function learnBytes(bytes: Uint8Array, id = blobId(bytes)): void {
    if (blobs.has(id)) return;
    blobs.set(id, bytes);
    byteCount += bytes.length;
  }

  function learnText(id: string, text: string | null | undefined): void {
    const bytes = bytesIn({ oid: id, text });
    if (bytes !== undefined) learnBytes(bytes, id);
  }

  function learnDirectory(id: string, entries: Entries): void {
    if (directories.has(id)) return;
    directories.set(id, new Map(entriesIn(entries).map((entry) => [entry.name, entry])));
    entryCount += entries.length + 1;
  }

  function learnInside(entries: readonly NodeEntry[]): void {
    for (const { oid, object } of entries) {
      if (!object?.entries) continue;
      learnDirectory(oid, object.entries);
      for (const inner of object.entries) learnText(inner.oid, inner.object?.text);
    }
  }

  /** An entry by its directory; `undefined` when the cache does not have the directory. */
  function entryIn(parent: PathEntry, name: string): PathEntry | undefined {
    if (parent.kind !== 'directory') return nothing;
    const directory = directories.get(parent.id);
    return directory && (directory.get(name) ?? nothing);
  }

  return {
    learnTip({ commit, tree }) {
      learnPathEntry({ commit, path: '' }, { kind: 'directory', id: tree });
    },

    learn(node, key) {
      if (key !== undefined) learnPathEntry(key, pathEntryOf(node));
      if (node === undefined) return;
      learnText(node.oid, node.text);
      if (!node.entries) return;
      learnDirectory(node.oid, node.entries);
      learnInside(node.entries);
    },

    learnBytes,

    pathEntry(commit, path) {
      const paths = entriesByCommit.get(commit);
      if (paths === undefined) return undefined;
      // Up to the nearest path that was requested itself, and from there down again.
      let known = path;
      let found = paths.get(known);
      while (found === undefined && known !== '') {
        known = parentOf(known);
        found = paths.get(known);
      }
      for (const name of namesBelow(known, path)) found &&= entryIn(found, name);
      return found;
    },

    entries: (id) => directories.get(id),
    bytes: (id) => blobs.get(id),

    trim() {
      if (entryCount <= entryLimit && byteCount <= byteLimit) return;
      entriesByCommit.clear();
      directories.clear();
      blobs.clear();
      [entryCount, byteCount] = [0, 0];
    },
  };
}

/** The files and directories in a directory, sorted by name. Links and submodules count as neither. */
export function entriesIn(entries: Entries): readonly Entry[] {
  return entries
    .flatMap(({ name, oid, type, mode }): readonly Entry[] => {
      const kind = type === 'tree' ? 'directory' : type === 'blob' && mode !== linkMode ? 'file' : undefined;
      return kind === undefined ? [] : [{ name, kind, id: oid }];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The bytes of a blob by its text in the response. `undefined` when the text is not the exact content: for binary and
 * long content, and where GitHub converted the encoding.
 */
export function bytesIn({ oid, text }: Pick<Node, 'oid' | 'text'>): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text);
  return blobId(bytes) === oid ? bytes : undefined;
}

export function pathEntryOf(node: Node | undefined): PathEntry {
  if (node?.kind === 'Tree') return { kind: 'directory', id: node.oid };
  return node?.kind === 'Blob' ? { kind: 'file', id: node.oid } : nothing;
}

/** The path of the directory that contains a path. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

function namesBelow(directory: string, path: string): readonly string[] {
  if (directory === path) return [];
  return path.slice(directory === '' ? 0 : directory.length + 1).split('/');
}
