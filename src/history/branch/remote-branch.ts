import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../../base/errors.ts';
import type { Announce } from '../../event.ts';
import type { Git } from '../../system/git.ts';
import { readMergeInput } from '../merge/local-versions.ts';
import { compareCommits, moveTip, readTip } from './branch-tip.ts';
import { checkedOutError, type GitBranch, gitBranch, type GitBranchOptions } from './git-branch.ts';
import { makeCommit, readCommitter } from './make-commit.ts';
import { checkOwnership } from './owned-branch.ts';
import { type RemoteOptions, gitRemote } from './git-remote.ts';
import { staleHeadError } from './branch.ts';
import { planMerge } from '../merge/merge-plan.ts';
import { isStaleHead, retryOnConflict } from './retry-on-conflict.ts';

export interface RemoteBranchOptions extends RemoteOptions, Pick<GitBranchOptions, 'objects'> {
  /** Name of a configured remote. */
  readonly remote: string;
  /** Hears what was brought here and there. @default nobody */
  readonly announce?: Announce;
  /** Milliseconds for which what was fetched is read again without asking. @default 5,000 */
  readonly freshForMs?: number;
  /** Refuses with `E_CONFLICT`, on both sides, a branch that did not begin with a commit of ours. @default false */
  readonly requireOwnership?: boolean;
}

/** What both sides agreed on when they last met. */
interface SyncState {
  readonly head: string | undefined;
  /** Where the remote's branch was; other than `head` where it could not be moved. */
  readonly there: string | undefined;
  /** The work tree that keeps the local branch from following. */
  readonly checkedOutIn?: string | undefined;
  /** As `performance.now()` said it. */
  readonly at: number;
  /** It is what we published. */
  readonly isOurs?: boolean;
}

/**
 * A branch of the local repository that is shared through a remote. Before it is read, both sides are brought together:
 * what is new there comes here, what is new here goes there, and where both went on, our versions are rebuilt on top of
 * theirs. Who writes first is decided at the remote; the local branch follows. Throws as `gitBranch`, and `E_GIT` when
 * the remote does not answer or does not take what is written: that then is saved here, and the error says so.
 */
