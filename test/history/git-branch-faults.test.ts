import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchOf, change } from '../support/git-branch.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

describe('gitBranch refuses', () => {
  it.each([
    '',
    '-x',
    'HEAD',
    'a..b',
    'a b',
    'a~1',
    'a:b',
    'a\\b',
    'a//b',
    '/a',
    'a/',
    '.a',
    'a/.b',
    'a.lock/b',
    'a.',
    'a@{1}',
    'a\n',
  ])('the name %j, as git does', async (name) => {
    const repository = await temporaryRepository();
    expect((await repository.git.run(['check-ref-format', '--branch', name])).exitCode).not.toBe(0);
    expect(() => branchOf(repository, name)).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });

  it('to move a branch that is checked out', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ a: '1' }), 'First', undefined);
    await repository.git.text(['switch', '--quiet', 'prp-versions']);
    await expect(branch.commit(change({ a: '2' }), 'Second', head)).rejects.toMatchObject({
      code: 'E_CONFLICT',
      hint: `git -C ${repository.directory} switch --detach`,
    });
    await repository.git.text(['switch', '--quiet', '--detach']);
    await expect(branch.commit(change({ a: '2' }), 'Second', head)).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  it('to create a branch below an existing one', async () => {
    const repository = await temporaryRepository();
    await repository.commit();
    await repository.git.text(['branch', 'prp-versions/old']);
    await expect(branchOf(repository).commit(change({ a: '1' }), 'First', undefined)).rejects.toThrow(
      'beside the branch prp-versions/old',
    );
  });

  it('a head that the branch was moved back from', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(change({ a: '1' }), 'First', undefined);
    const second = await branch.commit(change({ a: '2' }), 'Second', first);
    await repository.git.text(['update-ref', 'refs/heads/prp-versions', first]);
    await expect(branch.commit(change({ a: '3' }), 'Third', second)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    await repository.git.text(['update-ref', '-d', 'refs/heads/prp-versions']);
    await expect(branch.commit(change({ a: '3' }), 'Third', first)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await branch.head()).toBeUndefined();
  });

  it('to ignore a missing object', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ 'a/b': 'gone soon' }), 'First', undefined);
    const [entry] = await branch.list(head, 'a');
    await rm(join(repository.directory, '.git/objects', entry?.id.slice(0, 2) ?? '', entry?.id.slice(2) ?? ''));
    await expect(branch.read(head, ['a/b'])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });
});

describe('gitBranch keeps reading', () => {
  it('while references and objects are packed', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const first = await branch.commit(change({ a: '1' }), 'First', undefined);
    await branch.read(first, ['a']);
    await repository.git.text(['gc', '--quiet', '--prune=now']);
    expect(await branch.head()).toBe(first);
    const second = await branchOf(repository).commit(change({ b: '2' }), 'Second', first);
    await repository.git.text(['pack-refs', '--all']);
    expect(await branch.head()).toBe(second);
    expect((await branch.read(second, ['a', 'b'])).size).toBe(2);
  });

  it('the committed objects, even if they are replaced', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ a: 'true', b: 'false' }), 'First', undefined);
    const [a, b] = await branch.list(head, '');
    await repository.git.text(['replace', a?.id ?? '', b?.id ?? '']);
    const read = (await branch.read(head, ['a'])).get('a');
    expect(Buffer.from(read ?? []).toString()).toBe('true');
  });
});

describe('gitBranch after a kill', () => {
  it('has its old head when git died during a commit, and accepts the next one', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ a: '1' }), 'First', undefined);

    const packs = join(repository.directory, '.git/objects/pack');
    await mkdir(packs, { recursive: true });
    const writer = startWriter(repository, 'new Map([["big", randomBytes(40_000_000)]])', head);
    await until(async () => (await readdir(packs)).some((name) => name.startsWith('tmp_pack')), writer.exited);
    writer.killGroup();
    await writer.exited;

    expect(await branch.head()).toBe(head);
    expect(await locksIn(repository)).toEqual([]);
    const next = await branch.commit(change({ a: '2' }), 'Second', head);
    expect(await branch.head()).toBe(next);
  });

  it('removes the lock of a dead git', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ a: '1' }), 'First', undefined);
    const lock = join(repository.directory, '.git/refs/heads/prp-versions.lock');
    await writeFile(lock, '');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    await utimes(lock, anHourAgo, anHourAgo);
    await expect(branch.commit(change({ a: '2' }), 'Second', head)).resolves.toMatch(/^[0-9a-f]{40}$/);
  });

  it('respects the lock of a running git', async () => {
    const repository = await temporaryRepository();
    const branch = branchOf(repository);
    const head = await branch.commit(change({ a: '1' }), 'First', undefined);
    const lock = join(repository.directory, '.git/refs/heads/prp-versions.lock');
    await writeFile(lock, 'theirs');
    const committed = branch.commit(change({ a: '2' }), 'Second', head);
    // It retries meanwhile.
    for (let n = 0; n < 50; n += 1) await repository.git.text(['rev-parse', '--git-dir']);
    expect(await readFile(lock, 'utf8')).toBe('theirs');
    expect(await branch.head()).toBe(head);
    await rm(lock);
    expect(await committed).toBe(await branch.head());
  });
});

async function locksIn({ directory }: TemporaryRepository): Promise<string[]> {
  const names = await readdir(join(directory, '.git'), { recursive: true });
  return names.filter((name) => name.endsWith('.lock'));
}

/** A process in its own group that makes one commit. */
function startWriter({ directory }: TemporaryRepository, write: string, head: string) {
  const source = new URL('../../src/', import.meta.url);
  const program = `
    import { randomBytes } from 'node:crypto';
    import { gitIn } from '${source.href}system/git.ts';
    import { gitBranch } from '${source.href}history/branch/git-branch.ts';
    await gitBranch(gitIn(process.cwd()), 'prp-versions').commit({ write: ${write} }, 'Big', '${head}');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: directory,
    detached: true,
    stdio: 'ignore',
  });
  return { exited: once(child, 'exit'), killGroup: () => process.kill(-(child.pid ?? 0), 'SIGKILL') };
}

/** Polls; gives up when `end` comes first. */
async function until(condition: () => Promise<boolean>, end: Promise<unknown>): Promise<void> {
  let ended = false;
  void end.then(() => (ended = true));
  while (!(await condition())) if (ended) throw new Error('It ended before that happened.');
}
