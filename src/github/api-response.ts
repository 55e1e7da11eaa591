import type * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';

/** GitHub's response to one request. */
export interface ApiResponse {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** The parsed JSON, the text where it is not JSON, `undefined` where the body is empty. */
  readonly body: unknown;
}

/** A response as Octokit gives it. `data`: the parsed JSON, text, or the bytes of an unusual media type. */
interface OctokitResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

export function apiResponse({ status, headers, data }: OctokitResponse): ApiResponse {
  const text = data instanceof ArrayBuffer ? Buffer.from(data).toString() : data;
  return {
    status,
    header: (name) => headers[name]?.toString(),
    body: typeof text === 'string' ? parseBody(text) : (text ?? undefined),
  };
}

/** The response in the error that Octokit throws for a status of 304, or from 400 on; `undefined` for other errors. */
export function responseIn(error: unknown): ApiResponse | undefined {
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  return isOctokitResponse(response) ? apiResponse(response) : undefined;
}

function isOctokitResponse(value: unknown): value is OctokitResponse {
  return typeof value === 'object' && value !== null && 'status' in value && 'headers' in value && 'data' in value;
}

/** Parses a body. A proxy in between may answer with a page. */
export function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** GitHub's error message, in one line that is safe to show. */
export function messageOf({ body }: Pick<ApiResponse, 'body'>): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? shown(message) : '';
}

/** One line without control characters, and not too long. */
export function shown(text: string): string {
  const line = text
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

/** Reads a part of a response by a schema. Throws `E_GITHUB` when it does not match. */
export function parseResponse<Value>(schema: z.ZodMiniType<Value>, value: unknown): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new PrpError('E_GITHUB', 'GitHub returned an unexpected response.', {
    hint: 'Run it again; if it stays so, the server is too old for this tool, or a proxy is in between.',
    cause: read.error,
  });
}

/** The address of another page of a list; `undefined` where the `Link` header names none. */
export function linkedPage(response: ApiResponse, relation: 'next' | 'last'): string | undefined {
  // An address may have a comma in it.
  for (const part of (response.header('link') ?? '').split(/,\s*(?=<)/)) {
    const [target = '', ...parameters] = part.split(';').map((one) => one.trim());
    const isWanted = parameters.includes(`rel="${relation}"`);
    if (target.startsWith('<') && target.endsWith('>') && isWanted) return target.slice(1, -1);
  }
  return undefined;
}
