import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/base/nearest-name.ts';

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

  it('is soon found not to be there, however long it is', () => {
    expect(nearestName('a'.repeat(100_000), ['b'.repeat(100_000)])).toBeUndefined();
  });
});
