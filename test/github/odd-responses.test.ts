import { describe, expect, it } from 'vitest';
import { blobId } from '../../src/system/blob-id.ts';
import { githubBranch, type GithubBranchOptions } from '../../src/github/github-branch.ts';
import { change } from '../support/git-branch.ts';
import { nockGithub, type Reply, replyTo, replyToGraphql } from '../support/nock-github.ts';

const [old, newer, root] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const tip = (oid: string) => ({ target: { oid, tree: { oid: root } } });
const data = (repository: unknown): Reply => ({ body: { data: { repository } } });
const headAt = (oid: string, more = {}): Reply => data({ before: tip(oid), after: tip(oid), ...more });
const nothing = data({ o0: null });
const made: Reply = { body: { data: { createCommitOnBranch: { commit: { oid: newer } } } } };

/** A branch; GitHub gives the next of `replies` to each request by GraphQL, and `blobs` to those for a blob. */
function answering(replies: readonly Reply[], options: GithubBranchOptions = {}, blobs: readonly Reply[] = []) {
  const { client, api, sent } = nockGithub();
  replyToGraphql(api, replies);
  replyTo(api, 'GET', /^\/repos\/acme\/api\/git\/blobs\//, blobs);
  const branch = githubBranch(client, 'acme/api', 'prp-versions', { freshForMs: 0, ...options });
  return { branch, sent };
}

describe('the head of a branch', () => {
  it('is our commit while GitHub still shows its parent', async () => {
    const { branch } = answering([headAt(old), nothing, made, headAt(old)]);
    await branch.commit(change({ a: '1' }), 'Ours', await branch.head());
    expect(await branch.head()).toBe(newer);
  });

  it('is requested again within its time only after a refused commit', async () => {
    const stale: Reply = { body: { data: null, errors: [{ type: 'STALE_DATA', message: 'moved' }] } };
    const { branch, sent } = answering([headAt(old), nothing, stale, headAt(newer)], { freshForMs: 60_000 });
    expect([await branch.head(), await branch.head()]).toEqual([old, old]);
    expect(sent).toHaveLength(1);
    await expect(branch.commit(change({ a: '1' }), 'Late', old)).rejects.toMatchObject({ code: 'E_STALE_HEAD' });
    expect(await branch.head()).toBe(newer);
  });

  it('comes with no objects of another commit', async () => {
    const there = { kind: 'Tree', oid: root, entries: [] };
    const moving = data({
      before: tip(old),
      after: tip(newer),
      o0: { ...there, entries: [{ ...file('x', 'x') }] },
      o1: null,
    });
    const { branch, sent } = answering([moving, data({ o0: there, o1: null })]);
    branch.expect(['PRPs/a.md']);
    expect(await branch.head()).toBe(newer);
    expect(await branch.list(newer, 'PRPs/a.md')).toEqual([]);
    expect(sent).toHaveLength(2);
  });

  it('needs a valid response', async () => {
    await expect(answering([data({ before: 7, after: 7 })]).branch.head()).rejects.toMatchObject({ code: 'E_GITHUB' });
    await expect(answering([data(null)]).branch.head()).rejects.toMatchObject({ code: 'E_GITHUB' });
  });
});

describe('a file', () => {
  const text = 'größer';
  const id = blobId(Buffer.from(text));
  const shown = (as: string | null) => data({ o0: { kind: 'Blob', oid: id, text: as } });
  const blob = (content: string): Reply => ({
    body: { content: Buffer.from(content).toString('base64'), encoding: 'base64', sha: id },
  });

  it.each([null, 'gr', 'gr\uFFFDer'])('is downloaded when GitHub shows it as %j', async (as) => {
    const { branch, sent } = answering([shown(as)], {}, [blob(text)]);
    const found = await branch.read(old, ['a']);
    expect(Buffer.from(found.get('a') ?? []).toString()).toBe(text);
    expect(sent.map(({ path }) => path)).toEqual(['/graphql', `/repos/acme/api/git/blobs/${id}`]);
  });

  it.each([
    ['are different', blob('another')],
    ['are missing', { status: 404, body: { message: 'Not Found' } }],
    ['have an unknown encoding', { body: { content: text, encoding: 'rot13' } }],
  ])('is refused when its bytes %s', async (_, answer) => {
    const { branch } = answering([shown(null)], {}, [answer]);
    await expect(branch.read(old, ['a'])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('is requested once', async () => {
    const { branch, sent } = answering([shown(text)]);
    await branch.read(old, ['a']);
    await branch.read(old, ['a']);
    expect(sent).toHaveLength(1);
  });
});

describe('a directory', () => {
  it('that its parent lists and GitHub does not return is refused', async () => {
    const listed = data({
      o0: { kind: 'Tree', oid: root, entries: [{ name: 'b', type: 'tree', mode: 16_384, oid: newer }] },
    });
    const { branch } = answering([listed, nothing]);
    await branch.list(old, 'a');
    await expect(branch.list(old, 'a/b')).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });
});

function file(name: string, content: string) {
  return { name, type: 'blob', mode: 0o100644, oid: blobId(Buffer.from(content)) };
}
