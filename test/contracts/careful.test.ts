import { generateKeyPairSync } from 'node:crypto';
import { getOctokit } from '@actions/github';
import { App, Octokit } from 'octokit';
import { Probot, ProbotOctokit } from 'probot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { careful } from '../../src/github/careful.ts';
import { githubClient } from '../../src/github/client.ts';
import { octokitFor } from '../../src/github/octokit.ts';
import { UnknownOutcomeError } from '../../src/github/api-error.ts';
import { type FaultServer, type Fault, faultServer } from '../support/fault-server.ts';

const token = 'ghs_averysecrettoken0123456789abcdefghij';
const limited = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
const mutation = 'mutation move($id: ID!) { move(id: $id) { id } }';
const query = 'query who { viewer { login } }';

let server: FaultServer;
let waits: number[];
/** Called at each wait. */
let onWait: () => Promise<void>;
let events: PrpEvent[];

beforeEach(async () => {
  server = await faultServer();
  [waits, events, onWait] = [[], [], async () => {}];
});
afterEach(() => server.close());

function parts() {
  return {
    async sleep(milliseconds: number) {
      waits.push(milliseconds);
      await onWait();
    },
    random: () => 0.5,
    announce: (event: PrpEvent) => void events.push(event),
  };
}

/** The plugins that ours takes the place of. */
const off = { retry: { enabled: false }, throttle: { enabled: false } };
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** An Octokit of each package that makes them, with the plugin. */
const makers = {
  octokit: () => octokitFor({ token, apiUrl: server.url, userAgent: 'test', ...parts() }),
  '@actions/github': async () => getOctokit(token, { baseUrl: server.url, log: silent }, careful(parts())),
  probot: async () => {
    const Careful = ProbotOctokit.plugin(careful(parts())).defaults((given: object) => ({ ...given, ...off }));
    return new Careful({ auth: { token }, baseUrl: server.url, log: silent });
  },
};

