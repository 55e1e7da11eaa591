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
  /** What the receiver is told that it happened in. @default null */
  readonly repository?: () => Promise<string | null>;
  /** Notifications that wait at most; the oldest are dropped for newer ones. @default 100 */
  readonly maxQueued?: number;
}

interface Notification {
  readonly event: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Posts the metadata of events as JSON, one after the other, signed as GitHub signs its webhooks. Nothing waits for it
 * but `settle`, which rejects with how many were not delivered, and why. Throws `E_USAGE` for an address that it would
 * not send to.
 */
export function webhookTo(options: WebhookOptions): Observer {
  const { events, secret, repository, maxQueued = 100 } = options;
  const url = addressOf(options.url);
  const giveUp = new AbortController();
  const stop = () => giveUp.abort();
  const queue: Notification[] = [];
  const count = { all: 0, delivered: 0, dropped: 0 };
  let why = '';
  /** The last one was not received. Until one is, each is sent once: a receiver that is gone costs its time once. */
  let isFailing = false;
  let working: Promise<void> | undefined;
  let place: Promise<string | null> | undefined;

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
    place ??= Promise.try(async () => repository?.() ?? null).catch(() => null);
    for (let next = queue.shift(); next !== undefined && !giveUp.signal.aborted; next = queue.shift()) {
      const message = signedRequest(next, await place, secret);
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
  throw new PrpError('E_USAGE', `A webhook cannot be sent there: ${problem}.`, { hint: 'Give it another address.' });
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
  /** How often a letter is sent at most. @default 4 */
  readonly attempts?: number;
  /** Milliseconds for one attempt, from its start. @default 5,000 */
  readonly timeoutMs?: number;
  /** Milliseconds of the longest pause after the first attempt; it doubles each time. @default 250 */
  readonly pauseMs?: number;
  /** From 0 to below 1, for pauses. @default Math.random */
  readonly random?: () => number;
}

/** However long a receiver asks us to wait, in milliseconds. */
const longestPauseMs = 10_000;

/**
 * Sends a letter until somebody takes it; returns why nobody did. No answer, 429 and 5xx may be otherwise the next time,
 * every other answer would be the same. Ends as soon as `signal` fires.
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
    // Fails when the signal fires, which is looked at next.
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

/** Milliseconds; `Retry-After` has seconds or a date. */
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

/** What came of one request: an answer, or why there was none. */
type Answer = { readonly status: number; readonly retryAfter: string | undefined } | { readonly reason: string };

/**
 * Posts a letter once. Of the answer only the head is read, and a redirect is an answer like any other: nothing is sent
 * anywhere else. Never rejects.
 */
async function post(url: URL, { headers, body }: WebhookRequest, signal: AbortSignal): Promise<Answer> {
  try {
    // Loaded when there is something to send. The built-in fetch takes twice as long to start, and would read on.
    const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const length = String(Buffer.byteLength(body));
    const sent = request(url, {
      method: 'POST',
      agent: false,
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

/** The code where there is one: a message may hold the address, and an address may hold a secret. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? `of ${String(error.code)}` : 'the connection failed';
}
