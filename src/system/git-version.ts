import { PrpError } from '../base/errors.ts';

/**
 * The oldest git that everything works with: `ls-files --deduplicate`, by which the work tree is listed, came with it.
 * (Next to that: `fetch --no-write-fetch-head` 2.29, `--end-of-options` 2.24, `%(worktreepath)` 2.23.)
 */
export const oldestGit = '2.31';

/** The trouble with a git that answers this to `git version`; `undefined` when it is new enough or does not say. */
export function tooOld(answer: string): PrpError | undefined {
  const [, found = '', major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(answer) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  const [neededMajor = 0, neededMinor = 0] = oldestGit.split('.').map(Number);
  const isOld = Number(major) < neededMajor || (Number(major) === neededMajor && Number(minor) < neededMinor);
  if (!isOld) return undefined;
  return new PrpError('E_GIT', `git ${found} is too old for what was asked of it.`, {
    hint: `Install git ${oldestGit} or newer and make sure that it comes first on the PATH.`,
  });
}
