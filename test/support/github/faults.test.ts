import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';
import { secondaryLimit } from './faults.ts';

describe('faults', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    ask = askWith(github, github.appToken(shop));
  });

  const comment = async () => {
    const { number } = shop.openIssue();
    return ask.post(`/repos/acme/shop/issues/${number}/comments`, { body: 'Hello' });
  };

  it.each([409, 429, 500, 502])('answer %i, so often, and nothing is done', async (status) => {
    github.fail({ match: { method: 'POST', path: /\/comments$/ }, times: 2, with: { status } });
    expect([await comment(), await comment(), await comment()].map((answer) => answer.status)).toEqual([
      status,
      status,
      201,
    ]);
    expect(shop.comments.size).toBe(1);
  });

  it('ask for a pause as the secondary rate limit does', async () => {
    github.fail({ match: {}, with: secondaryLimit(7) });
    const answer = await ask.get('/repos/acme/shop');
    expect(answer.status).toBe(403);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.json['message']).toContain('secondary rate limit');
  });

  it('lose an answer after it was done', async () => {
    github.fail({ match: { method: 'POST' }, with: { lostAnswer: 502 } });
    expect((await comment()).status).toBe(502);
    expect(shop.comments.size).toBe(1);
  });

  it('cut the connection before or after it was done', async () => {
    github.fail({ match: { method: 'POST' }, with: { hangUp: true } });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(shop.comments.size).toBe(0);
    github.fail({ match: { method: 'POST' }, with: { lostAnswer: 'hang-up' } });
    await expect(comment()).rejects.toThrow('fetch failed');
    expect(shop.comments.size).toBe(1);
  });

  it('let another be faster, by the name of what GraphQL is asked for', async () => {
    const expectedHeadOid = await shop.head();
    const meanwhile = () => shop.commit('main', { write: { theirs: '1' } });
    github.fail({ match: { graphql: 'createCommitOnBranch' }, with: { meanwhile } });
    const mutation = `mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }`;
    const branch = { repositoryNameWithOwner: 'acme/shop', branchName: 'main' };
    const answer = await ask.graphql(mutation, { input: { branch, expectedHeadOid, message: { headline: 'Ours' } } });
    expect(answer['errors']).toMatchObject([{ type: 'STALE_DATA' }]);
    expect(await shop.read('theirs')).toBe('1');
  });

  it('let an answer be later than another', async () => {
    github.fail({ match: { path: /branches/ }, with: { slowMs: 100 } });
    const order: string[] = [];
    const noted = async (name: string, path: string) => {
      await ask.get(path);
      order.push(name);
    };
    await Promise.all([noted('slow', '/repos/acme/shop/branches'), noted('quick', '/repos/acme/shop')]);
    expect(order).toEqual(['quick', 'slow']);
  });
});

describe('what was asked', () => {
  it('is kept: method, path without prefix, query, body, GraphQL, and how it ended', async () => {
    const github = await fakeGithub();
    const shop = await github.repository('acme/shop');
    const ask = askWith(github, github.appToken(shop));
    await ask.get('/api/v3/repos/acme/shop/branches?per_page=5');
    await ask.graphql('query Who($n: Int) { viewer { login } }', { n: 1 });
    expect(github.requests).toMatchObject([
      { method: 'GET', path: '/repos/acme/shop/branches', query: { per_page: '5' }, status: 200 },
      { method: 'POST', path: '/graphql', graphql: { operation: 'Who', fields: ['viewer'], variables: { n: 1 } } },
    ]);
  });
});
