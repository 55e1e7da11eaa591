import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../../base/errors.ts';
import type { Announce } from '../../event.ts';
import type { Git } from '../../system/git.ts';
import { readMergeInput } from '../merge/local-versions.ts';
import { compareCommits, moveTip, readTip } from './branch-tip.ts';
import { checkedOutError, type GitBranch, gitBranch, type GitBranchOptions } from './git-branch.ts';
import { importCommit, readCommitter } from './make-commit.ts';
import { checkOwnership } from './owned-branch.ts';
import { type RemoteOptions, gitRemote } from './git-remote.ts';
import { staleHeadError } from './branch.ts';
import { planMerge } from '../merge/merge-plan.ts';
import { isStaleHead, retryOnConflict } from './retry-on-conflict.ts';

export interface RemoteBranchOptions extends RemoteOptions, Pick<GitBranchOptions, 'objects'> {
  /** Name of a configured remote. */
  readonly remote: string;
  /** Receives an event for each fetch, push and merge. @default none */
  readonly announce?: Announce;
  /** Milliseconds for which a fetched state is read again without another fetch. @default 5,000 */
  readonly freshForMs?: number;
  /** Refuses with `E_CONFLICT`, on both sides, a branch that did not begin with a commit of ours. @default false */
  readonly requireOwnership?: boolean;
}

/** The common state after the last sync. */
interface SyncState {
  readonly head: string | undefined;
  /** Where the remote's branch was; not `head` where it could not be moved. */
  readonly there: string | undefined;
  /** The work tree that keeps the local branch from following. */
  readonly checkedOutIn?: string | undefined;
  /** The time of the sync, from `performance.now()`. */
  readonly at: number;
  /** We published it. */
  readonly isPublishedByUs?: boolean;
}

/**
 * A branch of the local repository that is shared through a remote. Before a read, both sides are synced: it fetches
 * what is new on the remote, pushes what is new here, and where both have new commits, rebuilds our versions on top of
 * theirs. The remote decides the order of writers; the local branch follows. Throws as `gitBranch`, and `E_GIT` when
 * the remote does not answer or refuses a push: the commit is then saved locally, and the error says so.
 */
