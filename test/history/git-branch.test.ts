import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/git.ts';
import { type GitBranch, gitBranch } from '../../src/history/git-branch.ts';
import { branchContract } from '../contracts/branch.ts';
import { temporaryClone, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

for (const objectFormat of ['sha1', 'sha256'] as const) {
  branchContract(`gitBranch on ${objectFormat}`, async () => {
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

describe('gitBranch leaves the repository as it is', () => {
  it('work tree, index, HEAD, stash and configuration', async () => {
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
    const first = await branch.commit(files({ 'tracked.txt': 'on the branch' }), 'First', await branch.head());
    await branch.commit(files({ 'b.txt': 'second' }), 'Second', first);

    expect(await stateOf(repository)).toEqual(before);
    expect(await repository.git.text(['rev-parse', 'prp-versions^{tree}'])).not.toBe('');
  });

  it('also when a commit fails: no crash report, no reference, no lock', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    await expect(branch.commit(files({ 'a//b': 'git refuses this path' }), 'Bad', undefined)).rejects.toMatchObject({
      code: 'E_GIT',
    });
    expect(await readdir(join(repository.directory, '.git'))).not.toContainEqual(
      expect.stringMatching(/crash|lock/),
    );
    expect(await repository.git.text(['for-each-ref'])).toBe('');
  });

  it('removes no crash report but its own', async () => {
    const repository = await temporaryRepository();
    const theirs = join(repository.directory, '.git/fast_import_crash_1');
    await writeFile(theirs, 'somebody else wants to read this');
    await expect(branchOf(repository).commit(files({ '': 'no path' }), 'Bad', undefined)).rejects.toThrow(/fast-import/);
    await expect(access(theirs)).resolves.toBeUndefined();
  });

  it('makes no reference but the branch', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository, 'team/prp-versions');
    await branch.commit(files({ a: '1' }), 'First', undefined);
    expect(await repository.git.text(['for-each-ref', '--format=%(refname)'])).toBe('refs/heads/team/prp-versions');
  });
});

describe('gitBranch in a clone', () => {
  async function clonedWithVersions() {
    const origin = await temporaryRepository();
    await origin.commit();
    const published = branchOf(origin);
    const tip = await published.commit(files({ a: 'from the origin' }), 'Published', undefined);
    return { origin, published, tip, clone: await temporaryClone(origin) };
  }

  it("starts from the remote's branch", async () => {
    const { tip, clone } = await clonedWithVersions();
    const branch = branchOf(clone);
    expect(await branch.head()).toBe(tip);
    const ours = await branch.commit(files({ b: 'ours' }), 'Ours', tip);
    expect(await clone.git.text(['rev-parse', `${ours}^`])).toBe(tip);
    expect(await branch.head()).toBe(ours);
    expect(await clone.git.text(['rev-parse', 'refs/remotes/origin/prp-versions'])).toBe(tip);
  });

  it("refuses to start from where the remote's branch was before a fetch", async () => {
    const { published, tip, clone } = await clonedWithVersions();
    const branch = branchOf(clone);
    await branch.head();
    const next = await published.commit(files({ b: 'more' }), 'More', tip);
    await clone.git.text(['fetch', '--quiet']);
    await expect(branch.commit(files({ c: 'ours' }), 'Ours', tip)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
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

describe('gitBranch refuses', () => {
  it.each(['', '-x', 'HEAD', 'a..b', 'a b', 'a~1', 'a:b', 'a\\b', 'a//b', '/a', 'a/', '.a', 'a/.b', 'a.lock/b', 'a.', 'a@{1}', 'a\n'])(
    'the name %j, as git does',
    async (name) => {
      const repository = await temporaryRepository();
      expect((await repository.git.run(['check-ref-format', '--branch', name])).exitCode).not.toBe(0);
      expect(() => branchOf(repository, name)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
    },
  );

  it('to move a branch that is checked out somewhere', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ a: '1' }), 'First', undefined);
    await repository.git.text(['switch', '--quiet', 'prp-versions']);
    await expect(branch.commit(files({ a: '2' }), 'Second', head)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      hint: `git -C ${repository.directory} switch --detach`,
    });
    await repository.git.text(['switch', '--quiet', '--detach']);
    await expect(branch.commit(files({ a: '2' }), 'Second', head)).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  it('to make a branch below one that exists', async () => {
    const repository = await temporaryRepository();
    await repository.commit();
    await repository.git.text(['branch', 'prp-versions/old']);
    await expect(branchOf(repository).commit(files({ a: '1' }), 'First', undefined)).rejects.toThrow(
      /refs\/heads\/prp-versions\/old/,
    );
  });

  it('a head that the branch was moved back from', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(files({ a: '1' }), 'First', undefined);
    const second = await branch.commit(files({ a: '2' }), 'Second', first);
    await repository.git.text(['update-ref', 'refs/heads/prp-versions', first]);
    await expect(branch.commit(files({ a: '3' }), 'Third', second)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    await repository.git.text(['update-ref', '-d', 'refs/heads/prp-versions']);
    await expect(branch.commit(files({ a: '3' }), 'Third', first)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await branch.head()).toBeUndefined();
  });

  it('to guess when an object is missing', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ 'a/b': 'gone soon' }), 'First', undefined);
    const [entry] = await branch.list(head, 'a');
    await rm(join(repository.directory, '.git/objects', entry?.id.slice(0, 2) ?? '', entry?.id.slice(2) ?? ''));
    await expect(branch.read(head, ['a/b'])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });
});

describe('gitBranch commits', () => {
  const identityOf = (repository: TemporaryRepository) =>
    repository.git.text(['log', '-1', '--format=%an <%ae> %cn <%ce>', 'prp-versions']);

  it("in the user's name", async () => {
    const repository = await temporaryRepository();
    await branchOf(repository).commit(files({ a: '1' }), 'First', undefined);
    expect(await identityOf(repository)).toBe('Ann <ann@example.com> Ann <ann@example.com>');
  });

  it('in the name of the tool where nobody said who they are', async () => {
    const repository = await temporaryRepository({ identity: false });
    await branchOf(repository).commit(files({ a: '1' }), 'First', undefined);
    expect(await identityOf(repository)).toBe('prp <prp@localhost> prp <prp@localhost>');
  });

  it('what git finds sound', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ 'a/b/c': '1', 'a.b': '2' }), 'First', undefined);
    await branch.commit({ write: new Map(), remove: ['a'] }, 'Second', head);
    expect((await repository.git.run(['fsck', '--strict', '--no-dangling'])).exitCode).toBe(0);
  });
});

