import { PrpError } from '../../base/errors.ts';
import type { Announce } from '../../event.ts';
import type { Git } from '../../system/git.ts';
import { type BranchTip, moveTip, readTip, reportDivergence } from './branch-tip.ts';
import { type Branch, type Change, type RootCommit, checkBranchName, staleHeadError } from './branch.ts';
import { brokenRefError } from './broken-ref.ts';
import { checkedOutBranch } from '../../system/git-directory.ts';
import { gitFiles } from './git-files.ts';
import { gitLog } from './git-log.ts';
import { expireReflogs, measureStorage } from './measure-storage.ts';
import { readFallback, treeReader } from './tree-reader.ts';
import { makeCommit, readCommitter } from './make-commit.ts';
import type { NewCommit } from './new-commit.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { findRepairBase, readMessages } from './repair-base.ts';
import { ensureObjects } from './ensure-objects.ts';
import { type ObjectReader, objectReader } from '../../system/object-reader.ts';
import { withAdvisoryLock } from './advisory-lock.ts';
import { commitBackup } from './commit-backup.ts';

export interface GitBranch extends Branch {
  /** Ends the process that reads objects. */
  close(): Promise<void>;
  commitRepair(change: Change, message: string, expectedHead: string, lost: ReadonlySet<string>): Promise<string>;
  squash(message: string, expectedHead: string): Promise<string>;
  withLock<Value>(work: () => Promise<Value>): Promise<Value>;
}

export interface GitBranchOptions {
  /** Reads the repository's objects. @default a new process */
  readonly objects?: ObjectReader | undefined;
  /** Receives one event when a remote is known to have newer commits. @default none */
  readonly announce?: Announce;
  /** Full names of references that move with the branch: a remote's copy. @default none */
  readonly trackingRefs?: readonly string[];
  /** Moves the branch to a new commit, and publishes it. @default only moves the branch */
  readonly publish?: (commit: string, expectedHead: string | undefined, move: () => Promise<void>) => Promise<void>;
}

/**
 * A branch of the local repository, read and written by plumbing commands only: work tree, index, HEAD, stash and
 * configuration stay as they are. Where only a remote has a branch of that name, it starts from that one. Killed at any
 * moment, it leaves the old head or the new one. Throws `E_USAGE` for an invalid branch name.
 */
