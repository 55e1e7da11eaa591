import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PrpError } from '../../src/base/errors.ts';
import { checkToken } from '../../src/github/client.ts';
import {
  apiUrl,
  connectionError,
  graphqlFailure,
  nockGithub,
  type Reply,
  replyTo,
  replyToGraphql,
  token,
} from '../support/nock-github.ts';

const query = 'query who { viewer { login } }';
const mutation = 'mutation commit($input: X!) { createCommitOnBranch(input: $input) { commit { oid } } }';

describe('a request', () => {
  it('carries the token, the program, the media type and the version of the API', async () => {
    const { client, api, sent } = nockGithub();
    api.post('/repos/acme/api/issues').query({ a: 'b c', n: 1 }).reply(200, {});
    await client.rest('POST', '/repos/acme/api/issues', { body: { title: 'ü' }, query: { a: 'b c', n: 1 } });
    expect(sent).toMatchObject([
      {
        path: '/repos/acme/api/issues?a=b+c&n=1',
        method: 'POST',
        body: { title: 'ü' },
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `token ${token}`,
          'content-type': 'application/json; charset=utf-8',
          'user-agent': expect.stringMatching(/^prp-action\/test octokit/),
          'x-github-api-version': '2022-11-28',
        },
      },
    ]);
  });

  it('goes to an Enterprise Server by its addresses', async () => {
    const { client, api, sent } = nockGithub({
      apiUrl: 'https://ghe.test/api/v3/',
      graphqlUrl: 'https://ghe.test/api/graphql',
    });
    api.get('/api/v3/user').reply(200, {}).post('/api/graphql').reply(200, { data: {} });
    await client.rest('GET', '/user');
    await client.graphql(query, {});
    expect(sent.map(({ path }) => path)).toEqual(['/api/v3/user', '/api/graphql']);
  });

  it('keeps a path as it is, even where Octokit would see a template', async () => {
    const { client, api } = nockGithub();
    api.get('/repos/acme/api/git/ref/heads/a%3Ab/%7Bc%7D').reply(200, { ok: true });
    const { body } = await client.rest('GET', '/repos/acme/api/git/ref/heads/a:b/{c}');
    expect(body).toEqual({ ok: true });
  });

  it('returns the status, the headers and the body', async () => {
    const { client, api } = nockGithub();
    api.post('/things').reply(201, { id: 7 }, { Location: '/7' }).put('/things').reply(204);
    const made = await client.rest('POST', '/things');
    expect([made.status, made.body, made.header('location'), made.header('nothing')]).toEqual([
      201,
      { id: 7 },
      '/7',
      undefined,
    ]);
    expect((await client.rest('PUT', '/things')).body).toBeUndefined();
  });

  it('reads JSON and other text, whatever the media type says', async () => {
    const { client, api } = nockGithub();
    const says = (type: string) => ({ 'content-type': type });
    api.get('/a').reply(200, '{"a":1}', says('text/plain')).get('/b').reply(200, '<html>', says('application/json'));
    api.get('/c').reply(404, '{"message":"c"}', says('image/png'));
    const bodies = ['/a', '/b', '/c'].map(async (path) => (await client.rest('GET', path, { expect: [404] })).body);
    expect(await Promise.all(bodies)).toEqual([{ a: 1 }, '<html>', { message: 'c' }]);
  });
});

