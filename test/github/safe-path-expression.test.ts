import { expect, it } from 'vitest';
import { isSafePathExpression, parentsOf } from '../../src/github/safe-path-expression.ts';

it.each(['', 'README.md', '.claude/PRPs/user api.md', 'PRPs/ünïcödé/日本語.md', "a/b (1), 'c' & d+e@f=g#h.md", '...'])(
  'GitHub can be asked for %j by its name',
  (path) => {
    expect(isSafePathExpression(path)).toBe(true);
  },
);

it.each([
  '../up',
  './here',
  'a/../b',
  'a/./b',
  '/root',
  'a//b',
  'a/',
  ' leading',
  'trailing ',
  'new\nline',
  'a\0b',
  'back\\slash',
  'colon:x',
  'a^{tree}',
  'a~1',
  'a*b?[c]',
  'HEAD@{1}',
  '"quoted"',
  '$(x)',
  'a\u202Eb',
])('GitHub is not asked for %j by its name', (path) => {
  expect(isSafePathExpression(path)).toBe(false);
});

it('what a path stands in is named from the innermost on', () => {
  expect(parentsOf('a/b/c')).toEqual(['a/b', 'a']);
  expect(parentsOf('a')).toEqual([]);
});
