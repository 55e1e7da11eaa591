import { describe, expect, it } from 'vitest';
import { commitOnBranch, type CommitState } from '../../src/github/commit-on-branch.ts';
import { graphqlFailure as refused, nockGithub, type Reply, replyToGraphql } from '../support/nock-github.ts';

const made: Reply = { body: { data: { createCommitOnBranch: { commit: { oid: 'new' } } } } };
const lost: Reply = { status: 502 };
const stale = refused('STALE_DATA', 'Expected branch to point to "old" but it did not.');

/** Commits; GitHub gives the next of `replies` to each request, and each check of the branch returns the next of `states`. */
async function commit(
  replies: readonly Reply[],
  states: readonly (CommitState | Error)[] = [],
  files = { 'a/b': 'text' },
) {
  const { client, api, sent } = nockGithub();
  replyToGraphql(api, replies);
  const left = [...states];
  const settled = commitOnBranch(
    client,
    { repository: 'acme/api', branch: 'prp-versions' },
    {
      message: 'prp: save a v1\n\nPrp: a\n\nmore\n',
      expectedHead: 'old',
      additions: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
      deletions: ['c/d'],
    },
    {
      sleep: async () => {},
      async confirmCommit() {
        const state = left.shift();
        if (state === undefined) throw new Error('The test expects no further check of the branch.');
        if (state instanceof Error) throw state;
        return state;
      },
    },
  ).catch((error: unknown) => error);
  return { result: await settled, sent };
}

describe('a commit on a branch', () => {
  it('is one request that GitHub accepts on the expected head only', async () => {
    const { result, sent } = await commit([made]);
    expect(result).toBe('new');
    expect(sent.map(({ body }) => body)).toMatchObject([
      {
        variables: {
          input: {
            branch: { repositoryNameWithOwner: 'acme/api', branchName: 'prp-versions' },
            expectedHeadOid: 'old',
            message: { headline: 'prp: save a v1', body: 'Prp: a\n\nmore\n' },
            fileChanges: {
              additions: [{ path: 'a/b', contents: Buffer.from('text').toString('base64') }],
              deletions: [{ path: 'c/d' }],
            },
          },
        },
      },
    ]);
  });

  it('on another head is stale, without a further request', async () => {
    const { result, sent } = await commit([stale]);
    expect(result).toMatchObject({ code: 'E_STALE_HEAD' });
    expect(sent).toHaveLength(1);
  });

  it('that is too large is not sent', async () => {
    const { result, sent } = await commit([], [], { 'a/b': 'x'.repeat(31_000_000) });
    expect(result).toMatchObject({ code: 'E_TOO_LARGE', message: expect.stringContaining('31 MB') });
    expect(sent).toEqual([]);
  });

  it('without permission names the permission that it needs', async () => {
    const { result } = await commit([refused('FORBIDDEN', 'Resource not accessible by integration')]);
    expect(result).toMatchObject({ code: 'E_FORBIDDEN', hint: expect.stringContaining('contents: write') });
  });

  it('that GitHub refuses for another reason is stale when the branch moved, and a refusal when it did not', async () => {
    const unknown = refused('UNPROCESSABLE', 'A rule forbids it');
    expect((await commit([unknown], [{ kind: 'overtaken', head: undefined }])).result).toMatchObject({
      code: 'E_STALE_HEAD',
    });
    expect((await commit([unknown], [{ kind: 'unmoved' }])).result).toMatchObject({
      code: 'E_GITHUB',
      message: expect.stringContaining('A rule forbids it'),
    });
  });
});

describe('a commit without a response', () => {
  it('is found on the branch', async () => {
    const { result, sent } = await commit([lost], [{ kind: 'made', commit: 'found' }]);
    expect(result).toBe('found');
    expect(sent).toHaveLength(1);
  });

  it('is sent again when it is not on the branch', async () => {
    const { result, sent } = await commit([lost, made], [{ kind: 'unmoved' }]);
    expect(result).toBe('new');
    expect(sent).toHaveLength(2);
  });

  it('is found at last when GitHub shows the old head for a while', async () => {
    const states: CommitState[] = [{ kind: 'unmoved' }, { kind: 'unmoved' }, { kind: 'made', commit: 'found' }];
    expect((await commit([lost, stale, stale], states)).result).toBe('found');
  });

  it('is stale when another commit is there', async () => {
    const { result } = await commit([lost], [{ kind: 'overtaken', head: 'theirs' }]);
    expect(result).toMatchObject({ code: 'E_STALE_HEAD', message: expect.stringContaining('theirs') });
  });

  it('stays unknown when the branch cannot be read', async () => {
    const { result } = await commit([lost], [new Error('no network')]);
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
  });

  it('stays unknown when no attempt gets a response', async () => {
    const unmoved = Array.from({ length: 9 }, (): CommitState => ({ kind: 'unmoved' }));
    const { result, sent } = await commit(
      Array.from({ length: 9 }, () => lost),
      unmoved,
    );
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
    expect(sent).toHaveLength(4);
  });
});
