import { expect, it } from 'vitest';
import { isSafePathExpression, parentsOf } from '../../src/github/safe-path-expression.ts';

it.each(['', 'README.md', '.claude/PRPs/user api.md', 'PRPs/ünïcödé/日本語.md', "a/b (1), 'c' & d+e@f=g#h.md", '...'])(
  'is requested by its path: %j',
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
])('is not requested by its path: %j', (path) => {
  expect(isSafePathExpression(path)).toBe(false);
});

it('lists the directories above a path, the nearest first', () => {
  expect(parentsOf('a/b/c')).toEqual(['a/b', 'a']);
  expect(parentsOf('a')).toEqual([]);
});
