import { hash, randomBytes } from 'node:crypto';
import { lstat, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commonDirectory, type GitLocation } from '../../system/git-directory.ts';

/** Nobody waits longer for a turn; then both go ahead. */
const patienceMs = 5_000;

/** A turn that takes longer is over, whatever its holder thinks. */
const longestTurnMs = 10_000;

/**
 * Does `work` while other processes on this machine that write the same branch of the same repository wait. A courtesy
 * that keeps writers from outpacing each other, no more: where the link that stands for it cannot be made or says
 * anything strange, everybody goes ahead. A turn ends with the process that has it, however that ends.
 */
export async function withAdvisoryLock<Value>(
  repository: GitLocation,
  branch: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const path = await advisoryLockPath(repository, branch);
  const mark = path && (await acquire(path));
  try {
    return await work();
  } finally {
    // Not if it took too long and somebody else has the turn by now.
    if (path && mark && (await holderOf(path)) === mark) await rm(path, { force: true }).catch(() => undefined);
  }
}

/**
 * Stands in Git's own directory, which all work trees of a repository share, and where only those can put something who
 * may write the branch: in a directory for everybody, a stranger could hold the turn, or plant a link or a pipe.
 * `undefined` where that directory is not to be found.
 */
export async function advisoryLockPath(repository: GitLocation, branch: string): Promise<string | undefined> {
  const directory = await commonDirectory(repository);
  const digest = hash('sha256', branch).slice(0, 16);
  return directory && join(directory, `prp-${digest}.turn`);
}

/** The mark of the turn once it is ours; `undefined` when we go ahead without it. */
async function acquire(path: string): Promise<string | undefined> {
  const mark = `${process.pid}-${randomBytes(8).toString('hex')}`;
  const start = Date.now();
  while (Date.now() - start < patienceMs) {
    try {
      // A link to nowhere says who made it from its first moment on; a file would be empty for a while.
      await symlink(mark, path);
      return mark;
    } catch (error) {
      // Where none can be made, everybody goes ahead.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return undefined;
    }
    if (await isAbandoned(path)) await rm(path, { force: true }).catch(() => undefined);
    else await setTimeout(5 + Math.random() * 15);
  }
  return undefined;
}

/** Its holder has died, or has had it far too long; so a process that got the number of a dead one holds it not for ever. */
async function isAbandoned(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (Math.abs(Date.now() - found.mtimeMs) > longestTurnMs) return true;
  const pid = Number((await holderOf(path)).split('-', 1)[0]);
  // Nothing of ours: time will tell.
  return Number.isSafeInteger(pid) && pid > 0 && !isAlive(pid);
}

async function holderOf(path: string): Promise<string> {
  return readlink(path).catch(() => '');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
