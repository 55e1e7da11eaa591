import { access, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchContract } from '../../contracts/branch.ts';
import { replacingContract } from '../../contracts/replacing.ts';
import { branchOf, change } from '../../support/git-branch.ts';
import { temporaryClone, temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

for (const objectFormat of ['sha1', 'sha256'] as const) {
  for (const contract of [branchContract, replacingContract])
    contract(`gitBranch on ${objectFormat}`, async () => {
      const repository = await temporaryRepository({ objectFormat });
      return {
        branch: branchOf(repository),
        other: branchOf(repository),
        messageOf: async (commit) => {
          const { stdout } = await repository.git.run(['cat-file', 'commit', commit]);
          return stdout.toString().replace(/^[^]*?\n\n/, '');
        },
      };
    });
}

describe('gitBranch leaves the repository unchanged', () => {
  it('in its work tree, index, HEAD, stash and configuration', async () => {
    const repository = await temporaryRepository();
    await repository.write('tracked.txt', 'one');
    await repository.commit();
    await repository.write('tracked.txt', 'stashed');
    await repository.git.text(['stash']);
    await repository.write('tracked.txt', 'changed');
    await repository.write('staged.txt', 'staged');
    await repository.git.text(['add', 'staged.txt']);
    await repository.write('untracked.txt', 'untracked');
    const before = await stateOf(repository);

    const branch = branchOf(repository);
    const first = await branch.commit(change({ 'tracked.txt': 'on the branch' }), 'First', await branch.head());
    await branch.commit(change({ 'b.txt': 'second' }), 'Second', first);

    expect(await stateOf(repository)).toEqual(before);
    expect(await repository.git.text(['rev-parse', 'prp-versions^{tree}'])).not.toBe('');
  });

  it('after a failed commit: no crash report, no reference, no lock', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    await expect(branch.commit(change({ 'a//b': 'git refuses this path' }), 'Bad', undefined)).rejects.toMatchObject({
      code: 'E_GIT',
    });
    expect(await readdir(join(repository.directory, '.git'))).not.toContainEqual(expect.stringMatching(/crash|lock/));
    expect(await repository.git.text(['for-each-ref'])).toBe('');
  });

  it('and removes no crash report but its own', async () => {
    const repository = await temporaryRepository();
    const theirs = join(repository.directory, '.git/fast_import_crash_1');
    await writeFile(theirs, 'another person wants to read this');
    await expect(branchOf(repository).commit(change({ '': 'no path' }), 'Bad', undefined)).rejects.toThrow(
      /fast-import/,
    );
    await expect(access(theirs)).resolves.toBeUndefined();
  });

  it('and creates no reference but the branch', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository, 'team/prp-versions');
    await branch.commit(change({ a: '1' }), 'First', undefined);
    expect(await repository.git.text(['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/team/prp-versions');
  });
});

describe('gitBranch in a clone', () => {
  it("starts from the remote's branch", async () => {
    const { tip, clone } = await clonedWithVersions();
    const branch = branchOf(clone);
    expect(await branch.head()).toBe(tip);
    const ours = await branch.commit(change({ b: 'ours' }), 'Ours', tip);
    expect(await clone.git.text(['rev-parse', `${ours}^`])).toBe(tip);
    expect(await branch.head()).toBe(ours);
    expect(await clone.git.text(['rev-parse', 'refs/remotes/origin/prp-versions'])).toBe(tip);
  });

  it("refuses to start from an outdated copy of the remote's branch", async () => {
    const { published, tip, clone } = await clonedWithVersions();
    const branch = branchOf(clone);
    await branch.head();
    const next = await published.commit(change({ b: 'more' }), 'More', tip);
    await clone.git.text(['fetch', '--quiet']);
    await expect(branch.commit(change({ c: 'ours' }), 'Ours', tip)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await branch.head()).toBe(next);
    expect(await clone.git.text(['for-each-ref', 'refs/heads/prp-versions'])).toBe('');
  });

  it('asks which remote to start from when none of several is origin', async () => {
    const { clone } = await clonedWithVersions();
    await clone.git.text(['remote', 'rename', 'origin', 'one']);
    expect(await branchOf(clone).head()).toBeDefined();
    await clone.git.text(['update-ref', 'refs/remotes/two/prp-versions', 'refs/remotes/one/prp-versions']);
    await expect(branchOf(clone).head()).rejects.toMatchObject({
      code: 'E_CONFLICT',
      hint: 'git branch prp-versions one/prp-versions',
    });
  });
});

