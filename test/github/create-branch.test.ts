import { describe, expect, it } from 'vitest';
import { createBranch } from '../../src/github/create-branch.ts';
import { connectionError, nockGithub, type Reply, replyTo } from '../support/nock-github.ts';

const git = '/repos/acme/api/git';
const object = (sha: string): Reply => ({ status: 201, body: { sha } });
const ref = (sha: string): Reply => ({ body: { ref: 'refs/heads/prp-versions', object: { sha, type: 'commit' } } });
const exists: Reply = { status: 422, body: { message: 'Reference already exists' } };
const missing: Reply = { status: 404, body: { message: 'Not Found' } };
const lost: Reply = { status: 502 };

/** The replies to each kind of request. */
interface Replies {
  readonly blobs?: readonly Reply[];
  readonly trees?: readonly Reply[];
  readonly commits?: readonly Reply[];
  readonly refs?: readonly Reply[];
  /** To the request for the branch. */
  readonly branch?: readonly Reply[];
}

async function create(
  { blobs = [], trees = [object('tree')], commits = [object('commit')], refs = [], branch = [] }: Replies,
  files: Readonly<Record<string, string | Uint8Array>> = { a: 'text' },
) {
  const { client, api, sent } = nockGithub();
  for (const [type, replies] of Object.entries({ blobs, trees, commits, refs })) {
    replyTo(api, 'POST', `${git}/${type}`, replies);
  }
  replyTo(api, 'GET', `${git}/ref/heads/prp-versions`, branch);
  const bytes = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  const result = await createBranch(client, { owner: 'acme', name: 'api' }, 'prp-versions', {
    files: new Map(bytes),
    message: 'prp: save a v1\n',
  }).catch((error: unknown) => error);
  return { result, sent, changes: sent.filter(({ path }) => path === `${git}/refs`).length };
}

describe('the first commit', () => {
  it('is a tree with the texts in it, a commit without a parent, and a branch', async () => {
    const { result, sent } = await create({ refs: [{ status: 201, body: {} }] }, { 'a/ü.md': 'größer\r\n', b: '' });
    expect(result).toBe('commit');
    const blob = { mode: '100644', type: 'blob' };
    expect(sent.map(({ body }) => body)).toEqual([
      {
        tree: [
          { path: 'a/ü.md', ...blob, content: 'größer\r\n' },
          { path: 'b', ...blob, content: '' },
        ],
      },
      { message: 'prp: save a v1\n', tree: 'tree', parents: [] },
      { ref: 'refs/heads/prp-versions', sha: 'commit' },
    ]);
  });

  it('sends a binary file as a blob', async () => {
    const binary = Uint8Array.of(0xff, 0, 0xfe);
    const { sent } = await create({ blobs: [object('blob')], refs: [{ status: 201 }] }, { a: binary, b: 'text' });
    expect(sent[0]?.body).toEqual({ content: Buffer.from(binary).toString('base64'), encoding: 'base64' });
    expect(sent[1]?.body).toMatchObject({
      tree: [
        { path: 'a', sha: 'blob' },
        { path: 'b', content: 'text' },
      ],
    });
  });

  it('is stale when another writer was first', async () => {
    const { result } = await create({ refs: [exists], branch: [ref('theirs')] });
    expect(result).toMatchObject({ code: 'E_STALE_HEAD', message: expect.stringContaining('theirs') });
  });

  it('reports a branch that GitHub forbids', async () => {
    const { result } = await create({ refs: [{ status: 422, body: { message: 'Rule' } }], branch: [missing] });
    expect(result).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('versions.branch') });
  });

  it('reports an empty repository', async () => {
    const { result } = await create({ trees: [{ status: 409, body: { message: 'Git Repository is empty.' } }] });
    expect(result).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('first commit') });
  });
});

describe('a first commit without a response', () => {
  it('is retried as long as no branch points at it', async () => {
    const { result, changes } = await create({
      trees: [lost, object('tree')],
      commits: [connectionError('ECONNRESET'), object('commit')],
      refs: [{ status: 201 }],
    });
    expect(result).toBe('commit');
    expect(changes).toBe(1);
  });

  it('is found when the branch is there', async () => {
    expect((await create({ refs: [lost], branch: [ref('commit')] })).result).toBe('commit');
  });

  it('is stale when the branch has another commit', async () => {
    expect((await create({ refs: [lost], branch: [ref('theirs')] })).result).toMatchObject({ code: 'E_STALE_HEAD' });
  });

  it('stays unknown when there is no branch, and is not sent again', async () => {
    const { result, changes } = await create({ refs: [lost], branch: [missing] });
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
    expect(changes).toBe(1);
  });
});
