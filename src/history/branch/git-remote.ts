import { PrpError } from '../../base/errors.ts';
import { retry, type RetryPolicy } from '../../base/retry.ts';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { withPublicAddresses } from '../../base/public-address.ts';
import { brokenRefError, unlistedRefs } from './broken-ref.ts';

/** One branch of a Git remote. */
export interface GitRemote {
  /**
   * Where the branch is on the remote; fetches its commits. `undefined` while the remote has no such branch. Throws
   * `E_GIT`.
   */
  fetch(): Promise<string | undefined>;
  /** Moves the remote's branch from `expected` to `commit`, or changes nothing. */
  push(commit: string, expected: string | undefined): Promise<PushResult>;
}

type PushResult =
  | { readonly kind: 'published' }
  /** The remote's branch moved: another writer was faster. */
  | { readonly kind: 'moved'; readonly there: string | undefined }
  /** The remote refused the push, or did not answer; its branch did not move. */
  | { readonly kind: 'refused'; readonly problem: PrpError };

export interface RemoteOptions {
  /** The longest duration of one exchange with the remote, in milliseconds. @default 300,000 */
  readonly deadlineMs?: number;
}

/** The most attempts after failures without a visible reason: two exchanges at once lock each other out. */
const attempts = 3;

/**
 * The branch `name` of a configured remote. It writes nothing but `refs/remotes/<remote>/<name>`: FETCH_HEAD, tags and
 * the user's hooks are left alone, no maintenance starts, and git asks no questions, because there is no terminal. The
 * result is read from exit codes and references, never from messages.
 */
export function gitRemote(
  git: Git,
  remote: string,
  name: string,
  { deadlineMs = 300_000 }: RemoteOptions = {},
): GitRemote {
  const ref = `refs/heads/${name}`;
  const trackingRef = `refs/remotes/${remote}/${name}`;
  const runUnattended = (args: readonly string[]) =>
    git.run([...noMaintenance, ...args], { env: unattended, deadlineMs });

  /** `undefined`: the remote has no such branch. Throws `E_GIT` when the remote does not answer. */
  async function remoteHead(): Promise<string | undefined> {
    const args = ['ls-remote', '--exit-code', '--refs', '--', remote, ref];
    const { exitCode, stdout, stderr, timedOut } = await runUnattended(args);
    if (exitCode === noSuchRef) return undefined;
    if (exitCode !== 0) throw await unreachableError(args, exitCode, stderr, timedOut);
    const lines = stdout.toString().split('\n');
    return lines.find((line) => line.endsWith(`\t${ref}`))?.split('\t')[0];
  }

  async function unreachableError(args: readonly string[], exitCode: number, said: string, timedOut: boolean) {
    if ((await git.run(['remote', 'get-url', '--', remote])).exitCode !== 0) {
      return new PrpError(
        'E_GIT',
        `There is no remote ${JSON.stringify(withPublicAddresses(remote))} in this repository.`,
        {
          hint: 'See `git remote -v`. With --remote alone the remote is origin.',
        },
      );
    }
    const { message, hint } = await gitFailed(git, args, exitCode, singleLine(said));
    if (timedOut) {
      return new PrpError('E_GIT', `The remote ${remote} did not answer within ${deadlineMs / 1000} seconds.`, {
        hint: offline,
      });
    }
    return new PrpError('E_GIT', message, { hint: hint.startsWith('Install') ? hint : offline });
  }

  /** Git moves no reference with an unreadable file. */
  async function brokenTrackingRef(): Promise<PrpError | undefined> {
    const listed = (await git.text(['for-each-ref', '--format=%(refname)', trackingRef])).split('\n');
    const isBroken = (await unlistedRefs(git, name, new Set(listed))).includes(trackingRef);
    return isBroken ? brokenRefError(git, trackingRef, 'it exists, but leads to no commit') : undefined;
  }

  async function fetchOnce(args: readonly string[]): Promise<string | undefined> {
    const { exitCode, stderr, timedOut } = await runUnattended(args);
    if (exitCode === 0) return git.text(['rev-parse', '--verify', trackingRef]);
    if (timedOut) throw await unreachableError(args, exitCode, stderr, timedOut);
    if ((await remoteHead()) === undefined) return undefined;
    throw new UnexplainedFailure(exitCode, stderr);
  }

  async function pushOnce(commit: string, expected: string | undefined): Promise<PushResult> {
    // The lease makes the remote compare and swap: without one, a push only checks for a fast-forward.
    const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
    const args = ['push', ...pushOptions, lease, '--', remote, `${commit}:${ref}`];
    const { exitCode, stderr, timedOut } = await runUnattended(args);
    if (exitCode === 0) return { kind: 'published' };
    try {
      // The response may have been lost: the remote's branch decides.
      const there = await remoteHead();
      if (there === commit) return { kind: 'published' };
      if (there !== expected) return { kind: 'moved', there };
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      return { kind: 'refused', problem: error };
    }
    if (timedOut) return { kind: 'refused', problem: await unreachableError(args, exitCode, stderr, timedOut) };
    throw new UnexplainedFailure(exitCode, stderr);
  }

  return {
    async fetch() {
      const args = ['fetch', ...fetchOptions, '--', remote, `+${ref}:${trackingRef}`];
      try {
        return await retry(
          () => fetchOnce(args),
          retryUnexplained(() => 100),
        );
      } catch (error) {
        if (!(error instanceof UnexplainedFailure)) throw error;
        throw (await brokenTrackingRef()) ?? (await unreachableError(args, error.exitCode, error.stderr, false));
      }
    },

    async push(commit, expected) {
      try {
        return await retry(
          () => pushOnce(commit, expected),
          retryUnexplained((attempt) => 100 * 2 ** attempt),
        );
      } catch (error) {
        if (!(error instanceof UnexplainedFailure)) throw error;
        return { kind: 'refused', problem: rejectedError(remote, name, error.stderr) };
      }
    },
  };
}

