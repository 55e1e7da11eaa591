import type { Git } from '../../../src/system/git.ts';
import { fastImport, type StoredChange } from './fast-import.ts';
import type { LooseObjects } from './loose-objects.ts';
import { parseTree, type TreeEntry } from './tree-entry.ts';

/** A folder while it is changed. An entry with an id is as it was before. */
interface Folder {
  readonly entries: Map<string, Entry>;
}

type Entry = { readonly mode: string; readonly id: string } | Folder;

/** A path that Git accepts, and every system reads in the same way. */
const plainPath = /^(?!\/)(?:\/?(?!\.{1,2}(?:\/|$)|\.git(?:\/|$))[^/\0-\x1f"\\~:]+)+$/i;

/** More are written faster by Git, into one pack. */
const mostFiles = 100;

/** Makes a tree of another (`undefined`: of none), and returns its id. Git itself does it where anything is unusual. */
export async function writeTree(
  git: Git,
  objects: LooseObjects,
  base: string | undefined,
  change: StoredChange,
): Promise<string> {
  return written(objects, base, change) ?? fastImport(git, base, change);
}

function written(objects: LooseObjects, base: string | undefined, change: StoredChange): string | undefined {
  const { write = [], remove = [] } = change;
  if (write.length > mostFiles) return undefined;
  const root = base === undefined ? { entries: new Map() } : folderOf(objects, base);
  if (root === undefined) return undefined;
  for (const path of remove) if (!plainPath.test(path) || !removeFrom(objects, root, path.split('/'))) return undefined;
  for (const { path, mode = '100644', content } of write) {
    if (!plainPath.test(path) || !['100644', '100755'].includes(mode)) return undefined;
    if ('id' in content && objects.read(content.id)?.type !== 'blob') return undefined;
    const id = 'id' in content ? content.id : objects.write('blob', content);
    if (!put(objects, root, path.split('/'), { mode, id })) return undefined;
  }
  return store(objects, root);
}

function folderOf(objects: LooseObjects, id: string): Folder | undefined {
  const tree = objects.read(id);
  if (tree?.type !== 'tree') return undefined;
  return { entries: new Map(parseTree(tree.bytes).map(({ name, mode, id: of }) => [name, { mode, id: of }])) };
}

/** The folder of that name, opened to be changed; `'none'` where there is no folder, `undefined` where Git must look. */
function open(objects: LooseObjects, { entries }: Folder, name: string): Folder | 'none' | undefined {
  const entry = entries.get(name);
  if (entry === undefined) return 'none';
  if ('entries' in entry) return entry;
  if (entry.mode !== '040000') return 'none';
  const folder = folderOf(objects, entry.id);
  if (folder !== undefined) entries.set(name, folder);
  return folder;
}

/** False where Git must look. */
function removeFrom(objects: LooseObjects, folder: Folder, [name = '', ...below]: readonly string[]): boolean {
  if (below.length === 0) {
    folder.entries.delete(name);
    return true;
  }
  const inner = open(objects, folder, name);
  return inner === 'none' || (inner !== undefined && removeFrom(objects, inner, below));
}

/** False where Git must look. */
function put(objects: LooseObjects, folder: Folder, [name = '', ...below]: readonly string[], entry: Entry): boolean {
  if (below.length === 0) {
    folder.entries.set(name, entry);
    return true;
  }
  let inner = open(objects, folder, name);
  if (inner === undefined) return false;
  if (inner === 'none') {
    inner = { entries: new Map() };
    folder.entries.set(name, inner);
  }
  return put(objects, inner, below, entry);
}

/** Writes a folder and all that were opened in it; those that became empty are left out. */
function store(objects: LooseObjects, { entries }: Folder): string {
  const lines: (Omit<TreeEntry, 'type'> & { readonly key: Buffer })[] = [];
  for (const [name, entry] of entries) {
    const isFolder = 'entries' in entry;
    if (isFolder && isEmpty(entry)) continue;
    const { mode, id } = isFolder ? { mode: '040000', id: store(objects, entry) } : entry;
    // Git sorts a folder as if its name ended with a slash.
    lines.push({ name, mode, id, key: Buffer.from(mode === '040000' ? `${name}/` : name) });
  }
  lines.sort((one, other) => Buffer.compare(one.key, other.key));
  const parts = lines.map(({ name, mode, id }) =>
    Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(id, 'hex')]),
  );
  return objects.write('tree', Buffer.concat(parts));
}

function isEmpty({ entries }: Folder): boolean {
  return [...entries.values()].every((entry) => 'entries' in entry && isEmpty(entry));
}
