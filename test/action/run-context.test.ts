import { describe, expect, it } from 'vitest';
import { readRunContext } from '../../src/action/run-context.ts';
import { head } from '../support/pull-request.ts';

const env = {
  GITHUB_REPOSITORY: 'o/r',
  GITHUB_SHA: head,
  GITHUB_REF: 'refs/pull/3/merge',
  GITHUB_RUN_ID: '11',
  GITHUB_RUN_NUMBER: '7',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_SERVER_URL: 'https://github.example:8443/',
};

describe('the context of the run', () => {
  it('is read from the environment', () => {
    expect(readRunContext(env)).toEqual({
      repository: 'o/r',
      sha: head,
      ref: 'refs/pull/3/merge',
      runId: 11,
      runNumber: 7,
      runAttempt: 2,
      serverUrl: 'https://github.example:8443',
    });
  });

  it('is a first attempt on github.com by default', () => {
    const { GITHUB_RUN_ATTEMPT: _attempt, GITHUB_SERVER_URL: _server, ...old } = env;
    expect(readRunContext(old)).toMatchObject({ runAttempt: 1, serverUrl: 'https://github.com' });
  });

  it.each([
    ['GITHUB_REPOSITORY', undefined],
    ['GITHUB_SHA', 'main'],
    ['GITHUB_RUN_NUMBER', '0'],
    ['GITHUB_RUN_ID', '1e9'],
    ['GITHUB_SERVER_URL', 'javascript:alert(1)'],
  ])('needs a valid %s', (name, value) => {
    expect(() => readRunContext({ ...env, [name]: value })).toThrow(
      expect.objectContaining({ code: 'E_USAGE', message: expect.stringContaining(name) }),
    );
  });
});
