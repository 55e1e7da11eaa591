import { mkdir, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { branchOf } from '../support/git-branch.ts';
import { bareRemote } from '../support/shared-remote.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';
import { startWriter, type WriterOptions } from '../support/writer-process.ts';

const prp = 'PRPs/user-api.md';

describe('many processes at once lose nothing', () => {
  it('eight, eight versions each, on one PRP', { timeout: 120_000 }, async () => {
    const repository = await temporaryRepository();
    const names = await work(8, () => ({ directory: repository.directory, count: 8 }));
    expect(await textsIn(repository, prp)).toEqual(named(names, 8));
    expect(await leftoversIn(repository)).toEqual([]);
  });

  it('eight, five versions each, on one PRP per writer', { timeout: 120_000 }, async () => {
    const repository = await temporaryRepository();
    const names = await work(8, (n) => ({ directory: repository.directory, count: 5, prp: own(n) }));
    for (const [n, name] of names.entries()) expect(await textsIn(repository, own(n))).toEqual(named([name], 5));
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('40');
  });

  it('eight, without a lock', { timeout: 120_000 }, async () => {
    const repository = await temporaryRepository();
    // Git finds the repository from here, the lock does not.
    const directory = `${repository.directory}/below`;
    await mkdir(directory);
    const names = await work(8, () => ({ directory, count: 5 }));
    expect(await textsIn(repository, prp)).toEqual(named(names, 5));
  });

  it('four clones of one remote, six versions each', { timeout: 120_000 }, async () => {
    const remote = await bareRemote();
    const clones = await Promise.all(Array.from({ length: 4 }, () => remote.clone()));
    const names = await work(4, (n) => ({ directory: clones[n]?.directory ?? '', count: 6, remote: true }));
    expect(await textsIn(remote, prp)).toEqual(named(names, 6));
    for (const clone of clones) expect(await leftoversIn(clone)).toEqual([]);
  });

  it('two clones with two processes each, one of them without the remote', { timeout: 120_000 }, async () => {
    const remote = await bareRemote();
    const clones = await Promise.all(Array.from({ length: 2 }, () => remote.clone()));
    const names = await work(4, (n) => ({
      directory: clones[n % 2]?.directory ?? '',
      count: 5,
      remote: n < 2,
    }));
    // The next command with the remote publishes the last local saves.
    for (const [n, clone] of clones.entries()) {
      await startWriter(clone.directory, `last ${n}`, { count: 1, remote: true }).ended();
    }
    expect(await textsIn(remote, prp)).toEqual([...named(names, 5), 'last 0 0', 'last 1 0'].toSorted());
  });
});

async function work(writers: number, jobOf: (n: number) => WriterOptions & { readonly directory: string }) {
  const names = Array.from({ length: writers }, (_, n) => `writer ${n}`);
  await Promise.all(names.map((name, n) => startWriter(jobOf(n).directory, name, jobOf(n)).ended()));
  return names;
}

function own(n: number): string {
  return `PRPs/number ${n}.md`;
}

function named(names: readonly string[], count: number): string[] {
  return names.flatMap((name) => Array.from({ length: count }, (_, n) => `${name} ${n}`)).toSorted();
}

/** The texts of all versions, sorted, if their numbers have no gap or repetition and they verify. */
async function textsIn(repository: Pick<TemporaryRepository, 'directory'>, one: string): Promise<string[]> {
  const history = new History(branchOf(repository));
  const versions = await history.list(one);
  const numbers = versions.map((version) => (version.tampered ? version.reason : version.memento.sequence));
  expect(numbers).toEqual(Array.from({ length: versions.length }, (_, n) => versions.length - n));
  expect(await history.verify()).toMatchObject({ problems: [] });
  const texts = versions.map(async (version) =>
    version.tampered ? '' : Buffer.from(await history.content(version)).toString(),
  );
  return (await Promise.all(texts)).toSorted();
}

/** Locks, and references other than the branch and the remote's. */
async function leftoversIn({ directory, git }: TemporaryRepository): Promise<string[]> {
  const files = await readdir(`${directory}/.git`, { recursive: true });
  const refs = await git.text(['for-each-ref', '--format=%(refname)']);
  return [
    ...files.filter((name) => /\.lock$|\.turn$|crash/.test(name)),
    ...refs.split('\n').filter((ref) => !/^refs\/(heads|remotes\/origin)\/prp-versions$/.test(ref)),
  ];
}
