import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type Branch, type Change, checkBranchName, type RootCommit } from '../history/branch/branch.ts';
import { readmePath } from '../history/versions/layout.ts';
import { linkedPage, parseResponse } from './api-response.ts';
import { branchReader } from './branch-reader.ts';
import type { GithubClient } from './client.ts';
import { commitOnBranch, confirmCommit } from './commit-on-branch.ts';
import { createBranch } from './create-branch.ts';
import { expandChange } from './expand-change.ts';
import { objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { objectQuery, type ObjectRequest, readTip } from './object-query.ts';
import { parseRepositoryName, pathOf, type RepositoryName } from './repository-name.ts';
import { isSafePathExpression, parentsOf } from './safe-path-expression.ts';

export interface GithubBranchOptions {
  /** Milliseconds for which the last head counts as current. @default 5,000 */
  readonly freshForMs?: number;
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

export interface GithubBranch extends Branch {
  /** Names PRPs to be read soon: their directories come with the head, which saves a round trip. */
  expect(prps: readonly string[]): void;
}

interface KnownHead {
  readonly head: string | undefined;
  /** By `performance.now()`. */
  readonly at: number;
}

/** Directories that are requested together with the head. */
const prefetchedAtMost = 50;
/** GitHub may show the head from before our commit for this time. */
const lagMs = 30_000;

/**
 * The versions branch of a repository on GitHub, without a clone. It requests no object twice. GraphQL makes the commits,
 * signs them and refuses them on any other head; only the first one takes REST.
 * Throws `E_USAGE` for invalid names, else as the client.
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
  const target = { repository: repositoryName, branch };
  const cache = objectCache();
  /** Directories that were listed at one head will be listed at the next, too. */
  const prefetched = new Set<string>();
  const loader = objectLoader(client, repository, cache);
  const reader = branchReader({ cache, loader, onListed: prefetch });
  let known: KnownHead | undefined;
  let pending: Promise<string | undefined> | undefined;
  /** Our newest commit, its parent, and its time. */
  let ours: { readonly commit: string; readonly parent: string | undefined; readonly at: number } | undefined;
  let commitMs = 0;

  function prefetch(directory: string): void {
    // The directory that was listed longest ago stands first.
    prefetched.delete(directory);
    prefetched.add(directory);
    const [oldest] = prefetched;
    if (prefetched.size > prefetchedAtMost && oldest !== undefined) prefetched.delete(oldest);
  }

  /** Requests the head, and the objects that the caller will probably read there. */
  async function requestHead(): Promise<string | undefined> {
    cache.trim();
    const ref = `refs/heads/${branch}`;
    const paths = [...new Set([...prefetched, ...[...prefetched].flatMap(parentsOf)])];
    const requests = paths.map((path): ObjectRequest => ({
      want: prefetched.has(path) ? 'listing' : 'kind',
      object: `${ref}:${path}`,
    }));
    // The readme identifies the branch as ours, and is always read first.
    const isFirst = known === undefined;
    if (isFirst) requests.push({ want: 'content', object: `${ref}:${readmePath}` });
    const { document, variables } = objectQuery(repository, requests, ref);
    const { data } = await client.graphql(document, variables);
    const { tip, nodes, isConsistent } = readTip(data, requests);
    if (tip === undefined) return undefined;
    cache.learnTip(tip);
    if (isConsistent) {
      for (const [index, path] of [...paths, ...(isFirst ? [readmePath] : [])].entries()) {
        cache.learn(nodes[index], { commit: tip.commit, path });
      }
    }
    return tip.commit;
  }

  async function updateHead(): Promise<string | undefined> {
    const at = performance.now();
    const found = await requestHead();
    const isBehind = ours !== undefined && found === ours.parent && at - ours.at < lagMs;
    known = { head: isBehind ? ours?.commit : found, at };
    return known.head;
  }

  async function write(change: Change, message: string, expectedHead: string | undefined): Promise<string> {
    if (expectedHead === undefined) return createBranch(client, repository, branch, { files: change.write, message });
    const commit = { ...(await expandChange(reader, expectedHead, change)), message, expectedHead };
    const confirm = () => confirmCommit(client, target, commit, reader);
    return commitOnBranch(client, target, commit, { confirmCommit: confirm, sleep });
  }

  return {
    async head() {
      if (known !== undefined && performance.now() - known.at < freshForMs) return known.head;
      // Callers of the same moment share one request.
      pending ??= updateHead().finally(() => {
        pending = undefined;
      });
      return pending;
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
        known = { head: commit, at };
        return commit;
      } catch (error) {
        [known, ours] = [undefined, undefined];
        throw error;
      } finally {
        commitMs = performance.now() - started;
      }
    },

    rootCommit: (head) => rootCommit(client, repository, head),

    // Writers need a choice of many pauses as long as a commit to miss one another.
    retryLimits: () => ({ attempts: 30, longestPauseMs: Math.max(2000, 16 * commitMs) }),

    expect(prps) {
      for (const prp of prps) if (isSafePathExpression(prp)) prefetch(prp);
    },
  };
}

const commitsSchema = z.array(z.object({ sha: z.string(), commit: z.object({ message: z.string() }) }));

/** The oldest ancestor of a commit: two requests for any number of commits. Throws as the client. */
async function rootCommit(client: GithubClient, repository: RepositoryName, commit: string): Promise<RootCommit> {
  const page = async (number: number) => {
    const query = { sha: commit, per_page: 1, page: number };
    const response = await client.rest('GET', `${pathOf(repository)}/commits`, { query });
    return { commits: parseResponse(commitsSchema, response.body), last: pageNumber(linkedPage(response, 'last')) };
  };
  const newest = await page(1);
  const oldest = newest.last === undefined ? newest : await page(newest.last);
  const [root] = oldest.commits;
  return { id: root?.sha ?? commit, message: root?.commit.message ?? '' };
}

/** `undefined` where the list has one page. */
function pageNumber(url: string | undefined): number | undefined {
  const number = new URLSearchParams(url?.split('?')[1]).get('page');
  return number !== null && /^\d+$/.test(number) ? Number(number) : undefined;
}
