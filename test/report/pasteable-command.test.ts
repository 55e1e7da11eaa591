import { describe, expect, it } from 'vitest';
import { slashLine } from '../../src/report/pasteable-command.ts';

describe('a command to paste', () => {
  it.each([
    [['rollback', 'PRPs/a.md', 'v3', '--expect', '0123456'], '/prp rollback PRPs/a.md v3 --expect 0123456'],
    [['list', 'PRPs/user api.md'], '/prp list "PRPs/user api.md"'],
    [['list', '--force'], '/prp list "--force"'],
    [['list', '-x.md'], '/prp list "-x.md"'],
    [['list', 'a"b\\c.md'], '/prp list "a\\"b\\\\c.md"'],
    [['list', "it's.md"], '/prp list "it\'s.md"'],
  ])('quotes %j for the parser', (words, line) => {
    expect(slashLine(...words)).toBe(line);
  });

  it.each(['a\nb.md', 'a\u202Eb.md', 'a\u00A0b.md', 'a\u00ADb.md', 'a\u{E0041}.md'])('is not made of %j', (path) => {
    expect(slashLine('list', path)).toBeUndefined();
  });
});
