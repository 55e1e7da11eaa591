import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/prp/diff/word-diff.ts';
import { pairItems } from '../../../src/prp/diff/pairing.ts';

const pair = (before: readonly string[], after: readonly string[]) =>
  pairItems(before, after, { keyOf: (item) => item, featuresOf: (item) => wordsOf(item), atLeast: 0.5 });

const items = fc.array(fc.constantFrom('red box', 'red ball', 'blue ball', 'green tree', 'blue sky'), {
  maxLength: 12,
});

const many = (word: string) => Array.from({ length: 1000 }, (_, index) => `item ${index} of the list ${word}`);

describe('items of two lists', () => {
  it('are paired when alike, the most alike first', () => {
    expect(pair(['a red box', 'a blue ball'], ['a blue ball, large', 'a red and blue box'])).toEqual({
      changed: [
        { before: 'a blue ball', after: 'a blue ball, large' },
        { before: 'a red box', after: 'a red and blue box' },
      ],
      removed: [],
      added: [],
      exact: true,
    });
  });

  it('are removed and added when nothing is alike', () => {
    expect(pair(['red box'], ['green tree'])).toMatchObject({
      changed: [],
      removed: ['red box'],
      added: ['green tree'],
    });
  });

  it('are neither removed nor added while a copy stays', () => {
    expect(pair(['red box', 'red box'], ['red box'])).toMatchObject({ changed: [], removed: [], added: [] });
    expect(pair(['red box'], ['red box', 'red box'])).toMatchObject({ changed: [], removed: [], added: [] });
  });

  it('take part once, and only unmatched ones are reported', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const { changed, removed, added } = pair(before, after);
        for (const item of removed) expect(after).not.toContain(item);
        for (const item of added) expect(before).not.toContain(item);
        for (const change of changed) expect(change.before).not.toBe(change.after);
        expect(changed.length + removed.length).toBeLessThanOrEqual(before.length);
        expect(changed.length + added.length).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  it('of long lists are compared with those nearest to their place, which is said', () => {
    const { changed, exact } = pair(many('before'), many('after'));
    expect(exact).toBe(false);
    expect(changed).toHaveLength(1000);
    expect(changed[999]).toEqual({ before: 'item 999 of the list before', after: 'item 999 of the list after' });
  });
});
