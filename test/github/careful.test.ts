import { describe, expect, it } from 'vitest';
import { UnknownOutcomeError } from '../../src/github/api-error.ts';
import {
  connectionError,
  graphqlFailure,
  nockGithub,
  type Reply,
  replyTo,
  replyToGraphql,
} from '../support/nock-github.ts';

// The contract of the plugin, over the Octokits of all packages, is in test/contracts/careful.test.ts.

const query = 'query who { viewer { login } }';
const mutation = 'mutation commit($input: X!) { createCommitOnBranch(input: $input) { commit { oid } } }';
const fine: Reply = { body: { ok: true } };
const secondary: Reply = { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } };
const somethingWrong: Reply = { body: { data: null, errors: [{ message: 'Something went wrong.' }] } };

describe('a read', () => {
  it.each<[string, Reply]>([
    ['GitHub fails', { status: 502, body: '<html>' }],
    ['the connection breaks', connectionError('ECONNRESET')],
    ['the server cannot be reached', connectionError('ENOTFOUND')],
    ['no response comes in time', new DOMException('The operation timed out.', 'TimeoutError')],
  ])('is retried after growing pauses when %s', async (_, failure) => {
    const { client, api, sent, waits } = nockGithub();
    replyTo(api, 'GET', '/user', [failure, failure, fine]);
    expect((await client.rest('GET', '/user')).body).toEqual({ ok: true });
    expect(sent).toHaveLength(3);
    expect(waits).toEqual([500, 1000]);
  });

  it('fails after five attempts, with a hint', async () => {
    const { client, api, sent } = nockGithub();
    replyTo(
      api,
      'GET',
      '/user',
      Array.from({ length: 20 }, () => ({ status: 503 })),
    );
    await expect(client.rest('GET', '/user')).rejects.toMatchObject({
      code: 'E_GITHUB',
      message: 'GET /user: tried 5 times, and GitHub answered 503.',
      hint: expect.stringContaining('githubstatus.com'),
    });
    expect(sent).toHaveLength(5);
  });

  it('is retried in GraphQL, which reports failures as successes', async () => {
    const { client, api, sent } = nockGithub();
    replyToGraphql(api, [somethingWrong, { body: { data: { viewer: null } } }]);
    expect((await client.graphql(query, {})).data).toEqual({ viewer: null });
    expect(sent).toHaveLength(2);
  });

  it('runs beside nine others at most', async () => {
    const waiting: (() => void)[] = [];
    const { client } = nockGithub({
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

  it('keeps the errors that a REST response lists', async () => {
    const { client, api } = nockGithub();
    const body = { errors: [{ line: 1, message: 'Unknown owner on line 1' }] };
    api.get('/repos/a/b/codeowners/errors').reply(200, body);
    expect((await client.rest('GET', '/repos/a/b/codeowners/errors')).body).toEqual(body);
  });
});

describe('a change', () => {
  it.each<[string, Reply]>([
    ['GitHub fails', { status: 502 }],
    ['the connection breaks', connectionError('UND_ERR_SOCKET')],
    ['GraphQL fails', somethingWrong],
  ])('is sent once, and its outcome is unknown, when %s', async (_, failure) => {
    const { client, api, sent } = nockGithub();
    replyToGraphql(api, [failure, fine]);
    const error: unknown = await client.graphql(mutation, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnknownOutcomeError);
    expect(error).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('GraphQL mutation commit') });
    expect(sent).toHaveLength(1);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('is so with %s', async (method) => {
    const { client, api, sent } = nockGithub();
    replyTo(api, method, '/x', [{ status: 500 }, fine]);
    await expect(client.rest(method, '/x')).rejects.toBeInstanceOf(UnknownOutcomeError);
    expect(sent).toHaveLength(1);
  });

  it('is a document with a mutation anywhere in it', async () => {
    const { client, api, sent } = nockGithub();
    replyToGraphql(api, [{ status: 502 }, fine]);
    const document = `fragment one on Commit { oid }\n${mutation}`;
    await expect(client.graphql(document, {})).rejects.toBeInstanceOf(UnknownOutcomeError);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ['GitHub asks for a pause', secondary],
    ['GitHub asks for fewer requests', { status: 429 }],
    ['the server cannot be reached', connectionError('ECONNREFUSED')],
    ['GraphQL asks for a pause', graphqlFailure('RATE_LIMITED', 'Slow down')],
  ])('is sent again when %s, because nothing was done', async (_, failure) => {
    const { client, api, sent } = nockGithub();
    replyToGraphql(api, [failure, { body: { data: { done: true } } }]);
    expect((await client.graphql(mutation, {})).data).toEqual({ done: true });
    expect(sent).toHaveLength(2);
  });

  it('is sent again when the caller says that twice does no harm', async () => {
    const { client, api, sent } = nockGithub();
    replyTo(api, 'POST', '/git/blobs', [{ status: 502 }, fine]);
    await client.rest('POST', '/git/blobs', { isRepeatable: true });
    expect(sent).toHaveLength(2);
  });

  it('waits for the change before it', async () => {
    const running: string[] = [];
    const first = Promise.withResolvers<void>();
    const { client } = nockGithub({
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

  it('comes a second after the one before it, from when GitHub first asked for a pause', async () => {
    const { client, api, waits } = nockGithub();
    replyTo(api, 'POST', '/1', [fine]);
    replyTo(api, 'POST', '/2', [secondary, fine]);
    replyTo(api, 'POST', '/3', [fine]);
    await client.rest('POST', '/1');
    expect(waits).toEqual([]);
    await client.rest('POST', '/2');
    await client.rest('POST', '/3');
    expect(waits).toEqual([60_500, 1000]);
  });
});

describe('a limit', () => {
  async function readAfter(...replies: readonly Reply[]) {
    const { client, api, waits, events } = nockGithub();
    replyTo(api, 'GET', '/user', replies);
    const error: unknown = await client.rest('GET', '/user').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { error, waits, events };
  }

  it('makes the client wait as long as GitHub says, and announce it', async () => {
    const { waits, events } = await readAfter({ status: 403, headers: { 'Retry-After': '7' } }, fine);
    expect(waits).toEqual([7500]);
    expect(events).toMatchObject([{ type: 'warning', message: 'GitHub limits the rate of requests: waiting 8 s.' }]);
  });

  it('makes the client wait until its reset', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 20);
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    const { waits } = await readAfter({ status: 403, headers }, fine);
    expect(waits[0]).toBeGreaterThan(15_000);
    expect(waits[0]).toBeLessThan(24_000);
  });

  it('makes the client wait a minute where GitHub gives no time', async () => {
    expect((await readAfter(secondary, fine)).waits).toEqual([60_500]);
  });

  it('that lasts too long is an error that says when to come back', async () => {
    const { error, waits } = await readAfter({ status: 429, headers: { 'Retry-After': '1800' } });
    expect(error).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('run it again in 31 min') });
    expect(waits).toEqual([]);
  });

  it('keeps all other requests waiting too', async () => {
    const pause = Promise.withResolvers<void>();
    const { client, api, sent } = nockGithub({ sleep: async () => pause.promise });
    replyTo(api, 'GET', '/1', [{ status: 429, headers: { 'retry-after': '5' } }, fine]);
    replyTo(api, 'GET', '/2', [fine]);
    const first = client.rest('GET', '/1');
    await expect.poll(() => sent.length).toBe(1);
    await new Promise(setImmediate);
    const second = client.rest('GET', '/2');
    await new Promise(setImmediate);
    expect(sent).toHaveLength(1);
    pause.resolve();
    await Promise.all([first, second]);
    expect(sent).toHaveLength(3);
  });
});
