import type { IncomingMessage } from 'node:http';
import { verify } from '@octokit/webhooks-methods';
import type { Delivery, Inbox } from './inbox/inbox.ts';
import { laneOf } from './lane.ts';

/** GitHub sends no larger ones. */
const maxBytes = 25 * 1024 * 1024;

export interface WebhookReceiver {
  readonly inbox: Inbox;
  readonly secrets: readonly string[];
  /** Events that have a handler; the others are answered and not stored. */
  readonly events: ReadonlySet<string>;
  readonly now: () => number;
}

/** Names a delivery in the log. */
export type DeliveryHead = Pick<Delivery, 'id' | 'event' | 'lane'>;

/** What the sender receives: a status alone, since anyone can send a request. */
export interface WebhookAnswer {
  readonly status: 202 | 400 | 401 | 413 | 503;
  /** For the log. Never has content of the request. */
  readonly outcome: 'stored' | 'known' | 'ignored' | 'malformed' | 'not-signed' | 'too-large' | 'not-stored';
  /** Of a delivery with a right signature. */
  readonly head?: DeliveryHead;
}

/**
 * Verifies a webhook and stores it. When the answer is 202, the delivery is in the inbox, or needs no work. The payload is
 * read as JSON only after the signature was found right.
 */
export async function receiveWebhook(request: IncomingMessage, receiver: WebhookReceiver): Promise<WebhookAnswer> {
  const { inbox, secrets, events, now } = receiver;
  const body = await readBody(request);
  if (body === undefined) return { status: 413, outcome: 'too-large' };
  const signature = headerOf(request, 'x-hub-signature-256');
  if (!(await isSigned(body, signature, secrets))) return { status: 401, outcome: 'not-signed' };
  const id = headerOf(request, 'x-github-delivery');
  const event = headerOf(request, 'x-github-event');
  const payload = parsed(body);
  if (!/^[\w-]{1,100}$/.test(id) || !/^\w{1,60}$/.test(event) || payload === undefined)
    return { status: 400, outcome: 'malformed' };
  const head = { id, event, lane: laneOf(payload) };
  if (!events.has(event)) return { status: 202, outcome: 'ignored', head };
  try {
    const isNew = await inbox.add({ ...head, payload: body, receivedAt: now() });
    return { status: 202, outcome: isNew ? 'stored' : 'known', head };
  } catch {
    // GitHub keeps what was not accepted, and the sweep asks for it again.
    return { status: 503, outcome: 'not-stored', head };
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** `verify` compares in constant time, and throws for an empty text. */
async function isSigned(body: string, signature: string, secrets: readonly string[]): Promise<boolean> {
  if (body === '' || signature === '') return false;
  for (const secret of secrets) if (await verify(secret, body, signature)) return true;
  return false;
}

function parsed(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
}
