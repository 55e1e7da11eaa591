import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type WordDiff } from '../../../src/prp/diff/word-diff.ts';

/** As `git diff --word-diff` writes it. */
const shown = ({ segments }: WordDiff): string =>
  segments
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

const side = ({ segments }: WordDiff, kind: 'removed' | 'added'): string =>
  segments
    .filter((segment) => segment.kind === 'same' || segment.kind === kind)
    .map(({ text }) => text)
    .join('');

const prose = fc
  .array(
    fc.constantFrom('the', 'user', 'must', 'log', 'in', ' ', ' ', ' ', '\n', ', ', '.', '名前', '👩‍💻', 'é', '`x`'),
    {
      maxLength: 40,
    },
  )
  .map((words) => words.join(''));
const texts = fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 60 }));

describe('word highlights', () => {
  it('hold both texts, for any texts', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom(10, 50_000), (before, after, maxLength) => {
        const diff = diffWords(before, after, { maxLength });
        expect(side(diff, 'removed')).toBe(before);
        expect(side(diff, 'added')).toBe(after);
        expect(diff.segments.every(({ text }) => text !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a word', 'Users must log in.', 'Users should log in.', 'Users [-must-]{+should+} log in.'],
    ['a number', 'within 200 ms', 'within 2000 ms', 'within [-200-]{+2000+} ms'],
    ['punctuation', 'Fast, small.', 'Fast; small.', 'Fast[-,-]{+;+} small.'],
    ['an addition', 'All tests pass', 'All unit tests pass', 'All {+unit +}tests pass'],
    ['neighbouring words as one', 'an old red box here', 'an new blue box here', 'an [-old red-]{+new blue+} box here'],
    ['lines apart', 'one a\ntwo a', 'one b\ntwo b', 'one [-a-]{+b+}\ntwo [-a-]{+b+}'],
    [
      'a character of a script without spaces',
      '利用者は必ず登録する',
      '利用者は任意で登録する',
      '利用者は[-必ず-]{+任意で+}登録する',
    ],
    ['a whole accented word', 'café noir', 'cafés noir', '[-café-]{+cafés+} noir'],
  ])('show %s', (_, before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it('replace the whole when hardly anything stays', () => {
    const diff = diffWords('Write the report, and send it.', 'A server, which never answers.');
    expect(shown(diff)).toBe('[-Write the report, and send it.-]{+A server, which never answers.+}');
    expect(diff.compared).toBe(true);
  });

  it('replace the whole, and report it, when the texts are too long to compare', () => {
    const long = 'word '.repeat(20_000);
    expect(diffWords(long, `${long}end`)).toEqual({
      compared: false,
      segments: [
        { kind: 'removed', text: long },
        { kind: 'added', text: `${long}end` },
      ],
    });
  });

  it('never split a character in two', () => {
    expect(diffWords('a 😀 b c', 'a 😁 b c').segments).toContainEqual({ kind: 'removed', text: '😀' });
  });
});
