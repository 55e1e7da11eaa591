import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('Git data over REST', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;
  let head: string;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop', { files: { 'README.md': '# Shop\n', 'src/a.ts': 'a\n' } });
    ask = askWith(github, github.appToken(shop));
    head = await shop.head();
  });

  it('shows references, by name and by what they begin with', async () => {
    await shop.commit('feature/x', { write: { b: '1' } });
    const one = await ask.get('/repos/acme/shop/git/ref/heads/main');
    expect(one.json).toMatchObject({ ref: 'refs/heads/main', object: { type: 'commit', sha: head } });
    const many = await ask.get('/repos/acme/shop/git/matching-refs/heads%2Ffeature');
    expect(many.json).toMatchObject([{ ref: 'refs/heads/feature/x' }]);
    expect((await ask.get('/repos/acme/shop/git/ref/heads/nowhere')).status).toBe(404);
  });

  it('makes blobs, trees, commits and branches that Git knows', async () => {
    const blob = await ask.post('/repos/acme/shop/git/blobs', { content: 'AAE=', encoding: 'base64' });
    const tree = await ask.post('/repos/acme/shop/git/trees', {
      tree: [
        { path: 'deep/bytes', mode: '100644', type: 'blob', sha: blob.json['sha'] },
        { path: 'text.md', mode: '100644', type: 'blob', content: 'hello\n' },
      ],
    });
    const commit = await ask.post('/repos/acme/shop/git/commits', { message: 'An orphan\n', tree: tree.json['sha'] });
    expect(commit.status).toBe(201);
    const ref = { ref: 'refs/heads/prp-versions', sha: commit.json['sha'] };
    expect((await ask.post('/repos/acme/shop/git/refs', ref)).status).toBe(201);
    expect(await shop.read('text.md', 'refs/heads/prp-versions')).toBe('hello\n');
    expect(await shop.store.git.text(['cat-file', '-s', 'prp-versions:deep/bytes'])).toBe('2');
    expect(await shop.store.git.text(['log', '--format=%B', 'prp-versions'])).toBe('An orphan\n');
    await shop.store.git.text(['fsck', '--strict']);
  });

  it('builds a tree on another, and takes away what has no id', async () => {
    const base = (await shop.store.commit(head))?.tree;
    const tree = [
      { path: 'src/b.ts', mode: '100644', type: 'blob', content: 'b\n' },
      { path: 'README.md', mode: '100644', type: 'blob', sha: null },
    ];
    const made = await ask.post('/repos/acme/shop/git/trees', { base_tree: base, tree });
    const all = await ask.get(`/repos/acme/shop/git/trees/${String(made.json['sha'])}?recursive=1`);
    expect(all.json['tree']).toMatchObject([{ path: 'src' }, { path: 'src/a.ts', size: 2 }, { path: 'src/b.ts' }]);
  });

  it('signs what a bot commits without saying who it is, and nothing else', async () => {
    const tree = (await shop.store.commit(head))?.tree;
    const silent = await ask.post('/repos/acme/shop/git/commits', { message: 'm', tree, parents: [head] });
    expect(silent.json).toMatchObject({ author: { name: 'github-actions[bot]' }, verification: { verified: true } });
    const author = { name: 'Ann', email: 'ann@example.com', date: '2026-01-02T03:04:05Z' };
    const named = await ask.post('/repos/acme/shop/git/commits', { message: 'm', tree, parents: [head], author });
    expect(named.json).toMatchObject({ author, verification: { verified: false, reason: 'unsigned' } });
    const ann = askWith(github, github.userToken('acme'));
    const hers = await ann.post('/repos/acme/shop/git/commits', { message: 'm', tree, parents: [head] });
    expect(hers.json).toMatchObject({ verification: { verified: false } });
  });

  it('gives blobs back as they are', async () => {
    const { store } = shop;
    const id = await store.writeBlob(Buffer.from([0, 255, 10]));
    const blob = await ask.get(`/repos/acme/shop/git/blobs/${id}`);
    expect(blob.json).toMatchObject({ size: 3, encoding: 'base64', content: 'AP8K\n' });
    const raw = await ask.get(`/repos/acme/shop/git/blobs/${id}`, { accept: 'application/vnd.github.raw+json' });
    expect(raw.headers.get('content-type')).toContain('raw');
  });

  describe('a branch', () => {
    it('moves forward only, unless it is forced', async () => {
      const next = await shop.commit('next', { write: { b: '1' } });
      expect((await ask.patch('/repos/acme/shop/git/refs/heads/main', { sha: next })).status).toBe(200);
      const back = await ask.patch('/repos/acme/shop/git/refs/heads/main', { sha: head });
      expect(back).toMatchObject({ status: 422, json: { message: 'Update is not a fast forward' } });
      expect(await shop.head()).toBe(next);
      const forced = await ask.patch('/repos/acme/shop/git/refs/heads/main', { sha: head, force: true });
      expect(forced.status).toBe(200);
      expect(await shop.head()).toBe(head);
    });

    it('is made once', async () => {
      const tries = await Promise.all(
        Array.from({ length: 6 }, () => ask.post('/repos/acme/shop/git/refs', { ref: 'refs/heads/once', sha: head })),
      );
      expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(tries.find(({ status }) => status === 422)?.json['message']).toBe('Reference already exists');
    });

    it('must be there to be moved or deleted, and what it is to point to as well', async () => {
      const moved = await ask.patch('/repos/acme/shop/git/refs/heads/nowhere', { sha: head });
      expect(moved).toMatchObject({ status: 422, json: { message: 'Reference does not exist' } });
      const unknown = { ref: 'refs/heads/x', sha: 'a'.repeat(40) };
      const made = await ask.post('/repos/acme/shop/git/refs', unknown);
      expect(made).toMatchObject({ status: 422, json: { message: 'Object does not exist' } });
      await shop.commit('old', { write: { b: '1' } });
      expect((await ask.delete('/repos/acme/shop/git/refs/heads/old')).status).toBe(204);
      expect((await ask.delete('/repos/acme/shop/git/refs/heads/old')).status).toBe(422);
    });
  });

  it('tells of an empty repository', async () => {
    const empty = await github.repository('acme/empty', { files: {} });
    const asked = await askWith(github, github.appToken(empty)).get('/repos/acme/empty/git/ref/heads/main');
    expect(asked).toMatchObject({ status: 409, json: { message: 'Git Repository is empty.' } });
  });
});
