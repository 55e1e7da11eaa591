import { describe, expect, it } from 'vitest';
import { type Branch, staleHeadError } from '../../src/history/branch/branch.ts';
import { History } from '../../src/history/history.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition } from '../support/addition.ts';

const prp = 'PRPs/user-api.md';

/** A branch where another writer wins the first `times` times. */
function contested(times: number): { readonly branch: Branch; readonly others: History } {
  const inner = memoryBranch();
  const others = new History(inner);
  let left = times;
  const branch: Branch = {
    ...inner,
    async commit(change, message, expectedHead) {
      if (left === 0) return inner.commit(change, message, expectedHead);
      left -= 1;
      await others.append([addition(`theirs ${left}`)]);
      throw staleHeadError(expectedHead, await inner.head());
    },
  };
  return { branch, others };
}

describe('a history with faster competitors', () => {
  it.each(Array.from({ length: 12 }, (_, n) => n))('saves after %d conflicts', async (times) => {
    const { branch, others } = contested(times);
    const history = new History(branch, { sleep: async () => {} });
    const [saved] = await history.append([addition('ours')]);
    expect(saved).toMatchObject({ created: true, version: { memento: { sequence: times + 1 } } });
    expect(await others.list(prp)).toHaveLength(times + 1);
  });

  it('gives up after twelve attempts, and changes nothing', async () => {
    const { branch, others } = contested(100);
    const history = new History(branch, { sleep: async () => {} });
    await expect(history.append([addition('ours')])).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await others.list(prp)).toHaveLength(12);
  });

  it('pauses for a random time below a bound that doubles', async () => {
    const pauses: number[] = [];
    const sleep = async (milliseconds: number) => pauses.push(milliseconds);
    const history = new History(contested(11).branch, { sleep, random: () => 0.5 });
    await history.append([addition('ours')]);
    expect(pauses).toEqual([25, 50, 100, 200, 400, 800, 1000, 1000, 1000, 1000, 1000]);
  });
});
