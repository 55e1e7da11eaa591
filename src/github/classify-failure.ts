import * as z from 'zod/mini';
import { type ApiResponse, messageOf } from './api-response.ts';

/** One attempt: an answer, or none. */
export type Reception =
  | { readonly kind: 'answer'; readonly answer: ApiResponse }
  | { readonly kind: 'silence'; readonly cause: unknown };

/** Why it is worth trying again, if that may be done at all. */
export type Failure =
  /** GitHub asks for a pause, and has surely done nothing. `afterMs` is missing where it does not say how long. */
  | { readonly kind: 'limited'; readonly afterMs: number | undefined }
  /** It failed on the way or over there. `isUntouched`: GitHub has surely done nothing. */
  | { readonly kind: 'fault'; readonly isUntouched: boolean; readonly what: string; readonly cause?: unknown };

const graphqlErrorSchema = z.object({
  message: z._default(z.string(), ''),
  /** What kind of error; missing when the server itself failed, for example by a timeout. */
  type: z.optional(z.string()),
  /** Present when the document is wrong. */
  extensions: z.optional(z.unknown()),
});

export const graphqlBodySchema = z.object({
  data: z.optional(z.unknown()),
  errors: z._default(z.array(graphqlErrorSchema), []),
});

export type GraphqlError = z.infer<typeof graphqlErrorSchema>;

/** Where nothing can have been sent, because there was nobody to send it to. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH']);

/** `undefined` for an answer that stands: a success, or a refusal that another attempt would not change. */
export function classifyFailure(reception: Reception, now: number): Failure | undefined {
  if (reception.kind === 'silence') {
    const reason = reasonOf(reception.cause);
    const what = `no answer came (${reason})`;
    return { kind: 'fault', isUntouched: unreachable.has(reason), what, cause: reception.cause };
  }
  const { answer } = reception;
  const { status } = answer;
  if (status === 429 || (status === 403 && isLimit(answer))) return { kind: 'limited', afterMs: pauseOf(answer, now) };
  if (status >= 500) return { kind: 'fault', isUntouched: false, what: `GitHub answered ${status}` };
  return status === 200 ? graphqlMishap(answer, now) : undefined;
}

/** GraphQL answers 200 to what went wrong as well. */
function graphqlMishap(answer: ApiResponse, now: number): Failure | undefined {
  const { body } = answer;
  if (typeof body !== 'object' || body === null || !('errors' in body)) return undefined;
  const read = graphqlBodySchema.safeParse(body);
  if (!read.success) return undefined;
  const { errors } = read.data;
  if (errors.some(({ type, message }) => type === 'RATE_LIMITED' || isSecondary(message))) {
    return { kind: 'limited', afterMs: pauseOf(answer, now) };
  }
  const faceless = errors.find(({ type, extensions }) => type === undefined && extensions === undefined);
  return faceless && { kind: 'fault', isUntouched: false, what: 'GitHub failed while it carried it out' };
}

function isLimit(answer: ApiResponse): boolean {
  return (
    answer.header('retry-after') !== undefined ||
    answer.header('x-ratelimit-remaining') === '0' ||
    isSecondary(messageOf(answer))
  );
}

/** GitHub tells this 403 from a missing permission by its words alone. */
function isSecondary(message: string): boolean {
  return /secondary rate limit|abuse detection/i.test(message);
}

function pauseOf(answer: ApiResponse, now: number): number | undefined {
  const seconds = Number(answer.header('retry-after') ?? Number.NaN);
  if (seconds >= 0) return seconds * 1000;
  const reset = Number(answer.header('x-ratelimit-reset') ?? Number.NaN);
  if (answer.header('x-ratelimit-remaining') === '0' && reset > 0) return Math.max(0, reset * 1000 - now) + 1000;
  return undefined;
}

/** A code, or a name: never a message, which may quote what was sent. */
function reasonOf(error: unknown): string {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ('code' in one && typeof one.code === 'string') return one.code;
    if (one.cause === undefined) return one.name;
  }
  return 'unknown';
}
