import { createHmac, randomUUID } from 'node:crypto';
import { PrpError } from '../base/errors.ts';
import { version } from '../base/version.ts';
import { addressProblem } from '../base/webhook-address.ts';
import type { Notifiable } from '../event.ts';
import { deliver, type DeliveryOptions } from './delivery.ts';
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
      const letter = letterOf(next, await place, secret);
      const failure = await deliver(url, letter, giveUp.signal, isFailing ? { ...options, attempts: 1 } : options);
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

function letterOf({ event, at, data }: Notification, repository: string | null, secret: string) {
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