export function remoteBranch(git: Git, name: string, options: RemoteBranchOptions): GitBranch {
  const { remote: remoteName, announce = () => {}, freshForMs = 5_000, requireOwnership: ownOnly = false } = options;
  const remote = gitRemote(git, remoteName, name, options);
  const copies = [`refs/remotes/${remoteName}/${name}`];
  const local = gitBranch(git, name, { publish, trackingRefs: copies, objects: options.objects });
  const shared = (did: 'fetched' | 'published' | 'united', versions = 0) =>
    announce({ type: 'versions-shared', remote: remoteName, branch: name, did, versions });
  let met: SyncState | undefined;
  /** How long reading, planning and writing took the last time. */
  let exchangeMs = 0;
  // As many pauses as fit into one exchange do not keep writers apart: pauses grow with what an exchange takes.
  const patience = () => ({ attempts: 30, longestPauseMs: Math.max(2000, 16 * exchangeMs) });

  async function meet(): Promise<SyncState> {
    return retryOnConflict(joined, { sleep: setTimeout, random: Math.random }, patience);
  }

  /** Throws `E_STALE_HEAD` when either side moves meanwhile. */
  async function joined(): Promise<SyncState> {
    const at = performance.now();
    return { ...(await join(await remote.fetch())), at };
  }

  async function join(there: string | undefined): Promise<Omit<SyncState, 'at'>> {
    const tip = await readTip(git, name);
    const { commit: here, startsFrom, checkedOutIn } = tip;
    const isHere = here !== undefined && startsFrom === undefined;
    // What is not ours is neither brought here nor written to, whichever side it is on.
    for (const commit of [here, there]) if (ownOnly && commit !== undefined) await checkOwnership(local, name, commit);
    if (there === undefined) return here === undefined ? { head: undefined, there } : offer(here, there);
    if (!isHere) {
      await moveTip(git, name, tip, there, 'prp: fetch');
      return { head: there, there };
    }

    const relation = await compareCommits(git, here, there).catch(async (error: unknown) => {
      // Says which of the two is damaged, where one is.
      for (const commit of [here, there]) await local.list(commit, '');
      throw error;
    });
    if (relation === 'equal') return { head: here, there };
    if (relation === 'ahead') return offer(here, there);
    if (relation === 'behind' && checkedOutIn !== undefined) return { head: there, there, checkedOutIn };
    const { head, versions } = relation === 'behind' ? { head: there, versions: 0 } : await unite(here, there);
    if (checkedOutIn !== undefined) throw checkedOutError(name, checkedOutIn);
    // Here first: whatever happens after, what was renumbered once keeps its numbers.
    await moveTip(git, name, tip, head, relation === 'behind' ? 'prp: fetch' : 'prp: unite');
    if (relation === 'behind') shared('fetched');
    if (head === there) return { head, there };
    shared('united', versions);
    return offer(head, there);
  }

  /** The commit that has all versions of both; theirs itself when that is the case already. */
  async function unite(here: string, there: string): Promise<{ readonly head: string; readonly versions: number }> {
    const plan = await planMerge(await readMergeInput(git, local, here, there));
    if (plan.change.write.size === 0) return { head: there, versions: 0 };
    const { change, message, merged: united } = plan;
    const committer = await readCommitter(git);
    const commit = { change, message, parent: there, committer, date: new Date() };
    return { head: await makeCommit(git, commit), versions: united.length };
  }

  /** Publishes what only we have. Where that is refused, it can be read all the same: whoever writes is told. */
  async function offer(head: string, there: string | undefined): Promise<Omit<SyncState, 'at'>> {
    const pushed = await remote.push(head, there);
    if (pushed.kind === 'moved') throw staleHeadError(there, pushed.there);
    if (pushed.kind === 'published') shared('published');
    else announce({ type: 'versions-unpublished', remote: remoteName, branch: name, reason: pushed.problem.message });
    return { head, there: pushed.kind === 'published' ? head : there };
  }

  async function publish(commit: string, expectedHead: string | undefined, move: () => Promise<void>): Promise<void> {
    // The lease of another meeting would let this push overwrite what came in between.
    if (met === undefined || met.head !== expectedHead) throw staleHeadError(expectedHead, met?.head);
    const { there, at } = met;
    const pushed = await remote.push(commit, there);
    exchangeMs = performance.now() - at;
    if (pushed.kind === 'moved') throw staleHeadError(there, pushed.there);
    if (pushed.kind === 'refused') {
      await move();
      throw notPublishedError(pushed.problem, name, commit);
    }
    met = { head: commit, there: commit, at: performance.now(), isOurs: true };
    try {
      await move();
    } catch (error) {
      // It is published, which decides. Somebody saved here without the remote at that moment: the next meeting unites.
      if (!isStaleHead(error)) throw error;
    }
  }

  /** Writes on top of a head that both sides agree on. */
  async function write(expectedHead: string | undefined, work: () => Promise<string>): Promise<string> {
    try {
      if (met === undefined || met.head !== expectedHead) met = await meet();
      if (met.head !== expectedHead) throw staleHeadError(expectedHead, met.head);
      if (met.checkedOutIn !== undefined) throw checkedOutError(name, met.checkedOutIn);
      return await work();
    } catch (error) {
      met = undefined;
      throw error;
    }
  }

  return {
    ...local,
    retryLimits: patience,
    withLock: (work) =>
      local.withLock(() => {
        // Whoever has just published asks again before the next: else they were faster than all others every time.
        if (met?.isOurs) met = undefined;
        return work();
      }),
    async head() {
      if (met === undefined || performance.now() - met.at > freshForMs) met = await meet();
      return met.head;
    },
    commit: (change, message, expectedHead) => write(expectedHead, () => local.commit(change, message, expectedHead)),
    commitRepair: (change, message, expectedHead, lost) =>
      write(expectedHead, () => local.commitRepair(change, message, expectedHead, lost)),
    squash: (message, expectedHead) => write(expectedHead, () => local.squash(message, expectedHead)),
  };
}


function notPublishedError(cause: PrpError, name: string, commit: string): PrpError {
  return new PrpError(
    'E_GIT',
    `Saved on this machine's branch ${name} (${commit.slice(0, 12)}), but not published: ${cause.message}`,
    { hint: `Nothing is lost: the next command with --remote publishes it. ${cause.hint}`, cause },
  );
}
