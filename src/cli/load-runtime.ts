import type { Config } from '../config/config.ts';
import type { Announce } from '../event.ts';
import { type GitBranch, gitBranch } from '../history/branch/git-branch.ts';
import type { Repository } from '../system/repository.ts';

/** All that runs a command. It is loaded while Git opens the repository. */
export { gateCache } from '../gate-cache.ts';
export { checkBranch } from '../history/branch/owned-branch.ts';
export { run } from '../run.ts';
export { createRuntime, useRuntime } from '../runtime.ts';
export { observersFor } from './observers-for.ts';
export { isExact, reportOutput } from './report-output.ts';

/** Opens the versions branch: local, or shared through a remote. */
export async function versionsBranch(
  { git, objects }: Pick<Repository, 'git' | 'objects'>,
  { branch, remote }: Config['versions'],
  announce: Announce,
): Promise<GitBranch> {
  if (remote === undefined) return gitBranch(git, branch, { objects, announce });
  const { remoteBranch } = await import('../history/branch/remote-branch.ts');
  return remoteBranch(git, branch, { remote, objects, announce, requireOwnership: true });
}
