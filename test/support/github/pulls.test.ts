import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('a repository', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop', {
      files: { 'a.md': 'one\ntwo\n', 'docs/b.md': 'b\n', 'gone.md': 'x\n' },
    });
    ask = askWith(github, github.appToken(shop));
  });

  it('tells of itself and of its branches', async () => {
    shop.protect('main');
    expect((await ask.get('/repos/acme/shop')).json).toMatchObject({ full_name: 'acme/shop', default_branch: 'main' });
    const main = await ask.get('/repos/acme/shop/branches/main');
    expect(main.json).toMatchObject({ name: 'main', protected: true, commit: { sha: await shop.head() } });
    expect((await ask.get('/repos/acme/shop/branches/nowhere')).status).toBe(404);
    await shop.commit('feature/x', { write: { a: '1' } });
    expect((await ask.get('/repos/acme/shop/branches/feature/x')).json).toMatchObject({ protected: false });
  });

  it('shows files and directories, as JSON and as they are', async () => {
    const file = await ask.get('/repos/acme/shop/contents/docs/b.md');
    expect(file.json).toMatchObject({
      type: 'file',
      path: 'docs/b.md',
      size: 2,
      encoding: 'base64',
      content: 'Ygo=\n',
    });
    const raw = await ask.get('/repos/acme/shop/contents/a.md', { accept: 'application/vnd.github.raw+json' });
    expect(raw.json).toEqual({ text: 'one\ntwo\n' });
    const directory = await ask.get('/repos/acme/shop/contents/docs?ref=main');
    expect(directory.json).toMatchObject([{ name: 'b.md', type: 'file' }]);
    expect((await ask.get('/repos/acme/shop/contents/nowhere')).status).toBe(404);
  });

  it('shows commits with what they changed', async () => {
    const id = await shop.commit('main', { write: { 'a.md': 'one\n2\n' }, message: 'Change' });
    const commit = await ask.get(`/repos/acme/shop/commits/main`);
    expect(commit.json).toMatchObject({
      sha: id,
      commit: { message: 'Change' },
      stats: { total: 2 },
      files: [{ filename: 'a.md', status: 'modified', patch: '@@ -1,2 +1,2 @@\n one\n-two\n+2' }],
    });
    expect((await ask.get('/repos/acme/shop/commits?per_page=1')).json).toMatchObject([{ sha: id }]);
    expect((await ask.get('/repos/acme/shop/commits/nowhere')).status).toBe(422);
  });

  it('compares', async () => {
    await shop.commit('feature', { write: { new: '1' } });
    await shop.commit('main', { write: { theirs: '1' } });
    const { json } = await ask.get('/repos/acme/shop/compare/main...feature');
    expect(json).toMatchObject({
      status: 'diverged',
      ahead_by: 1,
      behind_by: 1,
      files: [{ filename: 'new', status: 'added' }],
    });
    expect((await ask.get('/repos/acme/shop/compare/main...main')).json).toMatchObject({
      status: 'identical',
      files: [],
    });
    expect((await ask.get('/repos/acme/shop/compare/main...nowhere')).status).toBe(404);
  });

  describe('a pull request', () => {
    it('lists what it changes since it parted from its base', async () => {
      const write = { 'a.md': 'one\n2\n', 'new.md': 'n\n', bytes: new Uint8Array([0, 1]) };
      await shop.commit('feature', { write, remove: ['gone.md'], rename: { 'docs/b.md': 'moved/b.md' } });
      await shop.commit('main', { write: { 'theirs.md': '1' } });
      await shop.openPull({ head: 'feature' });
      const { json } = await ask.get('/repos/acme/shop/pulls/1/files');
      expect(json).toMatchObject([
        { filename: 'a.md', status: 'modified', additions: 1, deletions: 1, patch: '@@ -1,2 +1,2 @@\n one\n-two\n+2' },
        { filename: 'bytes', status: 'added' },
        { filename: 'gone.md', status: 'removed', patch: '@@ -1 +0,0 @@\n-x' },
        { filename: 'moved/b.md', status: 'renamed', previous_filename: 'docs/b.md', changes: 0 },
        { filename: 'new.md', status: 'added', patch: '@@ -0,0 +1 @@\n+n' },
      ]);
      expect(json).not.toHaveProperty([1, 'patch']);
    });

    it('lists no more than 3,000 files', async () => {
      const many = Object.fromEntries(Array.from({ length: 3005 }, (_, n) => [`many/${n}`, `${n}`]));
      await shop.commit('feature', { write: many });
      await shop.openPull({ head: 'feature' });
      const last = await ask.get('/repos/acme/shop/pulls/1/files?per_page=100&page=30');
      expect(last.json).toHaveLength(100);
      expect(last.headers.get('link')).not.toContain('rel="next"');
    });

    it('follows its branch, and is merged for a test', async () => {
      await shop.commit('feature', { write: { new: '1' } });
      const pull = await shop.openPull({ head: 'feature', title: 'New', draft: true });
      const head = await shop.commit('feature', { write: { new: '2' }, message: 'More' });
      const { json } = await ask.get('/repos/acme/shop/pulls/1');
      expect(json).toMatchObject({
        number: 1,
        draft: true,
        head: { sha: head },
        commits: 2,
        changed_files: 1,
        mergeable: true,
      });
      expect(await shop.store.resolve('refs/pull/1/head')).toBe(head);
      expect(await shop.read('new', 'refs/pull/1/merge')).toBe('2');
      expect((await ask.get('/repos/acme/shop/pulls/1/commits')).json).toMatchObject([
        {},
        { commit: { message: 'More' } },
      ]);
      expect(pull.baseSha).toBe(await shop.head());
    });

    it('cannot be merged with conflicts', async () => {
      await shop.commit('feature', { write: { 'a.md': 'ours\n' } });
      await shop.commit('main', { write: { 'a.md': 'theirs\n' } });
      await shop.openPull({ head: 'feature' });
      expect((await ask.get('/repos/acme/shop/pulls/1')).json).toMatchObject({
        mergeable: false,
        mergeable_state: 'dirty',
      });
    });

    it('is merged onto what its base is by then, and closed when its branch is deleted', async () => {
      await shop.commit('feature', { write: { new: '1' } });
      const pull = await shop.openPull({ head: 'feature' });
      await shop.commit('main', { write: { theirs: '1' } });
      await shop.closePull(pull, 'acme');
      expect([await shop.read('new'), await shop.read('theirs')]).toEqual(['1', '1']);
      await shop.commit('other', { write: { other: '1' } });
      await shop.openPull({ head: 'other' });
      await shop.deleteBranch('other');
      expect((await ask.get('/repos/acme/shop/pulls/2')).json).toMatchObject({ state: 'closed', merged: false });
    });

    it('may come from a fork', async () => {
      const fork = await github.fork(shop, 'eve');
      const head = await fork.commit('feature', { write: { evil: '1' } });
      await shop.openPull({ from: fork, head: 'feature' });
      const { json } = await ask.get('/repos/acme/shop/pulls/1');
      expect(json).toMatchObject({
        user: { login: 'eve' },
        head: { sha: head, label: 'eve:feature', repo: { fork: true } },
      });
      expect((await ask.get('/repos/acme/shop/pulls/1/files')).json).toMatchObject([{ filename: 'evil' }]);
      expect(await shop.read('evil', 'refs/pull/1/head')).toBe('1');
    });

    it('is found by state, branch and commit', async () => {
      const head = await shop.commit('feature', { write: { new: '1' } });
      const pull = await shop.openPull({ head: 'feature' });
      expect((await ask.get('/repos/acme/shop/pulls?head=acme:feature')).json).toHaveLength(1);
      expect((await ask.get('/repos/acme/shop/pulls?head=acme:other')).json).toHaveLength(0);
      expect((await ask.get(`/repos/acme/shop/commits/${head}/pulls`)).json).toMatchObject([{ number: 1 }]);
      await shop.closePull(pull, 'acme');
      expect((await ask.get('/repos/acme/shop/pulls')).json).toHaveLength(0);
      expect((await ask.get('/repos/acme/shop/pulls?state=closed')).json).toMatchObject([
        { merged_at: expect.any(String) },
      ]);
      expect(await shop.read('new')).toBe('1');
    });
  });
});