export function gitBranch(git: Git, name: string, options: GitBranchOptions = {}): GitBranch {
  checkBranchName(name);
  const ref = `refs/heads/${name}`;
  const refs = [ref, ...(options.trackingRefs ?? [])];
  const { objects = objectReader(git) } = options;
  const backup = commitBackup(git, objects, name);
  const trees = treeReader(objects, readFallback(git));
  const { announce, publish } = options;
  let announcing: Promise<void> | undefined;
  let exists = false;
  let seen: BranchTip | undefined;
  /** Whether the newest commit had to be written again. */
  let restoring: Promise<boolean> = Promise.resolve(false);

  async function readCheckedTip(): Promise<BranchTip> {
    objects.warm();
    const reading = readTip(git, name);
    // A restore reads the tip again: the first read may have led to lost objects.
    reading.catch(() => undefined);
    const tip = (await restoring) ? await readTip(git, name) : await reading;
    await checkTip(tip);
    if (tip.commit === undefined && (await checkedOutBranch(git)) === ref) throw unbornBranchError(name, git.directory);
    exists = tip.commit !== undefined && tip.startsFrom === undefined;
    if (announce !== undefined) announcing ??= reportDivergence(git, name, tip, announce);
    return tip;
  }

  /** A branch that leads to nothing is damaged, not empty. Every reader needs its root directory next. */
  async function checkTip({ commit, startsFrom = ref }: BranchTip): Promise<void> {
    if (commit === undefined) return;
    try {
      const [root] = await trees.find(commit, ['']);
      if (root !== undefined) await trees.directory(root.id);
    } catch (error) {
      if (!(error instanceof PrpError) || error.code !== 'E_INTEGRITY') throw error;
      throw await brokenRefError(git, startsFrom, `it leads to ${commit}. ${error.message}`, error);
    }
  }

  /** Makes a commit and moves the branch to it, from `expectedHead` only. */
  async function advance(
    parts: Omit<NewCommit, 'committer' | 'date'>,
    expectedHead: string | undefined,
  ): Promise<string> {
    // The tip that head() saw is used once: moving the branch checks it again.
    const tip = seen !== undefined && seen.commit === expectedHead ? seen : await readCheckedTip();
    seen = undefined;
    if (tip.commit !== expectedHead) throw staleHeadError(expectedHead, tip.commit);
    if (tip.checkedOutIn !== undefined) throw checkedOutError(name, tip.checkedOutIn);
    const commit = { ...parts, committer: await readCommitter(git), date: new Date() };
    const making = makeCommit(git, objects, commit);
    const moveOnce = () => moveTip(git, name, tip, making, commit.message.split('\n', 1)[0] ?? '');
    const move = async () => {
      const started = Date.now();
      await moveOnce().catch(async (error: unknown) => {
        const mayHelp = error instanceof PrpError && error.code === 'E_GIT' && Date.now() - started < retriedForMs;
        if (!mayHelp) throw error;
        // Git does not move a branch to a commit that a prune removed meanwhile.
        await ensureObjects(git, objects, commit, await making);
        await moveOnce();
      });
    };
    // Without a remote to publish to first, git starts to move the branch while the commit is being made.
    if (publish === undefined) await move();
    else await publish(await making, expectedHead, move);
    exists = true;
    const made = await making;
    const stored = await ensureObjects(git, objects, commit, made);
    // The objects of a squashed commit may go.
    if (commit.tree === undefined) await backup.save(made, commit, stored);
    else await backup.discard();
    return made;
  }

  return {
    isLocal: true,

    async head() {
      // An existing branch always wins over a tag of that name; a missing one could resolve to the tag, so only a full
      // look tells.
      if (exists) await restoring;
      const [found] = exists ? await objects.read([ref]) : [];
      if (found?.type === 'commit') return found.id;
      seen = await readCheckedTip();
      return seen.commit;
    },

    async read(head, paths) {
      await restoring;
      const entries = await trees.find(head, paths);
      const files = paths.flatMap((path, index) => {
        const entry = entries[index];
        return entry?.kind === 'file' ? [{ path, id: entry.id }] : [];
      });
      const contents = await trees.blobs(files.map(({ id }) => id));
      return new Map(files.map(({ path }, index) => [path, contents[index] ?? new Uint8Array()]));
    },

    async list(head, directory) {
      await restoring;
      const [entry] = await trees.find(head, [directory]);
      if (entry?.kind !== 'directory') return [];
      const entries = await trees.directory(entry.id);
      return [...entries]
        .map(([entryName, { kind, id }]) => ({ name: entryName, kind, id }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },

    async commit(change, message, expectedHead) {
      return advance({ change, message, parent: expectedHead }, expectedHead);
    },

    async squash(message, expectedHead) {
      const [root] = await trees.find(expectedHead, ['']);
      const made = await advance({ change: nothing, message, parent: undefined, tree: root?.id }, expectedHead);
      await expireReflogs(git, refs);
      return made;
    },

    messages: (head) => readMessages(objects, head),

    async commitRepair(change, message, expectedHead, lost) {
      const base = await findRepairBase(git, objects, expectedHead, lost);
      if (base.trailers === '') return advance({ change, message, parent: expectedHead }, expectedHead);
      const committer = await readCommitter(git);
      // First on top of the head, for its files; nothing ever leads to that commit.
      const fixed = await makeCommit(git, objects, {
        change,
        message,
        parent: expectedHead,
        committer,
        date: new Date(),
      });
      const [root] = await trees.find(fixed, ['']);
      const parts = { change: nothing, message: `${message}${base.trailers}`, parent: base.commit };
      const made = await advance({ ...parts, tree: root?.id }, expectedHead);
      await expireReflogs(git, refs);
      return made;
    },

    removeLeftovers: () => removeLeftovers(git),

    storage: (head, without) => measureStorage(git, trees, { head, refs, without }),

    files: (head, directories) => gitFiles(git, objects, head, directories),

    log: (head) => gitLog(git, head),

    rootCommit: (head) => rootOf(git, head),

    withLock: (work) =>
      withAdvisoryLock(git, name, async () => {
        restoring = backup.restore();
        // Nothing is read before the restore is done; meanwhile git can report where the branch is.
        try {
          return await work();
        } finally {
          await restoring;
        }
      }),
    committer: () => readCommitter(git),

    async close() {
      await announcing;
      // A prune may still have been running during the rest of the command.
      await backup.restoreOwn();
      await objects.close();
    },
  };
}

const nothing: Change = { write: new Map() };

/** The first ancestor of a commit; in a shallow clone, the oldest one. */
async function rootOf(git: Git, commit: string): Promise<RootCommit> {
  const format = ['--format=%B', '--first-parent', '--max-parents=0', '-1'];
  const [header = '', ...lines] = (await git.text(['rev-list', ...format, commit, '--'])).split('\n');
  return { id: header.replace('commit ', ''), message: lines.join('\n') };
}
/** A later refusal has another cause: another process held the branch's lock. */
const retriedForMs = 2_000;

/** The work tree would be on our first commit, and all its files would count as deleted. */
function unbornBranchError(name: string, workTree: string): PrpError {
  return new PrpError('E_CONFLICT', `The branch ${name} is checked out in ${workTree} and has no commit yet.`, {
    hint: 'Choose another name with --versions-branch NAME, or `versions: { branch: NAME }` in the configuration.',
  });
}

export function checkedOutError(name: string, workTree: string): PrpError {
  return new PrpError('E_CONFLICT', `The branch ${name} is checked out in ${workTree}, so prp cannot commit to it.`, {
    hint: `git -C ${workTree} switch --detach`,
  });
}
