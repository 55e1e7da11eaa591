import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, Inbox } from '../../app/inbox/inbox.ts';

/** The contract of every implementation of the port. `create` returns an empty inbox, which it closes after the test. */
export function inboxContract(name: string, create: () => Promise<Inbox>): void {
  describe(`${name} keeps the contract of an inbox`, () => {
    let inbox: Inbox;
    beforeEach(async () => {
      inbox = await create();
    });

    const taken = async (now = 1000) => (await inbox.take(now, 100))?.id;
    async function take(now = 1000) {
      const leased = await inbox.take(now, 100);
      if (leased === undefined) throw new Error('Nothing could be taken.');
      return leased;
    }

    it('stores each id once', async () => {
      expect(await inbox.add(delivery('a'))).toBe(true);
      expect(await inbox.add(delivery('a', { payload: '{"other":1}' }))).toBe(false);
      expect(await take()).toMatchObject({ ...delivery('a'), attempt: 1 });
      expect(await taken()).toBeUndefined();
    });

    it('knows the id of a delivery that has ended', async () => {
      await inbox.add(delivery('a'));
      expect(await inbox.finish(await take(), 1000)).toBe(true);
      expect(await inbox.add(delivery('a'))).toBe(false);
      expect(await taken()).toBeUndefined();
    });

    it('knows the ids that were added', async () => {
      await inbox.add(delivery('a'));
      expect([await inbox.knows('a'), await inbox.knows('b')]).toEqual([true, false]);
      await inbox.finish(await take(), 1000);
      expect(await inbox.knows('a')).toBe(true);
      await inbox.forget(1001);
      expect(await inbox.knows('a')).toBe(false);
    });

    it('stores one of many additions of one id at once', async () => {
      const added = await Promise.all(Array.from({ length: 20 }, () => inbox.add(delivery('a'))));
      expect(added.filter(Boolean)).toHaveLength(1);
    });

    it('returns the payload exactly', async () => {
      const payload = JSON.stringify({ text: '\u0000 é 😀 \ud800'.toWellFormed(), long: 'x'.repeat(100_000) });
      await inbox.add(delivery('a', { payload }));
      expect((await take()).payload).toBe(payload);
    });

    it('takes the oldest first', async () => {
      for (const id of ['c', 'a', 'b']) await inbox.add(delivery(id, { lane: id }));
      expect([await taken(), await taken(), await taken()]).toEqual(['c', 'a', 'b']);
    });

    it('takes nothing of a lane whose older delivery is open', async () => {
      await inbox.add(delivery('a', { lane: 'one' }));
      await inbox.add(delivery('b', { lane: 'one' }));
      await inbox.add(delivery('c', { lane: 'two' }));
      const first = await take();
      expect(await taken()).toBe('c');
      expect(await taken()).toBeUndefined();
      await inbox.finish(first, 1000);
      expect(await taken()).toBe('b');
    });

    it('leases a delivery again when its lease has ended', async () => {
      await inbox.add(delivery('a'));
      const lost = await take(1000);
      expect(await taken(1099)).toBeUndefined();
      const again = await take(1100);
      expect(again).toMatchObject({ id: 'a', attempt: 2 });
      expect(await inbox.finish(lost, 1100)).toBe(false);
      expect(await inbox.retry(lost, 1100, 'late')).toBe(false);
      expect(await inbox.bury(lost, 'late')).toBe(false);
      expect(await inbox.renew(lost, 1100, 100)).toBe(false);
      expect(await inbox.finish(again, 1100)).toBe(true);
    });

    it('extends a lease', async () => {
      await inbox.add(delivery('a'));
      const leased = await take(1000);
      expect(await inbox.renew(leased, 1090, 100)).toBe(true);
      expect(await taken(1150)).toBeUndefined();
      expect(await taken(1190)).toBe('a');
    });

    it('holds a lane until the next attempt', async () => {
      await inbox.add(delivery('a', { lane: 'one' }));
      await inbox.add(delivery('b', { lane: 'one' }));
      expect(await inbox.retry(await take(), 5000, 'GitHub is down')).toBe(true);
      expect(await taken(4999)).toBeUndefined();
      expect(await take(5000)).toMatchObject({ id: 'a', attempt: 2 });
    });

    it('sets a dead delivery aside, and takes the next of its lane', async () => {
      await inbox.add(delivery('a', { lane: 'one' }));
      await inbox.add(delivery('b', { lane: 'one' }));
      expect(await inbox.bury(await take(), 'It failed.')).toBe(true);
      expect(await inbox.dead(10)).toEqual([
        { id: 'a', event: 'push', lane: 'one', receivedAt: 1000, attempts: 1, error: 'It failed.' },
      ]);
      expect(await taken()).toBe('b');
      expect(await inbox.add(delivery('a'))).toBe(false);
    });

    it('replays a dead delivery after the others of its lane', async () => {
      await inbox.add(delivery('a', { lane: 'one' }));
      await inbox.bury(await take(), 'It failed.');
      await inbox.add(delivery('b', { lane: 'one' }));
      expect(await inbox.replay('a')).toBe(true);
      expect(await inbox.replay('a')).toBe(false);
      expect(await inbox.replay('unknown')).toBe(false);
      const next = await take();
      expect(next.id).toBe('b');
      await inbox.finish(next, 1000);
      expect(await take()).toMatchObject({ id: 'a', attempt: 1, payload: '{}' });
      expect(await inbox.dead(10)).toEqual([]);
    });

    it('counts deliveries by state', async () => {
      expect(await inbox.counts(1000)).toEqual({ waiting: 0, running: 0, dead: 0, lagMs: 0 });
      for (const [at, id] of ['a', 'b', 'c'].entries())
        await inbox.add(delivery(id, { lane: id, receivedAt: 900 + at }));
      await inbox.bury(await take(), 'It failed.');
      await take();
      expect(await inbox.counts(1000)).toEqual({ waiting: 1, running: 1, dead: 1, lagMs: 99 });
      // Its lease has ended.
      expect(await inbox.counts(1100)).toMatchObject({ waiting: 2, running: 0 });
    });

    it('forgets old ended deliveries, and no other', async () => {
      for (const id of ['a', 'b', 'c']) await inbox.add(delivery(id, { lane: id }));
      await inbox.finish(await take(), 1000);
      await inbox.bury(await take(), 'It failed.');
      await inbox.forget(1000);
      expect(await inbox.add(delivery('a'))).toBe(false);
      await inbox.forget(1001);
      expect(await inbox.add(delivery('a'))).toBe(true);
      expect([await inbox.add(delivery('b')), await inbox.add(delivery('c'))]).toEqual([false, false]);
    });

    it('handles every delivery in the order of its lane, whatever fails', async () => {
      const outcome = fc.constantFrom('finish', 'retry', 'lose', 'bury');
      const arrivals = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(arrivals, fc.array(outcome, { maxLength: 40 }), async (lanes, outcomes) => {
          inbox = await create();
          for (const [at, lane] of lanes.entries()) await inbox.add(delivery(`${at}`, { lane }));
          const ended: number[] = [];
          let now = 1000;
          // Once the outcomes are used up, everything succeeds.
          for (const how of [
            ...outcomes,
            ...lanes.map(() => 'finish' as const),
            ...lanes.map(() => 'finish' as const),
          ]) {
            now += 200;
            const leased = await inbox.take(now, 100);
            if (leased === undefined) break;
            if (how === 'finish') await inbox.finish(leased, now);
            if (how === 'retry') await inbox.retry(leased, now + 100, 'again');
            if (how === 'bury') await inbox.bury(leased, 'no');
            if (how === 'finish' || how === 'bury') ended.push(Number(leased.id));
          }
          expect(ended.toSorted((a, b) => a - b)).toEqual(lanes.map((_, at) => at));
          for (const lane of ['x', 'y', 'z']) {
            const own = ended.filter((at) => lanes[at] === lane);
            expect(own).toEqual(own.toSorted((a, b) => a - b));
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}

export function delivery(id: string, fields: Partial<Delivery> = {}): Delivery {
  return { id, event: 'push', lane: 'acme/shop', payload: '{}', receivedAt: 1000, ...fields };
}
