import { text as textOf } from 'node:stream/consumers';
import type { Octokit } from 'octokit';
import { PrpError } from '../base/errors.ts';
import { graphqlApiError, restApiError } from './api-error.ts';
import { type ApiResponse, apiResponse, linkedPage, responseIn } from './api-response.ts';
import { graphqlBodySchema, type GraphqlError } from './classify-failure.ts';
import { graphqlName, graphqlOperation } from './describe-request.ts';

export interface GithubAddresses {
  /** `GITHUB_API_URL` of a workflow: `https://HOST/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** `GITHUB_GRAPHQL_URL`: `https://HOST/api/graphql` on an Enterprise Server. */
  readonly graphqlUrl: string;
}

interface RestRequest {
  readonly query?: Readonly<Record<string, string | number>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** The media type. @default application/vnd.github+json */
  readonly accept?: string;
  /** Statuses from 400 on that the caller handles. @default none */
  readonly expect?: readonly number[];
  /** Whether sending it twice does no harm. @default for GET */
  readonly isRepeatable?: boolean;
}

interface GraphqlRequest {
  /** Types of errors that the caller handles. @default none */
  readonly expect?: readonly string[];
  /** The permission that it needs, for the hint of an error. @default contents=read, or write for a mutation */
  readonly needs?: string;
}

interface GraphqlAnswer {
  readonly data: unknown;
  /** Only those of expected types. */
  readonly errors: readonly GraphqlError[];
}

/**
 * Sends requests to GitHub. A read is retried for a while when GitHub fails, gives no response or asks for a pause. A
 * change is sent again only when GitHub certainly did nothing; else `UnknownOutcomeError` tells the caller to find out.
 * Throws `E_FORBIDDEN` when the token lacks a permission, `E_NOT_FOUND`, and `E_GITHUB` for all else.
 */
export interface GithubClient {
  /** `path` begins with a slash, and its parts are encoded. */
  rest(method: Method, path: string, request?: RestRequest): Promise<ApiResponse>;
  /** A list, page by page, as far as the caller reads. */
  pages(path: string, request?: Pick<RestRequest, 'query' | 'accept'>): AsyncGenerator<ApiResponse>;
  graphql(
    document: string,
    variables: Readonly<Record<string, unknown>>,
    request?: GraphqlRequest,
  ): Promise<GraphqlAnswer>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type AnyOctokit = Pick<Octokit, 'request'>;
type RequestParameters = Parameters<AnyOctokit['request']['defaults']>[0];

/**
 * A client over an Octokit with the `careful` plugin, of any package that makes Octokits. `openOctokit` makes it at the
 * first request, once. Throws `E_USAGE` for an invalid address.
 */
export function githubClient(
  openOctokit: () => Promise<AnyOctokit>,
  { apiUrl, graphqlUrl }: GithubAddresses,
): GithubClient {
  for (const url of [apiUrl, graphqlUrl]) checkAddress(url);
  let opened: Promise<AnyOctokit> | undefined;

  async function send(parameters: RequestParameters & { readonly url: string }): Promise<ApiResponse> {
    opened ??= openOctokit();
    const octokit = await opened;
    try {
      const response = await octokit.request(parameters);
      const { data } = response;
      return apiResponse({
        ...response,
        data: data instanceof ReadableStream ? await textOf(data) : data,
      });
    } catch (error) {
      const response = responseIn(error);
      if (response === undefined) throw error;
      return response;
    }
  }

  async function rest(method: Method, path: string, url: string, request: RestRequest): Promise<ApiResponse> {
    const { body, accept = 'application/vnd.github+json', expect = [], isRepeatable = false } = request;
    const response = await send({
      method,
      url: withoutTemplate(url),
      headers: { accept, 'x-github-api-version': '2022-11-28' },
      ...(body !== undefined && { data: body }),
      // Octokit's own parser takes twenty times as long, for the sake of integers that no response has.
      request: { parseSuccessResponseBody: false, isRepeatable },
    });
    const { status } = response;
    if ((status < 200 || status >= 300) && !expect.includes(status)) throw restApiError(`${method} ${path}`, response);
    return response;
  }

  return {
    rest: async (method, path, request = {}) => rest(method, path, urlOf(apiUrl, path, request.query), request),

    async *pages(path, { query, accept } = {}) {
      const request = accept === undefined ? {} : { accept };
      let url: string | undefined = urlOf(apiUrl, path, { per_page: 100, ...query });
      while (url !== undefined) {
        const response: ApiResponse = await rest('GET', path, url, request);
        yield response;
        url = linkedPage(response, 'next');
        if (url !== undefined) checkSameServer(url, apiUrl);
      }
    },

    async graphql(document, variables, { expect = [], needs } = {}) {
      const name = graphqlName(document);
      const response = await send({
        method: 'POST',
        url: graphqlUrl,
        headers: { accept: 'application/json' },
        query: document,
        variables,
        request: { parseSuccessResponseBody: false },
      });
      if (response.status !== 200) throw restApiError(name, response);
      const read = graphqlBodySchema.safeParse(response.body);
      if (!read.success) throw notGraphql(name, graphqlUrl);
      const { data, errors } = read.data;
      const unexpected = errors.find(({ type }) => type === undefined || !expect.includes(type));
      const usualNeeds = graphqlOperation(document).kind === 'query' ? 'contents=read' : 'contents=write';
      if (unexpected !== undefined) throw graphqlApiError(name, unexpected, needs ?? usualNeeds);
      return { data, errors };
    },
  };
}

/** Errors of requests are thrown; Octokit would print them, too. */
export const silentLog = { debug() {}, info() {}, warn() {}, error() {} };

/** Returns the token without the space around it. Throws `E_USAGE` when it cannot be a token. */
export function checkToken(token: string): string {
  const trimmed = token.trim();
  if (/^[!-~]+$/.test(trimmed)) return trimmed;
  // No message shows it.
  throw new PrpError('E_USAGE', `The token for GitHub is ${trimmed === '' ? 'missing' : 'not a valid token'}.`, {
    hint: 'Set the input `github-token`, for example to `${{ github.token }}`.',
  });
}

function checkAddress(url: string): void {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(url)} is not the address of GitHub's API.`, {
    hint: 'In a workflow, GITHUB_API_URL and GITHUB_GRAPHQL_URL have the addresses.',
  });
}

function urlOf(base: string, path: string, query: RestRequest['query'] = {}): string {
  const text = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
  const search = new URLSearchParams(text).toString();
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** Octokit replaces `{name}` and `:name` in an address. */
function withoutTemplate(url: string): string {
  return url.replaceAll(/[{}]|:(?=[a-z])/g, encodeURIComponent);
}

/** Each request carries the token, which no other server may see. */
function checkSameServer(url: string, apiUrl: string): void {
  if (URL.canParse(url) && new URL(url).origin === new URL(apiUrl).origin) return;
  throw new PrpError('E_GITHUB', 'GitHub links to a next page on another server.', {
    hint: `Check that ${apiUrl} is the address of GitHub's API.`,
  });
}

function notGraphql(name: string, url: string): PrpError {
  return new PrpError('E_GITHUB', `${name}: the response is not GitHub's GraphQL.`, {
    hint: `Check that ${url} is its address; a proxy may be in between.`,
  });
}