describe.each(Object.entries(makers))('the careful plugin in the Octokit of %s', (_, make) => {
  const comment = async () => {
    const octokit = await make();
    return octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner: 'acme',
      repo: 'api',
      issue_number: 7,
      body: 'Hello',
    });
  };
  const commentPath = 'POST /repos/acme/api/issues/7/comments';
  const read = async () => (await make()).request('GET /repos/{owner}/{repo}', { owner: 'acme', repo: 'api' });
  const move = async () => (await make()).graphql(mutation, { id: 'x' });
  const ask = async () => (await make()).graphql(query);

  const failed: readonly (readonly [string, Fault])[] = [
    ['status 502', { status: 502 }],
    ['a reset connection', 'reset'],
    ['a body that breaks off', 'broken'],
  ];
  const serverError = { errors: [{ message: 'Something went wrong while executing your query.' }] };
  const pauses: readonly (readonly [string, Fault, number])[] = [
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '2' } }, 2500],
    ['429 alone', { status: 429 }, 60_500],
    ['403 for a secondary rate limit', { status: 403, body: { message: limited } }, 60_500],
    [
      '403 for abuse, with Retry-After',
      {
        status: 403,
        body: { message: 'You have triggered an abuse detection mechanism.' },
        headers: { 'retry-after': '9' },
      },
      9500,
    ],
    [
      '403 with nothing remaining',
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000' } },
      1500,
    ],
  ];

  describe('a change', () => {
    it.each(failed)('is sent once on %s, and its outcome is unknown', async (__, fault) => {
      server.reply(fault);
      await expect(comment()).rejects.toBeInstanceOf(UnknownOutcomeError);
      expect(server.requests).toEqual([commentPath]);
    });

    it.each([...failed, ['a server error of GraphQL', { body: serverError }] as const])(
      'by GraphQL is sent once on %s',
      async (__, fault) => {
        server.reply(fault);
        await expect(move()).rejects.toThrow('GraphQL mutation move');
        expect(server.requests).toEqual(['mutation']);
      },
    );

    it('that GitHub refuses is not sent again', async () => {
      server.reply({ status: 409, body: { message: 'Conflict' } });
      const octokit = await make();
      await expect(octokit.request('PUT /repos/a/b/contents/c', { content: '' })).rejects.toMatchObject({
        status: 409,
      });
      expect(server.requests).toHaveLength(1);
    });

    it.each(pauses)('is sent again after the pause that GitHub asks for: %s', async (__, fault, pause) => {
      server.reply(fault);
      await comment();
      expect(server.requests).toEqual([commentPath, commentPath]);
      expect(waits).toEqual([pause]);
      expect(events).toMatchObject([{ type: 'warning' }]);
    });

    it('is sent again when no connection was possible', async () => {
      const listen = await server.refuseConnections();
      onWait = listen;
      await comment();
      expect([server.requests.length, waits.length]).toEqual([1, 1]);
    });

    it('is sent again when its call says that it is repeatable', async () => {
      server.reply({ status: 502 });
      const octokit = await make();
      await octokit.request('POST /repos/a/b/git/blobs', { content: '', request: { isRepeatable: true } });
      expect(server.requests).toHaveLength(2);
    });

    it('does not follow a redirect', async () => {
      server.reply({ status: 301, headers: { location: `${server.url}/moved` } });
      await expect(comment()).rejects.toMatchObject({ code: 'E_GITHUB' });
      expect(server.requests).toEqual([commentPath]);
    });

    it('waits for the change before it, and for no more', async () => {
      const octokit = await make();
      const release = server.hold();
      const all = [1, 2, 3].map((n) => octokit.request(`POST /repos/a/b/issues/${n}/comments`, { body: 'x' }));
      await expect.poll(() => server.requests.length).toBe(1);
      release();
      await Promise.all(all);
      expect([server.requests.length, waits]).toEqual([3, []]);
    });
  });

  describe('a read', () => {
    it.each(failed)('is sent again on %s', async (__, fault) => {
      server.reply(fault, { body: { id: 1 } });
      expect((await read()).data).toEqual({ id: 1 });
      expect(server.requests).toHaveLength(2);
      expect(waits).toEqual([500]);
    });

    it('by GraphQL is sent again on a server error and on a limit', async () => {
      const rateLimited = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
      server.reply({ body: serverError }, { body: rateLimited }, { body: { data: { viewer: { login: 'me' } } } });
      expect(await ask()).toEqual({ viewer: { login: 'me' } });
      expect(waits).toEqual([500, 60_500]);
    });

    it.each(pauses)('is sent again after the pause that GitHub asks for: %s', async (__, fault, pause) => {
      server.reply(fault);
      await read();
      expect(waits).toEqual([pause]);
    });

    it('gives up after five attempts', async () => {
      server.reply(...Array.from({ length: 9 }, () => ({ status: 503 })));
      await expect(read()).rejects.toMatchObject({
        code: 'E_GITHUB',
        message: expect.stringContaining('tried 5 times'),
      });
      expect(server.requests).toHaveLength(5);
    });

    it('that GitHub refuses is not sent again', async () => {
      server.reply({ status: 404, body: { message: 'Not Found' } });
      await expect(read()).rejects.toMatchObject({ status: 404 });
      expect(server.requests).toHaveLength(1);
    });

    it('follows a redirect', async () => {
      server.reply({ status: 301, headers: { location: `${server.url}/repositories/1` } }, { body: { id: 1 } });
      expect((await read()).data).toEqual({ id: 1 });
    });

    it('whose answer has not changed is an error of that status', async () => {
      server.reply({ status: 304 });
      await expect(read()).rejects.toMatchObject({ status: 304 });
    });

    it('runs beside nine others, by GraphQL too', async () => {
      const octokit = await make();
      const release = server.hold();
      const all = Array.from({ length: 15 }, (__, n) =>
        n % 2 === 0 ? octokit.graphql(query) : octokit.request('GET /x'),
      );
      await expect.poll(() => server.requests.length).toBe(10);
      release();
      await Promise.all(all);
      expect([server.requests.length, waits]).toEqual([15, []]);
    });

    it('that the caller aborts is not sent again', async () => {
      const octokit = await make();
      const release = server.hold();
      const abort = new AbortController();
      const reading = octokit.request('GET /x', { request: { signal: abort.signal } });
      await expect.poll(() => server.requests.length).toBe(1);
      abort.abort();
      await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
      release();
      expect([server.requests.length, waits]).toEqual([1, []]);
    });
  });

  it('carries our client, with its errors', async () => {
    const client = githubClient(make, { apiUrl: server.url, graphqlUrl: `${server.url}/graphql` });
    server.reply({ body: [1], headers: { link: `<${server.url}/x?page=2&q=a:b>; rel="next"` } }, { body: [2] });
    const found: unknown[] = [];
    for await (const { body } of client.pages('/x')) found.push(body);
    expect(found).toEqual([[1], [2]]);
    expect(server.requests).toEqual(['GET /x?per_page=100', 'GET /x?page=2&q=a%3Ab']);

    server.reply({ status: 404, body: { message: 'Not Found' } }, { status: 502 });
    await expect(client.rest('GET', '/y')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(client.rest('PATCH', '/y')).rejects.toBeInstanceOf(UnknownOutcomeError);
    expect((await client.rest('DELETE', '/y')).body).toEqual({});
  });
});

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The app of each package that makes them; it makes an Octokit for an installation. */
const apps = {
  octokit: async () => {
    const Careful = Octokit.plugin(careful(parts())).defaults({ baseUrl: server.url, log: silent, ...off });
    const app = new App({ appId: 1, privateKey, Octokit: Careful });
    return (installation: number) => app.getInstallationOctokit(installation);
  },
  probot: async () => {
    const Careful = ProbotOctokit.plugin(careful(parts())).defaults((given: object) => ({ ...given, ...off }));
    const probot = new Probot({
      appId: 1,
      privateKey,
      secret: 'x',
      baseUrl: server.url,
      Octokit: Careful,
      logLevel: 'fatal',
    });
    await probot.ready();
    return (installation: number) => probot.auth(installation);
  },
};

