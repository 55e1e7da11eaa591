import { describe, expect, it } from 'vitest';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe('a conflicting branch', () => {
  it.each([
    ['prp-versions/old', 'prp-versions'],
    ['team', 'team/prp-versions'],
  ])('%s is named when %s is to be created', async (other, name) => {
    const { git, commit } = await temporaryRepository();
    await commit();
    await git.text(['branch', other]);
    const branch = gitBranch(git, name);
    await expect(new History(branch).append([addition('one')])).rejects.toMatchObject({
      code: 'E_CONFLICT',
      message: `Git cannot have a branch ${name} beside the branch ${other}.`,
    });
    await branch.close();
  });
});
