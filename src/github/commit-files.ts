import { setTimeout } from 'node:timers/promises';
import { branchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import { commitOnBranch, confirmCommit } from './commit-on-branch.ts';
import { objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { parseRepositoryName } from './repository-name.ts';

export interface FilesCommit {
  /** `owner/name`. */
  readonly repository: string;
  /** An existing branch, without `refs/heads/`. */
  readonly branch: string;
  /** The full id of the commit that the branch must be at. */
  readonly expectedHead: string;
  readonly message: string;
  /** The new contents of files, by path. */
  readonly write: ReadonlyMap<string, Uint8Array>;
}

/**
 * Adds one commit with these files to any branch, signed by GitHub, and returns its id. Throws `E_STALE_HEAD` when the
 * branch is not at the expected head, `E_FORBIDDEN`, and as `commitOnBranch`.
 */
export async function commitFiles(
  client: GithubClient,
  { repository, branch, expectedHead, message, write }: FilesCommit,
): Promise<string> {
  const name = parseRepositoryName(repository);
  const cache = objectCache();
  const loader = objectLoader(client, name, cache);
  const reader = branchReader({ cache, loader, onListed: () => {} });
  const target = { repository, branch };
  const commit = { additions: write, deletions: [], message, expectedHead };
  return commitOnBranch(client, target, commit, {
    confirmCommit: () => confirmCommit(client, target, commit, reader),
    sleep: setTimeout,
  });
}
