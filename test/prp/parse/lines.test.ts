import { describe, expect, it } from 'vitest';
import { firstLetter, indentOf, maxStructureLength, readLines, structuralTexts } from '../../../src/prp/parse/lines.ts';

describe('readLines', () => {
  it('keeps each line with its own ending', () => {
    expect(readLines('a\r\nb\n\rc')).toEqual([
      { text: 'a', ending: '\r\n' },
      { text: 'b', ending: '\n' },
      { text: '', ending: '\r' },
      { text: 'c', ending: '' },
    ]);
  });

  it('has no line after the last ending, and none in nothing', () => {
    expect(readLines('a\n')).toHaveLength(1);
    expect(readLines('')).toHaveLength(0);
  });

  it.each(['\u0085', '\u2028', '\u2029', '\v', '\f'])('takes %j for text', (character) => {
    expect(readLines(`a${character}b`)).toHaveLength(1);
  });
});

describe('structuralTexts', () => {
  it('drops byte order marks at the start and white space at line ends', () => {
    expect(structuralTexts(readLines('\uFEFF\uFEFF# a \t\n  b\u00A0\n'))).toEqual(['# a', '  b']);
  });

  it('bounds the length of a line', () => {
    expect(structuralTexts(readLines('x'.repeat(10_000)))[0]).toHaveLength(maxStructureLength);
  });
});

describe('indentOf', () => {
  it.each([
    ['a', 0],
    ['   a', 3],
    ['\ta', 4],
    ['  \ta', 4],
    ['', 0],
  ])('of %j is %i', (text, indent) => {
    expect(indentOf(text)).toBe(indent);
  });
});

describe('firstLetter', () => {
  it.each([
    ['Goal', 0],
    ['## 📋 Goal', 6],
    ['7 tasks', 0],
    ['— École', 2],
    ['🔲🔲 ٣', 5],
    ['𝒜 letter outside the basic plane', 0],
    ['📋 ✅', 4],
    ['', 0],
  ])('of %j is at %d', (text, at) => {
    expect(firstLetter(text)).toBe(at);
  });

  it('lets other characters count', () => {
    expect(firstLetter('- [ACTION] path')).toBe(3);
    expect(firstLetter('- [ACTION] path', '[')).toBe(2);
  });
});
