import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type GraphqlRequest, operationOf } from './graphql.ts';

export interface RecordedRequest {
  readonly method: string;
  /** Without the prefix of an Enterprise Server. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; `undefined` for Git. */
  readonly body: unknown;
  readonly graphql?: {
    readonly operation: string | undefined;
    /** The fields at its top. */
    readonly fields: readonly string[];
    readonly variables: Readonly<Record<string, unknown>>;
  };
  /** The reply; `undefined` until it is sent, when the connection was cut, and for Git. */
  status: number | undefined;
}

/** Reads a request whole. */
export async function recordRequest(
  request: IncomingMessage,
  path: string,
  query: URLSearchParams,
): Promise<RecordedRequest> {
  const bytes = await buffer(request);
  const body: unknown = bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
  const recorded = { ...recordHead(request, decodeURI(path), query), body };
  if (path !== '/graphql') return recorded;
  // Of another form, it is answered with what GraphQL says to it.
  const { query: text = '', variables = {} } = body as Partial<GraphqlRequest>;
  return { ...recorded, graphql: { ...operationOf(text), variables } };
}

/** A request whose body another program reads. */
export function recordHead(
  { method = '', headers }: IncomingMessage,
  path: string,
  query: URLSearchParams,
): RecordedRequest {
  return { method, path, query: Object.fromEntries(query), headers, body: undefined, status: undefined };
}

/** Of `Bearer T`, `token T` or the password of `Basic`. */
export function tokenOf(header: string | undefined): string | undefined {
  const [, scheme = '', value = ''] = /^(\w+) (.+)$/.exec(header ?? '') ?? [];
  if (value === '') return undefined;
  if (scheme.toLowerCase() !== 'basic') return value;
  const decoded = Buffer.from(value, 'base64').toString();
  return decoded.slice(decoded.indexOf(':') + 1);
}