describe('gitBranch commits', () => {
  it("in the user's name", async () => {
    const repository = await temporaryRepository();
    await branchOf(repository).commit(change({ a: '1' }), 'First', undefined);
    expect(await identityOf(repository)).toBe('Ann <ann@example.com> Ann <ann@example.com>');
  });

  it("in the tool's name when the user has no identity", async () => {
    const repository = await temporaryRepository({ identity: false });
    await branchOf(repository).commit(change({ a: '1' }), 'First', undefined);
    expect(await identityOf(repository)).toBe('prp <prp@localhost> prp <prp@localhost>');
    const { git } = repository;
    const moved = await git.text(['log', '--walk-reflogs', '-1', '--format=%gn <%ge>', 'prp-versions']);
    expect(moved).toBe('prp <prp@localhost>');
  });

  it('that pass git fsck', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ 'a/b/c': '1', 'a.b': '2' }), 'First', undefined);
    await branch.commit(change({}, ['a']), 'Second', head);
    expect((await repository.git.run(['fsck', '--strict', '--no-dangling'])).exitCode).toBe(0);
  });
});

describe('gitBranch with known objects', () => {
  it('does not store them again', async () => {
    const repository = await temporaryRepository();
    const text = 'a document\n';
    const stored = await repository.git.text(['hash-object', '-w', '--stdin'], { input: text });
    const branch = branchOf(repository);
    const files = change({ 'a "name"/prp.md': text, other: 'something else' });
    const head = await branch.commit({ ...files, blobIds: new Map([['a "name"/prp.md', stored]]) }, 'First', undefined);
    const found = await branch.read(head, ['a "name"/prp.md', 'other']);
    expect([...found.values()].map((bytes) => Buffer.from(bytes).toString())).toEqual([text, 'something else']);
  });

  it('changes nothing when Git does not have them after all', async () => {
    const repository = await temporaryRepository();
    const missing = new Map([['a', '1'.repeat(40)]]);
    const branch = branchOf(repository);
    await expect(
      branch.commit({ ...change({ a: 'gone', b: 'here' }), blobIds: missing }, 'Bad', undefined),
    ).rejects.toMatchObject({ code: 'E_GIT' });
    expect(await branch.head()).toBeUndefined();
    expect(await repository.git.text(['for-each-ref'])).toBe('');
  });
});

/** All of a user's state that a change could affect. */
async function stateOf({ git }: TemporaryRepository) {
  const commands = {
    status: ['status', '--porcelain=v2', '--branch'],
    index: ['ls-files', '--stage', '--debug'],
    head: ['rev-parse', 'HEAD', '--symbolic-full-name', 'HEAD'],
    reflog: ['reflog', 'HEAD'],
    stash: ['stash', 'list', '--format=%H'],
    config: ['config', '--list', '--local'],
  };
  const shown = await Promise.all(Object.entries(commands).map(async ([name, args]) => [name, await git.text(args)]));
  return Object.fromEntries(shown);
}

async function clonedWithVersions() {
  const origin = await temporaryRepository();
  await origin.commit();
  const published = branchOf(origin);
  const tip = await published.commit(change({ a: 'from the origin' }), 'Published', undefined);
  return { origin, published, tip, clone: await temporaryClone(origin) };
}

function identityOf({ git }: TemporaryRepository): Promise<string> {
  return git.text(['log', '-1', '--format=%an <%ae> %cn <%ce>', 'prp-versions']);
}
