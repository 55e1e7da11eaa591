import { describe, expect, it } from 'vitest';
import { gitIn } from '../../../src/system/git.ts';
import { gitBranch } from '../../../src/history/branch/git-branch.ts';
import { History } from '../../../src/history/history.ts';
import { checkBranch } from '../../../src/history/branch/owned-branch.ts';
import { remoteBranch } from '../../../src/history/branch/remote-branch.ts';
import { addition } from '../../support/addition.ts';
import { versionsOnGithub } from '../../support/github-branch.ts';
import { bareRemote } from '../../support/shared-remote.ts';
import { temporaryDirectory, temporaryRepository } from '../../support/temporary-repository.ts';

const name = 'prp-versions';
const conflict = {
  code: 'E_CONFLICT',
  message: expect.stringMatching(/begins with the commit [0-9a-f]{12} \(/) as string,
};

/** The result of a new check. */
async function looked(git: Parameters<typeof gitBranch>[0], branch = name) {
  const opened = gitBranch(git, branch);
  try {
    await checkBranch(opened, branch);
  } finally {
    await opened.close();
  }
}

describe('a versions branch', () => {
  it('may be absent', async () => {
    const { git, commit } = await temporaryRepository();
    await commit();
    expect(await looked(git)).toBeUndefined();
  });

  it('is not the branch of the work tree before its first commit', async () => {
    const { git } = await temporaryRepository();
    await expect(looked(git, 'main')).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const branch = gitBranch(git, 'main');
    await expect(new History(branch).append([addition('one')])).rejects.toMatchObject({ code: 'E_CONFLICT' });
    await branch.close();
    expect((await git.run(['rev-parse', '--verify', '--quiet', 'HEAD'])).exitCode).toBe(1);
  });

  it('is recognised with the README of the first commit, and without it', async () => {
    const { git } = await temporaryRepository();
    const branch = gitBranch(git, name);
    const history = new History(branch);
    await history.append([addition('one')]);
    await looked(git);
    await branch.commit({ write: new Map(), remove: ['README.md'] }, 'By hand', await branch.head());
    expect(await looked(git)).toBeUndefined();
    await branch.close();
  });

  it('is recognised after an import, a clean-up and a compaction', async () => {
    const { git } = await temporaryRepository();
    const branch = gitBranch(git, name);
    const history = new History(branch);
    await history.append([addition('one', { prp: 'README.md' })]);
    await history.append([addition('two', { prp: 'README.md' })]);
    await looked(git);
    await history.compact({ dryRun: false });
    expect(await looked(git)).toBeUndefined();
    await branch.close();
  });

  it('is refused with its first commit when that is not ours', async () => {
    const { git, write, commit } = await temporaryRepository();
    await write('PRPs/a.md', 'a');
    const first = await commit('The first\u001B[31m');
    await git.text(['branch', name]);
    await expect(looked(git)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      message: `The branch ${name} is not a versions branch: it begins with the commit ${first.slice(0, 12)} (The first\\u{1b}[31m), which prp did not make. Nothing was changed.`,
    });
    // Even with a version on top of it.
    const branch = gitBranch(git, name);
    await new History(branch).append([addition('one')]);
    await branch.close();
    await expect(looked(git)).rejects.toMatchObject(conflict);
  });

  it('is recognised in a shallow clone', async () => {
    const { git, directory } = await temporaryRepository();
    const branch = gitBranch(git, name);
    const history = new History(branch);
    await history.append([addition('one')]);
    await history.append([addition('two')]);
    await branch.commit({ write: new Map(), remove: ['README.md'] }, 'prp: x\n\nPrp-Action: x', await branch.head());
    await branch.close();
    const clone = await temporaryDirectory();
    await git.text(['clone', '--quiet', '--depth=1', `--branch=${name}`, `file://${directory}`, clone]);
    expect(await looked(gitIn(clone))).toBeUndefined();
  });
});

describe('the versions branch of a remote', () => {
  it('is refused before a fetch or a push when it is not ours', async () => {
    const { clone } = await bareRemote();
    const { git, commit } = await clone();
    await commit();
    await git.text(['push', '--quiet', 'origin', 'HEAD:refs/heads/develop']);
    await git.text(['update-ref', '-d', 'refs/remotes/origin/develop']);
    const branch = remoteBranch(git, 'develop', { remote: 'origin', requireOwnership: true });
    await expect(branch.head()).rejects.toMatchObject(conflict);
    await branch.close();
    expect((await git.run(['rev-parse', '--verify', '--quiet', 'refs/heads/develop'])).exitCode).toBe(1);
  });
});

describe('the versions branch on GitHub', () => {
  it('is refused when its first commit is not ours', async () => {
    const { branch, repository, asked } = await versionsOnGithub();
    const head = await repository.head('main');
    await repository.store.git.text(['update-ref', `refs/heads/${name}`, head ?? '']);
    const foreign = branch();
    expect(await asked(() => expect(checkBranch(foreign, name)).rejects.toMatchObject(conflict))).toContain(
      'GET /repos/acme/api/commits',
    );
  });

  it('is recognised in one look', async () => {
    const { branch, history, asked } = await versionsOnGithub();
    await history().append([addition('one')]);
    const ours = branch({ freshForMs: 5_000 });
    expect(await asked(() => checkBranch(ours, name))).toEqual(['GraphQL objects']);
  });
});
