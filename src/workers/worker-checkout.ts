import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { openRepository, type Repository } from '../system/repository.ts';
import type { WorkerJob } from './worker-job.ts';

export interface Checkouts {
  /** A work tree of the commit, which the jobs of one run share. Throws `E_NOT_FOUND` for a commit of a fork. */
  at(job: Pick<WorkerJob, 'run' | 'commit' | 'configCommit'>): Promise<Repository>;
  close(): Promise<void>;
}

const fetchMs = 10 * 60_000;

/**
 * Work trees beside the clone of a worker, which fetches from its `origin` with its own credentials. There is one at a
 * time, and so is the job that needs it.
 */
export async function openCheckouts(clone: Repository): Promise<Checkouts> {
  const { git } = clone;
  const base = await mkdtemp(join(tmpdir(), 'prp-worker-'));
  const folder = join(base, 'work');
  // Those of a worker that was killed.
  await git.run(['worktree', 'prune']);
  let current: { readonly name: string; readonly repository: Repository } | undefined;

  /** A fork shares the objects of its parent on GitHub: a commit counts only when a branch of `origin` has it. */
  async function isOwn(commit: string): Promise<boolean> {
    const { exitCode, stdout } = await git.run([
      'for-each-ref',
      '--count=1',
      `--contains=${commit}`,
      '--format=%(refname)',
      'refs/remotes/origin/',
    ]);
    return exitCode === 0 && stdout.length > 0;
  }

  async function fetchOwn(commit: string): Promise<void> {
    if (await isOwn(commit)) return;
    await git.text(['fetch', '--quiet', '--no-tags', 'origin', '+refs/heads/*:refs/remotes/origin/*'], {
      deadlineMs: fetchMs,
    });
    if (await isOwn(commit)) return;
    throw new PrpError('E_NOT_FOUND', `No branch of origin has the commit ${commit}.`, {
      hint: 'Push it first: workers run commands for commits of the repository itself only.',
    });
  }

  async function remove(): Promise<void> {
    await current?.repository.objects.close();
    current = undefined;
    await git.run(['worktree', 'remove', '--force', '--force', folder]);
    await rm(folder, { recursive: true, force: true });
  }

  return {
    async at({ run, commit, configCommit }) {
      const name = `${run} ${commit} ${configCommit}`;
      if (current?.name === name) return current.repository;
      for (const one of new Set([commit, configCommit])) await fetchOwn(one);
      await remove();
      await git.text(['worktree', 'add', '--quiet', '--detach', folder, commit]);
      current = { name, repository: await openRepository(folder) };
      return current.repository;
    },
    async close() {
      await remove();
      await rm(base, { recursive: true, force: true });
    },
  };
}
