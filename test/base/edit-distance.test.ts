import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/base/edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['', 'ab', 2],
    ['kitten', 'sitten', 1],
    ['branch', 'branh', 1],
    ['goal', 'gaol', 2],
    ['goal', 'validation', Infinity],
  ])('from %j to %j is %d', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  it('is the same both ways, and at most as many as letters were changed', () => {
    const words = fc.tuple(fc.string(), fc.string(), fc.nat(4));
    fc.assert(
      fc.property(words, ([a, b, limit]) => {
        expect(editDistance(a, b, limit)).toBe(editDistance(b, a, limit));
        expect(editDistance(a, `${a}${b.slice(0, limit)}`, limit)).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
