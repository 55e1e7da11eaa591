import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySuggestion } from '../../src/prp/finding.ts';
import { readLines } from '../../src/prp/parse/lines.ts';
import { anyText } from '../support/texts.ts';

describe('a suggestion', () => {
  it.each([
    [
      'in the middle of a line',
      { startLine: 2, startColumn: 3, endColumn: 3 },
      'one\ntwo\r\nthree\n',
      'one\ntw!\r\nthree\n',
    ],
    ['for a whole line, without its ending', { startLine: 2 }, 'one\r\ntwo\r\nthree', 'one\r\n!\r\nthree'],
    ['for several lines', { startLine: 1, endLine: 2 }, 'one\ntwo\nthree\n', '!\nthree\n'],
    ['from column to column', { startLine: 1, endLine: 2, startColumn: 3, endColumn: 2 }, 'one\ntwo\n', 'on!o\n'],
    ['after a byte order mark', { startLine: 1, startColumn: 1, endColumn: 3 }, '\uFEFFone\n', '\uFEFF!\n'],
    ['after characters of two units', { startLine: 1, startColumn: 3, endColumn: 4 }, '🎯ab', '🎯!'],
  ])('takes its place %s', (_where, range, text, mended) => {
    expect(applySuggestion(text, { ...range, suggestion: '!' })).toBe(mended);
  });

  it.each([
    ['a line that is not there', { startLine: 4 }],
    ['a column beyond the line', { startLine: 1, startColumn: 5, endColumn: 6 }],
    ['an end before the start', { startLine: 2, endLine: 1 }],
    ['line zero', { startLine: 0 }],
  ])('has no place in %s', (_where, range) => {
    expect(applySuggestion('one\ntwo\n', { ...range, suggestion: '!' })).toBeUndefined();
  });

  it('is nothing to apply when there is none', () => {
    expect(applySuggestion('one\n', { startLine: 1 })).toBeUndefined();
  });

  it('changes nothing outside its range', () => {
    const place = fc.record({ startLine: fc.integer({ min: 1, max: 5 }), more: fc.nat(3) });
    fc.assert(
      fc.property(anyText, anyText, place, (text, suggestion, { startLine, more }) => {
        const lines = readLines(text);
        const mended = applySuggestion(text, { startLine, endLine: startLine + more, suggestion });
        fc.pre(mended !== undefined);
        const join = (from: number, to?: number) =>
          lines
            .slice(from, to)
            .map((line) => line.text + line.ending)
            .join('');
        const before = join(0, startLine - 1);
        const after = (lines[startLine + more - 1]?.ending ?? '') + join(startLine + more);
        const mark = startLine === 1 ? (/^\uFEFF*/.exec(text)?.[0] ?? '') : '';
        expect(mended).toBe(before + mark + suggestion + after);
      }),
    );
  });
});
