import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { History } from '../../src/history/history.ts';
import { addition, executed, validated } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { impatientHistory } from '../support/history.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const integrity = { code: 'E_INTEGRITY' };

let repository: TemporaryRepository;
let history: History;

beforeEach(async () => {
  repository = await temporaryRepository();
  history = historyOf(repository);
  await history.append([addition('one'), validated('two', 'passed'), executed('three', 'succeeded')]);
  await history.append([addition('four'), addition('other', { prp: 'PRPs/other.md' })]);
  await history.tag({ prp, name: 'approved', version: 'v2', actor: null });
});

function historyOf(where: TemporaryRepository): History {
  return impatientHistory(branchOf(where));
}

/** The files of the branch, by path, from Git. */
async function files(): Promise<ReadonlyMap<string, string>> {
  const listed = await repository.git.text([
    'ls-tree',
    '-r',
    '-z',
    '--format=%(path)%x09%(objectname)',
    'prp-versions',
  ]);
  return new Map(
    listed
      .split('\0')
      .filter(Boolean)
      .map((line): [string, string] => {
        const [path = '', id = ''] = line.split('\t');
        return [path, id];
      }),
  );
}

/** Commits a changed index without a work tree, as any Git user can. */
async function byHand(lines: readonly string[], message = 'By hand'): Promise<string> {
  const env = { GIT_INDEX_FILE: join(await temporaryDirectory(), 'index') };
  const { git } = repository;
  await git.text(['read-tree', 'prp-versions'], { env });
  await git.text(['update-index', '--index-info'], { env, input: `${lines.join('\n')}\n` });
  const tree = await git.text(['write-tree'], { env });
  const commit = await git.text(['commit-tree', '-p', 'prp-versions', '-m', message, tree]);
  await git.text(['update-ref', 'refs/heads/prp-versions', commit]);
  return commit.slice(0, 12);
}

function put(path: string, blob: string): string {
  return `100644 ${blob} 0\t${path}`;
}

function drop(path: string): string {
  return `0 ${'0'.repeat(40)}\t${path}`;
}

async function stored(content: Uint8Array | string): Promise<string> {
  return repository.git.text(['hash-object', '-w', '--stdin'], { input: content });
}

