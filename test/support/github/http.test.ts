import { beforeEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../temporary-repository.ts';
import { gitIn } from '../../../src/system/git.ts';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub, startFakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('every answer', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    ask = askWith(github, github.appToken(shop));
  });

  it('counts what is left of the rate limit, and has an id', async () => {
    await ask.get('/repos/acme/shop');
    const { headers } = await ask.get('/repos/acme/shop/branches');
    expect(headers.get('x-ratelimit-limit')).toBe('5000');
    expect(headers.get('x-ratelimit-remaining')).toBe('4998');
    expect(headers.get('x-ratelimit-used')).toBe('2');
    expect(headers.get('x-github-request-id')).toMatch(/^[0-9A-F:]+$/);
  });

  it('is refused when the rate limit is spent', async () => {
    const small = await fakeGithub({ hourlyLimit: 1 });
    const repository = await small.repository('acme/shop');
    const limited = askWith(small, small.appToken(repository));
    expect((await limited.get('/repos/acme/shop')).status).toBe(200);
    const { status, headers } = await limited.get('/repos/acme/shop');
    expect(status).toBe(403);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
  });

  it('is 304 and free for a caller that has it already', async () => {
    const first = await ask.get('/repos/acme/shop/branches');
    const etag = first.headers.get('etag') ?? '';
    const second = await ask.get('/repos/acme/shop/branches', { 'if-none-match': etag });
    expect(second.status).toBe(304);
    expect(second.headers.get('x-ratelimit-used')).toBe('1');
    await shop.commit('other', { write: { a: '1' } });
    expect((await ask.get('/repos/acme/shop/branches', { 'if-none-match': etag })).status).toBe(200);
  });

  it('has the same at /api/v3, with addresses there', async () => {
    for (let n = 0; n < 3; n += 1) await shop.commit(`branch-${n}`, { write: { a: '1' } });
    const { json, headers } = await ask.get('/api/v3/repos/acme/shop/branches?per_page=2');
    expect(json).toMatchObject([{ commit: { url: expect.stringContaining('/api/v3/repos/') } }, {}]);
    expect(headers.get('link')).toContain('/api/v3/repos/acme/shop/branches?per_page=2&page=2>; rel="next"');
  });

  it('comes in pages that lead to each other', async () => {
    for (let n = 0; n < 4; n += 1) await shop.commit(`branch-${n}`, { write: { a: '1' } });
    const { json, headers } = await ask.get('/repos/acme/shop/branches?per_page=2&page=2');
    expect(json).toHaveLength(2);
    const relations = [...(headers.get('link') ?? '').matchAll(/page=(\d)>; rel="(\w+)"/g)].map(
      ([, n, name]) => `${name} ${n}`,
    );
    expect(relations).toEqual(['prev 1', 'next 3', 'last 3', 'first 1']);
    expect((await ask.get('/repos/acme/shop/branches')).headers.get('link')).toBeNull();
  });
});

