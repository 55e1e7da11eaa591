import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('comments', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    ask = askWith(github, github.appToken(shop));
    await shop.commit('feature', { write: { a: '1' } });
    await shop.openPull({ head: 'feature' });
  });

  it('are made, changed and deleted, in the name of who asks', async () => {
    const made = await ask.post('/repos/acme/shop/issues/1/comments', { body: 'Hello' });
    expect(made).toMatchObject({
      status: 201,
      json: { body: 'Hello', user: { login: 'github-actions[bot]', type: 'Bot' } },
    });
    const path = `/repos/acme/shop/issues/comments/${String(made.json['id'])}`;
    expect((await ask.patch(path, { body: 'Changed' })).json).toMatchObject({ body: 'Changed' });
    expect((await ask.get(path)).json).toMatchObject({ body: 'Changed' });
    expect((await ask.delete(path)).status).toBe(204);
    expect((await ask.get(path)).status).toBe(404);
  });

  it('come in pages, oldest first', async () => {
    for (let n = 1; n <= 5; n += 1) shop.comment(1, `Comment ${n}`, 'ann');
    const { json, headers } = await ask.get('/repos/acme/shop/issues/1/comments?per_page=2&page=2');
    expect(json).toMatchObject([{ body: 'Comment 3' }, { body: 'Comment 4' }]);
    expect(headers.get('link')).toContain('page=3>; rel="next"');
  });

  it('hold 65,536 characters', async () => {
    const longest = { body: 'x'.repeat(65_536) };
    expect((await ask.post('/repos/acme/shop/issues/1/comments', longest)).status).toBe(201);
    const longer = await ask.post('/repos/acme/shop/issues/1/comments', { body: `${longest.body}x` });
    expect(longer).toMatchObject({ status: 422, json: { errors: [{ message: expect.stringContaining('65536') }] } });
    expect(shop.comments.size).toBe(1);
  });

  it('on pull requests need one of two permissions, on issues the one', async () => {
    const { number } = shop.openIssue();
    const bot = askWith(github, github.appToken(shop, { pull_requests: 'write' }));
    expect((await bot.post('/repos/acme/shop/issues/1/comments', { body: 'x' })).status).toBe(201);
    expect((await bot.post(`/repos/acme/shop/issues/${number}/comments`, { body: 'x' })).status).toBe(403);
  });

  it('of others are changed only by who may write', async () => {
    const { id } = shop.comment(1, 'Hers', 'ann');
    const eve = askWith(github, github.userToken('eve'));
    expect((await eve.patch(`/repos/acme/shop/issues/comments/${id}`, { body: 'x' })).status).toBe(403);
    shop.allow('eve', 'write');
    expect((await eve.patch(`/repos/acme/shop/issues/comments/${id}`, { body: 'x' })).status).toBe(200);
  });

  it('have reactions, each once', async () => {
    const { id } = shop.comment(1, '/prp status', 'ann');
    const path = `/repos/acme/shop/issues/comments/${id}/reactions`;
    const made = await ask.post(path, { content: 'eyes' });
    expect(made.status).toBe(201);
    expect((await ask.post(path, { content: 'eyes' })).status).toBe(200);
    expect((await ask.get(path)).json).toMatchObject([{ content: 'eyes', user: { login: 'github-actions[bot]' } }]);
    expect((await ask.delete(`${path}/${String(made.json['id'])}`)).status).toBe(204);
    expect((await ask.get(path)).json).toEqual([]);
  });

  it('tell issues from pull requests', async () => {
    const { number } = shop.openIssue({ title: 'Broken' });
    expect((await ask.get('/repos/acme/shop/issues/1')).json).toHaveProperty('pull_request.url');
    expect((await ask.get(`/repos/acme/shop/issues/${number}`)).json).not.toHaveProperty('pull_request');
  });
});

describe('the permission of an account', () => {
  it.each([
    ['admin', 'admin'],
    ['maintain', 'write'],
    ['write', 'write'],
    ['triage', 'read'],
    ['read', 'read'],
  ] as const)('is reported as the role %s, and as the older %s', async (role, permission) => {
    const github = await fakeGithub();
    const shop = await github.repository('acme/shop');
    shop.allow('ann', role);
    const { json } = await askWith(github, github.appToken(shop)).get('/repos/acme/shop/collaborators/ann/permission');
    expect(json).toMatchObject({ permission, role_name: role, user: { login: 'ann' } });
  });

  it('is read for other accounts in a public repository, none in a private one, and unknown without an account', async () => {
    const github = await fakeGithub();
    const shop = await github.repository('acme/shop');
    const secret = await github.repository('acme/secret', { isPrivate: true });
    github.user('eve');
    const permission = async (repository: FakeRepository, login: string) =>
      askWith(github, github.appToken(repository)).get(
        `/repos/${repository.fullName}/collaborators/${login}/permission`,
      );
    expect((await permission(shop, 'eve')).json).toMatchObject({ permission: 'read' });
    expect((await permission(secret, 'eve')).json).toMatchObject({ permission: 'none' });
    expect((await permission(shop, 'nobody')).status).toBe(404);
  });
});

describe('dispatches', () => {
  it('go to a workflow that has the trigger, from a token that may', async () => {
    const github = await fakeGithub();
    const files = { '.github/workflows/prp.yml': 'on: workflow_dispatch\n', '.github/workflows/ci.yml': 'on: push\n' };
    const shop = await github.repository('acme/shop', { files });
    const ask = askWith(github, github.appToken(shop));
    const dispatch = (workflow: string, by = ask) =>
      by.post(`/repos/acme/shop/actions/workflows/${workflow}/dispatches`, { ref: 'main', inputs: { prp: 'a.md' } });
    expect((await dispatch('prp.yml')).status).toBe(204);
    expect(shop.dispatches).toEqual([{ workflow: 'prp.yml', payload: { ref: 'main', inputs: { prp: 'a.md' } } }]);
    expect((await dispatch('ci.yml')).status).toBe(422);
    expect((await dispatch('none.yml')).status).toBe(404);
    expect((await dispatch('prp.yml', askWith(github, github.forkToken(shop)))).status).toBe(403);
    expect((await ask.post('/repos/acme/shop/dispatches', { event_type: 'prp' })).status).toBe(204);
  });
});
