import { beforeEach, describe, expect, it } from 'vitest';
import type { Branch } from '../../src/history/branch/branch.ts';
import { change } from '../support/git-branch.ts';
import { branchStreamsContract } from './branch-streams.ts';

export interface BranchUnderTest {
  readonly branch: Branch;
  /** A second instance of the same branch: another process, another client. */
  readonly other: Branch;
  /** The message of a commit, from the store. */
  readonly messageOf: (commit: string) => Promise<string>;
}

/** The contract of every implementation of the port. `create` returns a branch that does not exist yet. */
export function branchContract(name: string, create: () => Promise<BranchUnderTest>): void {
  branchStreamsContract(name, create);
  describe(`${name} keeps the contract of a branch`, () => {
    let branch: Branch;
    let other: Branch;
    let messageOf: BranchUnderTest['messageOf'];

    beforeEach(async () => {
      ({ branch, other, messageOf } = await create());
    });

    /** Commits on top of the current head. */
    async function commit(files: Readonly<Record<string, string>>, remove: readonly string[] = []): Promise<string> {
      return branch.commit(change(files, remove), 'A commit', await branch.head());
    }

    async function textAt(head: string, path: string): Promise<string | undefined> {
      const bytes = (await branch.read(head, [path])).get(path);
      return bytes && Buffer.from(bytes).toString();
    }

    async function namesIn(head: string, directory: string): Promise<string[]> {
      return (await branch.list(head, directory)).map(({ name: entry, kind }) =>
        kind === 'directory' ? `${entry}/` : entry,
      );
    }

    describe('its head', () => {
      it('is undefined before the first commit', async () => {
        expect(await branch.head()).toBeUndefined();
      });

      it('is the newest commit', async () => {
        const first = await commit({ a: '1' });
        expect(await branch.head()).toBe(first);
        const second = await commit({ a: '2' });
        expect(second).not.toBe(first);
        expect(await branch.head()).toBe(second);
      });

      it('follows the commits of other writers', async () => {
        await branch.head();
        const theirs = await other.commit(change({ a: '1' }), 'Theirs', undefined);
        expect(await branch.head()).toBe(theirs);
        expect(await textAt(theirs, 'a')).toBe('1');
      });
    });

    describe('reading', () => {
      it('returns the bytes of many files at once, and leaves out directories and missing paths', async () => {
        const head = await commit({ 'README.md': 'read me', 'a/b/c.md': 'deep', 'a/d.md': 'beside' });
        const found = await branch.read(head, [
          'a/b/c.md',
          'a/b',
          'nowhere',
          'README.md',
          'README.md/x',
          'a/b/nothing',
        ]);
        expect([...found.keys()].toSorted()).toEqual(['README.md', 'a/b/c.md']);
        expect(await textAt(head, 'a/b/c.md')).toBe('deep');
      });

      it('returns nothing for no paths', async () => {
        expect(await branch.read(await commit({ a: '1' }), [])).toEqual(new Map());
      });

      it('returns any bytes unchanged, and empty files', async () => {
        const every = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
        const write = new Map([
          ['every', every],
          ['empty', new Uint8Array()],
          ['crlf', Buffer.from('a\r\nb\rc\n\n')],
        ]);
        const head = await branch.commit({ write }, 'Bytes', undefined);
        const found = await branch.read(head, [...write.keys()]);
        for (const [path, bytes] of write) expect(Buffer.compare(found.get(path) ?? Buffer.from('?'), bytes)).toBe(0);
      });

      it('shows an older commit as it was', async () => {
        const before = await commit({ a: 'old', gone: 'here' });
        await commit({ a: 'new' }, ['gone']);
        expect(await textAt(before, 'a')).toBe('old');
        expect(await textAt(before, 'gone')).toBe('here');
      });
    });

    describe('listing', () => {
      it('lists the entries of a directory, sorted', async () => {
        const head = await commit({ 'b/x': '1', 'b/y/z': '2', a: '3', 'a.b': '4', B: '5' });
        expect(await namesIn(head, '')).toEqual(['B', 'a', 'a.b', 'b/']);
        expect(await namesIn(head, 'b')).toEqual(['x', 'y/']);
      });

      it('is empty for a path that is no directory', async () => {
        const head = await commit({ 'a/b': '1' });
        expect(await branch.list(head, 'nowhere')).toEqual([]);
        expect(await branch.list(head, 'a/b')).toEqual([]);
        expect(await branch.list(head, 'a/nowhere')).toEqual([]);
      });

      it('gives equal ids to equal content only', async () => {
        const head = await commit({ a: 'same', b: 'same', c: 'different', 'd/x': '1', 'e/x': '1', 'f/x': '2' });
        const ids = Object.fromEntries((await branch.list(head, '')).map(({ name: entry, id }) => [entry, id]));
        expect(ids['a']).toBe(ids['b']);
        expect(ids['a']).not.toBe(ids['c']);
        expect(ids['d']).toBe(ids['e']);
        expect(ids['d']).not.toBe(ids['f']);
      });
    });

    describe('a commit', () => {
      it('leaves all other files unchanged', async () => {
        await commit({ 'a/one': '1', 'a/two': '2', b: '3' });
        const head = await commit({ 'a/one': 'changed' });
        expect(await textAt(head, 'a/one')).toBe('changed');
        expect(await textAt(head, 'a/two')).toBe('2');
        expect(await textAt(head, 'b')).toBe('3');
      });

      it('removes files and whole directories, and empty directories with them', async () => {
        await commit({ 'a/b/c': '1', 'a/b/d': '2', 'e/f/g': '3', 'e/h': '4', i: '5' });
        const head = await commit({}, ['a/b', 'e/f/g', 'nowhere', 'i/nothing']);
        expect(await namesIn(head, '')).toEqual(['e/', 'i']);
        expect(await namesIn(head, 'e')).toEqual(['h']);
      });

      it('may remove everything', async () => {
        await commit({ 'a/b': '1', c: '2' });
        const head = await commit({}, ['a', 'c']);
        expect(await branch.list(head, '')).toEqual([]);
        expect(await textAt(await commit({ d: '3' }), 'd')).toBe('3');
      });

      it('replaces a file by a directory, and a directory by a file', async () => {
        await commit({ a: 'file', 'b/c': 'inside' });
        const head = await commit({ 'a/b': 'inside', b: 'file' });
        expect(await namesIn(head, '')).toEqual(['a/', 'b']);
        expect(await textAt(head, 'a/b')).toBe('inside');
        expect(await textAt(head, 'b')).toBe('file');
      });

      it.each([
        'with space/and more .md',
        'quotes/"double" \'single\' `back`.md',
        'back\\slash.md',
        'ünïcödé/日本語/🎉.md',
        'e\u0301 is not \u00e9',
        'new\nline/tab\tcr\rbell\u0007.md',
        '-leading/--dash',
        'inline',
        '$(touch x); ${HOME} %s *?[a]',
        ' leading and trailing ',
      ])('accepts the path %j', async (path) => {
        await commit({ [path]: 'here', beside: 'it' });
        const head = await commit({ beside: 'it again' });
        expect(await textAt(head, path)).toBe('here');
        expect(await textAt(await commit({}, [path]), path)).toBeUndefined();
      });

      it('distinguishes names that differ in case only', async () => {
        const head = await commit({ 'A/readme': 'upper', 'a/readme': 'lower', 'a/README': 'loud' });
        expect(await namesIn(head, '')).toEqual(['A/', 'a/']);
        expect(await textAt(head, 'A/readme')).toBe('upper');
        expect(await textAt(head, 'a/README')).toBe('loud');
      });

      it('keeps its message unchanged', async () => {
        const message =
          'prp: save "ü" v7\n\n# no comment\n  indented  \n\nPrp: PRPs/ü.md\nPrp-Version: v20261122_101530_3fa9c1d\n';
        expect(await messageOf(await branch.commit(change({ a: '1' }), message, undefined))).toBe(message);
      });

      it('holds many files', async () => {
        const files = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`${n % 20}/${n}`, `content ${n}`]));
        const head = await commit(files);
        const found = await branch.read(head, Object.keys(files));
        expect(found.size).toBe(500);
        expect(await namesIn(head, '7')).toHaveLength(25);
      });
    });

    describe('a commit on top of another commit than the head', () => {
      it('is refused and changes nothing', async () => {
        const first = await commit({ a: '1' });
        const second = await commit({ a: '2' });
        await expect(branch.commit(change({ a: 'late', b: 'late' }), 'Late', first)).rejects.toMatchObject(stale);
        expect(await branch.head()).toBe(second);
        expect(await textAt(second, 'a')).toBe('2');
      });

      it('is refused when another writer moved the branch', async () => {
        const first = await commit({ a: '1' });
        const theirs = await other.commit(change({ a: 'theirs' }), 'Theirs', first);
        await expect(branch.commit(change({ a: 'ours' }), 'Ours', first)).rejects.toMatchObject(stale);
        expect(await branch.head()).toBe(theirs);
      });

      it('is refused when the branch to create already exists', async () => {
        expect(await branch.head()).toBeUndefined();
        const theirs = await other.commit(change({ a: 'theirs' }), 'Theirs', undefined);
        await expect(branch.commit(change({ a: 'ours' }), 'Ours', undefined)).rejects.toMatchObject(stale);
        expect(await branch.head()).toBe(theirs);
      });

      it('is refused when there is no such head', async () => {
        const unknown = '1234567890123456789012345678901234567890';
        await expect(branch.commit(change({ a: '1' }), 'On nothing', unknown)).rejects.toMatchObject(stale);
        expect(await branch.head()).toBeUndefined();
      });
    });

    it.each(['the first commit', 'a later commit'])('accepts exactly one of many writers of %s', async (which) => {
      const expected = which === 'the first commit' ? undefined : await commit({ base: '1' });
      const writers = Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? branch : other));
      const results = await Promise.allSettled(
        writers.map((writer, n) => writer.commit(change({ [`file-${n}`]: `${n}` }), `Writer ${n}`, expected)),
      );
      const won = results.filter((result) => result.status === 'fulfilled');
      const lost = results.filter((result) => result.status === 'rejected');
      expect(won).toHaveLength(1);
      for (const { reason } of lost) expect(reason).toMatchObject(stale);
      const head = await branch.head();
      expect(head).toBe(won[0]?.value);
      const winner = results.findIndex((result) => result.status === 'fulfilled');
      expect(await namesIn(head ?? '', '')).toEqual([...(expected === undefined ? [] : ['base']), `file-${winner}`]);
    });

    it('can be used again after close()', async () => {
      const head = await commit({ a: '1' });
      await branch.close?.();
      expect(await textAt(head, 'a')).toBe('1');
    });
  });
}

const stale = { code: 'E_STALE_HEAD' };