describe.each(Object.entries(apps))('an installation of an app of %s', (_, open) => {
  const tokenPath = 'POST /app/installations/7/access_tokens';

  it('gets its token while all slots are taken', async () => {
    const octokit = await (await open())(7);
    await Promise.all(Array.from({ length: 12 }, () => octokit.request('GET /x')));
    await Promise.all(Array.from({ length: 12 }, (__, n) => octokit.request(`POST /x/${n}`)));
    expect(server.requests.filter((one) => one !== tokenPath)).toHaveLength(24);
  });

  it.each<[string, Fault]>([
    ['status 502', { status: 502 }],
    ['a reset connection', 'reset'],
    ['a limit', { status: 429, headers: { 'retry-after': '2' } }],
  ])('asks for its token again on %s, then sends the change once', async (__, fault) => {
    const octokit = await (await open())(7);
    server.reply(fault);
    await octokit.request('POST /x');
    expect(server.requests).toEqual([tokenPath, tokenPath, 'POST /x']);
    expect(waits).toHaveLength(1);
  });

  it('shares its limits with all its Octokits, and with no other installation', async () => {
    const authenticate = await open();
    const release = server.hold();
    const octokits = await Promise.all(
      [1, 1, 2, 3].map(async (one): Promise<Pick<Octokit, 'request'>> => authenticate(one)),
    );
    const all = octokits.map((octokit) => octokit.request('POST /x'));
    const changes = () => server.requests.filter((one) => one === 'POST /x').length;
    await expect.poll(changes).toBe(3);
    release();
    await Promise.all(all);
    expect(changes()).toBe(4);
  });
});
