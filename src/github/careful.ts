import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Octokit } from 'octokit';
import * as z from 'zod/mini';
import type { Announce } from '../event.ts';
import { limitsByAccount } from './account-limits.ts';
import { restApiError } from './api-error.ts';
import { type ApiResponse, parseBody } from './api-response.ts';
import type { AttemptEnd } from './classify-failure.ts';
import { describeRequest } from './describe-request.ts';
import { type Attempt, retryRequest } from './retry-request.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CarefulOptions {
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to below 1, for pauses. @default Math.random */
  readonly random?: () => number;
  /** Receives a warning when GitHub asks for a pause. @default no receiver */
  readonly announce?: Announce;
}

/** The parts of an Octokit that the plugin uses; each package that makes Octokits has them. */
type PluggedOctokit = Pick<Octokit, 'hook' | 'log' | 'request'>;
type OctokitPlugin = (octokit: PluggedOctokit, settings: OctokitSettings) => void;

interface OctokitSettings {
  readonly auth?: unknown;
  readonly baseUrl?: string;
}

/** As the packages for authentication take it. */
const authSchema = z.object({
  token: z.optional(z.string()),
  installationId: z.optional(z.union([z.number(), z.string()])),
});
/** For one attempt. */
const timeoutMs = 30_000;
/** `Response` takes no body with these. */
const statusesWithoutBody = new Set([204, 205, 304]);

/**
 * Makes an Octokit plugin that takes the place of plugin-retry and plugin-throttling: those send a change again after a
 * failure that may have come after the change. This one retries reads. It retries a change only when GitHub certainly
 * did nothing, and else throws `UnknownOutcomeError`. It waits as long as GitHub asks, limits the concurrency of each
 * account, treats a body that breaks off as a failure, and does not follow the redirect of a change. All instances with
 * the same token or installation share their limits when they share the plugin. `request: { isRepeatable: true }` allows
 * the retry of a change.
 */
export function careful(options: CarefulOptions = {}): OctokitPlugin {
  const { sleep = setTimeout, random = Math.random, announce = () => {} } = options;
  const limitsOf = limitsByAccount({ sleep, announce });

  return (octokit, settings) => {
    const limits = limitsOf(accountOf(settings));
    const parts = { sleep, random, now: Date.now, pause: limits.pause };

    octokit.hook.wrap('request', async (request, parameters) => {
      const { name, isRead, isGraphql, isForToken, isRepeatable } = describeRequest(
        parameters,
        octokit.request.endpoint,
      );
      const given = parameters.request;

      async function send(): Promise<Attempt<Awaited<ReturnType<typeof request>>>> {
        await limits.ready();
        const observed = observeFetch(given.fetch ?? fetch, isGraphql);
        // `fetch` would make a GET of a change that is redirected.
        const redirect = isRead ? {} : { redirect: 'manual' as const };
        parameters.request = { log: octokit.log, ...given, ...redirect, fetch: observed.fetch };
        const [result] = await Promise.allSettled([request(parameters)]);
        const end = observed.end();
        if (end?.kind !== 'response' || isRead || !isRedirect(end.response.status)) return { end, result };
        // A redirect is a success to Octokit.
        return { end, result: { status: 'rejected', reason: restApiError(name, end.response) } };
      }

      const sent = async () => retryRequest({ name, isRepeatable, send }, parts);
      // The request that needs the token waits for it and holds a slot meanwhile.
      return isForToken ? sent() : limits.schedule(isRepeatable, sent);
    });
  };
}

/** A name for the owner of the token; `undefined` for an app by itself and for an Octokit without one. */
function accountOf({ auth, baseUrl = '' }: OctokitSettings): string | undefined {
  const read = authSchema.safeParse(typeof auth === 'string' ? { token: auth } : auth);
  if (!read.success) return undefined;
  const { token, installationId } = read.data;
  if (installationId !== undefined) return `${baseUrl} installation ${installationId}`;
  return token === undefined ? undefined : `${baseUrl} token ${token}`;
}

interface ObservedFetch {
  readonly fetch: Fetch;
  /** `undefined` when nothing was sent, or the caller aborted it. */
  end(): AttemptEnd | undefined;
}

/** Reads each body before Octokit does: to Octokit a body that breaks off is an empty success. */
function observeFetch(send: Fetch, isGraphql: boolean): ObservedFetch {
  let end: AttemptEnd | undefined;
  return {
    end: () => end,
    async fetch(url, init) {
      const { signal: aborted } = init;
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const signal = aborted ? AbortSignal.any([aborted, timeout]) : timeout;
        const response = await send(url, { ...init, signal });
        const bytes = await response.arrayBuffer();
        end = { kind: 'response', response: observedResponse(response, bytes), isGraphql };
        return copyOf(response, bytes);
      } catch (cause) {
        // An error about a header quotes it.
        const isSecret = inspect(cause).includes(tokenIn(init));
        if (aborted?.aborted !== true) end = { kind: 'no-response', cause: isSecret ? undefined : cause };
        throw cause;
      }
    },
  };
}

function observedResponse({ status, headers }: Response, bytes: ArrayBuffer): ApiResponse {
  let body: { readonly parsed: unknown } | undefined;
  return {
    status,
    header: (name) => headers.get(name) ?? undefined,
    get body() {
      body ??= { parsed: parseBody(Buffer.from(bytes).toString()) };
      return body.parsed;
    },
  };
}

/** Of the same class: the global one would load the HTTP stack of Node beside the one in use, a tenth of a short run. */
function copyOf(response: Response, bytes: ArrayBuffer): Response {
  const { status, statusText, headers, url } = response;
  const body = statusesWithoutBody.has(status) ? null : bytes;
  // The class of a response is `Response`, of Node or of undici.
  const OwnResponse = response.constructor as typeof Response;
  const copy = new OwnResponse(body, { status, statusText, headers: [...headers] });
  // plugin-paginate-rest reads it.
  return Object.defineProperty(copy, 'url', { value: url });
}

/** In no text of an error. */
const nowhere = '\0';

function tokenIn({ headers }: RequestInit): string {
  // `Headers` would throw an error that quotes it. Octokit passes a plain object.
  const authorization = new Map<string, unknown>(Object.entries(headers ?? {})).get('authorization');
  if (typeof authorization !== 'string') return nowhere;
  return authorization.slice(authorization.lastIndexOf(' ') + 1) || nowhere;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