describe('gitBranch goes on reading', () => {
  it('while references and objects are packed under it', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(files({ a: '1' }), 'First', undefined);
    await branch.read(first, ['a']);
    await repository.git.text(['gc', '--quiet', '--prune=now']);
    expect(await branch.head()).toBe(first);
    const second = await branchOf(repository).commit(files({ b: '2' }), 'Second', first);
    await repository.git.text(['pack-refs', '--all']);
    expect(await branch.head()).toBe(second);
    expect((await branch.read(second, ['a', 'b'])).size).toBe(2);
  });

  it('what was committed, whatever replaces it', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ a: 'true', b: 'false' }), 'First', undefined);
    const [a, b] = await branch.list(head, '');
    await repository.git.text(['replace', a?.id ?? '', b?.id ?? '']);
    const read = (await branch.read(head, ['a'])).get('a');
    expect(Buffer.from(read ?? []).toString()).toBe('true');
  });
});

describe('gitBranch after a kill', () => {
  it('has its old head when git died in the middle of a commit, and takes the next one', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ a: '1' }), 'First', undefined);

    const packs = join(repository.directory, '.git/objects/pack');
    await mkdir(packs, { recursive: true });
    const writer = startWriter(repository, 'new Map([["big", randomBytes(40_000_000)]])', head);
    await until(async () => (await readdir(packs)).some((name) => name.startsWith('tmp_pack')), writer.exited);
    writer.killGroup();
    await writer.exited;

    expect(await branch.head()).toBe(head);
    expect(await locksIn(repository)).toEqual([]);
    const next = await branch.commit(files({ a: '2' }), 'Second', head);
    expect(await branch.head()).toBe(next);
  });

  it('breaks the lock that a dead git left behind', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ a: '1' }), 'First', undefined);
    const lock = join(repository.directory, '.git/refs/heads/prp-versions.lock');
    await writeFile(lock, '');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, anHourAgo, anHourAgo);
    await expect(branch.commit(files({ a: '2' }), 'Second', head)).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  it('respects the lock of a git that is at work', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(files({ a: '1' }), 'First', undefined);
    await writeFile(join(repository.directory, '.git/refs/heads/prp-versions.lock'), '');
    await expect(branch.commit(files({ a: '2' }), 'Second', head)).rejects.toMatchObject({ code: 'E_GIT' });
    expect(await locksIn(repository)).toEqual(['refs/heads/prp-versions.lock']);
    expect(await branch.head()).toBe(head);
  });
});

function branchOf({ directory }: TemporaryRepository, name = 'prp-versions'): GitBranch {
  const branch = gitBranch(gitIn(directory), name);
  onTestFinished(() => branch.close());
  return branch;
}

function files(contents: Readonly<Record<string, string>>) {
  return { write: new Map(Object.entries(contents).map(([path, text]) => [path, Buffer.from(text)])) };
}

/** Everything that a user would see change. */
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

async function locksIn({ directory }: TemporaryRepository): Promise<string[]> {
  const names = await readdir(join(directory, '.git'), { recursive: true });
  return names.filter((name) => name.endsWith('.lock'));
}

/** Another process, in a group of its own, that makes one commit. */
function startWriter({ directory }: TemporaryRepository, write: string, head: string) {
  const source = new URL('../../src/', import.meta.url);
  const program = `
    import { randomBytes } from 'node:crypto';
    import { gitIn } from '${source.href}git.ts';
    import { gitBranch } from '${source.href}history/git-branch.ts';
    await gitBranch(gitIn(process.cwd()), 'prp-versions').commit({ write: ${write} }, 'Big', '${head}');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: directory,
    detached: true,
    stdio: 'ignore',
  });
  return { exited: once(child, 'exit'), killGroup: () => process.kill(-(child.pid ?? 0), 'SIGKILL') };
}

/** Looks again and again; gives up when `end` comes first. */
async function until(condition: () => Promise<boolean>, end: Promise<unknown>): Promise<void> {
  let ended = false;
  void end.then(() => (ended = true));
  while (!(await condition())) if (ended) throw new Error('It ended before that happened.');
}
