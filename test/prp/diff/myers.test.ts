import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchEdits } from '../../../src/prp/diff/myers.ts';

const symbols = fc.array(fc.nat(3), { maxLength: 40 });

const lengthOfLongestCommon = (before: readonly number[], after: readonly number[]): number => {
  let row = after.map(() => 0);
  for (const symbol of before) {
    let diagonal = 0;
    let left = 0;
    row = row.map((up, index) => {
      const here = symbol === after[index] ? diagonal + 1 : Math.max(up, left);
      diagonal = up;
      left = here;
      return here;
    });
  }
  return row.at(-1) ?? 0;
};

function search(before: readonly number[], after: readonly number[], maxEdits: number) {
  const kept: [number, number][] = [];
  const exact = searchEdits(Int32Array.from(before), Int32Array.from(after), maxEdits, (x, y) => kept.push([x, y]));
  return { exact, kept: kept.toSorted(([x], [other]) => x - other) };
}

describe('the search for a shortest edit script', () => {
  it('keeps as much as can be kept when it may search long enough', () => {
    fc.assert(
      fc.property(symbols, symbols, (before, after) => {
        const { exact, kept } = search(before, after, before.length + after.length);
        expect(exact).toBe(true);
        expect(kept).toHaveLength(lengthOfLongestCommon(before, after));
      }),
    );
  });

  it('keeps equal elements in order, each once, at any bound', () => {
    fc.assert(
      fc.property(symbols, symbols, fc.nat(20), (before, after, maxEdits) => {
        let last: readonly [number, number] = [-1, -1];
        for (const [x, y] of search(before, after, maxEdits).kept) {
          expect(before[x]).toBe(after[y]);
          expect(x).toBeGreaterThan(last[0]);
          expect(y).toBeGreaterThan(last[1]);
          last = [x, y];
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says that the script may not be a shortest one exactly when one window was not enough', () => {
    expect(search([1, 2, 3], [3, 2, 1], 4).exact).toBe(true);
    expect(search([1, 2, 3], [3, 2, 1], 3).exact).toBe(false);
  });
});
