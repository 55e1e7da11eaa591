import { describe, expect, it } from 'vitest';
import { plural } from '../../src/base/plural.ts';
import { colourless, duration, plain, wrap } from '../../src/report/paint.ts';
import { shellCommand } from '../../src/report/pasteable-command.ts';

describe('plain', () => {
  it('leaves text of any script alone', () => {
    expect(plain('Grüße, 日本語, עברית, 🎉')).toBe('Grüße, 日本語, עברית, 🎉');
  });

  it('shows characters that move the cursor, reorder or hide text', () => {
    expect(plain('a\u001B[2Jb\r\n\u202Ec\u200Bd\uFEFF')).toBe(
      String.raw`a\u{1b}[2Jb\u{d}\u{a}\u{202e}c\u{200b}d\u{feff}`,
    );
  });
});

describe('a text that a CI run reads as a command', () => {
  it.each([
    ['::error::x', String.raw`\u{3a}:error::x`],
    ['  ::stop-commands::x', String.raw`  \u{3a}:stop-commands::x`],
    ['a ##[add-mask]b', String.raw`a #\u{23}[add-mask]b`],
    ['##vso[task.complete]', String.raw`#\u{23}vso[task.complete]`],
  ])('is made visible: %s', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  it.each(['std::vector', '## Goal', '### [link](x)', 'a::b ::c', '#[derive(Debug)]'])('is not %s', (text) => {
    expect(plain(text)).toBe(text);
  });
});

describe('colourless', () => {
  it('drops colours and cursor movements, and nothing else', () => {
    const output = '\u001B[1;31mred\u001B[0m \u001B[38:5:1mx\u001B[2K\u009B0m\t[a] [1m]\n[b]';
    expect(colourless(output)).toBe('red x\u009B0m\t[a] [1m]\n[b]');
  });
});

describe('duration and plural', () => {
  it.each([
    [0.4, '0 ms'],
    [999, '999 ms'],
    [1_000, '1.0 s'],
    [59_949, '59.9 s'],
    [125_000, '2 min 5 s'],
  ])('%d ms is %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('counts', () => {
    expect([plural(0, 'gate'), plural(1, 'gate'), plural(2, 'gate')]).toEqual(['0 gates', '1 gate', '2 gates']);
  });
});

describe('shellCommand', () => {
  it.each([
    [['prp', 'diff', 'PRPs/a.md'], 'prp diff PRPs/a.md'],
    [['prp', 'show', "it's"], String.raw`prp show 'it'\''s'`],
    [['prp', 'save', 'a b', '$(x)', '*'], "prp save 'a b' '$(x)' '*'"],
    [['prp', 'save', ''], "prp save ''"],
    [['prp', 'save', '--force', '-x y'], "prp save --force '-x y'"],
    [['prp', 'diff', "\u001B[2J\u202Eit's\\.md"], String.raw`prp diff $'\x1b[2J\u202eit\'s\\.md'`],
  ])('quotes %j for a shell', (words, line) => {
    expect(shellCommand(...words)).toBe(line);
  });
});

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  });

  it('keeps a long word whole', () => {
    expect(wrap('see src/a/very/long/path.ts there', 10)).toEqual(['see', 'src/a/very/long/path.ts', 'there']);
  });

  it('starts no line with a command to a CI run', () => {
    expect(wrap('one two ::stop-commands::x three', 7)).toEqual(['one two ::stop-commands::x', 'three']);
  });

  it('has one line for nothing', () => {
    expect(wrap('', 80)).toEqual(['']);
  });
});
