import { beforeEach, describe, expect, it } from 'vitest';
import type { Branch, LoggedCommit } from '../../src/history/branch/branch.ts';
import { change } from '../support/git-branch.ts';

/** The contract of an implementation that can stream its files or its log. */
export function branchStreamsContract(name: string, create: () => Promise<{ readonly branch: Branch }>): void {
  describe(`${name} streams`, () => {
    let branch: Branch;

    beforeEach(async () => {
      ({ branch } = await create());
    });

    describe('streams all its files, where it can', () => {
      beforeEach(({ skip }) => skip(branch.files === undefined));

      it('in the order of their paths, with their bytes', async () => {
        const head = await commit(branch, { 'a/x': '1', 'a/b/c': '2', 'a.b': '3', ab: '4', 'ü/new\nline': '5' });
        expect(await filesIn(branch, head, [''])).toEqual(['a.b 3', 'a/b/c 2', 'a/x 1', 'ab 4', 'ü/new\nline 5']);
      });

      it('only from the requested directories', async () => {
        const head = await commit(branch, { 'a/x': '1', 'ab/x': '2', 'c d/*/x': '3', 'c d/y/x': '4' });
        expect(await filesIn(branch, head, ['a', 'c d/*', 'nowhere'])).toEqual(['a/x 1', 'c d/*/x 3']);
      });

      it('many of them, also to a reader that stops early', async () => {
        const files = Object.fromEntries(
          Array.from({ length: 500 }, (_, n) => [`f${String(n).padStart(3, '0')}`, `${n}`]),
        );
        const head = await commit(branch, files);
        expect(await filesIn(branch, head, [''])).toEqual(
          Object.entries(files).map(([path, text]) => `${path} ${text}`),
        );
        for await (const { path } of branch.files?.(head, ['']) ?? []) {
          expect(path).toBe('f000');
          break;
        }
        expect((await branch.read(head, ['f499'])).size).toBe(1);
      });
    });

    describe('its log, where there is one', () => {
      beforeEach(({ skip }) => skip(branch.log === undefined));

      it('lists the newest commit first, with its changes', async () => {
        const first = await branch.commit(
          change({ 'a/one': '1', 'a/two': '2', b: '3' }),
          'First\n\nPrp: a\n',
          undefined,
        );
        const second = await branch.commit(change({ 'a/one': 'other', c: '4' }, ['b']), 'Second', first);
        const third = await branch.commit(change({ c: '4' }), 'Third, which changes nothing', second);
        const commits = await logged(branch, third);
        expect(commits.map(({ timestamp: _timestamp, ...rest }) => rest)).toEqual([
          { id: third, message: 'Third, which changes nothing', parent: 'commit', changes: [] },
          {
            id: second,
            message: 'Second',
            parent: 'commit',
            changes: [
              { path: 'a/one', status: 'changed' },
              { path: 'b', status: 'removed' },
              { path: 'c', status: 'added' },
            ],
          },
          {
            id: first,
            message: 'First\n\nPrp: a\n',
            parent: 'nothing',
            changes: ['a/one', 'a/two', 'b'].map((path) => ({ path, status: 'added' })),
          },
        ]);
        const times = commits.flatMap(({ timestamp }) => timestamp ?? []);
        expect(times.filter((time) => Math.abs(Date.parse(time) - Date.now()) > 600_000)).toEqual([]);
        expect((await logged(branch, second)).map(({ id }) => id)).toEqual([second, first]);
      });

      it('accepts any path and any message', async () => {
        const paths = ['new\nline', ':100644 M', 'ü "quoted"', ' space ', 'back\\slash'];
        const message = ':100644 100644 0000 0000 M\n\n:x\u0001\n';
        const head = await branch.commit(
          change(Object.fromEntries(paths.map((path) => [path, '1']))),
          message,
          undefined,
        );
        const [only] = await logged(branch, head);
        expect(only?.message).toBe(message);
        expect(only?.changes.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
      });

      it('is read only as far as the reader iterates', async () => {
        let head: string | undefined;
        for (let n = 0; n < 20; n += 1) head = await branch.commit(change({ [`${n}`]: '1' }), `Commit ${n}`, head);
        for await (const { message } of branch.log?.(head ?? '') ?? []) {
          expect(message).toBe('Commit 19');
          break;
        }
        expect(await logged(branch, head ?? '')).toHaveLength(20);
      });
    });
  });
}

async function commit(branch: Branch, files: Readonly<Record<string, string>>): Promise<string> {
  return branch.commit(change(files), 'A commit', await branch.head());
}

async function filesIn(branch: Branch, head: string, directories: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const { path, content } of branch.files?.(head, directories) ?? []) {
    found.push(`${path} ${content instanceof Uint8Array ? Buffer.from(content).toString() : content.code}`);
  }
  return found;
}

async function logged(branch: Branch, head: string): Promise<readonly LoggedCommit[]> {
  const commits: LoggedCommit[] = [];
  for await (const one of branch.log?.(head) ?? []) commits.push(one);
  return commits;
}
