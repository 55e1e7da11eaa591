import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPrpBytes, readText } from '../../src/prp/decode.ts';

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
    ['on the first line', [0x61, 0xff], 1],
    ['on a later line', [0x61, 0x0a, 0xc3, 0xa9, 0x0a, 0xc3, 0x0a], 3],
    ['at the end', [0x0a, 0x0a, 0xe2, 0x82], 3],
    ['as a surrogate', [0xed, 0xa0, 0x80], 1],
  ])('names the line of a byte that is not UTF-8 %s', (_where, bytes, line) => {
    expect(read(Uint8Array.from(bytes))).toEqual({
      problem: 'not-utf8',
      line,
      message: `PRPs/a.md is not UTF-8 on line ${line}.`,
    });
  });

  it('knows a binary file by a NUL near its start', () => {
    expect(read(Buffer.from('a\0b'))).toMatchObject({ problem: 'binary' });
    expect(read(Buffer.from(`${'a'.repeat(7_999)}\0`))).toMatchObject({ problem: 'binary' });
    expect(read(Buffer.from(`${'a'.repeat(8_000)}\0`))).toHaveProperty('text');
  });

  it('reads up to its limit and no further', () => {
    expect(read(Buffer.alloc(maxPrpBytes, 'a'))).toHaveProperty('text');
    expect(read(Buffer.alloc(maxPrpBytes + 1, 'a'))).toEqual({
      problem: 'too-large',
      message: 'PRPs/a.md has 10485761 bytes; at most 10485760 are read.',
    });
  });
});
