import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PrpError } from '../errors.ts';
import { type Git, gitFailed } from '../git.ts';
import { staleHead } from './stale-head.ts';

/** Where a branch is, as Git has it. */
export interface BranchTip {
  /** The newest commit: of the branch, else of the remote's that it will start from. */
  readonly commit: string | undefined;
  /** The remote-tracking reference that `commit` is from; `undefined` once the branch itself exists. */
  readonly startsFrom: string | undefined;
  /** The work tree that has the branch checked out. */
  readonly checkedOutIn: string | undefined;
}

/** Reads it anew: other processes' commits are seen. Throws `E_CONFLICT` when several remotes could be the start. */
export async function readTip(git: Git, name: string): Promise<BranchTip> {
  const local = `refs/heads/${name}`;
  const format = '--format=%(refname)%00%(objectname)%00%(worktreepath)';
  const listed = await git.text(['for-each-ref', format, local, `refs/remotes/*/${name}`]);
  const refs = listed.split('\n').map((line) => {
    const [ref = '', commit = '', workTree = ''] = line.split('\0');
    return { ref, commit, workTree };
  });

  const own = refs.find(({ ref }) => ref === local);
  if (own !== undefined) {
    return { commit: own.commit, startsFrom: undefined, checkedOutIn: own.workTree || undefined };
  }
  const origin = `refs/remotes/origin/${name}`;
  const remotes = refs.filter(({ ref }) => ref.startsWith('refs/remotes/') && ref.endsWith(`/${name}`));
  const start = remotes.find(({ ref }) => ref === origin) ?? remotes[0];
  if (start !== undefined && start.ref !== origin && remotes.length > 1) {
    throw new PrpError('E_CONFLICT', `Several remotes have a branch ${name}, and none of them is origin.`, {
      hint: `git branch ${name} ${start.ref.slice('refs/remotes/'.length)}`,
    });
  }
  return { commit: start?.commit, startsFrom: start?.ref, checkedOutIn: undefined };
}

/** Tries while the branch is where it should be and yet cannot be moved: another process holds its lock. */
const attempts = 5;

/**
 * Moves the branch from where `tip` saw it to `commit`, or changes nothing and throws: `E_STALE_HEAD` when it is
 * elsewhere by now. Git's reference transaction is the compare-and-swap; what happened is read from the branch
 * afterwards, never from git's messages.
 */
export async function moveTip(git: Git, name: string, tip: BranchTip, commit: string, note: string): Promise<void> {
  const ref = `refs/heads/${name}`;
  const own = tip.startsFrom === undefined && tip.commit !== undefined;
  const input = [
    own ? `update ${ref} ${commit} ${tip.commit}` : `create ${ref} ${commit}`,
    ...(tip.startsFrom === undefined ? [] : [`verify ${tip.startsFrom} ${tip.commit}`]),
  ];
  const args = ['update-ref', ...(note === '' ? [] : ['-m', note]), '--stdin'];
  for (let attempt = 1; ; attempt += 1) {
    const result = await git.run(args, { input: `${input.join('\n')}\n` });
    if (result.exitCode === 0) return;
    const now = await readTip(git, name);
    if (now.commit === commit) return;
    if (now.commit !== tip.commit || now.startsFrom !== tip.startsFrom) throw staleHead(tip.commit, now.commit);
    if (attempt === attempts) throw gitFailed(args, result.exitCode, result.stderr);
    await breakAbandonedLock(git, ref);
  }
}

/** Git holds a reference's lock for milliseconds; one this old belongs to a process that was killed while it did. */
const abandonedAfterMs = 60_000;

async function breakAbandonedLock(git: Git, ref: string): Promise<void> {
  const path = resolve(git.directory, await git.text(['rev-parse', '--git-path', `${ref}.lock`]));
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs) await rm(path, { force: true });
}
