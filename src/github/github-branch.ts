import { setTimeout } from 'node:timers/promises';
import { type Branch, type Change, checkBranchName } from '../history/branch/branch.ts';
import { readmePath } from '../history/versions/layout.ts';
import { branchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import { commitOnBranch } from './commit-on-branch.ts';
import { createBranch } from './create-branch.ts';
import { confirmCommit } from './confirm-commit.ts';
import { isSafePathExpression, parentsOf } from './safe-path-expression.ts';
import { objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { type ObjectRequest, objectQuery, readTip } from './object-query.ts';
import { parseRepositoryName } from './repository-name.ts';
import { rootCommit } from './root-commit.ts';
import { expandChange } from './expand-change.ts';

export interface GithubBranchOptions {
  /** Milliseconds for which the head that was seen last counts as the newest. @default 5,000 */
  readonly freshForMs?: number;
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface GithubBranch extends Branch {
  /** Tells which PRPs are going to be asked for, so that they come with the head: one round trip less. */
  expect(prps: readonly string[]): void;
}

/** Where the branch was when it was asked for last. */
interface Seen {
  readonly head: string | undefined;
  /** As `performance.now()` said it. */
  readonly at: number;
}

/** Directories that are asked for together with the head. */
const companyLimit = 50;
/** For so long GitHub may show the head from before a commit of ours. */
const lagMs = 30_000;

/**
 * The versions branch of a repository on GitHub, without a clone. What was read once is not asked for again. Commits are
 * made by GraphQL, which signs them and refuses them on any other head; only the first one takes REST.
 * Throws `E_USAGE` for names that none can have, else as the client.
 */
export function githubBranch(
  client: GithubClient,
  repositoryName: string,
  branch: string,
  options: GithubBranchOptions = {},
): GithubBranch {
  checkBranchName(branch);
  const { freshForMs = 5000, sleep = setTimeout } = options;
  const repository = parseRepositoryName(repositoryName);
  const place = { repository: repositoryName, branch };
  const cache = objectCache();
  const load = objectLoader(client, repository, cache);
  /** What was asked of one head is asked of the next. */
  const company = new Set<string>();
  const reader = branchReader({ client, repository, cache, load, onListed: keepCompany });
  let seen: Seen | undefined;
  let looking: Promise<string | undefined> | undefined;
  /** Our newest commit, what it stands on, and when it was made. */
  let ours: { readonly commit: string; readonly parent: string | undefined; readonly at: number } | undefined;
  let exchangeMs = 0;

  function keepCompany(directory: string): void {
    company.delete(directory);
    company.add(directory);
    const [oldest] = company;
    if (company.size > companyLimit && oldest !== undefined) company.delete(oldest);
  }

  /** Asks where the branch is, and at the same time for what is likely to be wanted there. */
  async function look(): Promise<string | undefined> {
    cache.trim();
    const ref = `refs/heads/${branch}`;
    const paths = [...new Set([...company, ...[...company].flatMap(parentsOf)])];
    const asks = paths.map((path): ObjectRequest => ({
      want: company.has(path) ? 'listing' : 'standing',
      object: `${ref}:${path}`,
    }));
    // It tells that a branch is ours, and is asked for first of all.
    const isFirst = seen === undefined;
    if (isFirst) asks.push({ want: 'content', object: `${ref}:${readmePath}` });
    const { document, variables } = objectQuery(repository, asks, ref);
    const { data } = await client.graphql(document, variables);
    const { tip, nodes, isOneMoment } = readTip(data, asks);
    if (tip === undefined) return undefined;
    cache.learnTip(tip);
    if (isOneMoment)
      for (const [index, path] of [...paths, ...(isFirst ? [readmePath] : [])].entries())
        cache.learn(nodes[index], { commit: tip.commit, path });
    return tip.commit;
  }

  async function lookAnew(): Promise<string | undefined> {
    const at = performance.now();
    const found = await look();
    const isBehind = ours !== undefined && found === ours.parent && at - ours.at < lagMs;
    seen = { head: isBehind ? ours?.commit : found, at };
    return seen.head;
  }

  async function write(change: Change, message: string, expectedHead: string | undefined): Promise<string> {
    if (expectedHead === undefined) return createBranch(client, repository, branch, { files: change.write, message });
    const commit = { ...(await expandChange(reader, expectedHead, change)), message, expectedHead };
    return commitOnBranch(client, place, commit, {
      confirmCommit: () => confirmCommit(client, place, commit, reader),
      sleep,
    });
  }

  return {
    async head() {
      if (seen !== undefined && performance.now() - seen.at < freshForMs) return seen.head;
      // Who asks at the same moment gets the same answer.
      looking ??= lookAnew().finally(() => {
        looking = undefined;
      });
      return looking;
    },

    read: (head, paths) => reader.read(head, paths),

    list: (head, directory) => reader.list(head, directory),

    async commit(change, message, expectedHead) {
      const started = performance.now();
      try {
        const commit = await write(change, message, expectedHead);
        for (const bytes of change.write.values()) cache.learnBytes(bytes);
        const at = performance.now();
        ours = { commit, parent: expectedHead, at };
        seen = { head: commit, at };
        return commit;
      } catch (error) {
        [seen, ours] = [undefined, undefined];
        throw error;
      } finally {
        exchangeMs = performance.now() - started;
      }
    },

    rootCommit: (head) => rootCommit(client, repository, head),

    // As many pauses as fit into one exchange do not keep writers apart.
    retryLimits: () => ({ attempts: 30, longestPauseMs: Math.max(2000, 16 * exchangeMs) }),

    expect(prps) {
      for (const prp of prps) if (isSafePathExpression(prp)) keepCompany(prp);
    },
  };
}
