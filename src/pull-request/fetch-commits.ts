import { PrpError } from '../base/errors.ts';
import type { Repository } from '../system/repository.ts';
import { isHere } from './tree-at.ts';

export interface Origin {
  /** Without a slash at the end. */
  readonly serverUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

export interface FetchOptions {
  /** With all commits that led to them, also into a shallow clone. @default false */
  readonly withPast?: boolean;
  /** What they are, for messages. @default the commits of the pull request */
  readonly what?: string;
}

/** Milliseconds. */
const deadlineMs = 120_000;

/**
 * Brings commits of the repository on GitHub into the clone, those that are not there: nothing is checked out, and no
 * ref moves. Throws `E_GIT`.
 */
export async function fetchCommits(
  { git, objects }: Pick<Repository, 'git' | 'objects'>,
  origin: Origin,
  commits: readonly string[],
  { withPast = false, what = 'The commits of the pull request' }: FetchOptions = {},
): Promise<void> {
  const missing: string[] = [];
  for (const commit of new Set(commits)) if (!(await isHere({ objects }, commit))) missing.push(commit);
  if (missing.length === 0) return;
  // A full clone stays one: a depth would cut off what is there.
  const isShallow = (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  const url = `${origin.serverUrl}/${origin.repository}.git`;
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'];
  const { exitCode, stderr, timedOut } = await git.run(
    [...args, ...(isShallow && !withPast ? ['--depth=1'] : []), '--end-of-options', url, ...missing],
    { env: authorization(url, origin.token), deadlineMs },
  );
  if (exitCode === 0) return;
  const why = timedOut ? `it took more than ${deadlineMs / 1000} s` : stderr || 'no reason given';
  throw new PrpError('E_GIT', `${what} could not be fetched: ${why}`, {
    hint: 'The token needs `contents: read`. If the branch was just pushed to, try it again.',
  });
}

/** In the environment: what stands in arguments can be seen by every process. */
function authorization(url: string, token: string): Readonly<Record<string, string>> {
  const key = `http.${url}.extraHeader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '2',
    // The empty one first: a header that the checkout has left would make two, which GitHub refuses.
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${credentials}`,
  };
}
