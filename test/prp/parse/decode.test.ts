import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPrp } from '../../../src/base/limits.ts';
import { excessIn, excessOf, readText } from '../../../src/prp/parse/decode.ts';

const read = (bytes: Uint8Array) => readText(bytes, 'PRPs/a.md');

describe('readText', () => {
  it('gives the text whose bytes they are, byte order mark and all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (body, marked) => {
        const text = (marked ? '\uFEFF' : '') + body.replaceAll('\0', '');
        expect(read(Buffer.from(text))).toEqual({ text });
      }),
    );
  });

  it.each([
    ['on the first line', [0x61, 0xff], 1, 2],
    ['on a later line', [0x61, 0x0a, 0xc3, 0xa9, 0x0a, 0xc3, 0x0a], 3, 1],
    ['at the end', [0x0a, 0x0a, 0xe2, 0x82], 3, 1],
    ['as a surrogate', [0xed, 0xa0, 0x80], 1, 1],
    ['after a replacement character', [0xef, 0xbf, 0xbd, 0xff], 1, 2],
    ['after a character of two code units', [0xf0, 0x9f, 0x98, 0x80, 0xff], 1, 3],
    ['after a byte order mark', [0xef, 0xbb, 0xbf, 0xff], 1, 2],
  ])('names the place of a byte that is not UTF-8 %s', (_where, bytes, line, column) => {
    expect(read(Uint8Array.from(bytes))).toEqual({
      problem: 'not-utf8',
      place: { line, column },
      message: `PRPs/a.md is not UTF-8 on line ${line}.`,
    });
  });

  it('finds the first of them, after any other bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const before = body.replaceAll('\0', '');
        const lines = before.split('\n');
        const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
        expect(read(Buffer.concat([Buffer.from(before), Buffer.of(0xff)]))).toMatchObject({ place });
      }),
    );
  });

  it.each([
    ['little', [0xff, 0xfe, 0x61, 0x00]],
    ['big', [0xfe, 0xff, 0x00, 0x61]],
  ])('knows UTF-16 by its byte order mark, %s end first', (_order, bytes) => {
    expect(read(Uint8Array.from(bytes))).toEqual({
      problem: 'not-utf8',
      encoding: 'UTF-16',
      message: 'PRPs/a.md is UTF-16, not UTF-8: save it as UTF-8.',
    });
  });

  it('knows a binary file by a NUL near its start', () => {
    expect(read(Buffer.from('a\0b'))).toMatchObject({ problem: 'binary' });
    expect(read(Buffer.from(`${'a'.repeat(7_999)}\0`))).toMatchObject({ problem: 'binary' });
    expect(read(Buffer.from(`${'a'.repeat(8_000)}\0`))).toHaveProperty('text');
  });

  it('reads up to its limit and no further', () => {
    expect(read(Buffer.alloc(maxPrp.bytes, 'a'))).toHaveProperty('text');
    expect(read(Buffer.alloc(maxPrp.bytes + 1, 'a'))).toEqual({
      problem: 'too-large',
      excess: '1.1 MiB',
      message: 'PRPs/a.md has 1.1 MiB; a PRP may have 1 MiB and 20,000 lines.',
    });
  });

  it.each([
    ['line feeds', '\n'],
    ['both', '\r\n'],
    ['carriage returns', '\r'],
  ])('reads as many lines as it may, ended by %s', (_, ending) => {
    const most = `#${ending}`.repeat(maxPrp.lines);
    expect(read(Buffer.from(most))).toHaveProperty('text');
    expect(read(Buffer.from(`${most}#`))).toMatchObject({ problem: 'too-large', excess: '20,001 lines' });
  });

  it.each([
    ['quotes', '> '.repeat(100), '> '.repeat(101)],
    ['quotes without spaces', '>'.repeat(100), '>'.repeat(101)],
    ['lists in a line', '- '.repeat(100), '- * + '.repeat(34)],
    ['lists far in', `${' '.repeat(190)}- `, `${' '.repeat(210)}- `],
    ['lists behind tabs', `${'\t'.repeat(48)}- `, `${'\t'.repeat(52)}* `],
  ])('reads %s as deep as they may be', (_, deep, tooDeep) => {
    expect(read(Buffer.from(`# A\n\n${deep}x\n`))).toHaveProperty('text');
    expect(read(Buffer.from(`# A\n\n${tooDeep}x\n`))).toMatchObject({
      problem: 'too-large',
      message: 'PRPs/a.md has lists or quotes more than 100 deep; a PRP may have 1 MiB and 20,000 lines.',
    });
  });

  it('counts no rule, table or drawing as a list', () => {
    const lines = ['-'.repeat(500), '* '.repeat(40), `${' '.repeat(1_000)}+---+`, `|${' '.repeat(900)}- |`];
    expect(read(Buffer.from(lines.join('\n')))).toHaveProperty('text');
  });
});

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
