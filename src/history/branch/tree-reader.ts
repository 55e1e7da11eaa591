import { PrpError } from '../../base/errors.ts';
import type { GitObject, ObjectReader } from '../../system/object-reader.ts';
import { oneLine } from './commit-message.ts';
import { TamperedError, unreadableError } from '../versions/tampered-error.ts';
import type { Git } from '../../system/git.ts';
import { blobId } from '../../system/blob-id.ts';
import { partialCloneError } from '../../system/git-failure.ts';

interface TreeEntry {
  readonly kind: 'file' | 'directory';
  readonly id: string;
}

type Directory = ReadonlyMap<string, TreeEntry>;

/** The files of commits, read by object id: requests contain no path, and equal directories are read once. */
export interface TreeReader {
  /** The entry at each path of a commit, in order; `undefined` where there is none. */
  find(commit: string, paths: readonly string[]): Promise<readonly (TreeEntry | undefined)[]>;
  directory(id: string): Promise<Directory>;
  blobs(ids: readonly string[]): Promise<readonly Uint8Array[]>;
}

/** Used when the reader cannot get an object. */
export interface ReadFallback {
  /** Reads a single object; `undefined` when Git cannot give it. */
  readAlone(type: string, id: string): Promise<Uint8Array | undefined>;
  /** The error for a missing object: `found` has another type, or is absent when nothing was read. */
  explain(type: string, id: string, found: GitObject | undefined): Promise<PrpError>;
}

/** Directory entries kept in memory; about 100 bytes each. */
const cacheLimit = 20_000;

export function treeReader(objects: ObjectReader, rescue?: ReadFallback): TreeReader {
  // Promises: concurrent readers request a directory once.
  const roots = new Map<string, Promise<string>>();
  const directories = new Map<string, Promise<Directory>>();
  /** Git gave up on these objects: to request one again would end the reader for all others. */
  const damaged = new Set<string>();
  let cachedEntries = 0;

  async function read(ids: readonly string[], type: string): Promise<Uint8Array[]> {
    const known = ids.find((id) => damaged.has(id));
    if (known !== undefined) throw await explain(type, known, undefined);
    const found = await objects.read(ids).catch((error: unknown) => readOneByOne(ids, type, error));
    const wrong = found.findIndex((object) => object?.type !== type || object.isTooLong);
    if (wrong >= 0) throw await explain(type, ids[wrong] ?? '', found[wrong]);
    return found.map((object) => object?.bytes ?? new Uint8Array());
  }

  /** Git gives up on a damaged object, and then on all others of the same request: finds the damaged one. */
  async function readOneByOne(ids: readonly string[], type: string, error: unknown) {
    if (!(error instanceof PrpError) || error.code !== 'E_GIT' || rescue === undefined) throw error;
    const found: GitObject[] = [];
    for (const id of ids) {
      const bytes = await rescue.readAlone(type, id);
      if (bytes !== undefined) found.push({ id, type, bytes });
      else {
        damaged.add(id);
        throw await explain(type, id, undefined);
      }
    }
    return found;
  }

  async function explain(type: string, id: string, found: GitObject | undefined): Promise<PrpError> {
    return rescue === undefined ? notFoundError(type, id, found) : rescue.explain(type, id, found);
  }

  async function readRoot(commit: string): Promise<string> {
    const [bytes = new Uint8Array()] = await read([commit], 'commit');
    const root = /^tree ([0-9a-f]+)\n/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    if (root === undefined) throw unreadableError(`The commit ${commit} of the versions branch has no tree.`);
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

  const directory = (id: string) => readOnce(directories, id, readDirectory);

  async function rootOf(commit: string): Promise<TreeEntry> {
    if (roots.size > 100) roots.clear();
    return { kind: 'directory', id: await readOnce(roots, commit, readRoot) };
  }

  return {
    async find(commit, paths) {
      // Avoid an unhandled rejection of the root.
      if (paths.length === 0) return [];
      // Paths that are requested together mostly share directories: each directory is looked up once.
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

/** A value that is being read or was read; after a failure, the next call tries again. */
function readOnce<Value>(cache: Map<string, Promise<Value>>, id: string, read: (id: string) => Promise<Value>) {
  const known = cache.get(id);
  if (known !== undefined) return known;
  const reading = read(id).catch((error: unknown) => {
    cache.delete(id);
    throw error;
  });
  cache.set(id, reading);
  return reading;
}

function notFoundError(type: string, id: string, found: GitObject | undefined): PrpError {
  const got = found === undefined ? 'nothing' : found.isTooLong ? 'one that is too large' : `a ${found.type}`;
  return new PrpError('E_INTEGRITY', `The commit needs the ${type} ${id}, but Git has ${got} under that id.`, {
    hint: 'Run `git fsck`; fetching the branch again restores missing objects.',
  });
}

/** Git's binary form: `<octal mode> <name>\0<id>`, one after the other. Links and submodules are skipped. */
function parseTree(bytes: Buffer, idLength: number): Directory {
  const entries = new Map<string, TreeEntry>();
  const passedOver = new Set<string>();
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const end = bytes.indexOf(0, space);
    if (space < at || end < space) throw unreadableError('A directory of the versions branch is not a Git tree.');
    const mode = bytes.toString('latin1', at, space);
    const name = bytes.toString('utf8', space + 1, end);
    at = end + 1 + idLength;
    // Git never writes this. A reader and a writer could take different entries of the same name.
    if (name === '' || entries.has(name) || passedOver.has(name))
      throw unreadableError(`A directory of the versions branch has ${describeBadName(name)}.`);
    const kind = mode === '40000' ? 'directory' : mode.startsWith('100') ? 'file' : undefined;
    if (kind === undefined) passedOver.add(name);
    else entries.set(name, { kind, id: bytes.toString('hex', end + 1, at) });
  }
  return entries;
}

function describeBadName(name: string): string {
  return name === '' ? 'an entry without a name' : `several entries with the name ${oneLine(name).slice(0, 80)}`;
}

/** For objects of the versions branch that Git does not return in a batch. */
export function readFallback(git: Git): ReadFallback {
  return {
    async readAlone(type, id) {
      const { exitCode, stdout } = await git.run(['cat-file', type, id]);
      return exitCode === 0 ? stdout : undefined;
    },
    explain: (type, id, found) => missingObjectError(git, type, id, found),
  };
}

/** `E_INTEGRITY`, or `partialCloneError` in a partial clone. */
async function missingObjectError(git: Git, type: string, id: string, found: GitObject | undefined): Promise<PrpError> {
  const lacked =
    found === undefined ? await partialCloneError(git, `The versions branch needs the ${type} ${id}`) : undefined;
  if (lacked !== undefined) return lacked;
  const got = found === undefined ? 'nothing that can be read' : `a ${found.type}`;
  return new TamperedError(
    'unreadable',
    `The versions branch needs the ${type} ${id}, but Git has ${got} under that id.`,
    undefined,
    {
      object: id,
      hint: 'Fetching the branch again may restore it; `prp repair` sets unreadable content aside and keeps the rest usable.',
    },
  );
}

/** Some paths of a commit, looked up. */
export interface CommittedFiles {
  /** The entry at a path; `undefined` for nothing, links and submodules. */
  at(path: string): { readonly kind: 'file' | 'directory'; readonly id: string } | undefined;
  /** Whether a path is a file with exactly these bytes. */
  holds(path: string, bytes: Uint8Array): boolean;
}

/** Looks up all `paths` at once. Without a commit, nothing is there. */
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
