import { describe, expect, it } from 'vitest';
import { commitOnBranch, type CommitState } from '../../src/github/commit-on-branch.ts';
import { graphqlFailure as refused, type Scripted, scriptedGithub } from '../support/scripted-github.ts';

const made: Scripted = { body: { data: { createCommitOnBranch: { commit: { oid: 'new' } } } } };
const lost: Scripted = { status: 502 };
const stale = refused('STALE_DATA', 'Expected branch to point to "old" but it did not.');

/** Commits with GitHub answering by a script, and each look at the branch finding the next of `fates`. */
async function commit(
  script: readonly Scripted[],
  fates: readonly (CommitState | Error)[] = [],
  files = { 'a/b': 'text' },
) {
  const { client, sent } = scriptedGithub(script);
  const left = [...fates];
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
        const fate = left.shift();
        if (fate === undefined) throw new Error('Nobody expected another look.');
        if (fate instanceof Error) throw fate;
        return fate;
      },
    },
  ).catch((error: unknown) => error);
  return { result: await settled, sent, looksLeft: left.length };
}

describe('a commit on a branch', () => {
  it('is one request that GitHub takes on the expected head only', async () => {
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

  it('on another head is stale, without asking further', async () => {
    const { result, sent } = await commit([stale]);
    expect(result).toMatchObject({ code: 'E_STALE_HEAD' });
    expect(sent).toHaveLength(1);
  });

  it('that is too large is not sent', async () => {
    const { result, sent } = await commit([], [], { 'a/b': 'x'.repeat(31_000_000) });
    expect(result).toMatchObject({ code: 'E_TOO_LARGE', message: expect.stringContaining('31 MB') });
    expect(sent).toEqual([]);
  });

  it('that the token may not make says what it needs', async () => {
    const { result } = await commit([refused('FORBIDDEN', 'Resource not accessible by integration')]);
    expect(result).toMatchObject({ code: 'E_FORBIDDEN', hint: expect.stringContaining('contents: write') });
  });

  it('that is refused for another reason is stale when the branch moved, and a refusal when it did not', async () => {
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

describe('a commit that nobody answered for', () => {
  it('is looked for, and found', async () => {
    const { result, sent } = await commit([lost], [{ kind: 'made', commit: 'found' }]);
    expect(result).toBe('found');
    expect(sent).toHaveLength(1);
  });

  it('is sent again when it is not there', async () => {
    const { result, sent } = await commit([lost, made], [{ kind: 'unmoved' }]);
    expect(result).toBe('new');
    expect(sent).toHaveLength(2);
  });

  it('is found at last where GitHub shows the old head for a while', async () => {
    const fates: CommitState[] = [{ kind: 'unmoved' }, { kind: 'unmoved' }, { kind: 'made', commit: 'found' }];
    expect((await commit([lost, stale, stale], fates)).result).toBe('found');
  });

  it('is stale when another is there', async () => {
    const { result } = await commit([lost], [{ kind: 'overtaken', head: 'theirs' }]);
    expect(result).toMatchObject({ code: 'E_STALE_HEAD', message: expect.stringContaining('theirs') });
  });

  it('stays uncertain when nothing can be found out', async () => {
    const { result } = await commit([lost], [new Error('no network')]);
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
  });

  it('stays uncertain when no try is ever answered', async () => {
    const unmoved = Array.from({ length: 9 }, (): CommitState => ({ kind: 'unmoved' }));
    const { result, sent } = await commit(
      Array.from({ length: 9 }, () => lost),
      unmoved,
    );
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
    expect(sent).toHaveLength(4);
  });
});
