import { createHmac, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../base/errors.ts';
import { version } from '../base/version.ts';
import { addressProblem } from '../base/webhook-address.ts';
import type { Notifiable } from '../event.ts';
import { isNotifiable, metadataOf } from './event-metadata.ts';
import type { Observer } from './observer.ts';

export interface WebhookOptions extends DeliveryOptions {
  /** https, or http on this machine. */
  readonly url: string;
  readonly events: readonly Notifiable[];
  /** Signs every body. */
  readonly secret: string;
  /** The repository's name for the receiver. @default null */
  readonly repository?: () => Promise<string | null>;
  /** Longest queue of notifications; a new one replaces the oldest. @default 100 */
  readonly maxQueued?: number;
}

interface Notification {
  readonly event: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Posts the metadata of events as JSON, one at a time, signed as GitHub signs its webhooks. Only `settle` waits for it;
 * it rejects with the number of undelivered notifications and the reason. Throws `E_USAGE` for a refused address.
 */
export function webhookTo(options: WebhookOptions): Observer {
  const { events, secret, repository, maxQueued = 100 } = options;
  const url = addressOf(options.url);
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  const queue: Notification[] = [];
  const count = { all: 0, delivered: 0, dropped: 0 };
  let why = '';
  /**
   * The last request failed. Until one succeeds, each notification is sent once, because a dead receiver costs the
   * timeout each time.
   */
  let isFailing = false;
  let working: Promise<void> | undefined;
  let repositoryName: Promise<string | null> | undefined;

  function observer(event: Parameters<Observer>[0]): void {
    if (!isNotifiable(event) || !events.includes(event.type)) return;
    queue.push({ event: event.type, at: new Date().toISOString(), data: metadataOf(event) });
    count.all += 1;
    if (queue.length > maxQueued) {
      queue.shift();
      count.dropped += 1;
    }
    working ??= work();
  }

  async function work(): Promise<void> {
    repositoryName ??= (async () => repository?.() ?? null)().catch(() => null);
    for (let next = queue.shift(); next !== undefined && !giveUp.signal.aborted; next = queue.shift()) {
      const message = signedRequest(next, await repositoryName, secret);
      const failure = await deliver(url, message, giveUp.signal, isFailing ? { ...options, attempts: 1 } : options);
      isFailing = failure !== undefined;
      if (failure === undefined) count.delivered += 1;
      else why = failure;
    }
    working = undefined;
  }

  return Object.assign(observer, {
    async settle(signal: AbortSignal) {
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      await working;
      signal.removeEventListener('abort', stop);
      if (count.delivered === count.all) return;
      const missing = `${count.all - count.delivered} of ${count.all} notifications to ${url.origin} were not delivered`;
      const dropped = count.dropped === 0 ? '' : `, ${count.dropped} of them dropped because too many were waiting`;
      throw new Error(`${missing}${dropped}${why && `; the last failed because ${why}`}.`);
    },
  });
}

function addressOf(address: string): URL {
  const problem = addressProblem(address);
  if (problem === undefined) return new URL(address);
  throw new PrpError('E_USAGE', `The address of a webhook is refused: ${problem}.`, { hint: 'Set another address.' });
}

function signedRequest({ event, at, data }: Notification, repository: string | null, secret: string) {
  const delivery = randomUUID();
  const body = JSON.stringify({ format: 1, event, delivery, at, repository, data });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': `prp/${version}`,
    'X-Prp-Event': event,
    'X-Prp-Delivery': delivery,
    'X-Prp-Signature-256': `sha256=${signature}`,
  };
  return { headers, body };
}

interface DeliveryOptions {
  /** Most attempts for one request. @default 4 */
  readonly attempts?: number;
  /** Milliseconds for one attempt, from its start. @default 5,000 */
  readonly timeoutMs?: number;
  /** Longest pause after the first attempt, in milliseconds; it doubles each time. @default 250 */
  readonly pauseMs?: number;
  /** From 0 to below 1, for the pauses. @default Math.random */
  readonly random?: () => number;
}

/** Longest pause that a receiver can ask for, in milliseconds. */
const longestPauseMs = 10_000;

/**
 * Sends a request until the receiver accepts it; returns the reason when it does not. Retries connection failures, 429
 * and 5xx only, because all other responses are final. Ends as soon as `signal` fires.
 */
async function deliver(
  url: URL,
  message: WebhookRequest,
  signal: AbortSignal,
  { attempts = 4, timeoutMs = 5_000, pauseMs = 250, random = Math.random }: DeliveryOptions,
): Promise<string | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(url, message, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]));
    if (isTaken(answer)) return undefined;
    const reason = 'status' in answer ? `it answered ${answer.status}` : answer.reason;
    if (!isTemporary(answer) || attempt >= attempts) return reason;
    const pause = askedPause(answer) ?? random() * pauseMs * 2 ** (attempt - 1);
    // Rejects when the signal fires, which the next line checks.
    await setTimeout(Math.min(pause, longestPauseMs), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return reason;
  }
}

function isTaken(answer: Answer): boolean {
  return 'status' in answer && answer.status >= 200 && answer.status < 300;
}

function isTemporary(answer: Answer): boolean {
  return 'reason' in answer || answer.status === 429 || answer.status >= 500;
}

/** Milliseconds. `Retry-After` has seconds or a date. */
function askedPause(answer: Answer): number | undefined {
  if ('reason' in answer || answer.retryAfter === undefined) return undefined;
  const { retryAfter } = answer;
  const asked = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(asked) ? undefined : Math.max(0, asked);
}

interface WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The response to one request, or the reason why there is none. */
type Answer = { readonly status: number; readonly retryAfter: string | undefined } | { readonly reason: string };

/** Sends a request once. Reads only the head of the response and follows no redirect. Never rejects. */
async function post(url: URL, { headers, body }: WebhookRequest, signal: AbortSignal): Promise<Answer> {
  try {
    const isSecure = url.protocol === 'https:';
    // Loaded only before a request. The built-in fetch takes twice as long to start, and would read the body.
    const { Agent, request } = isSecure ? await import('node:https') : await import('node:http');
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const length = String(Buffer.byteLength(body));
    const sent = request(url, {
      method: 'POST',
      // Without TLS it goes to this machine, which no proxy reaches.
      agent: isSecure ? new Agent({ proxyEnv: process.env }) : false,
      signal,
      headers: { ...headers, 'Content-Length': length },
    });
    sent.on('response', resolve).on('error', reject).end(body);
    const response = await promise;
    response.destroy();
    return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
  } catch (error) {
    return { reason: signal.aborted ? 'it did not answer in time' : reasonOf(error) };
  }
}

/** The code, where there is one: a message may contain the address, and an address may contain a secret. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? `of ${String(error.code)}` : 'the connection failed';
}
