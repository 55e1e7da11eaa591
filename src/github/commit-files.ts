import { setTimeout } from 'node:timers/promises';
import { branchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import { commitOnBranch } from './commit-on-branch.ts';
import { confirmCommit } from './confirm-commit.ts';
import { objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { parseRepositoryName } from './repository-name.ts';

export interface FilesCommit {
  /** `owner/name`. */
  readonly repository: string;
  /** Without `refs/heads/`; it must be there. */
  readonly branch: string;
  /** The commit that the branch must be at, in full. */
  readonly expectedHead: string;
  readonly message: string;
  /** What files hold then, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
}

/**
 * Adds one commit with these files to a branch of people, which GitHub signs, and returns its id. Throws
 * `E_STALE_HEAD` when the branch is anywhere else than expected, `E_FORBIDDEN`, and as `commitOnBranch`.
 */
export async function commitFiles(
  client: GithubClient,
  { repository, branch, expectedHead, message, write }: FilesCommit,
): Promise<string> {
  const name = parseRepositoryName(repository);
  const cache = objectCache();
  const load = objectLoader(client, name, cache);
  const reader = branchReader({ client, repository: name, cache, load, onListed: () => {} });
  const place = { repository, branch };
  const commit = { additions: write, deletions: [], message, expectedHead };
  return commitOnBranch(client, place, commit, {
    confirmCommit: () => confirmCommit(client, place, commit, reader),
    sleep: setTimeout,
  });
}
