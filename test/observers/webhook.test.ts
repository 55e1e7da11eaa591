import { describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { settleAll } from '../../src/observers/observer.ts';
import { webhookTo, type WebhookOptions } from '../../src/observers/webhook.ts';
import { hookReceiver, type HookReceiver, signatureOf } from '../support/hook-receiver.ts';

const secret = 'a secret of the receiver';
const saved: PrpEvent = {
  type: 'version-saved',
  prp: 'PRPs/ünï".md',
  version: 'v20261122_101530_3fa9c1d',
  sequence: 3,
  reason: 'changed',
};

function webhook({ url }: Pick<HookReceiver, 'url'>, options: Partial<WebhookOptions> = {}) {
  return webhookTo({ url, events: ['version-saved'], secret, pauseMs: 1, ...options });
}

/** The unfinished work that observers reported when the time was up. */
async function settled(observer: ReturnType<typeof webhookTo>, graceMs = 10_000): Promise<readonly string[]> {
  const told: string[] = [];
  await settleAll([observer], graceMs, (error) => told.push(error instanceof Error ? error.message : String(error)));
  return told;
}

describe('a webhook', () => {
  it('posts the events with names, numbers and a signature', async () => {
    const receiver = await hookReceiver();
    const observer = webhook(receiver, { repository: async () => 'acme/shop' });
    void observer(saved);
    expect(await settled(observer)).toEqual([]);

    const [one] = receiver.received;
    const body: unknown = JSON.parse(one?.body ?? '');
    expect(body).toEqual({
      format: 1,
      event: 'version-saved',
      delivery: expect.stringMatching(/^[0-9a-f-]{36}$/),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      repository: 'acme/shop',
      data: { prp: 'PRPs/ünï".md', version: 'v20261122_101530_3fa9c1d', sequence: 3, reason: 'changed' },
    });
    expect(one?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(one?.body ?? '')),
      'x-prp-event': 'version-saved',
      'x-prp-delivery': (body as { delivery: string }).delivery,
      'x-prp-signature-256': one && signatureOf(one, secret),
    });
    expect(JSON.stringify(receiver.received)).not.toContain(secret);
  });

  it('sends only the events it was asked for, in their order', async () => {
    const receiver = await hookReceiver();
    const observer = webhook(receiver, { events: ['version-saved', 'run-finished'] });
    void observer({ type: 'run-started', command: 'save' });
    void observer(saved);
    void observer({ type: 'warning', message: 'm', hint: 'h' });
    void observer({ type: 'run-finished', command: 'save', status: 'passed', durationMs: 7 });
    await settled(observer);
    expect(receiver.received.map(({ headers }) => headers['x-prp-event'])).toEqual(['version-saved', 'run-finished']);
  });

  it('tries again after 5xx, 429 and a closed connection, as the same delivery', async () => {
    const receiver = await hookReceiver((response, number) => {
      if (number === 1) response.writeHead(500).end();
      else if (number === 2) response.writeHead(429, { 'Retry-After': '0' }).end();
      else if (number === 3) response.destroy();
      else response.writeHead(204).end();
    });
    const observer = webhook(receiver);
    void observer(saved);
    expect(await settled(observer)).toEqual([]);
    expect(receiver.received).toHaveLength(4);
    expect(new Set(receiver.received.map(({ headers }) => headers['x-prp-delivery'])).size).toBe(1);
  });

  it.each([
    ['in seconds', '3600'],
    ['until a date', new Date(Date.now() + 3_600_000).toUTCString()],
  ])('waits as long as the receiver asks, %s', async (_how, retryAfter) => {
    const receiver = await hookReceiver((response) => response.writeHead(503, { 'Retry-After': retryAfter }).end());
    const observer = webhook(receiver, { pauseMs: 0 });
    void observer(saved);
    await receiver.whenReceived(1);
    expect(await settled(observer, 50)).toEqual([expect.stringContaining('it answered 503')]);
    expect(receiver.received).toHaveLength(1);
  });

  it('reports refused requests at the end, without secret or address', async () => {
    const receiver = await hookReceiver((response) => response.writeHead(500).end());
    const observer = webhook(receiver, { attempts: 2 });
    void observer(saved);
    void observer(saved);
    const told = await settled(observer);
    expect(told).toEqual([
      `2 of 2 notifications to ${new URL(receiver.url).origin} were not delivered; the last failed because it answered 500.`,
    ]);
    expect(receiver.received).toHaveLength(3);
  });

  it('has patience again with a receiver that came back', async () => {
    const statuses = [500, 500, 500, 204, 500, 204];
    const receiver = await hookReceiver((response, number) => response.writeHead(statuses[number - 1] ?? 404).end());
    const observer = webhook(receiver, { attempts: 2 });
    for (let sequence = 1; sequence <= 4; sequence += 1) void observer({ ...saved, sequence });
    expect(await settled(observer)).toEqual([expect.stringContaining('2 of 4')]);
    expect(receiver.received).toHaveLength(6);
  });

  it('takes any other answer as final, and follows no redirect', async () => {
    const elsewhere = await hookReceiver();
    const receiver = await hookReceiver((response, number) =>
      number === 1 ? response.writeHead(307, { Location: elsewhere.url }).end() : response.writeHead(404).end(),
    );
    const observer = webhook(receiver);
    void observer(saved);
    void observer(saved);
    expect(await settled(observer)).toEqual([expect.stringContaining('2 of 2')]);
    expect(receiver.received).toHaveLength(2);
    expect(elsewhere.received).toEqual([]);
  });

  it('needs only the head of an endless response', async () => {
    const receiver = await hookReceiver((response) => {
      response.writeHead(200);
      const flood = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(flood));
    });
    const observer = webhook(receiver);
    void observer(saved);
    expect(await settled(observer)).toEqual([]);
  });

  it('gives up on a receiver that hangs, without waiting for its own timeout', async () => {
    const receiver = await hookReceiver(() => undefined);
    const observer = webhook(receiver, { timeoutMs: 3_600_000 });
    void observer(saved);
    void observer(saved);
    await receiver.whenReceived(1);
    expect(await settled(observer, 20)).toEqual([
      expect.stringMatching(/2 of 2 .* because it did not answer in time\.$/),
    ]);
  });

  it('ends an attempt that takes too long, and tries again', async () => {
    const receiver = await hookReceiver((response, number) => void (number > 1 && response.end()));
    const observer = webhook(receiver, { timeoutMs: 200, attempts: 10 });
    void observer(saved);
    expect(await settled(observer)).toEqual([]);
    expect(receiver.received.length).toBeGreaterThan(1);
  });

  it('keeps the newest of a flood, and counts the dropped ones', async () => {
    const first = Promise.withResolvers<void>();
    const receiver = await hookReceiver((response, number) => {
      if (number > 1) response.end();
      else void first.promise.then(() => response.end());
    });
    const observer = webhook(receiver, { maxQueued: 3 });
    for (let sequence = 0; sequence < 1000; sequence += 1) void observer({ ...saved, sequence });
    await receiver.whenReceived(1);
    first.resolve();
    const told = await settled(observer);
    const sent = receiver.received.map(
      ({ body }) => (JSON.parse(body) as { data: { sequence: number } }).data.sequence,
    );
    expect(sent).toEqual([0, 997, 998, 999]);
    expect(told).toEqual([expect.stringContaining('996 of 1000 notifications')]);
    expect(told).toEqual([expect.stringContaining('996 of them dropped because too many were waiting')]);
  });

  it('reports a missing receiver', async () => {
    const observer = webhook({ url: 'http://127.0.0.1:1/' }, { attempts: 2 });
    void observer(saved);
    expect(await settled(observer)).toEqual([expect.stringMatching(/^1 of 1 .* because of ECONNREFUSED\.$/)]);
  });

  it('is sent without a name where the repository has none', async () => {
    const receiver = await hookReceiver();
    const observer = webhook(receiver, { repository: () => Promise.reject(new Error('no git')) });
    void observer(saved);
    expect(await settled(observer)).toEqual([]);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ repository: null });
  });

  it('refuses an address that it would not send to', () => {
    expect(() => webhook({ url: 'http://example.com/' })).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});
