import { describe, expect, it } from 'vitest';
import { excessIn, excessOf } from '../../../src/prp/parse/excess.ts';

describe('lines of a document', () => {
  it.each([
    ['feeds alone', '\n'],
    ['feeds after returns', '\r\n'],
    ['returns alone', '\r'],
    ['some words each', 'some words\n'],
  ])('%s: 20,000 are read, and one more is too much', (_case, line) => {
    expect(excessOf(Buffer.from(line.repeat(20_000)))).toBeUndefined();
    expect(excessOf(Buffer.from(`${line.repeat(20_000)}x`))).toBe('20,001 lines');
    expect(excessOf(Buffer.from(`${'x'.repeat(30_000)}\n${line.repeat(20_000)}`))).toBe('20,001 lines');
  });
});

describe('levels of a document', () => {
  it.each([
    ['quotes', '>'],
    ['quotes with spaces', '> '],
    ['lists', '- '],
    ['quotes after a return', '\r>'],
  ])('%s: 100 are read, and one more is too much', (_case, mark) => {
    const lead = mark.startsWith('\r') ? 'text\r' : 'text\n';
    const level = mark.replace('\r', '');
    expect(excessIn(`${lead}${level.repeat(100)}a\n`)).toBeUndefined();
    expect(excessIn(`${lead}${level.repeat(101)}a\n`)).toBe('lists or quotes more than 100 deep');
  });

  it('are none in the middle of a line', () => {
    expect(excessIn(`a ${'>'.repeat(200)}\n`)).toBeUndefined();
  });
});
