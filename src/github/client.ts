import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../base/errors.ts';
import type { Announce } from '../event.ts';
import type { ApiResponse } from './api-response.ts';
import { etagCache } from './etag-cache.ts';
import { exchangeOver, type Fetch } from './exchange.ts';
import { nextPage } from './link-header.ts';
import { graphqlBodySchema, type GraphqlError } from './classify-failure.ts';
import { graphqlApiError, restApiError } from './api-error.ts';

export interface GithubOptions {
  readonly token: string;
  /** Without a slash at its end; `GITHUB_API_URL` of a workflow: `https://HOST/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`: `https://HOST/api/graphql` on an Enterprise Server. */
  readonly graphqlUrl: string;
  /** Who asks; GitHub refuses requests without it. */
  readonly userAgent: string;
  /** @default the built-in */
  readonly fetch?: Fetch;
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1, for pauses. @default Math.random */
  readonly random?: () => number;
  /** Hears when GitHub asks for a pause. @default nobody */
  readonly announce?: Announce;
}

interface RestRequest {
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The media type. @default application/vnd.github+json */
  readonly accept?: string;
  /** Asks whether it changed since it was asked the last time: that costs nothing of the rate limit. @default false */
  readonly etag?: boolean;
  /** Statuses from 400 on that are answers to the caller, not errors. @default none */
  readonly expect?: readonly number[];
  /** Doing it twice does no harm. @default for GET */
  readonly isRepeatable?: boolean;
}

interface GraphqlRequest {
  /** Types of errors that are answers to the caller. @default none */
  readonly expect?: readonly string[];
  /** The permission that it needs, for whoever lacks it. @default contents=read, or write for a mutation */
  readonly needs?: string;
}

interface GraphqlAnswer {
  readonly data: unknown;
  /** Only such as were expected. */
  readonly errors: readonly GraphqlError[];
}

/**
 * Asks GitHub. Reading is tried again for a while when GitHub fails, is silent or asks for a pause. Changing is sent
 * again only after GitHub surely did nothing; else `UnknownOutcomeError` says that the caller has to find out.
 * Throws `E_FORBIDDEN` when the token may not, `E_NOT_FOUND`, and `E_GITHUB` for all else.
 */
export interface GithubClient {
  /** `path` begins with a slash, and its parts are encoded. */
  rest(method: Method, path: string, request?: RestRequest): Promise<ApiResponse>;
  /** A list, page by page, as far as somebody reads. */
  pages(path: string, request?: Pick<RestRequest, 'query' | 'accept'>): AsyncGenerator<ApiResponse>;
  graphql(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    request?: GraphqlRequest,
  ): Promise<GraphqlAnswer>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * A client of one token, over the built-in `fetch`: the usual ones bring a second HTTP stack with them, and a bundle with
 * them takes about three times as long to start. Throws `E_USAGE` for a token or an address that cannot be one.
 */
export function githubClient(options: GithubOptions): GithubClient {
  const { apiUrl, graphqlUrl, sleep = setTimeout, random = Math.random, announce = () => {} } = options;
  // Not the built-in itself: naming it loads it, which takes as long as starting.
  const ask: Fetch = options.fetch ?? (async (url, init) => fetch(url, init));
  const token = checkedToken(options.token);
  for (const url of [apiUrl, graphqlUrl]) checkAddress(url);
  const exchange = exchangeOver({ fetch: ask, sleep, random, announce, token });
  const headers = { authorization: `Bearer ${token}`, 'user-agent': options.userAgent };
  const etags = etagCache();

  async function get(method: Method, path: string, url: string, request: RestRequest): Promise<ApiResponse> {
    const { body, accept = 'application/vnd.github+json', etag = false, expect = [] } = request;
    const name = `${method} ${path}`;
    const known = etag ? etags.find(url, accept) : undefined;
    const answer = await exchange(name, request.isRepeatable ?? method === 'GET', url, {
      method,
      headers: {
        ...headers,
        accept,
        'x-github-api-version': '2022-11-28',
        ...(known !== undefined && { 'if-none-match': known.etag }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      // `fetch` would make a GET of a change that is redirected.
      redirect: method === 'GET' ? 'follow' : 'manual',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (answer.status === 304 && known !== undefined) return known.answer;
    if ((answer.status < 200 || answer.status >= 300) && !expect.includes(answer.status))
      throw restApiError(name, answer);
    if (etag) etags.keep(url, accept, answer);
    return answer;
  }

  return {
    rest: async (method, path, request = {}) => get(method, path, urlOf(apiUrl, path, request.query), request),

    async *pages(path, { query, accept } = {}) {
      const request = accept === undefined ? {} : { accept };
      let url: string | undefined = urlOf(apiUrl, path, { per_page: 100, ...query });
      while (url !== undefined) {
        const answer: ApiResponse = await get('GET', path, url, request);
        yield answer;
        url = nextPage(answer.header('link'));
        if (url !== undefined) checkSameServer(url, apiUrl);
      }
    },

    async graphql(document, variables, { expect = [], needs } = {}) {
      const [, kind = 'query', operation = ''] = /^\s*(query|mutation)\s+(\w+)/.exec(document) ?? [];
      const name = `GraphQL ${kind} ${operation}`.trim();
      const answer = await exchange(name, kind === 'query', graphqlUrl, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
        redirect: 'manual',
        body: JSON.stringify({ query: document, variables }),
      });
      if (answer.status !== 200) throw restApiError(name, answer);
      const read = graphqlBodySchema.safeParse(answer.body);
      if (!read.success) throw unreadable(name, graphqlUrl);
      const { data, errors } = read.data;
      const unexpected = errors.find(({ type }) => type === undefined || !expect.includes(type));
      const usualNeeds = kind === 'query' ? 'contents=read' : 'contents=write';
      if (unexpected !== undefined) throw graphqlApiError(name, unexpected, needs ?? usualNeeds);
      return { data, errors };
    },
  };
}

function checkedToken(token: string): string {
  const trimmed = token.trim();
  if (/^[!-~]+$/.test(trimmed)) return trimmed;
  // What it is stands in no message.
  throw new PrpError('E_USAGE', `The token for GitHub is ${trimmed === '' ? 'missing' : 'not one'}.`, {
    hint: 'Give one as `github-token`; `${{ github.token }}` is what a workflow has.',
  });
}

function checkAddress(url: string): void {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(url)} is not the address of GitHub's API.`, {
    hint: 'GITHUB_API_URL and GITHUB_GRAPHQL_URL have them in a workflow.',
  });
}

function urlOf(base: string, path: string, query: RestRequest['query'] = {}): string {
  const text = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const search = new URLSearchParams(text).toString();
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** The token goes with every request: to nobody else. */
function checkSameServer(url: string, apiUrl: string): void {
  if (URL.canParse(url) && new URL(url).origin === new URL(apiUrl).origin) return;
  throw new PrpError('E_GITHUB', 'GitHub names a next page on another server.', {
    hint: `Check that ${apiUrl} is the address of GitHub's API.`,
  });
}

function unreadable(name: string, url: string): PrpError {
  return new PrpError('E_GITHUB', `${name}: what answered is not GitHub's GraphQL.`, {
    hint: `Check that ${url} is its address; a proxy may be in between.`,
  });
}
