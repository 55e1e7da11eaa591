import type { Git } from '../../system/git.ts';
import { type Storage, directoriesAbove } from './branch.ts';
import type { TreeReader } from './tree-reader.ts';

export interface StorageRequest {
  readonly head: string;
  /** Full names of the branch and of its remote-tracking copies. */
  readonly refs: readonly string[];
  /** Files and directories to leave out of `remaining`. */
  readonly without: readonly string[];
}

/**
 * The disk usage of a branch, and what would become unreachable if it had one commit only, with the files of `head`.
 */
export async function measureStorage(
  git: Git,
  trees: TreeReader,
  { head, refs, without }: StorageRequest,
): Promise<Storage> {
  const revList = (args: readonly string[], ids: readonly string[]) =>
    git.text(['--no-replace-objects', 'rev-list', ...args, '--stdin'], {
      input: ids.map((id) => `${id}\n`).join(''),
      walksHistory: true,
    });
  const elsewhere = ['--not', ...refs.map((ref) => `--exclude=${ref}`), '--all'];
  const weigh = ['--objects', '--disk-usage'];

  const rest = await remainingObjects(trees, head, without);
  const excluded = rest.map((id) => `^${id}`);
  const [total, remaining, bytes, commits, heldBy] = await Promise.all([
    revList(weigh, [head]),
    rest.length === 0 ? 0 : revList(weigh, rest),
    revList([...weigh, ...elsewhere], [head, ...excluded]),
    revList(['--count', ...elsewhere], [head]),
    refsHolding(git, head, refs),
  ]);
  return {
    total: Number(total),
    remaining: Number(remaining),
    unreachable: { commits: Number(commits), bytes: Number(bytes) },
    heldBy,
  };
}

/** Expires the branch's reflog entries that nothing else reaches; Git itself does that after 30 days. */
export async function expireReflogs(git: Git, refs: readonly string[]): Promise<void> {
  // The branch has moved: a missing or read-only reflog is no reason to fail.
  await git.run(['reflog', 'expire', '--expire=now', '--expire-unreachable=now', ...refs], { walksHistory: true });
}

/** The object ids of all that stays: whole directories where nothing in them is left out. */
async function remainingObjects(
  trees: TreeReader,
  head: string,
  without: readonly string[],
): Promise<readonly string[]> {
  const goes = new Set(without);
  const touched = new Set(without.flatMap((path) => ['', ...directoriesAbove(path)]));
  const rest: string[] = [];

  async function visit(path: string, kind: 'file' | 'directory', id: string): Promise<void> {
    if (goes.has(path)) return;
    if (kind === 'file' || !touched.has(path)) {
      rest.push(id);
      return;
    }
    const prefix = path === '' ? '' : `${path}/`;
    for (const [name, entry] of await trees.directory(id)) await visit(`${prefix}${name}`, entry.kind, entry.id);
  }

  const [root] = await trees.find(head, ['']);
  if (root !== undefined) await visit('', root.kind, root.id);
  return rest;
}

/** Other references that lead to commits of the branch: a remote's copy, a user's tag. */
async function refsHolding(git: Git, head: string, own: readonly string[]): Promise<readonly string[]> {
  const roots = (await git.text(['rev-list', '--max-parents=0', head], { walksHistory: true })).split('\n');
  const found = await git.text(['for-each-ref', '--format=%(refname)', ...roots.map((root) => `--contains=${root}`)], {
    walksHistory: true,
  });
  return found.split('\n').filter((name) => name !== '' && !own.includes(name));
}
