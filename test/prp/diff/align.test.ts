import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestIncreasing } from '../../../src/prp/diff/align.ts';

/** The length by the obvious quadratic way. */
function expectedLength(values: readonly number[]): number {
  const best: number[] = [];
  for (const [index, value] of values.entries()) {
    const shorter = best.filter((_, earlier) => (values[earlier] ?? 0) < value);
    best[index] = 1 + Math.max(0, ...shorter);
  }
  return Math.max(0, ...best);
}

describe('the longest rising subsequence', () => {
  it('rises, in order, and none is longer', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 40 }), (values) => {
        const indexes = longestIncreasing(values);
        expect(indexes).toHaveLength(expectedLength(values));
        for (const [place, index] of indexes.entries()) {
          const next = indexes[place + 1];
          if (next === undefined) continue;
          expect(next).toBeGreaterThan(index);
          expect(values[next]).toBeGreaterThan(values[index] ?? 0);
        }
      }),
    );
  });
});