/** A failed call of git although the remote answers and its branch did not move. */
class UnexplainedFailure extends Error {
  readonly exitCode: number;
  readonly stderr: string;

  constructor(exitCode: number, stderr: string) {
    super(stderr);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

function retryUnexplained(longestPauseMs: (attempt: number) => number): RetryPolicy {
  return (attempt, error) =>
    error instanceof UnexplainedFailure && attempt < attempts ? Math.random() * longestPauseMs(attempt) : undefined;
}

/** The exit code of `git ls-remote --exit-code` when nothing matches. */
const noSuchRef = 2;

const noMaintenance = ['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'fetch.writeCommitGraph=false'];

const fetchOptions = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--no-recurse-submodules',
  '--no-prune',
  '--no-show-forced-updates',
  '--refmap=',
];

const pushOptions = [
  '--porcelain',
  '--quiet',
  '--no-verify',
  '--no-follow-tags',
  '--no-signed',
  '--recurse-submodules=no',
];

/** An empty GIT_ASKPASS keeps git from searching for another one; GCM_INTERACTIVE is Git Credential Manager's. */
const unattended = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_ASKPASS: '',
  SSH_ASKPASS: '',
  SSH_ASKPASS_REQUIRE: 'never',
  GCM_INTERACTIVE: 'never',
  // Less than a kilobyte a second for a minute: the server is gone. Only works with HTTP.
  GIT_HTTP_LOW_SPEED_LIMIT: '1000',
  GIT_HTTP_LOW_SPEED_TIME: '60',
};

const offline =
  'Check the network and your access with `git fetch`, then run the command again. With --no-remote it works on this ' +
  'machine only; the next command with --remote publishes the saved versions.';

function rejectedError(remote: string, name: string, said: string): PrpError {
  return new PrpError(
    'E_GIT',
    `The remote ${remote} refused the push to its branch ${name}: ${withPublicAddresses(singleLine(said)) || 'no message'}`,
    {
      hint: 'Ask for permission to push, or for an exception from the rules that protect the branch, then run it again.',
    },
  );
}

/** Removes control characters: a server's message must not move the cursor or imitate a line of ours. */
function singleLine(said: string): string {
  return said.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
