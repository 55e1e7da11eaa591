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
import { type NewCommit, makeCommit, readCommitter } from './make-commit.ts';
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
  /** What reads the repository's objects. @default a process of its own */
  readonly objects?: ObjectReader | undefined;
  /** Hears, once, when a remote is known to have gone on. @default nobody */
  readonly announce?: Announce;
  /** Full names of references that are moved with it: a remote's copy. @default none */
  readonly trackingRefs?: readonly string[];
  /** Moves the branch to a commit that was just made, and brings that to others. @default only moves the branch */
  readonly publish?: (commit: string, expectedHead: string | undefined, move: () => Promise<void>) => Promise<void>;
}

/**
 * A branch of the local repository, read and written by plumbing only: work tree, index, HEAD, stash and configuration
 * stay as they are. Where only a remote's branch of that name is known, it starts from that one.
 * Killed at any moment, it leaves the old head or the new one. Throws `E_USAGE` for a name that no branch can have.
 */
export function gitBranch(git: Git, name: string, options: GitBranchOptions = {}): GitBranch {
  checkBranchName(name);
  const ref = `refs/heads/${name}`;
  const refs = [ref, ...(options.trackingRefs ?? [])];
  const { objects = objectReader(git) } = options;
  const written = commitBackup(git, objects, name);
  const trees = treeReader(objects, readFallback(git));
  const { announce, publish } = options;
  let told: Promise<void> | undefined;
  let exists = false;
  let seen: BranchTip | undefined;
  /** Whether the newest commit had to be written again. */
  let restoring: Promise<boolean> = Promise.resolve(false);

  async function look(): Promise<BranchTip> {
    objects.warm();
    const reading = readTip(git, name);
    // Who restores reads it again: as it is now, it may lead to what is lost.
    reading.catch(() => undefined);
    const tip = (await restoring) ? await readTip(git, name) : await reading;
    await checkTip(tip);
    if (tip.commit === undefined && (await checkedOutBranch(git)) === ref) throw unbornBranchError(name, git.directory);
    exists = tip.commit !== undefined && tip.startsFrom === undefined;
    if (announce !== undefined) told ??= reportDivergence(git, name, tip, announce);
    return tip;
  }

  /** A branch that leads to nothing is no empty one. Its root directory is what every reader wants next. */
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
    // What head() saw will do, once: moving the tip checks again.
    const tip = seen !== undefined && seen.commit === expectedHead ? seen : await look();
    seen = undefined;
    if (tip.commit !== expectedHead) throw staleHeadError(expectedHead, tip.commit);
    if (tip.checkedOutIn !== undefined) throw checkedOutError(name, tip.checkedOutIn);
    const commit = { ...parts, committer: await readCommitter(git), date: new Date() };
    const making = makeCommit(git, commit);
    const go = () => moveTip(git, name, tip, making, commit.message.split('\n', 1)[0] ?? '');
    const move = async () => {
      const started = Date.now();
      await go().catch(async (error: unknown) => {
        const mayHelp = error instanceof PrpError && error.code === 'E_GIT' && Date.now() - started < retriedForMs;
        if (!mayHelp) throw error;
        // Git does not move a branch to what a prune took meanwhile.
        await ensureObjects(git, objects, commit, await making);
        await go();
      });
    };
    // Where nobody else must have it first, the branch waits for the commit with git started already.
    if (publish === undefined) await move();
    else await publish(await making, expectedHead, move);
    exists = true;
    const made = await making;
    const stored = await ensureObjects(git, objects, commit, made);
    // What a replaced commit held may go.
    if (commit.tree === undefined) await written.save(made, commit, stored);
    else await written.discard();
    return made;
  }

  return {
    isLocal: true,

    async head() {
      // A name that is there means the branch; one that is not could mean a tag to git, so that only a look at all tells.
      if (exists) await restoring;
      const [found] = exists ? await objects.read([ref]) : [];
      if (found?.type === 'commit') return found.id;
      seen = await look();
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
      const foothold = await findRepairBase(git, objects, expectedHead, lost);
      if (foothold.trailers === '') return advance({ change, message, parent: expectedHead }, expectedHead);
      const committer = await readCommitter(git);
      // On top of the head first, for its files; nothing ever leads to that one.
      const fixed = await makeCommit(git, { change, message, parent: expectedHead, committer, date: new Date() });
      const [root] = await trees.find(fixed, ['']);
      const parts = { change: nothing, message: `${message}${foothold.trailers}`, parent: foothold.commit };
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
        restoring = written.restore();
        // Nothing is read before it is there: meanwhile git can be asked where the branch is.
        try {
          return await work();
        } finally {
          await restoring;
        }
      }),
    committer: () => readCommitter(git),

    async close() {
      await told;
      // A prune may have gone on while the rest of the command was done.
      await written.restoreOwn();
      await objects.close();
    },
  };
}

const nothing: Change = { write: new Map() };

/** The first of the commits that lead to one. Of a shallow clone it is the oldest that is there. */
async function rootOf(git: Git, commit: string): Promise<RootCommit> {
  const format = ['--format=%B', '--first-parent', '--max-parents=0', '-1'];
  const [header = '', ...lines] = (await git.text(['rev-list', ...format, commit, '--'])).split('\n');
  return { id: header.replace('commit ', ''), message: lines.join('\n') };
}
/** Who was refused later than that was refused for another reason: somebody held the branch. */
const retriedForMs = 2_000;

/** The work tree would be on our first commit, and all its files would count as deleted. */
function unbornBranchError(name: string, workTree: string): PrpError {
  return new PrpError('E_CONFLICT', `The branch ${name} is the one that ${workTree} is on, and has no commit yet.`, {
    hint: 'Choose another name with --versions-branch NAME, or `versions: { branch: NAME }` in the configuration.',
  });
}

export function checkedOutError(name: string, workTree: string): PrpError {
  return new PrpError('E_CONFLICT', `The branch ${name} is checked out in ${workTree}: a commit would pull it away.`, {
    hint: `git -C ${workTree} switch --detach`,
  });
}
