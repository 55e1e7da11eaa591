import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../src/base/nearest-name.ts';

describe('the nearest name', () => {
  it.each([
    ['lastest', 'latest'],
    ['LATEST', 'latest'],
    ['previos', 'previous'],
    ['last-pasing', 'last-passing'],
    ['v12', undefined],
    ['zz', undefined],
    ['something-else', undefined],
  ])('to %s is %s', (typed, name) => {
    expect(nearestName(typed, ['latest', 'previous', 'last-passing', 'ab'])).toBe(name);
  });

  it('is the first of those that are equally near', () => {
    expect(nearestName('teest', ['best', 'test', 'tests'])).toBe('test');
    expect(nearestName('rest', ['best', 'test'])).toBe('best');
  });

  it('rejects a long word quickly', () => {
    expect(nearestName('a'.repeat(100_000), ['b'.repeat(100_000)])).toBeUndefined();
  });
});

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
