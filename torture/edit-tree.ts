import type { Git } from '../src/system/git.ts';

/** The new content of a path: a text, bytes, an entry as Git has it, or nothing. */
export type Edit = string | Uint8Array | TreeItem | null;

interface TreeItem {
  /** As in a tree: `100644`, `40000`, … */
  readonly mode: string;
  readonly id: string;
}

export interface NamedItem extends TreeItem {
  /** Its bytes, one character each: not every name is UTF-8. */
  readonly name: string;
}

/** The tree with some paths changed, each of them relative to it and as bytes. Git's own checks are passed by. */
export async function editTree(
  git: Git,
  tree: string | undefined,
  edits: ReadonlyMap<string, Edit>,
): Promise<string | undefined> {
  const items = new Map((tree === undefined ? [] : await readTree(git, tree)).map((item) => [item.name, item]));
  const deeper = Map.groupBy(edits, ([path]) => path.split('/', 1)[0] ?? '');
  for (const [name, inside] of deeper) {
    const own = inside.find(([path]) => path === name);
    if (own !== undefined) {
      const item = await itemOf(git, own[1]);
      if (item === undefined) items.delete(name);
      else items.set(name, { name, ...item });
      continue;
    }
    const rest = new Map(inside.map(([path, edit]) => [path.slice(name.length + 1), edit]));
    const before = items.get(name);
    const id = await editTree(git, before?.mode === '40000' ? before.id : undefined, rest);
    if (id === undefined) items.delete(name);
    else items.set(name, { name, mode: '40000', id });
  }
  return items.size === 0 ? undefined : writeTree(git, [...items.values()]);
}

async function itemOf(git: Git, edit: Edit): Promise<TreeItem | undefined> {
  if (edit === null) return undefined;
  if (typeof edit === 'string' || edit instanceof Uint8Array) return { mode: '100644', id: await writeBlob(git, edit) };
  return edit;
}

export function writeBlob(git: Git, content: string | Uint8Array): Promise<string> {
  return git.text(['hash-object', '-w', '--stdin'], { input: Buffer.from(content) });
}

/** A tree with these entries; sorted as Git wants it unless told otherwise. */
export async function writeTree(git: Git, items: readonly NamedItem[], order = bySortKey): Promise<string> {
  const parts = items
    .toSorted(order)
    .flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`, 'latin1'), Buffer.from(id, 'hex')]);
  return git.text(['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'], { input: Buffer.concat(parts) });
}

function bySortKey(a: NamedItem, b: NamedItem): number {
  const key = ({ name, mode }: NamedItem) => (mode === '40000' ? `${name}/` : name);
  return key(a) < key(b) ? -1 : 1;
}

/** Entries of a tree. Replacements and grafts are passed by. Throws when it is not there or is damaged. */
export async function readTree(git: Git, id: string): Promise<readonly NamedItem[]> {
  const { exitCode, stdout, stderr } = await git.run(['--no-replace-objects', 'cat-file', 'tree', id]);
  if (exitCode !== 0) throw new Error(`There is no tree ${id}: ${stderr}`);
  const items: NamedItem[] = [];
  const width = id.length / 2;
  for (let at = 0; at < stdout.length; at += width) {
    const space = stdout.indexOf(' ', at);
    const end = stdout.indexOf(0, space);
    const mode = stdout.toString('latin1', at, space);
    const name = stdout.toString('latin1', space + 1, end);
    at = end + 1;
    items.push({ mode, name, id: stdout.toString('hex', at, at + width) });
  }
  return items;
}
