import { hash, randomBytes } from 'node:crypto';
import { lstat, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { commonDirectory, type GitLocation } from '../../system/git-directory.ts';
import { isProcessAlive } from '../../system/process-group.ts';

/** The longest wait for the lock; after that both writers continue. */
const longestWaitMs = 5_000;

/** A lock that is held longer is treated as abandoned. */
const staleAfterMs = 10_000;

/**
 * Runs `work` while other processes on this machine that write the same branch of the same repository wait. The lock
 * only improves fairness; correctness comes from compare-and-swap. Where the link that represents the lock cannot be
 * made or has unexpected content, all writers continue. A lock ends with its process, however that ends.
 */
export async function withAdvisoryLock<Value>(
  repository: GitLocation,
  branch: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const path = await advisoryLockPath(repository, branch);
  const token = path && (await acquire(path));
  try {
    return await work();
  } finally {
    // Not if it took too long and another process has the lock by now.
    if (path && token && (await readToken(path)) === token) await rm(path, { force: true }).catch(() => undefined);
  }
}

/**
 * In Git's own directory: all work trees of a repository share it, and only users who may write the branch may write
 * there. In a public directory, any user could hold the lock, or plant a link or a pipe. `undefined` where Git's
 * directory is not found.
 */
export async function advisoryLockPath(repository: GitLocation, branch: string): Promise<string | undefined> {
  const directory = await commonDirectory(repository);
  const digest = hash('sha256', branch).slice(0, 16);
  return directory && join(directory, `prp-${digest}.turn`);
}

/** The token of our lock; `undefined` when we continue without it. */
async function acquire(path: string): Promise<string | undefined> {
  const token = `${process.pid}-${randomBytes(8).toString('hex')}`;
  const start = Date.now();
  while (Date.now() - start < longestWaitMs) {
    try {
      // A dangling symbolic link names its owner from the first moment on; a file would be empty for a while.
      await symlink(token, path);
      return token;
    } catch (error) {
      // Without links there is no lock.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return undefined;
    }
    if (await isStale(path)) await rm(path, { force: true }).catch(() => undefined);
    else await setTimeout(5 + Math.random() * 15);
  }
  return undefined;
}

/** Its process has died, or has held it far too long. The time limit also covers a reused process id. */
async function isStale(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return false;
  if (Math.abs(Date.now() - found.mtimeMs) > staleAfterMs) return true;
  const pid = Number((await readToken(path)).split('-', 1)[0]);
  // A link without a process id is not ours: it expires by time.
  return Number.isSafeInteger(pid) && pid > 0 && !isProcessAlive(pid);
}

async function readToken(path: string): Promise<string> {
  return readlink(path).catch(() => '');
}
