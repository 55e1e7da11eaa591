import { PrpError } from '../base/errors.ts';
import { withPublicAddresses } from '../base/public-address.ts';
import { commandIn } from './watched-git.ts';

/** The part of `Git` that asks for its version. */
interface Asked {
  run(args: readonly string[]): Promise<{ readonly stdout: Buffer }>;
}

/** Turns a failure of git into an error. Checks git's version only here, so success costs nothing. */
export async function gitFailed(
  git: Asked,
  args: readonly string[],
  exitCode: number,
  stderr: string,
): Promise<PrpError> {
  const old = await gitTooOld(git);
  if (old !== undefined) return old;
  const command = commandIn(args);
  // Git asks the remote of a partial clone in the middle of a command that has nothing to do with it.
  const isLocal = !['fetch', 'push', 'ls-remote'].includes(command);
  const lacking =
    isLocal && remoteFailure.test(stderr) && (await partialCloneError(git, `git ${command} needs a file`));
  if (lacking) return lacking;
  return new PrpError(
    'E_GIT',
    `git ${command} failed with exit code ${exitCode}: ${withPublicAddresses(stderr) || 'no message'}`,
    { hint: hintFor(stderr) },
  );
}

const remoteFailure = /promisor remote|read from remote repository|unable to access|Could not resolve host/i;

const readOnly =
  'Versions cannot be written to this repository without write permission. ' +
  '`prp validate --no-versioning` writes nothing.';

/** Git's messages about the system, in English, with a hint for each. */
const troubles: readonly (readonly [said: RegExp, hint: string])[] = [
  [
    /No space left on device|Disk quota exceeded/,
    'Free some space, and run it again. `prp validate --no-versioning` writes nothing.',
  ],
  [/Read-only file system|Permission denied|insufficient permission/, readOnly],
];

function hintFor(stderr: string): string {
  const known = troubles.find(([said]) => said.test(stderr))?.[1];
  return known ?? 'Run the command again with --debug to see every git call, or try the same command by hand.';
}

/** The error for a git that is too old; `undefined` when it is new enough. */
export async function gitTooOld(git: Asked): Promise<PrpError | undefined> {
  return tooOld((await git.run(['version'])).stdout.toString());
}

/** The error when git could not be started at all. */
export function cannotStart(directory: string, cause: Error): PrpError {
  return new PrpError('E_GIT', `git could not start in ${directory}: ${cause.message}`, {
    hint: `Install git ${oldestGit} or newer and make sure that it is on the PATH.`,
    cause,
  });
}

/** Whether the repository lacks objects on purpose, because a remote has promised them. */
export async function isPartialClone(git: Asked): Promise<boolean> {
  const names = String.raw`^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$`;
  return (await git.run(['config', '--get-regexp', names])).stdout.length > 0;
}

/** `E_GIT` for a missing object of a partial clone, which is no damage; else `undefined`. `need` starts the sentence. */
export async function partialCloneError(git: Asked, need: string): Promise<PrpError | undefined> {
  if (!(await isPartialClone(git))) return undefined;
  return new PrpError('E_GIT', `${need}, which this partial clone does not have yet: its remote must be reachable.`, {
    hint: 'Check the network and your access with `git fetch`, then run the command again.',
  });
}

/**
 * The oldest supported git: `ls-files --deduplicate`, which lists the work tree, came with it. (Next come `fetch
 * --no-write-fetch-head` 2.29, `--end-of-options` 2.24, `%(worktreepath)` 2.23.)
 */
export const oldestGit = '2.31';

/** The error for an answer of `git version` that is too old; `undefined` when it is new enough or has no number. */
function tooOld(answer: string): PrpError | undefined {
  const [, found = '', major, minor] = /^git version ((\d+)\.(\d+)\S*)/.exec(answer) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  const [neededMajor = 0, neededMinor = 0] = oldestGit.split('.').map(Number);
  const isOld = Number(major) < neededMajor || (Number(major) === neededMajor && Number(minor) < neededMinor);
  if (!isOld) return undefined;
  return new PrpError('E_GIT', `git ${found} is too old.`, {
    hint: `Install git ${oldestGit} or newer and make sure that it comes first on the PATH.`,
  });
}
