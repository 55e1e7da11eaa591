import { describe, expect, it } from 'vitest';
import { wrap } from '../../src/report/wrap.ts';

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps a long word whole', () => {
    expect(wrap('see src/a/very/long/path.ts there', 10)).toEqual(['see', 'src/a/very/long/path.ts', 'there']);
  });

  it('starts no line with what a CI run takes for a command', () => {
    expect(wrap('one two ::stop-commands::x three', 7)).toEqual(['one two ::stop-commands::x', 'three']);
  });

  it('has one line for nothing', () => {
    expect(wrap('', 80)).toEqual(['']);
  });
});
