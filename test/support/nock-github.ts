import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { type GithubAddresses, type GithubClient, githubClient } from '../../src/github/client.ts';
import { octokitFor, type OctokitSettings } from '../../src/github/octokit.ts';

/** One reply of GitHub; an `Error` where the connection fails. */
export type Reply =
  | Error
  | { readonly status?: number; readonly body?: nock.Body; readonly headers?: Readonly<Record<string, string>> };

interface Sent {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface NockGithub {
  readonly client: GithubClient;
  /** The next replies, by method and path. */
  readonly api: nock.Scope;
  readonly sent: readonly Sent[];
  /** The milliseconds of each wait. */
  readonly waits: readonly number[];
  readonly events: readonly PrpEvent[];
}

export const token = 'ghs_averysecrettoken0123456789abcdefghij';
export const apiUrl = 'https://api.github.test';

const unmatched: string[] = [];
const noteUnmatched = ({ method, url }: Request) => void unmatched.push(`${method} ${url}`);

beforeAll(() => {
  nock.disableNetConnect();
  nock.emitter.on('no match', noteUnmatched);
});
afterEach(() => {
  nock.cleanAll();
  // A request that no test expects gets an error, which a client may handle.
  const requests = unmatched.splice(0);
  if (requests.length > 0) throw new Error(`The test expects no ${requests.join(', ')}.`);
});
afterAll(() => {
  nock.emitter.off('no match', noteUnmatched);
  nock.restore();
});

/** A client whose requests nock answers, and that does not really wait. */
export function nockGithub({
  graphqlUrl = `${apiUrl}/graphql`,
  ...options
}: Partial<OctokitSettings & GithubAddresses> = {}): NockGithub {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const events: PrpEvent[] = [];
  const settings = {
    token,
    apiUrl,
    userAgent: 'prp-action/test',
    random: () => 0.5,
    sleep: async (milliseconds: number) => void waits.push(milliseconds),
    announce: (event: PrpEvent) => void events.push(event),
    ...options,
  };
  const api = nock(new URL(settings.apiUrl).origin);
  api.on('request', ({ method, url, headers }: Request, _: unknown, body: string) => {
    const { pathname, search } = new URL(url);
    const json: unknown = body === '' ? undefined : JSON.parse(body);
    sent.push({ method, path: `${pathname}${search}`, headers: Object.fromEntries(headers), body: json });
  });
  const client = githubClient(() => octokitFor(settings), { apiUrl: settings.apiUrl, graphqlUrl });
  return { client, api, sent, waits, events };
}

/** Adds replies to the next requests of one method and path, in their order. */
export function replyTo(api: nock.Scope, method: string, path: string | RegExp, replies: readonly Reply[]): void {
  for (const reply of replies) {
    const interceptor = api.intercept(path, method);
    if (reply instanceof Error) interceptor.replyWithError(reply);
    else interceptor.reply(reply.status ?? 200, reply.body, { ...reply.headers });
  }
}

export function replyToGraphql(api: nock.Scope, replies: readonly Reply[]): void {
  replyTo(api, 'POST', '/graphql', replies);
}

/** The error of a connection, by its code. */
export function connectionError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A reply of GraphQL that refuses the request. */
export function graphqlFailure(type: string, message: string): Reply {
  return { body: { data: null, errors: [{ type, message }] } };
}
