import { beforeEach, describe, expect, it } from 'vitest';
import type { Branch } from '../../src/history/branch/branch.ts';
import { change } from '../support/git-branch.ts';
import type { BranchUnderTest } from './branch.ts';

/** The contract of a branch with `squash`. `create` returns a branch that does not exist yet. */
export function replacingContract(name: string, create: () => Promise<BranchUnderTest>): void {
  describe(`${name} squashing all commits to one`, () => {
    let branch: Branch;
    let other: Branch;
    let messageOf: BranchUnderTest['messageOf'];

    beforeEach(async () => {
      ({ branch, other, messageOf } = await create());
    });

    async function commit(files: Readonly<Record<string, string>>, remove: readonly string[] = []): Promise<string> {
      return branch.commit(change(files, remove), 'A commit', await branch.head());
    }

    async function replaced(message: string, head: string): Promise<string> {
      if (branch.squash === undefined) throw new Error('It cannot replace its commits.');
      return branch.squash(message, head);
    }

    async function textAt(head: string, path: string): Promise<string> {
      return Buffer.from((await branch.read(head, [path])).get(path) ?? []).toString();
    }

    async function namesIn(head: string): Promise<string[]> {
      return (await branch.list(head, '')).map(({ name: entry }) => entry);
    }

    it('keeps the files, and no older commits', async () => {
      await commit({ 'a/b': 'old', gone: 'here' });
      const before = await commit({ 'a/b': 'new', 'ü c/d': '2' }, ['gone']);
      const head = await replaced('prp: compact\n\nPrp-Action: compact\n', before);
      expect(head).not.toBe(before);
      expect(await branch.head()).toBe(head);
      expect(await other.head()).toBe(head);
      expect(await namesIn(head)).toEqual(['a', 'ü c']);
      expect(await textAt(head, 'a/b')).toBe('new');
      expect(await messageOf(head)).toBe('prp: compact\n\nPrp-Action: compact\n');
      const log: string[] = [];
      for await (const { id, parent: below } of branch.log?.(head) ?? []) log.push(`${id} ${below}`);
      expect(log).toEqual([`${head} nothing`]);
    });

    it('accepts further commits on top', async () => {
      const head = await replaced('One', await commit({ a: '1' }));
      const next = await other.commit(change({ b: '2' }), 'Next', head);
      expect(await branch.head()).toBe(next);
      expect(await namesIn(next)).toEqual(['a', 'b']);
    });

    it('is refused, and changes nothing, when the branch has another head', async () => {
      const first = await commit({ a: '1' });
      const theirs = await other.commit(change({ a: '2' }), 'Theirs', first);
      await expect(replaced('Late', first)).rejects.toMatchObject(stale);
      expect(await branch.head()).toBe(theirs);
    });

    it('refuses commits that were made for the former head', async () => {
      const before = await commit({ a: '1' });
      const head = await replaced('One', before);
      await expect(other.commit(change({ b: '2' }), 'Late', before)).rejects.toMatchObject(stale);
      expect(await branch.head()).toBe(head);
    });
  });
}

const stale = { code: 'E_STALE_HEAD' };
