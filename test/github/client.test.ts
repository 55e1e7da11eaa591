import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PrpError } from '../../src/base/errors.ts';
import { checkToken } from '../../src/github/octokit.ts';
import { UnknownOutcomeError } from '../../src/github/unknown-outcome-error.ts';
import { broken, scriptedGithub, token } from '../support/scripted-github.ts';

const query = 'query who { viewer { login } }';
const mutation = 'mutation commit($input: X!) { createCommitOnBranch(input: $input) { commit { oid } } }';
const fine = { body: { ok: true } };
const secondary = { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } };

describe('a request', () => {
  it('says who asks, with what right, and what for', async () => {
    const { client, sent } = scriptedGithub([fine]);
    await client.rest('POST', '/repos/acme/api/issues', { body: { title: 'ü' }, query: { a: 'b c', n: 1 } });
    expect(sent).toEqual([
      {
        url: 'https://api.github.test/repos/acme/api/issues?a=b+c&n=1',
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

  it('goes to an Enterprise Server where that is the address', async () => {
    const { client, sent } = scriptedGithub([fine, { body: { data: {} } }], {
      apiUrl: 'https://ghe.test/api/v3/',
      graphqlUrl: 'https://ghe.test/api/graphql',
    });
    await client.rest('GET', '/user');
    await client.graphql(query, {});
    expect(sent.map(({ url }) => url)).toEqual(['https://ghe.test/api/v3/user', 'https://ghe.test/api/graphql']);
  });

  it('gives back the status, the headers and what came', async () => {
    const { client } = scriptedGithub([{ status: 201, body: { id: 7 }, headers: { Location: '/7' } }, { status: 204 }]);
    const made = await client.rest('POST', '/things');
    expect([made.status, made.body, made.header('location'), made.header('nothing')]).toEqual([
      201,
      { id: 7 },
      '/7',
      undefined,
    ]);
  });
});

describe('what can be read again', () => {
  it.each([
    ['GitHub fails', { status: 502, body: '<html>' }],
    ['the connection breaks', broken('ECONNRESET')],
    ['nobody can be reached', broken('ENOTFOUND')],
    ['no answer comes in time', new DOMException('The operation timed out.', 'TimeoutError')],
  ])('is asked for again when %s', async (_, failure) => {
    const { client, sent, waits } = scriptedGithub([failure, failure, fine]);
    expect((await client.rest('GET', '/user')).body).toEqual({ ok: true });
    expect(sent).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
  });

  it('is given up after some tries, with a word about what to do', async () => {
    const { client, sent } = scriptedGithub(Array.from({ length: 20 }, () => ({ status: 503 })));
    await expect(client.rest('GET', '/user')).rejects.toMatchObject({
      code: 'E_GITHUB',
      message: 'GET /user: tried 5 times, and GitHub answered 503.',
      hint: expect.stringContaining('githubstatus.com'),
    });
    expect(sent).toHaveLength(5);
  });

  it('is asked for again in GraphQL, whose failures come as successes', async () => {
    const failed = { body: { errors: [{ message: 'Something went wrong while executing your query.' }] } };
    const { client, sent } = scriptedGithub([failed, { body: { data: { viewer: null } } }]);
    expect((await client.graphql(query, {})).data).toEqual({ viewer: null });
    expect(sent).toHaveLength(2);
  });
});

describe('reading', () => {
  it('has ten requests on their way at most', async () => {
    const waiting: (() => void)[] = [];
    const { client } = scriptedGithub([], {
      async fetch() {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return new Response('{}');
      },
    });
    const all = Promise.all(Array.from({ length: 25 }, async (_, n) => client.rest('GET', `/${n}`)));
    for (const expected of [10, 10, 5]) {
      await expect.poll(() => waiting.length).toBe(expected);
      for (const answer of waiting.splice(0)) answer();
    }
    expect(await all).toHaveLength(25);
  });
});

describe('what changes something', () => {
  it.each([
    ['GitHub fails', { status: 502 }],
    ['the connection breaks', broken('UND_ERR_SOCKET')],
    ['GraphQL fails within', { body: { data: null, errors: [{ message: 'Something went wrong.' }] } }],
  ])('is sent once, and said to be uncertain, when %s', async (_, failure) => {
    const { client, sent } = scriptedGithub([failure, fine]);
    const error: unknown = await client.graphql(mutation, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnknownOutcomeError);
    expect(error).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('GraphQL mutation commit') });
    expect(sent).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('is so for %s', async (method) => {
    const { client, sent } = scriptedGithub([{ status: 500 }, fine]);
    await expect(client.rest(method, '/x')).rejects.toBeInstanceOf(UnknownOutcomeError);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['GitHub asked for a pause', secondary],
    ['GitHub asked for less', { status: 429 }],
    ['nobody was reached', broken('ECONNREFUSED')],
    ['GraphQL asked for a pause', { body: { errors: [{ type: 'RATE_LIMITED', message: 'Slow down' }] } }],
  ])('is sent again when %s, for then nothing was done', async (_, failure) => {
    const { client, sent } = scriptedGithub([failure, { body: { data: { done: true } } }]);
    expect((await client.graphql(mutation, {})).data).toEqual({ done: true });
    expect(sent).toHaveLength(2);
  });

  it('is sent again when the caller knows that twice does no harm', async () => {
    const { client, sent } = scriptedGithub([{ status: 502 }, fine]);
    await client.rest('POST', '/git/blobs', { isRepeatable: true });
    expect(sent).toHaveLength(2);
  });

  it('waits for the change before it', async () => {
    const running: string[] = [];
    const first = Promise.withResolvers<void>();
    const { client } = scriptedGithub([], {
      async fetch(url: string) {
        running.push(url);
        if (running.length === 1) await first.promise;
        return new Response('{}');
      },
    });
    const both = Promise.all([client.rest('POST', '/1'), client.rest('POST', '/2')]);
    await client.rest('GET', '/3');
    expect(running.map((url) => url.slice(-2))).toEqual(['/1', '/3']);
    first.resolve();
    await both;
    expect(running).toHaveLength(3);
  });

  it('leaves a second between two, from when GitHub first asked for a pause', async () => {
    const { client, waits } = scriptedGithub([fine, secondary, fine, fine]);
    await client.rest('POST', '/1');
    expect(waits).toEqual([]);
    await client.rest('POST', '/2');
    await client.rest('POST', '/3');
    expect(waits).toEqual([60_500, 1000]);
  });
});

describe('a limit', () => {
  const afterReset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 20) };

  it('is waited for as long as GitHub says, and somebody hears of it', async () => {
    const { client, waits, events } = scriptedGithub([{ status: 403, headers: { 'Retry-After': '7' } }, fine]);
    await client.rest('GET', '/user');
    expect(waits).toEqual([7500]);
    expect(events).toMatchObject([{ type: 'warning', message: 'GitHub limits the rate of requests: waiting 8 s.' }]);
  });

  it('is waited for until it is reset', async () => {
    const { client, waits } = scriptedGithub([{ status: 403, headers: afterReset }, fine]);
    await client.rest('GET', '/user');
    expect(waits[0]).toBeGreaterThan(19_000);
    expect(waits[0]).toBeLessThan(24_000);
  });

  it('is waited for a minute where GitHub does not say how long', async () => {
    const { client, waits } = scriptedGithub([secondary, fine]);
    await client.rest('GET', '/user');
    expect(waits).toEqual([60_500]);
  });

  it('that lasts too long is an error that says when to come back', async () => {
    const { client, waits } = scriptedGithub([{ status: 429, headers: { 'Retry-After': '1800' } }]);
    await expect(client.rest('GET', '/user')).rejects.toMatchObject({
      code: 'E_GITHUB',
      hint: expect.stringContaining('run it again in 31 min'),
    });
    expect(waits).toEqual([]);
  });

  it('keeps all other requests waiting as well', async () => {
    const pause = Promise.withResolvers<void>();
    const asked: string[] = [];
    const { client } = scriptedGithub([], {
      sleep: async () => pause.promise,
      async fetch(url: string) {
        asked.push(url.slice(-2));
        return asked.length === 1
          ? new Response('', { status: 429, headers: { 'retry-after': '5' } })
          : new Response('{}');
      },
    });
    const first = client.rest('GET', '/1');
    await expect.poll(() => asked).toEqual(['/1']);
    const second = client.rest('GET', '/2');
    pause.resolve();
    await Promise.all([first, second]);
    expect(asked).toHaveLength(3);
  });
});

describe('a refusal', () => {
  it('for want of a permission names it as a workflow writes it', async () => {
    const headers = { 'x-accepted-github-permissions': 'pull_requests=write,contents=read; issues=write' };
    const body = { message: 'Resource not accessible by integration' };
    const { client } = scriptedGithub([{ status: 403, body, headers }]);
    await expect(client.rest('POST', '/repos/a/b/issues/1/comments')).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
      message: 'POST /repos/a/b/issues/1/comments: GitHub answered 403 (Resource not accessible by integration).',
      hint: expect.stringContaining('`pull-requests: write`, `contents: read` under `permissions:`'),
    });
  });

  it('in GraphQL does so too', async () => {
    const errors = [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }];
    const { client } = scriptedGithub([{ body: { data: null, errors } }]);
    await expect(client.graphql(mutation, {})).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
      hint: expect.stringContaining('`contents: write`'),
    });
  });

  it.each([
    [401, 'E_FORBIDDEN', /github-token/],
    [404, 'E_NOT_FOUND', /may not see/],
    [422, 'E_GITHUB', /what GitHub says/],
    [301, 'E_GITHUB', /new name/],
  ])('with %d is %s', async (status, code, hint) => {
    const { client } = scriptedGithub([{ status, body: { message: 'No' } }]);
    await expect(client.rest('POST', '/x')).rejects.toMatchObject({ code, hint: expect.stringMatching(hint) });
  });

  it('is an answer where it was expected', async () => {
    const stale = [{ type: 'STALE_DATA', message: 'Expected branch to point to another' }];
    const { client } = scriptedGithub([{ status: 404, body: {} }, { body: { data: null, errors: stale } }]);
    expect((await client.rest('GET', '/x', { expect: [404] })).status).toBe(404);
    expect(await client.graphql(mutation, {}, { expect: ['STALE_DATA'] })).toEqual({ data: null, errors: stale });
  });

  it('shows what GitHub says in one line that cannot do harm', async () => {
    const { client } = scriptedGithub([
      { status: 422, body: { message: `a\n\u001B[2J::error::b\u202E${'c'.repeat(900)}` } },
    ]);
    const error: unknown = await client.rest('POST', '/x').catch((thrown: unknown) => thrown);
    expect(error instanceof PrpError && error.message).toMatch(
      /^POST \/x: GitHub answered 422 \(a \[2J::error::b c+…\)\.$/,
    );
  });

  it('never shows the token', async () => {
    const { client } = scriptedGithub([new TypeError(`invalid header: Bearer ${token}`)]);
    const error: unknown = await client.rest('POST', '/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PrpError);
    expect(inspect(error, { depth: null })).not.toContain(token);
  });

  it.each(['', ' \n', 'with space', 'line\nbreak', 'tökén'])('meets what cannot be a token: %j', (bad) => {
    expect(() => checkToken(bad)).toThrow(PrpError);
  });

  it('meets what cannot be an address', () => {
    const addresses = { apiUrl: 'api.github.com', graphqlUrl: 'https://x.test' };
    expect(() => scriptedGithub([], addresses)).toThrow('"api.github.com" is not the address');
  });

  it('meets what is no GraphQL', async () => {
    const { client } = scriptedGithub([{ body: '<html>Welcome</html>' }]);
    await expect(client.graphql(query, {})).rejects.toMatchObject({ code: 'E_GITHUB' });
  });
});

describe('a list', () => {
  const link = (url: string) => ({ Link: `<https://api.github.test/x?page=1>; rel="prev", <${url}>; rel="next"` });
  const second = 'https://api.github.test/x?page=2&labels=a,b';

  async function read(script: Parameters<typeof scriptedGithub>[0], pages = 10) {
    const { client, sent } = scriptedGithub(script);
    const found: unknown[] = [];
    for await (const { body } of client.pages('/x', { query: { state: 'open' } })) {
      found.push(body);
      if (found.length === pages) break;
    }
    return { found, urls: sent.map(({ url }) => url) };
  }

  it('is read page by page to its end', async () => {
    const { found, urls } = await read([{ body: [1, 2], headers: link(second) }, { body: [3] }]);
    expect(found).toEqual([[1, 2], [3]]);
    expect(urls).toEqual(['https://api.github.test/x?per_page=100&state=open', second]);
  });

  it('is read no further than somebody wants', async () => {
    expect((await read([{ body: [1], headers: link(second) }], 1)).urls).toHaveLength(1);
  });

  it('takes the token to no other server', async () => {
    await expect(read([{ body: [1], headers: link('https://evil.test/x') }])).rejects.toMatchObject({
      code: 'E_GITHUB',
    });
  });
});
