import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptText } from '../../src/report/excerpt.ts';

const plainText = (_style: string, text: string) => text;

function shown(text: string, column: number, length: number, line = 3): readonly string[] {
  return excerptText({ line, column, length, text }, plainText).split('\n');
}

describe('excerptText', () => {
  it('marks a word below its line', () => {
    expect(shown('comands: []', 1, 7)).toEqual(['  3 | comands: []', '    | ^^^^^^^']);
    expect(shown('  env: rsut', 8, 4, 12)).toEqual(['  12 |   env: rsut', '     |        ^^^^']);
  });

  it('keeps the mark below the word after tabs, escaped and wide characters', () => {
    expect(shown('\ta: b', 5, 1)).toEqual(['  3 |  a: b', '    |     ^']);
    expect(shown('a\u001B[2J: b', 8, 1)).toEqual([String.raw`  3 | a\u{1b}[2J: b`, '    |             ^']);
    expect(shown('目標: b', 5, 1)).toEqual(['  3 | 目標: b', '    |       ^']);
  });

  it('shows the part of a long line that has the mark', () => {
    const [line = '', mark = ''] = shown(`${'x'.repeat(200)}wrong${'y'.repeat(200)}`, 201, 5);
    expect(line).toMatch(/^ {2}3 \| …x{38,40}wrongy+…$/);
    expect(line.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('wrong');
  });

  it('has two short lines without control characters, whatever the line holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(420), fc.nat(420), (text, column, length) => {
        const lines = shown(text, column + 1, length + 1);
        expect(lines).toHaveLength(2);
        for (const one of lines) {
          expect(one.length).toBeLessThan(220);
          expect(one).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
