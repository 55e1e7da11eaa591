import { describe, expect, it } from 'vitest';
import type { LoggedCommit } from '../../../src/history/branch/branch.ts';
import type { GitBranch } from '../../../src/history/branch/git-branch.ts';
import { branchOf, change } from '../../support/git-branch.ts';
import { temporaryDirectory, temporaryRepository } from '../../support/temporary-repository.ts';

async function logOf(branch: GitBranch): Promise<readonly LoggedCommit[]> {
  const head = (await branch.head()) ?? '';
  const commits: LoggedCommit[] = [];
  for await (const commit of branch.log?.(head) ?? []) commits.push(commit);
  return commits;
}

describe('the log of a gitBranch', () => {
  it('does not depend on the configuration', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(change({ 'a/x': 'the very same text\n'.repeat(9) }), 'First', undefined);
    await branch.commit(change({ 'b/x': 'the very same text\n'.repeat(9) }, ['a/x']), 'Moved', first);
    const before = await logOf(branch);
    expect(before[0]?.changes).toEqual([
      { path: 'a/x', status: 'removed' },
      { path: 'b/x', status: 'added' },
    ]);
    const settings = {
      'log.showRoot': 'false',
      'log.showSignature': 'true',
      'log.abbrevCommit': 'true',
      'log.diffMerges': 'off',
      'diff.renames': 'copies',
      'diff.relative': 'true',
      'diff.noprefix': 'true',
      'color.ui': 'always',
      'core.quotePath': 'true',
      'i18n.logOutputEncoding': 'latin1',
      'format.pretty': 'oneline',
    };
    for (const [name, value] of Object.entries(settings)) await repository.git.text(['config', name, value]);
    expect(await logOf(branch)).toEqual(before);
  });

  it('shows replaced commits as they were committed', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(change({ a: '1' }), 'First', undefined);
    await branch.commit(change({ b: '2' }), 'Second', first);
    const before = await logOf(branch);
    await repository.git.text(['replace', '--graft', 'prp-versions']);
    expect(await logOf(branch)).toEqual(before);
  });

  it('ends at the edge of a shallow clone, with an unknown parent', async () => {
    const origin = await temporaryRepository();
    await origin.commit();
    const published = branchOf(origin);
    const first = await published.commit(change({ a: '1' }), 'First', undefined);
    const second = await published.commit(change({ b: '2' }), 'Second', first);
    const third = await published.commit(change({ c: '3' }), 'Third', second);
    const directory = await temporaryDirectory();
    await origin.git.text([
      'clone',
      '--quiet',
      '--depth=2',
      '--no-single-branch',
      `file://${origin.directory}`,
      directory,
    ]);
    expect(await logOf(branchOf({ ...origin, directory }))).toEqual([
      {
        id: third,
        message: 'Third',
        timestamp: expect.any(String),
        parent: 'commit',
        changes: [{ path: 'c', status: 'added' }],
      },
      { id: second, message: 'Second', timestamp: expect.any(String), parent: 'unknown', changes: [] },
    ]);
  });

  it('shows what a merge added to its first parent', async () => {
    const repository = await temporaryRepository();
    const { git } = repository;
    const branch = branchOf(repository);
    const first = await branch.commit(change({ a: '1' }), 'First', undefined);
    const side = await branch.commit(change({ b: '2' }), 'Side', first);
    const tree = await git.text(['rev-parse', `${side}^{tree}`]);
    const merge = await git.text(['commit-tree', '-p', first, '-p', side, '-m', 'Merge', tree]);
    await git.text(['update-ref', 'refs/heads/prp-versions', merge]);
    expect(
      (await logOf(branch)).map(({ message, changes }) => [message.trim(), changes.map(({ path }) => path)]),
    ).toEqual([
      ['Merge', ['b']],
      ['First', ['a']],
    ]);
  });

  it('throws an error when a commit cannot be read', async () => {
    const branch = branchOf(await temporaryRepository());
    const reading = async () => {
      for await (const _ of branch.log?.('1234567890123456789012345678901234567890') ?? []) continue;
    };
    await expect(reading()).rejects.toMatchObject({ code: 'E_GIT' });
  });
});
