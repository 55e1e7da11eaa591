import { readlink, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRepository } from '../../src/system/repository.ts';
import { temporaryDirectory, temporaryRepository } from '../support/temporary-repository.ts';

describe('opening a repository', () => {
  it('says that the directory is not there', async () => {
    const missing = join(await temporaryDirectory(), 'missing');
    await expect(openRepository(missing)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: `The directory ${missing} does not exist.`,
    });
  });

  it('reports a file in place of a directory', async () => {
    const file = join(await temporaryDirectory(), 'file');
    await writeFile(file, '');
    await expect(openRepository(file)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});

describe('where HEAD is', () => {
  const headOf = async (directory: string) => {
    const repository = await openRepository(directory);
    const head = await repository.head();
    await repository.objects.close();
    return head;
  };

  it('is a commit and a branch, as they are at that moment', async () => {
    const { directory, git, commit } = await temporaryRepository();
    const first = await commit();
    const repository = await openRepository(directory);
    expect(await repository.head()).toEqual({ commit: first, ref: 'refs/heads/main' });
    await git.text(['switch', '--quiet', '--create', 'feature/ünï']);
    const second = await commit('More');
    expect(await repository.head()).toEqual({ commit: second, ref: 'refs/heads/feature/ünï' });
    await repository.objects.close();
  });

  it('is no commit before the first, and no branch when it is detached', async () => {
    const { directory, git, commit } = await temporaryRepository();
    expect(await headOf(directory)).toEqual({ commit: null, ref: 'refs/heads/main' });
    const first = await commit();
    await git.text(['switch', '--quiet', '--detach']);
    expect(await headOf(directory)).toEqual({ commit: first, ref: null });
  });

  it('is that of the work tree that was opened', async () => {
    const { directory, git, commit } = await temporaryRepository();
    await commit();
    const other = join(await temporaryDirectory(), 'other');
    await git.text(['worktree', 'add', '--quiet', '-b', 'elsewhere', other]);
    expect(await headOf(other)).toMatchObject({ ref: 'refs/heads/elsewhere' });
    expect(await headOf(directory)).toMatchObject({ ref: 'refs/heads/main' });
  });

  it('may be a link, as Git once made them', async () => {
    const { directory, git, commit } = await temporaryRepository();
    const first = await commit();
    await git.text(['-c', 'core.preferSymlinkRefs=true', 'switch', '--quiet', '--create', 'feature']);
    expect(await readlink(join(directory, '.git/HEAD'))).toBe('refs/heads/feature');
    expect(await headOf(directory)).toEqual({ commit: first, ref: 'refs/heads/feature' });
  });

  it('is that of the directory, with any repository in the environment', async () => {
    const { directory, commit } = await temporaryRepository();
    const other = await temporaryRepository();
    const ours = await commit();
    await other.commit();
    for (const [name, value] of Object.entries({
      GIT_DIR: join(other.directory, '.git'),
      GIT_WORK_TREE: other.directory,
      GIT_INDEX_FILE: join(other.directory, '.git/index'),
      GIT_OBJECT_DIRECTORY: join(other.directory, '.git/objects'),
      GIT_PREFIX: 'sub/',
      GIT_NAMESPACE: 'theirs',
    })) {
      vi.stubEnv(name, value);
    }
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await headOf(directory)).toEqual({ commit: ours, ref: 'refs/heads/main' });
  });

  it('is that of the named repository in a work tree that has no .git', async () => {
    const { directory, commit } = await temporaryRepository();
    const ours = await commit();
    const store = join(await temporaryDirectory(), 'store');
    await rename(join(directory, '.git'), store);
    vi.stubEnv('GIT_DIR', store);
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(openRepository(directory)).rejects.toMatchObject({ code: 'E_NOT_A_REPOSITORY' });
    vi.stubEnv('GIT_WORK_TREE', directory);
    expect(await headOf(directory)).toEqual({ commit: ours, ref: 'refs/heads/main' });
    await expect(openRepository(await temporaryDirectory())).rejects.toMatchObject({ code: 'E_NOT_A_REPOSITORY' });
  });
});

describe('a path that a user typed', () => {
  it('may lead to the repository through a link', async () => {
    const { directory, write } = await temporaryRepository();
    await write('PRPs/a.md', 'a');
    const link = join(await temporaryDirectory(), 'link');
    await symlink(directory, link);
    const repository = await openRepository(link);
    expect(repository.root).toBe(directory);
    expect(repository.pathOf('PRPs/a.md', link)).toBe('PRPs/a.md');
    expect(repository.pathOf('a.md', join(link, 'PRPs'))).toBe('PRPs/a.md');
    expect(repository.pathOf(join(link, 'PRPs/new/b.md'), '/')).toBe('PRPs/new/b.md');
    expect(() => repository.pathOf('../a.md', link)).toThrow(expect.objectContaining({ code: 'E_OUTSIDE_REPOSITORY' }));
    await repository.objects.close();
  });
});