describe('who asks', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let secret: FakeRepository;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    secret = await github.repository('acme/secret', { isPrivate: true });
  });

  it('is refused with an unknown token', async () => {
    const answer = await askWith(github, 'ghs_nobody').get('/repos/acme/shop');
    expect(answer).toMatchObject({ status: 401, json: { message: 'Bad credentials' } });
  });

  it('sees a private repository only with a token for it', async () => {
    expect((await askWith(github).get('/repos/acme/secret')).status).toBe(404);
    expect((await askWith(github, github.appToken(shop)).get('/repos/acme/secret')).status).toBe(404);
    expect((await askWith(github, github.appToken(secret)).get('/repos/acme/secret')).status).toBe(200);
    expect((await askWith(github, github.userToken('eve')).get('/repos/acme/secret')).status).toBe(404);
    secret.allow('ann', 'read');
    expect((await askWith(github, github.userToken('ann')).get('/repos/acme/secret')).status).toBe(200);
  });

  it('may do what the workflow permits, and learns what was missing', async () => {
    const { number } = shop.openIssue();
    const reader = askWith(github, github.appToken(shop, { contents: 'write', issues: 'read' }));
    const answer = await reader.post(`/repos/acme/shop/issues/${number}/comments`, { body: 'x' });
    expect(answer).toMatchObject({ status: 403, json: { message: 'Resource not accessible by integration' } });
    expect(answer.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write');
    const blob = { content: 'x' };
    expect((await reader.post('/repos/acme/shop/git/blobs', blob)).status).toBe(201);
    expect((await askWith(github, github.forkToken(shop)).post('/repos/acme/shop/git/blobs', blob)).status).toBe(403);
  });

  it('is answered differently at /user and /app', async () => {
    const ann = askWith(github, github.userToken('ann'));
    expect((await ann.get('/user')).json).toMatchObject({ login: 'ann', type: 'User' });
    expect((await ann.get('/app')).status).toBe(401);
    const bot = askWith(github, github.appToken(shop));
    expect((await bot.get('/user')).status).toBe(403);
    expect((await askWith(github, github.appJwt()).get('/app')).json).toMatchObject({ slug: 'github-actions' });
  });
});

describe('Git over HTTP', () => {
  it('clones, and takes pushes that only go forward, from callers with write permission', async () => {
    const github = await fakeGithub();
    const shop = await github.repository('acme/shop', { isPrivate: true });
    const git = gitIn(await temporaryDirectory());
    const address = (token: string) => `${github.serverUrl}/acme/shop.git`.replace('//', `//x-access-token:${token}@`);
    await git.text(['clone', '--quiet', '--depth=1', address(github.appToken(shop)), '.']);
    await git.text(['config', 'user.name', 'Ann']);
    await git.text(['config', 'user.email', 'ann@example.com']);
    await git.text(['commit', '--quiet', '--allow-empty', '-m', 'Pushed']);
    await git.text(['push', '--quiet', 'origin', 'HEAD:main']);
    expect(await shop.head()).toBe(await git.text(['rev-parse', 'HEAD']));

    const theirs = await shop.commit('main', { write: { theirs: '1' } });
    await git.text(['commit', '--quiet', '--allow-empty', '-m', 'Late']);
    expect((await git.run(['push', 'origin', 'HEAD:main'])).stderr).toContain('[rejected]');
    expect(await shop.head()).toBe(theirs);

    const reader = await git.run(['push', address(github.forkToken(shop)), 'HEAD:refs/heads/new']);
    expect(reader.stderr).toContain('403');
    const nobody = await git.run(['ls-remote', `${github.serverUrl}/acme/shop`]);
    expect(nobody.exitCode).not.toBe(0);
  });
});

describe('the contract', () => {
  it.each([
    ['a path that is none', 'GET', '/repos/acme/shop/nonsense', undefined, 'no such operation'],
    ['a query that is none', 'GET', '/repos/acme/shop/branches?per-page=1', undefined, 'no query parameter per-page'],
    ['a number that is none', 'GET', '/repos/acme/shop/branches?per_page=abc', undefined, 'per_page must be integer'],
    ['a misspelt field', 'POST', '/repos/acme/shop/git/blobs', { content: '', encodign: 'x' }, 'encodign'],
    ['a missing field', 'POST', '/repos/acme/shop/git/refs', { ref: 'refs/heads/x' }, 'sha'],
    ['a level that is none', 'POST', '/repos/acme/shop/check-runs', wrongLevel(), 'annotation_level'],
  ])('finds %s', async (_, method, path, body, told) => {
    const github = await startFakeGithub();
    const shop = await github.repository('acme/shop');
    const answer = await askWith(github, github.appToken(shop)).rest(method, path, body);
    expect(answer.status).toBe(500);
    expect(answer.json['message']).toContain(told);
    await expect(github.stop()).rejects.toThrow(told);
  });
});

function wrongLevel() {
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'error', message: 'm' };
  return { name: 'PRP', head_sha: 'a'.repeat(40), output: { title: 't', summary: 's', annotations: [annotation] } };
}
