import { hash } from 'node:crypto';
import { PrpError } from '../../base/errors.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { directoriesAbove } from './branch.ts';
import type { NewObject, ObjectType } from './object-pack.ts';
import { commitText, type NewCommit } from './new-commit.ts';

/** The change of a commit at one path. */
interface Node {
  /** The id of the file that it writes here. */
  file?: string;
  /** Whether it removes what was here. */
  isRemoved: boolean;
  readonly below: Map<string, Node>;
}

/** An entry of a directory. The name holds one byte in each character: Git's names are bytes. */
interface Entry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/**
 * The objects of a commit that Git may lack, each after those that it refers to: the commit is the last one. The same
 * objects that `git fast-import` makes. `undefined` where Git has to say more: for a first commit, whose hash function depends on
 * the repository, a base that cannot be read, and a path that Git refuses.
 */
export async function commitObjects(
  objects: ObjectReader,
  commit: NewCommit,
): Promise<readonly NewObject[] | undefined> {
  const { change, parent, tree } = commit;
  const base = tree ?? parent;
  if (base === undefined) return undefined;
  const made = new Map<string, NewObject>();
  /** Directories of the base, by id. */
  const known = new Map<string, Uint8Array>();
  const algorithm = base.length === 64 ? 'sha256' : 'sha1';

  function make(type: ObjectType, bytes: Uint8Array): string {
    const id = hash(algorithm, Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]));
    made.set(id, { id, type, bytes });
    return id;
  }

  /** The id of the directory that `node` makes of the one with the id `from`; `undefined` when nothing is left. */
  async function edit(from: string | undefined, node: Node): Promise<string | undefined> {
    const entries = from === undefined ? [] : parseEntries(from, known.get(from) ?? (await readTree(objects, from)));
    const edited = [...entries];
    for (const [name, own] of node.below) {
      const at = edited.findIndex((entry) => entry.name === name);
      const old = edited[at];
      const entry = await entryAt(name, own, old);
      if (entry === old) continue;
      if (entry === undefined) edited.splice(at, 1);
      else edited.splice(at < 0 ? edited.length : at, at < 0 ? 0 : 1, entry);
    }
    if (from !== undefined && edited.every((entry, at) => entry === entries[at]) && edited.length === entries.length)
      return from;
    return edited.length === 0 ? undefined : make('tree', printEntries(edited));
  }

  async function entryAt(name: string, node: Node, old: Entry | undefined): Promise<Entry | undefined> {
    const { file, isRemoved, below } = node;
    if (file !== undefined) return { mode: '100644', name, id: file };
    const kept = isRemoved ? undefined : old;
    if (below.size === 0) return kept;
    const from = kept !== undefined && isDirectory(kept) ? kept.id : undefined;
    const id = await edit(from, node);
    if (id !== undefined) return id === from ? kept : { mode: directoryMode, name, id };
    // A file or a link stays when only paths below it were removed, which do not exist.
    return from === undefined ? kept : undefined;
  }

  /** Reads the root and all directories of the change in one exchange. Returns the id of the root. */
  async function readBase(at: string): Promise<string> {
    const changed = [...change.write.keys(), ...(change.remove ?? [])].flatMap(directoriesAbove);
    // A path with a line feed would be two requests.
    const directories = new Set(changed.filter((path) => !path.includes('\n')));
    const names = [`${at}^{tree}`, ...[...directories].map((path) => `${at}:${path}`)];
    const found = await objects.read(names);
    for (const object of found) if (object?.type === 'tree' && !object.isTooLong) known.set(object.id, object.bytes);
    const [root] = found;
    if (root === undefined) throw new LeftToGit();
    return root.id;
  }

  try {
    const root = await readBase(base);
    const fileId = (path: string, bytes: Uint8Array) => change.blobIds?.get(path) ?? make('blob', bytes);
    const edited = (await edit(root, nodesOf(change, fileId))) ?? make('tree', new Uint8Array());
    make('commit', commitText(commit, edited));
    return [...made.values()];
  } catch (error) {
    if (error instanceof LeftToGit || error instanceof PrpError) return undefined;
    throw error;
  }
}

/** Removals come before all that is written. */
function nodesOf(
  { write, remove = [] }: NewCommit['change'],
  fileId: (path: string, bytes: Uint8Array) => string,
): Node {
  const root: Node = { isRemoved: false, below: new Map() };
  const nodeAt = (path: string) => {
    let node = root;
    for (const name of Buffer.from(path).toString('latin1').split('/')) {
      if (name === '' || name === '.' || name === '..') throw new LeftToGit();
      if (node.file !== undefined) {
        // The file that was written first gives way, and has replaced what was here.
        delete node.file;
        node.isRemoved = true;
      }
      const next = node.below.get(name) ?? { isRemoved: false, below: new Map<string, Node>() };
      node.below.set(name, next);
      node = next;
    }
    return node;
  };
  for (const path of remove) nodeAt(path).isRemoved = true;
  for (const [path, bytes] of write) {
    const node = nodeAt(path);
    node.file = fileId(path, bytes);
    node.below.clear();
  }
  return root;
}

/** Git knows more about it, or refuses it. */
class LeftToGit extends Error {}

async function readTree(objects: ObjectReader, id: string): Promise<Uint8Array> {
  const [found] = await objects.read([id]);
  if (found?.type !== 'tree' || found.isTooLong) throw new LeftToGit();
  return found.bytes;
}

const directoryMode = '40000';

function isDirectory({ mode }: Entry): boolean {
  return /^0?40000$/.test(mode);
}

/** Git's binary form: `<octal mode> <name>\0<id>`, one after the other. */
function parseEntries(id: string, tree: Uint8Array): readonly Entry[] {
  const bytes = Buffer.from(tree.buffer, tree.byteOffset, tree.length);
  const entries: Entry[] = [];
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, space);
    const end = nul + 1 + id.length / 2;
    if (space < at || nul < space || end > bytes.length) throw new LeftToGit();
    const mode = bytes.toString('latin1', at, space);
    const name = bytes.toString('latin1', space + 1, nul);
    entries.push({ mode, name, id: bytes.toString('hex', nul + 1, end) });
    at = end;
  }
  return entries;
}

/** Git sorts by bytes, directories as if their names ended with a slash. */
function printEntries(entries: readonly Entry[]): Uint8Array {
  const key = (entry: Entry) => (isDirectory(entry) ? `${entry.name}/` : entry.name);
  const sorted = entries.map((entry) => ({ entry, key: key(entry) }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return Buffer.concat(
    sorted.flatMap(({ entry: { mode, name, id } }) => [
      Buffer.from(`${mode} ${name}\0`, 'latin1'),
      Buffer.from(id, 'hex'),
    ]),
  );
}
