import type { Announce } from '../../event.ts';
import type { Git } from '../../system/git.ts';
import type { BranchTip } from './branch-tip.ts';

/**
 * Announces that a remote's branch, as it was when somebody last fetched it, has commits that ours lacks. Asks no remote,
 * and no git either where both are the same.
 */
export async function reportDivergence(git: Git, name: string, tip: BranchTip, announce: Announce): Promise<void> {
  const { commit, startsFrom, remotes } = tip;
  const named = remotes.map((remote) => ({ ...remote, name: remote.ref.split('/')[2] ?? '' }));
  const theirs = named.find((remote) => remote.name === 'origin') ?? (named.length === 1 ? named[0] : undefined);
  if (commit === undefined || startsFrom !== undefined || theirs === undefined || theirs.commit === commit) return;
  const counted = await git.run(['rev-list', '--left-right', '--count', `${commit}...${theirs.commit}`, '--']);
  const [ahead = 0, behind = 0] = counted.stdout.toString().split('\t').map(Number);
  if (counted.exitCode !== 0 || behind === 0) return;
  announce({ type: 'versions-behind', remote: theirs.name, branch: name, behind, ahead });
}
