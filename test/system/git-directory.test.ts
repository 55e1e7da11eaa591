import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkedOutBranch } from '../../src/system/git-directory.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe('the branch that is checked out', () => {
  it('is asked of git where the file HEAD says that it is kept elsewhere', async () => {
    const { directory, git } = await temporaryRepository();
    await writeFile(join(directory, '.git/HEAD'), 'ref: refs/heads/.invalid\n');
    const asked: (readonly string[])[] = [];
    // The answers of a git with the reftable storage; older versions cannot create such a repository.
    const run: typeof git.run = async (args) => {
      asked.push(args);
      return { exitCode: 0, stdout: Buffer.from('refs/heads/main\n'), stderr: '', pid: 1, timedOut: false };
    };
    expect(await checkedOutBranch({ ...git, run })).toBe('refs/heads/main');
    expect(asked).toEqual([['symbolic-ref', '--quiet', 'HEAD']]);
  });

  it.each([
    ['ref: refs/heads/main\n', 'refs/heads/main'],
    ['ref: refs/heads/main \t\n', 'refs/heads/main'],
    [`${'a'.repeat(40)}\n`, null],
    [`${'a'.repeat(64)}\n`, null],
  ])('is read from %j', async (head, branch) => {
    const { directory, git } = await temporaryRepository();
    await writeFile(join(directory, '.git/HEAD'), head);
    const run = () => Promise.reject(new Error('no need to ask'));
    expect(await checkedOutBranch({ ...git, run })).toBe(branch);
  });
});
