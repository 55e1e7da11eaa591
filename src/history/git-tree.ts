import { PrpError } from '../errors.ts';
import type { GitObject, ObjectReader } from '../object-reader.ts';
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
const cacheLimit = 20_000;

export function treeReader(objects: ObjectReader): TreeReader {
  // Promises, so that many readers at once ask for a directory once.
  const roots = new Map<string, Promise<string>>();
  const directories = new Map<string, Promise<Directory>>();
  let cachedEntries = 0;

  async function read(ids: readonly string[], type: string): Promise<Uint8Array[]> {
    const found = await objects.read(ids);
    return found.map((object, index) => contentOf(object, type, ids[index]));
  }

  async function readRoot(commit: string): Promise<string> {
    const [bytes = new Uint8Array()] = await read([commit], 'commit');
    const root = /^tree ([0-9a-f]+)\n/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    if (root === undefined) throw tampered(`The commit ${commit} of the versions branch names no tree.`);
    return root;
  }

  async function readDirectory(id: string): Promise<Directory> {
    const [bytes = new Uint8Array()] = await read([id], 'tree');
    const directory = parseTree(Buffer.from(bytes), id.length / 2);
    cachedEntries += directory.size + 1;
    if (cachedEntries > cacheLimit) {
      directories.clear();
      cachedEntries = 0;
    }
    return directory;
  }

  const directory = (id: string) => once(directories, id, readDirectory);

  async function rootOf(commit: string): Promise<TreeEntry> {
    if (roots.size > 100) roots.clear();
    return { kind: 'directory', id: await once(roots, commit, readRoot) };
  }

  return {
    async find(commit, paths) {
      // Nobody would hear what becomes of the root.
      if (paths.length === 0) return [];
      // Paths that are asked for together mostly stand together: each directory on the way is looked up once.
      const known = new Map<string, Promise<TreeEntry | undefined>>([['', rootOf(commit)]]);
      const entryAt = (path: string): Promise<TreeEntry | undefined> => {
        const entry = known.get(path) ?? lookUp(path);
        known.set(path, entry);
        return entry;
      };
      const lookUp = async (path: string): Promise<TreeEntry | undefined> => {
        const end = path.lastIndexOf('/');
        const parent = await entryAt(path.slice(0, Math.max(end, 0)));
        return parent?.kind === 'directory' ? (await directory(parent.id)).get(path.slice(end + 1)) : undefined;
      };
      return Promise.all(paths.map(entryAt));
    },
    directory,
    blobs: (ids) => read(ids, 'blob'),
  };
}

/** What is being read or was read; a failure is forgotten, so that the next one tries again. */
function once<Value>(cache: Map<string, Promise<Value>>, id: string, read: (id: string) => Promise<Value>) {
  const known = cache.get(id);
  if (known !== undefined) return known;
  const reading = read(id).catch((error: unknown) => {
    cache.delete(id);
    throw error;
  });
  cache.set(id, reading);
  return reading;
}

function contentOf(object: GitObject | undefined, type: string, id = ''): Uint8Array {
  if (object?.type === type && !object.isTooLong) return object.bytes;
  const got = object === undefined ? 'nothing' : object.isTooLong ? 'one that is too large' : `a ${object.type}`;
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