describe('verify', () => {
  it('finds nothing on an unchanged branch', async () => {
    expect(await history.verify()).toMatchObject({ checked: 5, problems: [], notes: [] });
  });

  it('finds an edit of every file, by its content and by its commit', async () => {
    for (const [path, id] of await files()) {
      const { stdout } = await repository.git.run(['cat-file', 'blob', id]);
      const commit = await byHand([put(path, await stored(`${stdout.toString()} `))]);
      const { problems } = await history.verify();
      expect(problems.map(({ message }) => message)).toContainEqual(
        expect.stringContaining(`${commit} was not made by`),
      );
      const own = problems.filter(({ message }) => !message.includes('was not made by'));
      expect(own.length).toBe(path === 'README.md' ? 0 : 1);
      await repository.git.text(['update-ref', 'refs/heads/prp-versions', 'prp-versions^']);
    }
  });

  it('finds any deleted file', async () => {
    for (const path of (await files()).keys()) {
      await byHand([drop(path)]);
      expect((await historyOf(repository).verify()).problems).toContainEqual(
        expect.objectContaining({
          kind: 'missing-content',
          message: expect.stringContaining(`removes ${path}`) as unknown,
        }),
      );
      await repository.git.text(['update-ref', 'refs/heads/prp-versions', 'prp-versions^']);
    }
  });

  it('finds a file that became a link, and an added one', async () => {
    const [path = '', id = ''] = [...(await files())].find(([one]) => one.endsWith('/prp.md')) ?? [];
    await byHand([`120000 ${id} 0\t${path}`, `120000 ${id} 0\t${path}.link`]);
    const kinds = (await history.verify()).problems.map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['checksum-mismatch', 'unreadable', 'unreadable']);
  });

  it('finds a revert, a rewind and an amended commit', async () => {
    const { git } = repository;
    const tree = await git.text(['rev-parse', 'prp-versions~1^{tree}']);
    const message = await git.text(['log', '-1', '--format=%B', 'prp-versions']);
    const amended = await git.text(['commit-tree', '-p', 'prp-versions~1', '-m', message, tree]);
    await git.text(['update-ref', 'refs/heads/prp-versions', amended]);
    expect((await history.verify()).problems).toMatchObject([{ prp, version: null, kind: 'chain-broken' }]);
  });

  it('continues after a missing object, and reports everything unreadable', async () => {
    for (const [path, id] of await files()) {
      if (!path.startsWith(`${prp}/0000`) || !path.endsWith('.json')) continue;
      await rm(join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2)));
    }
    const { checked, problems } = await historyOf(repository).verify();
    expect(checked).toBe(5);
    expect(problems.filter(({ kind }) => kind === 'unreadable')).toHaveLength(problems.length);
    expect(new Set(problems.map(({ version }) => version)).size).toBe(4);
    const listed = await historyOf(repository).list(prp);
    expect(listed.map(({ tampered }) => tampered)).toEqual([true, true, true, true]);
    expect(await historyOf(repository).list('PRPs/other.md')).toMatchObject([{ tampered: false }]);
  });

  it('continues after a missing directory', async () => {
    const { git } = repository;
    const { memento } = await history.select(prp, 'v3');
    const id = await git.text(['rev-parse', `prp-versions:${prp}/0000/${memento.id}`]);
    await rm(join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2)));
    const { problems } = await historyOf(repository).verify();
    expect(problems).toContainEqual(expect.objectContaining({ prp, version: memento.id, kind: 'unreadable' }));
    expect(problems.filter(({ version }) => version !== null && version !== memento.id)).toEqual([]);
  });

  it.each(['prp.md', 'memento.json', ''])(
    'continues where %j of a version is damaged, and so does list',
    async (name) => {
      const { memento } = await history.select(prp, 'v3');
      const id = await repository.git.text(['rev-parse', `prp-versions:${prp}/0000/${memento.id}/${name}`]);
      const object = join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2));
      await chmod(object, 0o644);
      await writeFile(object, 'no object');
      const { checked, problems } = await historyOf(repository).verify();
      expect(problems).toContainEqual(expect.objectContaining({ prp, version: memento.id, kind: 'unreadable' }));
      // Without the directory, Git cannot compare the commit that made it.
      const others = problems.filter(({ version }) => version !== memento.id);
      expect(others.map(({ message }) => message.startsWith('git log failed'))).toEqual(name === '' ? [true] : []);
      expect(checked).toBe(5);
      const listed = await historyOf(repository).list(prp);
      expect(listed.map(({ tampered }) => tampered)).toEqual([false, name !== 'prp.md', false, false]);
    },
  );

  it('notes the limits of a shallow clone, and finds no problem', async () => {
    await repository.commit();
    await history.append(Array.from({ length: 4 }, (_, n) => addition(`more ${n}`)));
    await history.cleanup({ maxPerPrp: 1 });
    await history.append([addition('last')]);
    const directory = await temporaryDirectory();
    const origin = `file://${repository.directory}`;
    await repository.git.text(['clone', '--quiet', '--depth=1', '--no-single-branch', origin, directory]);
    const { problems, notes } = await historyOf({ ...repository, directory }).verify();
    expect(problems).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('shallow'), expect.stringContaining('does not reach back')]);
    expect(await history.verify()).toMatchObject({ problems: [], notes: [] });
  });

  it('understands a branch after a clean-up and a compaction', async () => {
    await history.append(Array.from({ length: 4 }, (_, n) => addition(`more ${n}`)));
    await history.cleanup({ maxPerPrp: 2 });
    await history.compact({ dryRun: false });
    await history.append([addition('after')]);
    expect(await history.verify()).toMatchObject({ problems: [], notes: [] });
  });
});

describe('a tampered version', () => {
  beforeEach(async () => {
    const { memento } = await history.select(prp, 'v2');
    await byHand([put(`${prp}/0000/${memento.id}/prp.md`, await stored('owt'))]);
  });

  it.each(['v2', 'approved', 'last-passing', '2'])('is not used when it is selected by %s', async (selector) => {
    await expect(history.content(await history.select(prp, selector))).rejects.toMatchObject(integrity);
  });
});
