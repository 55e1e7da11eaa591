import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tail } from '../../src/system/tail.ts';

function keptOf(limit: number, ...chunks: readonly string[]): string {
  const { add, text } = tail(limit);
  for (const chunk of chunks) add(Buffer.from(chunk));
  return text();
}

describe('the end of an output', () => {
  it('is all of it when there is no more', () => {
    expect(keptOf(8, 'one\n', 'two\n')).toBe('one\ntwo\n');
  });

  it('begins with a whole line, and says how many are left out', () => {
    expect(keptOf(10, 'one\n', 'two\n', '\u001B[31mthree\n', 'four\n')).toBe('… 3 lines before\nfour\n');
    expect(keptOf(9, 'one\ntwo\nfour\n')).toBe('… 1 line before\ntwo\nfour\n');
  });

  it('begins inside a line above the limit, with a whole character', () => {
    expect(keptOf(4, 'one\n', 'abcdefgh')).toBe('… 1 line before\n…efgh');
    expect(keptOf(4, 'ab→→')).toBe('…→');
  });

  it('counts every line, in chunks of any size', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z\n]{0,9}$/)), fc.integer({ min: 9, max: 30 }), (chunks, limit) => {
        const whole = chunks.join('');
        const [, count = '0', shown = ''] =
          /^(?:… (\d+) lines? before\n)?…?([^]*)$/.exec(keptOf(limit, ...chunks)) ?? [];
        expect(whole.endsWith(shown)).toBe(true);
        const before = whole.slice(0, whole.length - shown.length);
        expect(before.split('\n')).toHaveLength(Number(count) + 1);
      }),
    );
  });
});
