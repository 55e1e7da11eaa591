import * as z from 'zod/mini';
import { type ApiResponse, messageOf } from './api-response.ts';

/** The end of one attempt: a response, or an error of the connection. */
export type AttemptEnd =
  | { readonly kind: 'response'; readonly response: ApiResponse; readonly isGraphql: boolean }
  | { readonly kind: 'no-response'; readonly cause: unknown };

/** The failure class, which decides whether a request is retried. */
export type Failure =
  /** GitHub asks for a pause and did nothing. `afterMs` is missing where GitHub gives no time. */
  | { readonly kind: 'limited'; readonly afterMs: number | undefined }
  /** The connection or GitHub failed. `isUntouched`: GitHub certainly did nothing. */
  | { readonly kind: 'fault'; readonly isUntouched: boolean; readonly reason: string; readonly cause?: unknown };

const graphqlErrorSchema = z.object({
  message: z._default(z.string(), ''),
  /** The class of the error; missing when the server itself failed, for example by a timeout. */
  type: z.optional(z.string()),
  /** Present when the document is wrong. */
  extensions: z.optional(z.unknown()),
});

export const graphqlBodySchema = z.object({
  data: z.optional(z.unknown()),
  errors: z._default(z.array(graphqlErrorSchema), []),
});

export type GraphqlError = z.infer<typeof graphqlErrorSchema>;

/** Errors before a connection exists: nothing was sent. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']);

/** `undefined` for a final response: a success, or a refusal that a retry would not change. */
export function classifyFailure(end: AttemptEnd, now: number): Failure | undefined {
  if (end.kind === 'no-response') {
    const code = codeOf(end.cause);
    const reason = `no response came (${code})`;
    return { kind: 'fault', isUntouched: unreachable.has(code), reason, cause: end.cause };
  }
  const { response } = end;
  const { status } = response;
  if (status === 429 || (status === 403 && isLimit(response)))
    return { kind: 'limited', afterMs: pauseOf(response, now) };
  if (status >= 500) return { kind: 'fault', isUntouched: false, reason: `GitHub answered ${status}` };
  return end.isGraphql && status === 200 ? graphqlFailure(response, now) : undefined;
}

/** GraphQL reports failures with status 200. */
function graphqlFailure(response: ApiResponse, now: number): Failure | undefined {
  const read = graphqlBodySchema.safeParse(response.body);
  if (!read.success) return undefined;
  const { errors } = read.data;
  if (errors.some(({ type, message }) => type === 'RATE_LIMITED' || isSecondary(message))) {
    return { kind: 'limited', afterMs: pauseOf(response, now) };
  }
  const isServerError = errors.some(({ type, extensions }) => type === undefined && extensions === undefined);
  return isServerError ? { kind: 'fault', isUntouched: false, reason: 'GitHub failed during the request' } : undefined;
}

function isLimit(response: ApiResponse): boolean {
  return (
    response.header('retry-after') !== undefined ||
    response.header('x-ratelimit-remaining') === '0' ||
    isSecondary(messageOf(response))
  );
}

/** Only its message distinguishes this 403 from a missing permission. */
function isSecondary(message: string): boolean {
  return /secondary rate limit|abuse detection/i.test(message);
}

function pauseOf(response: ApiResponse, now: number): number | undefined {
  const seconds = Number(response.header('retry-after') ?? Number.NaN);
  if (seconds >= 0) return seconds * 1000;
  const reset = Number(response.header('x-ratelimit-reset') ?? Number.NaN);
  if (response.header('x-ratelimit-remaining') === '0' && reset > 0) return Math.max(0, reset * 1000 - now) + 1000;
  return undefined;
}

/** A code or a name, never a message: a message may quote a part of the request. */
function codeOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
    if (one.cause === undefined) return one.name;
  }
  return 'unknown';
}
