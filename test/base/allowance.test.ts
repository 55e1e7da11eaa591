import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowance } from '../../src/base/allowance.ts';

describe('an allowance', () => {
  it('is kept, and everything is done, in the order it came', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.record({ share: fc.integer({ min: 0, max: 30 }), turns: fc.nat(4), fails: fc.boolean() })),
        async (total, works) => {
          const within = allowance(total);
          const begun: number[] = [];
          const atWork: number[] = [];
          let tooMuch = false;
          const done = works.map(({ share, turns, fails }, index) =>
            within(share, async () => {
              begun.push(index);
              atWork.push(share);
              const sum = atWork.reduce((all, one) => all + one, 0);
              tooMuch ||= sum > total && atWork.filter((one) => one > 0).length > 1;
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
              atWork.splice(atWork.indexOf(share), 1);
              if (fails) throw new Error('It failed.');
              return index;
            }),
          );
          const settled = await Promise.allSettled(done);
          expect(settled.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails));
          expect(begun).toEqual(works.map((_, index) => index));
          expect(tooMuch).toBe(false);
        },
      ),
    );
  });
});
