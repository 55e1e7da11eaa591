import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gitQuote, quoteLine, shellQuote, shorten } from '../../src/base/quote.ts';

describe('shorten', () => {
  it('keeps a text of the length that fits', () => {
    expect(shorten('12345', 5)).toBe('12345');
  });

  it('cuts a longer text and marks the cut', () => {
    expect(shorten('123456', 5)).toBe('1234…');
  });

  it('never splits a surrogate pair', () => {
    expect(shorten('abc😀def', 5)).toBe('abc…');
  });
});

it('quotes the first line of a text', () => {
  expect(quoteLine(`${'a'.repeat(90)}\nb`)).toBe(`\`${'a'.repeat(79)}…\``);
});

it.each(["it's", '$(id)', '`id`', 'a\nb', '\\', '-n', ''])('quotes %j as one word of a shell', (word) => {
  expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellQuote(word)}`]).toString()).toBe(word);
});

it('quotes a path for the input of Git', () => {
  expect(gitQuote('a"b\\c\nd')).toBe(String.raw`"a\"b\\c\nd"`);
});
