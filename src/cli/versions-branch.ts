import type { Config } from '../config/config.ts';
import type { Announce } from '../event.ts';
import { type GitBranch, gitBranch } from '../history/branch/git-branch.ts';
import type { Repository } from '../system/repository.ts';

/** Where a command keeps versions: on this machine alone, or shared through a remote. */
export async function versionsBranch(
  { git, objects }: Pick<Repository, 'git' | 'objects'>,
  { branch, remote }: Config['versions'],
  announce: Announce,
): Promise<GitBranch> {
  if (remote === undefined) return gitBranch(git, branch, { objects, announce });
  // Loaded only where there is something to share.
  const { remoteBranch } = await import('../history/branch/remote-branch.ts');
  return remoteBranch(git, branch, { remote, objects, announce, requireOwnership: true });
}