export function remoteBranch(git: Git, name: string, options: RemoteBranchOptions): GitBranch {
  const { remote: remoteName, announce = () => {}, freshForMs = 5_000, requireOwnership = false } = options;
  const remote = gitRemote(git, remoteName, name, options);
  const trackingRefs = [`refs/remotes/${remoteName}/${name}`];
  const local = gitBranch(git, name, { publish, trackingRefs, objects: options.objects });
  const announceShared = (did: 'fetched' | 'published' | 'united', versions = 0) =>
    announce({ type: 'versions-shared', remote: remoteName, branch: name, did, versions });
  let synced: SyncState | undefined;
  /** How long reading, planning and writing took the last time. */
  let exchangeMs = 0;
  // Pauses grow with the duration of an exchange: much shorter ones would not keep writers apart.
  const retryLimits = () => ({ attempts: 30, longestPauseMs: Math.max(2000, 16 * exchangeMs) });

  async function sync(): Promise<SyncState> {
    return retryOnConflict(syncOnce, { sleep: setTimeout, random: Math.random }, retryLimits);
  }

  /** Throws `E_STALE_HEAD` when either side moves meanwhile. */
  async function syncOnce(): Promise<SyncState> {
    const at = performance.now();
    return { ...(await reconcile(await remote.fetch())), at };
  }

  async function reconcile(there: string | undefined): Promise<Omit<SyncState, 'at'>> {
    const tip = await readTip(git, name);
    const { commit: here, startsFrom, checkedOutIn } = tip;
    const isHere = here !== undefined && startsFrom === undefined;
    // A branch that is not ours is neither fetched nor written, on either side.
    for (const commit of [here, there])
      if (requireOwnership && commit !== undefined) await checkOwnership(local, name, commit);
    if (there === undefined) return here === undefined ? { head: undefined, there } : publishLocal(here, there);
    if (!isHere) {
      await moveTip(git, name, tip, there, 'prp: fetch');
      return { head: there, there };
    }

    const relation = await compareCommits(git, here, there).catch(async (error: unknown) => {
      // Reports the damaged side, where one is damaged.
      for (const commit of [here, there]) await local.list(commit, '');
      throw error;
    });
    if (relation === 'equal') return { head: here, there };
    if (relation === 'ahead') return publishLocal(here, there);
    if (relation === 'behind' && checkedOutIn !== undefined) return { head: there, there, checkedOutIn };
    const { head, versions } = relation === 'behind' ? { head: there, versions: 0 } : await mergeSides(here, there);
    if (checkedOutIn !== undefined) throw checkedOutError(name, checkedOutIn);
    // The local branch moves first: versions that were renumbered once then keep their numbers.
    await moveTip(git, name, tip, head, relation === 'behind' ? 'prp: fetch' : 'prp: unite');
    if (relation === 'behind') announceShared('fetched');
    if (head === there) return { head, there };
    announceShared('united', versions);
    return publishLocal(head, there);
  }

  /** The commit that has all versions of both sides; theirs itself when it has them already. */
  async function mergeSides(
    here: string,
    there: string,
  ): Promise<{ readonly head: string; readonly versions: number }> {
    const plan = await planMerge(await readMergeInput(git, local, here, there));
    if (plan.change.write.size === 0) return { head: there, versions: 0 };
    const { change, message, merged } = plan;
    const committer = await readCommitter(git);
    const commit = { change, message, parent: there, committer, date: new Date() };
    return { head: await importCommit(git, commit), versions: merged.length };
  }

  /** Pushes what only we have. After a refusal the branch can still be read; a write reports it. */
  async function publishLocal(head: string, there: string | undefined): Promise<Omit<SyncState, 'at'>> {
    const pushed = await remote.push(head, there);
    if (pushed.kind === 'moved') throw staleHeadError(there, pushed.there);
    if (pushed.kind === 'published') announceShared('published');
    else announce({ type: 'versions-unpublished', remote: remoteName, branch: name, reason: pushed.problem.message });
    return { head, there: pushed.kind === 'published' ? head : there };
  }

  async function publish(commit: string, expectedHead: string | undefined, move: () => Promise<void>): Promise<void> {
    // The lease of another sync would let this push overwrite a commit in between.
    if (synced === undefined || synced.head !== expectedHead) throw staleHeadError(expectedHead, synced?.head);
    const { there, at } = synced;
    const pushed = await remote.push(commit, there);
    exchangeMs = performance.now() - at;
    if (pushed.kind === 'moved') throw staleHeadError(there, pushed.there);
    if (pushed.kind === 'refused') {
      await move();
      throw notPublishedError(pushed.problem, name, commit);
    }
    synced = { head: commit, there: commit, at: performance.now(), isPublishedByUs: true };
    try {
      await move();
    } catch (error) {
      // It is published, and that decides. Another process saved here without the remote at that moment: the next sync
      // merges.
      if (!isStaleHead(error)) throw error;
    }
  }

  /** Writes on top of a head that both sides agree on. */
  async function writeSynced(expectedHead: string | undefined, work: () => Promise<string>): Promise<string> {
    try {
      if (synced === undefined || synced.head !== expectedHead) synced = await sync();
      if (synced.head !== expectedHead) throw staleHeadError(expectedHead, synced.head);
      if (synced.checkedOutIn !== undefined) throw checkedOutError(name, synced.checkedOutIn);
      return await work();
    } catch (error) {
      synced = undefined;
      throw error;
    }
  }

  return {
    ...local,
    retryLimits,
    withLock: (work) =>
      local.withLock(() => {
        // After its own push, a writer syncs again before the next: otherwise it would win against all others every
        // time.
        if (synced?.isPublishedByUs) synced = undefined;
        return work();
      }),
    async head() {
      if (synced === undefined || performance.now() - synced.at > freshForMs) synced = await sync();
      return synced.head;
    },
    commit: (change, message, expectedHead) =>
      writeSynced(expectedHead, () => local.commit(change, message, expectedHead)),
    commitRepair: (change, message, expectedHead, lost) =>
      writeSynced(expectedHead, () => local.commitRepair(change, message, expectedHead, lost)),
    squash: (message, expectedHead) => writeSynced(expectedHead, () => local.squash(message, expectedHead)),
  };
}

function notPublishedError(cause: PrpError, name: string, commit: string): PrpError {
  return new PrpError(
    'E_GIT',
    `Saved on this machine's branch ${name} (${commit.slice(0, 12)}), but not published: ${cause.message}`,
    { hint: `Nothing is lost: the next command with --remote publishes it. ${cause.hint}`, cause },
  );
}
