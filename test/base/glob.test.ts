import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globProblem, readGlob } from '../../src/base/glob.ts';

const piece = fc.constantFrom(
  'a',
  'b',
  'ab',
  '.',
  'md',
  '*',
  '?',
  '[ab]',
  '[!a]',
  '[a-c]',
  '{a,b}',
  '{a,b*}',
  '{1..3}',
  '-',
  '2',
);
const part = fc.oneof(
  { weight: 2, arbitrary: fc.constant('**') },
  { weight: 5, arbitrary: fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => all.join('')) },
);
const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((all) => all.join('/'));
const name = fc
  .array(fc.constantFrom('a', 'b', 'ab', '.', 'md', '2', '-', 'c'), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(''))
  .filter((all) => !/^\.+$/.test(all));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((all) => all.join('/'));

describe('a glob', () => {
  it('matches as those of Node do', () => {
    fc.assert(
      fc.property(pattern, path, (glob, one) => {
        fc.pre(globProblem(glob) === undefined && !/(^|\/)\.+(\/|$)/.test(glob));
        expect([glob, one, readGlob(glob)(one)]).toEqual([glob, one, posix.matchesGlob(one, glob)]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['PRPs/**/*.md', 'PRPs/a.md', true],
    ['PRPs/**/*.md', 'PRPs/a/b/c.md', true],
    ['PRPs/**/*.md', 'PRPs/.a/b.md', false],
    ['.claude/PRPs/**/*.md', '.claude/PRPs/a.md', true],
    ['**/README.md', 'README.md', true],
    ['PRPs/**', 'PRPs', false],
    ['*.md', '.md', false],
    ['PRPs/{a,b{1..2}}.md', 'PRPs/b2.md', true],
    ['{08..11}.md', '09.md', true],
    ['{a}.md', '{a}.md', true],
    ['a[.md', 'a[.md', true],
    ['[]a].md', '].md', true],
    ['./a/*', 'a/b', true],
    ['/a/*', 'a/b', false],
    ['PRPs/A.md', 'PRPs/a.md', false],
  ])('%s on %s: %s', (glob, one, expected) => {
    expect(readGlob(glob)(one)).toBe(expected);
  });

  it.each([
    ['stars', `${'*a'.repeat(200)}b`, 'a'.repeat(4_000)],
    ['sets', `${'[a-z]*'.repeat(80)}1`, 'a'.repeat(4_000)],
    ['directories', `${'**/a/'.repeat(100)}b`, 'a/'.repeat(2_000)],
  ])('of many %s is no riddle', (_, glob, one) => {
    expect(readGlob(glob)(one)).toBe(false);
  });
});

describe('a glob that is refused', () => {
  it.each([
    ['a'.repeat(513), '513 characters'],
    ['{a,b}'.repeat(30), 'more than 100 patterns'],
    ['{1..100000000}', 'more than 100 patterns'],
    [`${'{a,'.repeat(90)}b${'}'.repeat(90)}${'{a,b}'.repeat(10)}`, 'more than 100 patterns'],
    ['+(a|aa)b', '`+(…)` is not part of these globs'],
    ['!(README).md', 'leave files out with `ignore`'],
    ['[[:alpha:]].md', '[a-z]'],
  ])('%s', (glob, problem) => {
    expect(String(globProblem(glob))).toContain(problem);
  });
});
