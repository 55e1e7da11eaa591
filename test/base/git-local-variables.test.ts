import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { gitLocalVariables, isGitLocalVariable } from '../../src/base/git-local-variables.ts';

test('all variables that the installed git calls local are known', () => {
  const printed = execFileSync('git', ['rev-parse', '--local-env-vars'], { encoding: 'utf8' }).trim().split('\n');

  expect(printed.filter((name) => !gitLocalVariables.has(name))).toEqual([]);
});

test('the numbered pairs of a configuration belong to them, other variables of git do not', () => {
  const names = [
    'GIT_CONFIG_KEY_0',
    'GIT_CONFIG_VALUE_12',
    'GIT_DIR',
    'GIT_AUTHOR_NAME',
    'GIT_CONFIG_GLOBAL',
    'GIT_SSH',
  ];

  expect(names.filter((name) => isGitLocalVariable(name))).toEqual(names.slice(0, 3));
});
