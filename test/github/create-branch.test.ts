import { describe, expect, it } from 'vitest';
import { createBranch } from '../../src/github/create-branch.ts';
import { broken, type Scripted, scriptedGithub } from '../support/scripted-github.ts';

const object = (sha: string): Scripted => ({ status: 201, body: { sha } });
const ref = (sha: string): Scripted => ({ body: { ref: 'refs/heads/prp-versions', object: { sha, type: 'commit' } } });
const exists: Scripted = { status: 422, body: { message: 'Reference already exists' } };
const missing: Scripted = { status: 404, body: { message: 'Not Found' } };
const made = [object('tree'), object('commit')];

async function create(
  script: readonly Scripted[],
  files: Readonly<Record<string, string | Uint8Array>> = { a: 'text' },
) {
  const { client, sent } = scriptedGithub(script);
  const bytes = Object.entries(files).map(([path, content]) => [path, Buffer.from(content)] as const);
  const result = await createBranch(client, { owner: 'acme', name: 'api' }, 'prp-versions', {
    files: new Map(bytes),
    message: 'prp: save a v1\n',
  }).catch((error: unknown) => error);
  return { result, sent, paths: sent.map(({ method, url }) => `${method} ${new URL(url).pathname}`) };
}

describe('the first commit', () => {
  it('is a tree with the texts in it, a commit without a parent, and a branch', async () => {
    const { result, sent } = await create([...made, { status: 201, body: {} }], { 'a/ü.md': 'größer\r\n', b: '' });
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

  it('brings what is no text as objects of their own', async () => {
    const binary = Uint8Array.of(0xff, 0, 0xfe);
    const { sent } = await create([object('blob'), ...made, { status: 201 }], { a: binary, b: 'text' });
    expect(sent[0]?.body).toEqual({ content: Buffer.from(binary).toString('base64'), encoding: 'base64' });
    expect(sent[1]?.body).toMatchObject({
      tree: [
        { path: 'a', sha: 'blob' },
        { path: 'b', content: 'text' },
      ],
    });
  });

  it('is stale when somebody else was first', async () => {
    const { result } = await create([...made, exists, ref('theirs')]);
    expect(result).toMatchObject({ code: 'E_STALE_HEAD', message: expect.stringContaining('theirs') });
  });

  it('says so when GitHub forbids the branch', async () => {
    const { result } = await create([...made, { status: 422, body: { message: 'Rule' } }, missing]);
    expect(result).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('versions.branch') });
  });

  it('says so when the repository is empty', async () => {
    const { result } = await create([{ status: 409, body: { message: 'Git Repository is empty.' } }]);
    expect(result).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('first commit') });
  });
});

describe('a first commit that nobody answered for', () => {
  it('is tried again as long as nothing points at it', async () => {
    const { result, paths } = await create([
      { status: 502 },
      object('tree'),
      broken('ECONNRESET'),
      object('commit'),
      { status: 201 },
    ]);
    expect(result).toBe('commit');
    expect(paths.filter((path) => path.endsWith('/refs'))).toHaveLength(1);
  });

  it('is found when the branch is there', async () => {
    expect((await create([...made, { status: 502 }, ref('commit')])).result).toBe('commit');
  });

  it('is stale when the branch is another', async () => {
    expect((await create([...made, { status: 502 }, ref('theirs')])).result).toMatchObject({ code: 'E_STALE_HEAD' });
  });

  it('stays uncertain when there is no branch, and is not sent again', async () => {
    const { result, paths } = await create([...made, { status: 502 }, missing]);
    expect(result).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('outcome is unknown') });
    expect(paths.filter((path) => path.endsWith('/refs'))).toHaveLength(1);
  });
});
