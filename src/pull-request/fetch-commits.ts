import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { commonDirectory } from '../system/git-directory.ts';
import type { Repository } from '../system/repository.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** The repository on GitHub, for `git fetch`. */
export type Remote = Pick<PullRequestContext, 'serverUrl' | 'repositoryName' | 'token'>;

export interface FetchOptions {
  /** Fetch the ancestors of the commits too, also into a shallow clone. @default false */
  readonly withPast?: boolean;
  /** Names the commits in messages. @default the commits of the pull request */
  readonly what?: string;
}

type Clone = Pick<Repository, 'git' | 'objects'>;

/** Milliseconds. */
const deadlineMs = 120_000;

/** Fetches the commits that the clone does not have. Nothing is checked out, and no ref moves. Throws `E_GIT`. */
export async function fetchCommits(
  { git, objects }: Clone,
  { serverUrl, repositoryName, token }: Remote,
  commits: readonly string[],
  { withPast = false, what = 'The commits of the pull request' }: FetchOptions = {},
): Promise<void> {
  const missing: string[] = [];
  for (const commit of new Set(commits)) if (!(await hasCommit({ objects }, commit))) missing.push(commit);
  if (missing.length === 0) return;
  // A full clone stays full: a depth would cut off commits that it has.
  const isShallow = await isShallowClone(git);
  const url = `${serverUrl}/${repositoryName}.git`;
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'];
  const { exitCode, stderr, timedOut } = await git.run(
    [...args, ...(isShallow && !withPast ? ['--depth=1'] : []), '--end-of-options', url, ...missing],
    { env: authorization(url, token), deadlineMs },
  );
  if (exitCode === 0) return;
  const why = timedOut ? `it took more than ${deadlineMs / 1000} s` : stderr || 'no reason given';
  throw new PrpError('E_GIT', `${what} could not be fetched: ${why}`, {
    hint: 'The token needs `contents: read`. If the branch was just pushed to, try it again.',
  });
}

/** Git calls a repository shallow when it has this file. */
async function isShallowClone(git: Repository['git']): Promise<boolean> {
  const common = await commonDirectory(git);
  if (common === undefined) return (await git.text(['rev-parse', '--is-shallow-repository'])) === 'true';
  return (await stat(join(common, 'shallow')).catch(() => undefined)) !== undefined;
}

/** Whether the clone has a commit with its files. A shallow clone may name a commit that it does not have. */
export async function hasCommit({ objects }: Pick<Clone, 'objects'>, commit: string): Promise<boolean> {
  const [found] = await objects.read([`${commit}^{tree}`]);
  return found?.type === 'tree';
}

/** The token goes into the environment: every process of the machine can read arguments. */
function authorization(url: string, token: string): Readonly<Record<string, string>> {
  const key = `http.${url}.extraHeader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return {
    GIT_CONFIG_COUNT: '2',
    // The empty value removes the header that the checkout has left: GitHub refuses two.
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `Authorization: Basic ${credentials}`,
  };
}
