import type { GitStore } from './git-store.ts';

export interface DiffFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly additions: number;
  readonly deletions: number;
  /** Of the blob after; of the one before when it was removed. */
  readonly blob: string;
  /** From the first `@@`; `undefined` for what is binary, only renamed, or too large. */
  readonly patch: string | undefined;
}

/** GitHub leaves a patch out when it is about this long. */
const longestPatch = 1_000_000;

/** By the ids of two trees: the same files differ in the same way in every repository. */
const known = new Map<string, Promise<readonly DiffFile[]>>();

/** The files that differ between two commits or trees, by id, as Git shows them, renames found. */
export async function diffFiles(store: GitStore, from: string, to: string): Promise<readonly DiffFile[]> {
  const treeOf = async (id: string) => (await store.commit(id))?.tree ?? id;
  const key = `${await treeOf(from)} ${await treeOf(to)}`;
  const found = known.get(key) ?? readDiff(store, from, to);
  known.set(key, found);
  return found;
}

async function readDiff(store: GitStore, from: string, to: string): Promise<readonly DiffFile[]> {
  const [listed, patches] = await Promise.all([
    store.git.text(['diff', '--raw', '--numstat', '-z', '--no-abbrev', '-M', from, to]),
    store.git.text(['diff', '--patch', '--full-index', '-M', '--no-color', '--no-ext-diff', from, to]),
  ]);
  // Lines of a file are indented by one character: only a file's header can begin like this.
  const sections = patches.split(/^diff --git /m).slice(1);
  const tokens = listed.split('\0');
  const files: Omit<DiffFile, 'additions' | 'deletions' | 'patch'>[] = [];
  let next = 0;
  for (; tokens[next]?.startsWith(':') === true; next += 2) {
    const [, , before = '', after = '', letter = ''] = (tokens[next] ?? '').split(' ');
    const isRename = letter.startsWith('R');
    const path = tokens[next + (isRename ? 2 : 1)] ?? '';
    const previousPath = isRename ? tokens[next + 1] : undefined;
    if (isRename) next += 1;
    files.push({ path, previousPath, status: statusOf(letter), blob: letter === 'D' ? before : after });
  }
  return files.map((file, index) => {
    const [added = '', removed = '', path = ''] = (tokens[next] ?? '').split('\t');
    next += path === '' ? 3 : 1;
    const section = sections[index] ?? '';
    const start = section.search(/^@@ /m);
    const patch = start < 0 || section.length > longestPatch ? undefined : section.slice(start).replace(/\n$/, '');
    return { ...file, additions: Number(added) || 0, deletions: Number(removed) || 0, patch };
  });
}

function statusOf(letter: string): DiffFile['status'] {
  const statuses: Readonly<Record<string, DiffFile['status']>> = {
    A: 'added',
    D: 'removed',
    M: 'modified',
    R: 'renamed',
    T: 'changed',
  };
  return statuses[letter.slice(0, 1)] ?? 'modified';
}
