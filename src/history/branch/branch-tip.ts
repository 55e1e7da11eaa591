import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { brokenRefError, packedRefsError, unlistedRefs } from './broken-ref.ts';
import { committerEnv } from './make-commit.ts';
import { staleHeadError } from './branch.ts';
import type { Announce } from '../../event.ts';

/** The position of a branch, as Git reports it. */
export interface BranchTip {
  /** The newest commit: of the branch, else of the remote's branch that it will start from. */
  readonly commit: string | undefined;
  /** The remote-tracking reference that `commit` is from; `undefined` once the branch itself exists. */
  readonly startsFrom: string | undefined;
  /** The work tree that has the branch checked out. */
  readonly checkedOutIn: string | undefined;
  /** Remote-tracking references: where remotes had the branch at the last fetch. */
  readonly remotes: readonly { readonly ref: string; readonly commit: string }[];
}

/**
 * Reads the branch again, with other processes' commits. Throws `E_CONFLICT` when several remotes could be the start,
 * and `E_INTEGRITY` when the branch, or its start, exists and cannot be read.
 */
export async function readTip(git: Git, name: string): Promise<BranchTip> {
  const local = `refs/heads/${name}`;
  let refs = await listRefs(git, name);
  if (!refs.some(({ ref }) => ref === local)) {
    // Git leaves unreadable references out of its list. A reference may also have been created just now.
    const isListed = (ref: string) => refs.some((one) => one.ref === ref);
    const missing = await unlistedRefs(git, name, new Set(refs.map(({ ref }) => ref)));
    if (missing.length > 0) refs = await listRefs(git, name);
    const broken = isListed(local) ? undefined : missing.find((ref) => !isListed(ref));
    if (broken !== undefined) throw await brokenRefError(git, broken, 'it exists, but leads to no commit');
  }

  const own = refs.find(({ ref }) => ref === local);
  const remotes = refs.filter(({ ref }) => ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`));
  if (own !== undefined) {
    return { commit: own.commit, startsFrom: undefined, checkedOutIn: own.workTree || undefined, remotes };
  }
  const origin = `refs/remotes/origin/${name}`;
  const start = remotes.find(({ ref }) => ref === origin) ?? remotes[0];
  if (start !== undefined && start.ref !== origin && remotes.length > 1) {
    throw new PrpError('E_CONFLICT', `Several remotes have a branch ${name}, and none of them is origin.`, {
      hint: `git branch ${name} ${start.ref.slice('refs/remotes/'.length)}`,
    });
  }
  return { commit: start?.commit, startsFrom: start?.ref, checkedOutIn: undefined, remotes };
}

async function listRefs(git: Git, name: string) {
  const format = '--format=%(refname)%00%(objectname)%00%(worktreepath)';
  const args = ['for-each-ref', format, `refs/heads/${name}`, `refs/remotes/*/${name}`];
  const { exitCode, stdout, stderr } = await git.run(args);
  if (exitCode !== 0) {
    throw (await packedRefsError(git, `refs/heads/${name}`)) ?? (await gitFailed(git, args, exitCode, stderr));
  }
  const lines = stdout.toString().replace(/\n$/, '').split('\n');
  return lines.map((line) => {
    const [ref = '', commit = '', workTree = ''] = line.split('\0');
    return { ref, commit, workTree };
  });
}

/**
 * Attempts while the branch is at the expected commit, cannot be moved, and shows no lock: the lock may just have gone.
 */
const attempts = 5;

/** Milliseconds for which another process may hold the branch's lock; git itself needs a few of them. */
const lockTimeoutMs = 12_000;

/**
 * Moves the branch from where `tip` saw it to a commit, or changes nothing and throws: `E_STALE_HEAD` when it has
 * moved. Waits for a commit that is still being made; when that fails, the branch stays. Git's reference transaction is
 * the compare-and-swap; the result is read from the branch afterwards, never from git's messages.
 */
export async function moveTip(
  git: Git,
  name: string,
  tip: BranchTip,
  commit: string | Promise<string>,
  note: string,
): Promise<void> {
  const ref = `refs/heads/${name}`;
  const own = tip.startsFrom === undefined && tip.commit !== undefined;
  const commands = (to: string) => [
    own ? `update ${ref} ${to} ${tip.commit}\n` : `create ${ref} ${to}\n`,
    ...(tip.startsFrom === undefined ? [] : [`verify ${tip.startsFrom} ${tip.commit}\n`]),
  ];
  const args = ['update-ref', ...(note === '' ? [] : ['-m', note]), '--stdin'];
  const env = await committerEnv(git);
  const started = Date.now();
  for (let unexplained = 0; ;) {
    // This process may outlive ours by a moment, so it never leaves a lock behind.
    const result = await git.run(args, { env, input: Promise.resolve(commit).then(commands), outlivesUs: true });
    if (result.exitCode === 0) return;
    const now = await readTip(git, name);
    if (now.commit === (await commit)) return;
    if (now.commit !== tip.commit || now.startsFrom !== tip.startsFrom) throw staleHeadError(tip.commit, now.commit);
    if (!(await waitForLock(git, ref))) unexplained += 1;
    if (unexplained === attempts || Date.now() - started > lockTimeoutMs) {
      throw (await conflictingBranchError(git, name)) ?? (await gitFailed(git, args, result.exitCode, result.stderr));
    }
  }
}

/** Git holds a reference's lock for milliseconds; an older lock belongs to a process that was killed. */
const staleLockMs = 10_000;

/**
 * Whether a lock explains that the branch could not be moved. Then waits for a moment, or removes a lock without an
 * owner.
 */
async function waitForLock(git: Git, ref: string): Promise<boolean> {
  const path = resolve(git.directory, await git.text(['rev-parse', '--git-path', `${ref}.lock`]));
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return false;
  const age = Math.abs(Date.now() - found.mtimeMs);
  if (age > staleLockMs) await rm(path, { force: true });
  else await setTimeout(20 + Math.random() * 80);
  return true;
}

/**
 * Announces that a remote's branch, as last fetched, has commits that ours lacks. Contacts no remote, and does not run
 * git where both are the same.
 */
export async function reportDivergence(git: Git, name: string, tip: BranchTip, announce: Announce): Promise<void> {
  const { commit, startsFrom, remotes } = tip;
  const named = remotes.map((remote) => ({ ...remote, name: remote.ref.split('/')[2] ?? '' }));
  const theirs = named.find((remote) => remote.name === 'origin') ?? (named.length === 1 ? named[0] : undefined);
  if (commit === undefined || startsFrom !== undefined || theirs === undefined || theirs.commit === commit) return;
  const counted = await git.run(['rev-list', '--left-right', '--count', `${commit}...${theirs.commit}`, '--']);
  const [ahead = 0, behind = 0] = counted.stdout.toString().split('\t').map(Number);
  if (counted.exitCode !== 0 || behind === 0) return;
  announce({ type: 'versions-behind', remote: theirs.name, branch: name, behind, ahead });
}

/**
 * The error for a branch that excludes one of this name: Git cannot have both `a` and `a/b`. `undefined` without one.
 */
async function conflictingBranchError(git: Git, name: string): Promise<PrpError | undefined> {
  const above = name
    .split('/')
    .map((_, index, names) => names.slice(0, index).join('/'))
    .filter(Boolean);
  const patterns = [`refs/heads/${name}/`, ...above.map((one) => `refs/heads/${one}`)];
  const listed = await git.text(['for-each-ref', '--format=%(refname:lstrip=2)', ...patterns]);
  const other = listed.split('\n').find((one) => one.startsWith(`${name}/`) || above.includes(one));
  if (other === undefined) return undefined;
  return new PrpError('E_CONFLICT', `Git cannot have a branch ${name} beside the branch ${other}.`, {
    hint: `Rename it with \`git branch --move ${other} NEW-NAME\`, or keep versions elsewhere: --versions-branch NAME.`,
  });
}

/** How one commit relates to another; `diverged` when neither is an ancestor of the other. */
export type CommitRelation = 'equal' | 'ahead' | 'behind' | 'diverged';

export async function compareCommits(git: Git, ours: string, theirs: string): Promise<CommitRelation> {
  if (ours === theirs) return 'equal';
  if (await isAncestor(git, ours, theirs)) return 'behind';
  return (await isAncestor(git, theirs, ours)) ? 'ahead' : 'diverged';
}

async function isAncestor(git: Git, earlier: string, later: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', earlier, later];
  const { exitCode, stderr } = await git.run(args);
  if (exitCode > 1) throw await gitFailed(git, args, exitCode, stderr);
  return exitCode === 0;
}
