import { describe, expect, it } from 'vitest';
import { memoryInbox } from '../../../app/inbox/memory-inbox.ts';
import { type SentWebhook, sweeper } from '../../../app/operation/sweep-deliveries.ts';
import { delivery } from '../../contracts/inbox.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const minuteMs = 60_000;

function sent(guid: string, fields: Partial<SentWebhook> = {}): SentWebhook {
  return { id: Number(guid), guid, event: 'push', sentAt: now - 5 * minuteMs, status: 502, ...fields };
}

/** A sweep over what GitHub lists, newest first. */
function sweepOf(listed: () => Iterable<SentWebhook>, known: readonly string[] = []) {
  const inbox = memoryInbox();
  const asked: number[] = [];
  const webhooks = {
    async *sentWebhooks() {
      yield* listed();
    },
    sendAgain: async (id: number) => void asked.push(id),
  };
  const sweep = sweeper({ webhooks, inbox, events: new Set(['push']), now: () => now });
  return {
    asked,
    async sweep() {
      for (const id of known) await inbox.add(delivery(id));
      return sweep();
    },
  };
}

describe('sweeper', () => {
  it('asks for what failed and is not in the inbox, the oldest first', async () => {
    const at = sweepOf(() => [sent('4'), sent('3'), sent('2', { status: 202 }), sent('1', { status: 0 })], ['3']);
    expect(await at.sweep()).toEqual({ type: 'swept', missed: 2, asked: 2 });
    expect(at.asked).toEqual([1, 4]);
  });

  it('asks for a webhook once, also when the list does not show that yet', async () => {
    const at = sweepOf(() => [sent('1')]);
    await at.sweep();
    expect(await at.sweep()).toEqual({ type: 'swept', missed: 0, asked: 0 });
    expect(at.asked).toEqual([1]);
  });

  it('leaves alone a webhook that was sent twice, one that is just being sent, and one without a handler', async () => {
    const at = sweepOf(() => [
      sent('9', { sentAt: now - 1000 }),
      sent('8', { event: 'star' }),
      sent('7', { id: 71 }),
      sent('6', { id: 61, status: 202 }),
      sent('7', { id: 70 }),
      sent('6', { id: 60 }),
    ]);
    expect(await at.sweep()).toEqual({ type: 'swept', missed: 0, asked: 0 });
  });

  it('asks for at most 50 at a time, and ends at three days', async () => {
    function* endless() {
      for (let at = 1; ; at += 1) yield sent(String(at), { sentAt: now - at * 60 * minuteMs });
    }
    const at = sweepOf(endless);
    expect(await at.sweep()).toEqual({ type: 'swept', missed: 72, asked: 50 });
    expect(at.asked[0]).toBe(72);
    expect(await at.sweep()).toEqual({ type: 'swept', missed: 22, asked: 22 });
  });

  it('reports an error, and goes on with the next sweep', async () => {
    let isDown = true;
    const at = sweepOf(() => {
      if (isDown) throw new Error('GitHub is down.');
      return [sent('1')];
    });
    expect(await at.sweep()).toMatchObject({ type: 'sweep-failed' });
    isDown = false;
    expect(await at.sweep()).toMatchObject({ asked: 1 });
  });
});
