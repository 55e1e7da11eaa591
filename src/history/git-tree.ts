import { PrpError } from '../errors.ts';
import type { GitObject, ObjectReader } from './object-reader.ts';
import { tampered } from './sealed-json.ts';

interface TreeEntry {
  readonly kind: 'file' | 'directory';
  readonly id: string;
}

type Directory = ReadonlyMap<string, TreeEntry>;

/** The files of commits, read by object id: no path ever stands in a request, and equal directories are read once. */
export interface TreeReader {
  /** What stands at each path of a commit, in order; `undefined` where nothing does. */
  find(commit: string, paths: readonly string[]): Promise<readonly (TreeEntry | undefined)[]>;
  directory(id: string): Promise<Directory>;
  blobs(ids: readonly string[]): Promise<readonly Uint8Array[]>;
}

/** Directory entries kept in memory; about 100 bytes each. */
const cacheLimit = 100_000;

export function treeReader(objects: ObjectReader): TreeReader {
  const roots = new Map<string, string>();
  const cached = new Map<string, Directory>();
  let cachedEntries = 0;

  async function read(ids: readonly string[], type: string): Promise<Uint8Array[]> {
    const found = await objects.read(ids);
    return found.map((object, index) => contentOf(object, type, ids[index]));
  }

  async function rootOf(commit: string): Promise<string> {
    const known = roots.get(commit);
    if (known !== undefined) return known;
    const [bytes] = await read([commit], 'commit');
    const root = /^tree ([0-9a-f]+)\n/.exec(Buffer.from(bytes ?? []).toString('latin1'))?.[1];
    if (root === undefined) throw tampered(`The commit ${commit} of the versions branch names no tree.`);
    if (roots.size >= 100) roots.clear();
    roots.set(commit, root);
    return root;
  }

  async function directories(ids: ReadonlySet<string>): Promise<ReadonlyMap<string, Directory>> {
    const answer = new Map<string, Directory>();
    for (const id of ids) {
      const known = cached.get(id);
      if (known !== undefined) answer.set(id, known);
    }
    const missing = [...ids].filter((id) => !answer.has(id));
    const contents = await read(missing, 'tree');
    for (const [index, id] of missing.entries()) {
      const directory = parseTree(Buffer.from(contents[index] ?? []), id.length / 2);
      answer.set(id, directory);
      keep(id, directory);
    }
    return answer;
  }

  function keep(id: string, directory: Directory): void {
    if (cachedEntries > cacheLimit) {
      cached.clear();
      cachedEntries = 0;
    }
    if (!cached.has(id)) cachedEntries += directory.size + 1;
    cached.set(id, directory);
  }

  return {
    async find(commit, paths) {
      const root: TreeEntry = { kind: 'directory', id: await rootOf(commit) };
      const routes = paths.map((path) => (path === '' ? [] : path.split('/')));
      let reached = routes.map((): TreeEntry | undefined => root);
      // One level at a time, so that all paths together take as many requests as the longest one has names.
      for (let depth = 0; routes.some((route) => route.length > depth); depth += 1) {
        const open = new Set<string>();
        for (const [index, entry] of reached.entries()) {
          if (entry?.kind === 'directory' && (routes[index]?.length ?? 0) > depth) open.add(entry.id);
        }
        const opened = await directories(open);
        reached = reached.map((entry, index) => {
          const name = routes[index]?.[depth];
          if (name === undefined || entry === undefined) return entry;
          return entry.kind === 'directory' ? opened.get(entry.id)?.get(name) : undefined;
        });
      }
      return reached;
    },

    async directory(id) {
      return (await directories(new Set([id]))).get(id) ?? new Map();
    },

    async blobs(ids) {
      return read(ids, 'blob');
    },
  };
}

function contentOf(object: GitObject | undefined, type: string, id = ''): Uint8Array {
  if (object?.type === type) return object.bytes;
  const got = object === undefined ? 'nothing' : `a ${object.type}`;
  throw new PrpError('E_INTEGRITY', `The versions branch needs the ${type} ${id}, and Git has ${got} under that id.`, {
    hint: 'Run `git fsck`; fetching the branch again brings missing objects back.',
  });
}

/** Git's binary form: `<octal mode> <name>\0<id>`, one after the other. Links and submodules are nobody's files. */
function parseTree(bytes: Buffer, idLength: number): Directory {
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < at || end < space) throw tampered('A directory of the versions branch is not a Git tree.');
    const mode = bytes.toString('latin1', at, space);
    const name = bytes.toString('utf8', space + 1, end);
    at = end + 1 + idLength;
    const kind = mode === '40000' ? 'directory' : mode.startsWith('100') ? 'file' : undefined;
    if (kind !== undefined) entries.set(name, { kind, id: bytes.toString('hex', end + 1, at) });
  }
  return entries;
}
