import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';

/** A pull request at the moment of the request. */
export interface PullRequestHead {
  readonly number: number;
  readonly isOpen: boolean;
  /** The commit at its end, in full. */
  readonly head: string;
  /** The name of its branch, without `refs/heads/`. */
  readonly headRef: string;
  /** The branch is in another repository, or in one that was deleted. */
  readonly fromFork: boolean;
  /** The commit of the base branch when the head moved last. */
  readonly base: string;
  readonly baseRef: string;
  /** The number of files that it changes; undefined in a list of pull requests. */
  readonly changedFiles: number | undefined;
}

const commitId = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const schema = z.object({
  state: z.string(),
  number: z.int(),
  changed_files: z.optional(z.int()),
  // The repository of a fork that was deleted is null.
  head: z.object({ sha: commitId, ref: z.string(), repo: z.nullable(z.object({ full_name: z.string() })) }),
  base: z.object({ sha: commitId, ref: z.string() }),
});

/** Throws as the client. */
export async function getPullRequest(
  client: GithubClient,
  repository: string,
  number: number,
): Promise<PullRequestHead> {
  const { body } = await client.rest('GET', `${pathOf(parseRepositoryName(repository))}/pulls/${number}`);
  return headOf(parseResponse(schema, body), repository);
}

export interface ForkCommit {
  /** False for a branch of the repository itself. */
  readonly fromFork: boolean;
  /** The owner of the fork, or of the repository. */
  readonly owner: string;
  readonly branch: string;
  readonly sha: string;
}

/** The open pull request whose head is this commit; `undefined` if its head has moved. Throws as the client. */
export async function findPullRequest(
  client: GithubClient,
  repository: string,
  { owner, branch, sha, fromFork }: ForkCommit,
): Promise<PullRequestHead | undefined> {
  const query = { state: 'open', head: `${owner}:${branch}`, per_page: 100 };
  const { body } = await client.rest('GET', `${pathOf(parseRepositoryName(repository))}/pulls`, { query });
  return parseResponse(z.array(schema), body)
    .map((pull) => headOf(pull, repository))
    .find((pull) => pull.head === sha && pull.fromFork === fromFork);
}

/** The pull requests that GitHub names for a commit in them: not those of forks. Throws as the client. */
export async function findPullsWith(
  client: GithubClient,
  repository: string,
  commit: string,
): Promise<readonly PullRequestHead[]> {
  const path = `${pathOf(parseRepositoryName(repository))}/commits/${commit}/pulls`;
  const { status, body } = await client.rest('GET', path, { expect: [404, 422] });
  return status === 200 ? parseResponse(z.array(schema), body).map((pull) => headOf(pull, repository)) : [];
}

/** Pages of open pull requests that are searched for a fork's commit: GitHub does not find it by its own list. */
const pagesAtMost = 3;

/** The open pull requests whose head is this commit, of forks too. Throws as the client. */
export async function findHeads(
  client: GithubClient,
  repository: string,
  commit: string,
): Promise<readonly PullRequestHead[]> {
  const path = pathOf(parseRepositoryName(repository));
  const isThere = (pull: PullRequestHead) => pull.head === commit && pull.isOpen;
  const named = await findPullsWith(client, repository, commit);
  if (named.length > 0) return named.filter(isThere);
  const found: PullRequestHead[] = [];
  let pages = 0;
  for await (const page of client.pages(`${path}/pulls`, {
    query: { state: 'open', sort: 'updated', direction: 'desc' },
  })) {
    found.push(...parseResponse(z.array(schema), page.body).map((pull) => headOf(pull, repository)));
    pages += 1;
    if (pages === pagesAtMost || found.some(isThere)) break;
  }
  return found.filter(isThere);
}

function headOf(
  { number, state, head, base, changed_files: changedFiles }: z.infer<typeof schema>,
  repository: string,
): PullRequestHead {
  return {
    number,
    isOpen: state === 'open',
    head: head.sha,
    headRef: head.ref,
    fromFork: head.repo?.full_name.toLowerCase() !== repository.toLowerCase(),
    base: base.sha,
    baseRef: base.ref,
    changedFiles,
  };
}
