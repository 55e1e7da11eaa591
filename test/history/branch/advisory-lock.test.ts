import { spawnSync } from 'node:child_process';
import { access, lstat, lutimes, mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { withAdvisoryLock, advisoryLockPath } from '../../../src/history/branch/advisory-lock.ts';
import {
  temporaryDirectory,
  temporaryRepository,
  type TemporaryRepository,
} from '../../support/temporary-repository.ts';

const branch = 'prp-versions';

describe('withAdvisoryLock', () => {
  let repository: TemporaryRepository;
  let file: string;

  beforeEach(async () => {
    repository = await temporaryRepository();
    file = (await advisoryLockPath(repository, branch)) ?? '';
  });

  const mine = () => withAdvisoryLock(repository, branch, async () => 'mine');

  it('runs one work at a time, and all in the end', async () => {
    let working = 0;
    const most: number[] = [];
    const works = Array.from({ length: 10 }, () =>
      withAdvisoryLock(repository, branch, async () => {
        working += 1;
        await access('.');
        most.push(working);
        working -= 1;
      }),
    );
    await Promise.all(works);
    expect(most).toEqual(Array(10).fill(1));
  });

  it('does not make writers of other branches wait', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = withAdvisoryLock(repository, branch, () => promise);
    await withAdvisoryLock(repository, 'another', async () => resolve('let go by the other'));
    expect(await first).toBe('let go by the other');
  });

  it('releases the lock after a failure, and passes the failure on', async () => {
    await expect(withAdvisoryLock(repository, branch, () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    await expect(lstat(file)).rejects.toThrow('ENOENT');
  });

  it('takes over the lock of a process that has died', async () => {
    const { pid } = spawnSync('true');
    await symlink(`${pid}-a-mark`, file);
    expect(await mine()).toBe('mine');
    await expect(lstat(file)).rejects.toThrow('ENOENT');
  });

  it('takes over a lock that was held too long, even by a running process', async () => {
    await symlink(`${process.pid}-a-mark`, file);
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await lutimes(file, aMinuteAgo, aMinuteAgo);
    expect(await mine()).toBe('mine');
  });

  it('takes over a lock that is dated in the future by a wrong clock', async () => {
    await symlink(`${process.pid}-a-mark`, file);
    const tomorrow = new Date(Date.now() + 86_400_000);
    await lutimes(file, tomorrow, tomorrow);
    expect(await mine()).toBe('mine');
  });

  it('does not release a lock that another process took over', async () => {
    await withAdvisoryLock(repository, branch, async () => {
      await rm(file);
      await symlink('1-their-mark', file);
    });
    expect(await readlink(file)).toBe('1-their-mark');
  });

  it('follows no planted link, and does not wait for ever', { timeout: 20_000 }, async () => {
    const elsewhere = join(await temporaryDirectory(), 'elsewhere');
    await writeFile(elsewhere, `${process.pid}-a-mark`);
    await symlink(elsewhere, file);
    expect(await Promise.all([mine(), mine()])).toEqual(['mine', 'mine']);
    expect(await readlink(file)).toBe(elsewhere);
    expect(await readFile(elsewhere, 'utf8')).toBe(`${process.pid}-a-mark`);
  });
});

describe('the path of an advisory lock', () => {
  it('is in the directory that all work trees of a repository share', async () => {
    const repository = await temporaryRepository();
    await repository.commit();
    const other = join(await temporaryDirectory(), 'other');
    await repository.git.text(['worktree', 'add', '--quiet', '--detach', other]);
    expect(await advisoryLockPath({ directory: other }, branch)).toBe(await advisoryLockPath(repository, branch));
    await withAdvisoryLock({ directory: other }, branch, async () => {
      expect(await readdir(join(repository.directory, '.git'))).toContainEqual(expect.stringMatching(/^prp-.*\.turn$/));
    });
  });

  it('is in the directory of a submodule, wherever that is', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'modules/sub'), { recursive: true });
    await mkdir(join(directory, 'sub'));
    await writeFile(join(directory, 'sub/.git'), 'gitdir: ../modules/sub\n');
    expect(await advisoryLockPath({ directory: join(directory, 'sub') }, branch)).toMatch(
      join(directory, 'modules/sub/prp-'),
    );
  });

  it("is undefined where Git's directory is not found, and then work runs without a lock", async () => {
    const directory = await temporaryDirectory();
    expect(await advisoryLockPath({ directory }, branch)).toBeUndefined();
    expect(await withAdvisoryLock({ directory }, branch, async () => 'mine')).toBe('mine');
    await writeFile(join(directory, '.git'), 'gitdir: nowhere/at/all\n');
    expect(await withAdvisoryLock({ directory }, branch, async () => 'mine')).toBe('mine');
  });
});
