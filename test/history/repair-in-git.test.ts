import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { summaryOf } from '../support/history.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const other = 'PRPs/other.md';
let repository: TemporaryRepository;

function opened(): History {
  const branch = gitBranch(gitIn(repository.directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch, { sleep: async () => {} });
}

beforeEach(async () => {
  repository = await temporaryRepository();
  const history = opened();
  for (const text of ['1', '2', '3']) {
    await history.append([addition(`${text} of one`)]);
    await history.append([addition(`${text} of another`, { prp: other })]);
  }
});

/** Removes the object of a Git expression; `%` in it is the newest version. */
async function lose(what: string): Promise<void> {
  const bucket = `prp-versions:${prp}/0000`;
  const newest = (await repository.git.text(['ls-tree', '--name-only', bucket])).split('\n').at(-1) ?? '';
  const id = await repository.git.text(['rev-parse', what.replace('%', `${bucket}/${newest}`)]);
  await rm(join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2)));
}

const listed = async (of = prp) => (await opened().list(of)).map(summaryOf);
const repaired = () => opened().repair(undefined, { dryRun: false, actor: null });

/** Git's own complaints about the branch. */
async function complaints(): Promise<string> {
  const fsck = await repository.git.run(['fsck', '--no-dangling', '--no-reflogs', 'prp-versions']);
  const gc = await repository.git.run(['gc', '--quiet']);
  return `${fsck.stdout.toString()}${fsck.stderr}${gc.stderr}`;
}

describe('a repair in Git', () => {
  it.each(['%', '%/memento.json', '%/prp.md'])('continues without the newest version when %s is lost', async (what) => {
    await lose(what);
    const { repaired: found, restated } = await repaired();
    expect(found).toHaveLength(1);
    expect(restated).toEqual([expect.objectContaining({ prp, sequence: 4 })]);
    expect(await listed()).toEqual(['v4 unvalidated', 'v2 unvalidated', 'v1 unvalidated']);
    expect(await listed(other)).toHaveLength(3);
    await opened().append([addition('5')]);
    expect(await opened().verify()).toMatchObject({ checked: 7, problems: [], notes: [] });
    expect(await complaints()).toBe('');
  });

  it.each([`prp-versions:${prp}`, `prp-versions:${prp}/0000`])(
    'restores %s from an older commit, and reports what that one lacks',
    async (what) => {
      await lose(what);
      const { repaired: found, recovered } = await repaired();
      expect(found).toEqual([expect.objectContaining({ prp, kept: [] })]);
      expect(recovered).toHaveLength(1);
      expect(await listed()).toEqual(['v4 unvalidated', 'v2 unvalidated', 'v1 unvalidated']);
      await opened().append([addition('5'), addition('5', { prp: other })]);
      expect(await opened().verify()).toMatchObject({ problems: [], notes: [] });
      expect(await complaints()).toBe('');
    },
  );

  it('loses no version when a commit of the log is lost', async () => {
    await lose('prp-versions~2');
    expect((await opened().verify()).problems).not.toEqual([]);
    expect((await repaired()).repaired).toEqual([]);
    expect(await listed()).toHaveLength(3);
    expect(await listed(other)).toHaveLength(3);
    expect(await opened().verify()).toMatchObject({ checked: 6, problems: [], notes: [] });
    expect(await complaints()).toBe('');
  });

  it('changes nothing where the branch leads to nothing, and gives a hint', async () => {
    await lose('prp-versions');
    const before = await repository.git.text(['for-each-ref', '--format=%(refname) %(objectname)']);
    await expect(repaired()).rejects.toMatchObject({
      code: 'E_INTEGRITY',
      hint: expect.stringContaining('update-ref'),
    });
    expect(await repository.git.text(['for-each-ref', '--format=%(refname) %(objectname)'])).toBe(before);
  });
});