describe('a refusal', () => {
  async function refused(reply: Reply): Promise<unknown> {
    const { client, api } = nockGithub();
    replyTo(api, 'POST', '/x', [reply]);
    return client.rest('POST', '/x').catch((error: unknown) => error);
  }

  it('for lack of a permission names it as a workflow writes it', async () => {
    const headers = { 'x-accepted-github-permissions': 'pull_requests=write,contents=read; issues=write' };
    const body = { message: 'Resource not accessible by integration' };
    expect(await refused({ status: 403, body, headers })).toMatchObject({
      code: 'E_FORBIDDEN',
      message: 'POST /x: GitHub answered 403 (Resource not accessible by integration).',
      hint: expect.stringContaining('`pull-requests: write`, `contents: read` under `permissions:`'),
    });
  });

  it('of GraphQL names the permission too', async () => {
    const { client, api } = nockGithub();
    replyToGraphql(api, [graphqlFailure('FORBIDDEN', 'Resource not accessible by integration')]);
    await expect(client.graphql(mutation, {})).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
      hint: expect.stringContaining('`contents: write`'),
    });
  });

  it.each([
    [401, 'E_FORBIDDEN', /github-token/],
    [404, 'E_NOT_FOUND', /may not see/],
    [422, 'E_GITHUB', /GitHub's message/],
    [301, 'E_GITHUB', /new name/],
  ])('with %d is %s', async (status, code, hint) => {
    const error = await refused({ status, body: { message: 'No' } });
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
  });

  it('is a response when the caller expects it', async () => {
    const { client, api } = nockGithub();
    api.get('/x').reply(404, {});
    replyToGraphql(api, [graphqlFailure('STALE_DATA', 'Expected branch to point to another')]);
    expect((await client.rest('GET', '/x', { expect: [404] })).status).toBe(404);
    expect(await client.graphql(mutation, {}, { expect: ['STALE_DATA'] })).toEqual({
      data: null,
      errors: [{ type: 'STALE_DATA', message: 'Expected branch to point to another' }],
    });
  });

  it("shows GitHub's message in one safe line", async () => {
    const error = await refused({
      status: 422,
      body: { message: `a\n\u001B[2J::error::b\u202E${'c'.repeat(900)}` },
    });
    expect(error instanceof PrpError && error.message).toMatch(
      /^POST \/x: GitHub answered 422 \(a \[2J::error::b c+…\)\.$/,
    );
  });

  it('does not show the token', async () => {
    const error = await refused(new TypeError(`invalid header: token ${token}`));
    expect(error).toBeInstanceOf(PrpError);
    expect(inspect(error, { depth: null })).not.toContain(token);
  });

  it.each(['', ' \n', 'with space', 'line\nbreak', 'tökén'])('of a token that cannot be one: %j', (bad) => {
    expect(() => checkToken(bad)).toThrow(PrpError);
  });

  it('of an address that cannot be one', () => {
    expect(() => nockGithub({ graphqlUrl: 'api.github.com' })).toThrow('"api.github.com" is not the address');
  });

  it('of a response that is not GraphQL', async () => {
    const { client, api } = nockGithub();
    replyToGraphql(api, [{ body: '<html>Welcome</html>' }]);
    await expect(client.graphql(query, {})).rejects.toMatchObject({ code: 'E_GITHUB' });
  });
});

describe('the client of a server that cannot be reached', () => {
  it('says how often it tried', async () => {
    const { client, api } = nockGithub();
    replyTo(
      api,
      'GET',
      '/user',
      Array.from({ length: 5 }, () => connectionError('ENOTFOUND')),
    );
    await expect(client.rest('GET', '/user')).rejects.toMatchObject({
      code: 'E_GITHUB',
      message: 'GET /user: tried 5 times, and no response came (ENOTFOUND).',
      hint: expect.stringContaining('githubstatus.com'),
    });
  });
});

describe('a list', () => {
  const link = (url: string) => ({ Link: `<${apiUrl}/x?page=1>; rel="prev", <${url}>; rel="next"` });
  const first = '/x?per_page=100&state=open';
  const second = '/x?page=2&labels=a,b';

  async function read(nextPage: string, pages = 10) {
    const { client, api, sent } = nockGithub();
    api.get(first).reply(200, [1, 2], link(nextPage)).get(second).reply(200, [3]);
    const found: unknown[] = [];
    for await (const { body } of client.pages('/x', { query: { state: 'open' } })) {
      found.push(body);
      if (found.length === pages) break;
    }
    return { found, paths: sent.map(({ path }) => path) };
  }

  it('is read page by page to its end', async () => {
    const { found, paths } = await read(`${apiUrl}${second}`);
    expect(found).toEqual([[1, 2], [3]]);
    expect(paths).toEqual([first, second]);
  });

  it('is read no further than its reader wants', async () => {
    expect((await read(`${apiUrl}${second}`, 1)).paths).toHaveLength(1);
  });

  it('takes the token to no other server', async () => {
    await expect(read('https://evil.test/x')).rejects.toMatchObject({ code: 'E_GITHUB' });
  });
});
