import { describe, expect, it } from 'vitest';
import {
  commandEnvironment,
  type EnvironmentPolicy,
  environmentRefusal,
} from '../../src/system/command-environment.ts';
import { gitLocalVariables } from '../../src/base/git-local-variables.ts';

const withheld = {
  DATABASE_URL: 'postgres://app:hunter22@db/app',
  NPM_TOKEN: 'x',
  MYSQL_PWD: 'x',
};
const ofTheStep = {
  ACTIONS_CACHE_URL: 'x',
  ACTIONS_RUNTIME_TOKEN: 'x',
  GITHUB_ENV: '/x',
  GITHUB_EVENT_PATH: '/x',
  GITHUB_OUTPUT: '/x',
  GITHUB_PATH: '/x',
  GITHUB_STATE: '/x',
  GITHUB_STEP_SUMMARY: '/x',
  'INPUT_GITHUB-TOKEN': 'x',
  INPUT_NAME: 'x',
  PRP_AGE_IDENTITY: 'x',
  PRP_AGE_IDENTITY_FILE: '/x',
  STATE_isPost: 'true',
};
const listed = {
  GITHUB_SHA: 'abc',
  HOME: '/home/x',
  HTTPS_PROXY: 'http://proxy:3128',
  JAVA_HOME_21_X64: '/jvm',
  LC_ALL: 'C',
  NPM_CONFIG_REGISTRY: 'https://registry.acme.dev',
  PATH: '/bin',
  RUNNER_TRACKING_ID: 'github_1',
};
const others = { EDITOR: 'vi', HARMLESS: 'yes', SSH_AUTH_SOCK: '/run/agent' };

function made(policy: EnvironmentPolicy, more: Readonly<Record<string, string>> = {}, added: readonly string[] = []) {
  const env = { ...withheld, ...ofTheStep, ...listed, ...others, ...more };
  const { env: kept, ...rest } = commandEnvironment(policy, added, env);
  return { names: Object.keys(kept).toSorted(), withheld: rest.withheld };
}

describe('the environment of commands', () => {
  it('has all variables but secrets and those of a step, on the command line', () => {
    expect(made('all-but-secrets')).toEqual({
      names: Object.keys({ ...listed, ...others }).toSorted(),
      withheld: Object.keys(withheld).toSorted(),
    });
  });

  it('has the listed variables, in a workflow', () => {
    expect(made('listed')).toEqual({
      names: Object.keys(listed),
      withheld: Object.keys({ ...withheld, ...others }).toSorted(),
    });
  });

  it.each(['all-but-secrets', 'listed'] as const)('never has a variable of Git for one repository (%s)', (policy) => {
    const local = Object.fromEntries(
      [...gitLocalVariables, 'GIT_CONFIG_KEY_0', 'GIT_CONFIG_VALUE_0'].map((name) => [name, 'x']),
    );
    const all = made(policy, local, ['GIT_*']);
    expect(all.names.filter((name) => name.startsWith('GIT_'))).toEqual([]);
    expect(all.withheld.slice(-Object.keys(local).length)).toEqual(Object.keys(local).toSorted());
  });

  it.each([
    ['a proxy with a password', { HTTPS_PROXY: 'http://me:hunter22@proxy:3128' }],
    ['a registry with a password', { PIP_INDEX_URL: 'https://me:hunter22@pypi.acme.dev' }],
    ['a login among settings', { NPM_CONFIG__AUTH: 'x' }],
  ])('does not have %s, though the list has the name', (_what, more) => {
    const [name = ''] = Object.keys(more);
    expect(made('listed', more)).toMatchObject({ withheld: expect.arrayContaining([name]) });
    expect(made('listed', more).names).not.toContain(name);
  });

  it.each(['all-but-secrets', 'listed'] as const)('has what the configuration adds, secrets too (%s)', (policy) => {
    const { names, withheld: rest } = made(policy, { APP_ONE: '1', APP_TOKEN: '2' }, [
      'DATABASE_URL',
      'APP_*',
      'HARMLESS',
    ]);
    expect(names).toEqual(expect.arrayContaining(['APP_ONE', 'APP_TOKEN', 'DATABASE_URL', 'HARMLESS']));
    expect(rest).not.toContain('DATABASE_URL');
  });

  it('never has a variable that lets a command act for the workflow', () => {
    const { INPUT_NAME: _name, STATE_isPost: _state, GITHUB_EVENT_PATH: _event, ...never } = ofTheStep;
    const { names } = made('listed', {}, ['ACTIONS_*', 'GITHUB_*', 'INPUT_*', 'PRP_*']);
    expect(names.filter((name) => name in never)).toEqual([]);
  });
});

describe('a name that the configuration cannot add', () => {
  it.each([
    'GIT_DIR',
    'GIT_INDEX_FILE',
    'GIT_CONFIG_VALUE_0',
    'GIT_CONFIG_KEY_*',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_*',
    'GITHUB_OUTPUT',
    'PRP_AGE_IDENTITY',
  ])('%s', (name) => expect(environmentRefusal(name)).toMatch(/command/));

  it.each(['DATABASE_URL', 'GIT_AUTHOR_NAME', 'GITHUB_TOKEN', 'DB_*'])('is not %s', (name) => {
    expect(environmentRefusal(name)).toBeUndefined();
  });
});
