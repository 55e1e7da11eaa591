import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import type { Branch } from '../branch/branch.ts';
import { parseRemoved } from '../cleanup/cleanup-message.ts';
import { snapshotOf } from '../versions/snapshot.ts';
import type { MergeInput } from './local-versions.ts';

/** How one commit stands to another; `apart` when neither led to the other. */
export type CommitRelation = 'equal' | 'ahead' | 'behind' | 'diverged';

export async function compareCommits(git: Git, ours: string, theirs: string): Promise<CommitRelation> {
  if (ours === theirs) return 'equal';
  if (await isAncestor(git, ours, theirs)) return 'behind';
  return (await isAncestor(git, theirs, ours)) ? 'ahead' : 'diverged';
}

/** What is compared to unite two commits of a branch. Only where they share no past, a log is read for what it removed. */
export async function readMergeInput(git: Git, branch: Branch, ours: string, theirs: string): Promise<MergeInput> {
  const { stdout } = await git.run(['merge-base', ours, theirs]);
  const base = stdout.toString().trim();
  const sides = { ours: snapshotOf(branch, ours), theirs: snapshotOf(branch, theirs) };
  if (base !== '') return { ...sides, base: snapshotOf(branch, base), removed: new Set() };

  const removed = new Set<string>();
  for await (const { message } of branch.log?.(theirs) ?? []) for (const key of parseRemoved(message)) removed.add(key);
  return { ...sides, removed };
}

async function isAncestor(git: Git, earlier: string, later: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', earlier, later];
  const { exitCode, stderr } = await git.run(args);
  if (exitCode > 1) throw await gitFailed(git, args, exitCode, stderr);
  return exitCode === 0;
}
