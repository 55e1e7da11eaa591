import { randomUUID } from 'node:crypto';
import type { Delivery, Inbox, LeasedDelivery } from './inbox.ts';

interface Entry extends Delivery {
  state: 'open' | 'done' | 'dead';
  /** From when it may be taken: its next attempt, or the end of its lease. */
  readyAt: number;
  lease: string | undefined;
  attempts: number;
  endedAt: number;
  error: string;
}

/** Keeps deliveries as long as the process lives: for tests, and for an app that may lose them. */
export function memoryInbox(): Inbox {
  /** In the order of arrival. */
  const entries = new Map<string, Entry>();

  /** The oldest open delivery of each lane, the oldest first. */
  function heads(): readonly Entry[] {
    const lanes = new Map<string, Entry>();
    for (const entry of entries.values()) {
      if (entry.state === 'open' && !lanes.has(entry.lane)) lanes.set(entry.lane, entry);
    }
    return [...lanes.values()];
  }

  const numberOf = (state: Entry['state']) => [...entries.values()].filter((entry) => entry.state === state).length;

  async function release({ id, lease }: LeasedDelivery, change: (entry: Entry) => void): Promise<boolean> {
    const entry = entries.get(id);
    if (entry === undefined || entry.lease !== lease) return false;
    entry.lease = undefined;
    change(entry);
    return true;
  }

  return {
    async add(delivery) {
      if (entries.has(delivery.id)) return false;
      const fresh = { state: 'open', lease: undefined, attempts: 0, endedAt: 0, error: '' } as const;
      entries.set(delivery.id, { ...delivery, ...fresh, readyAt: delivery.receivedAt });
      return true;
    },

    knows: async (id) => entries.has(id),

    async take(now, leaseMs) {
      const [entry] = heads()
        .filter(({ readyAt }) => readyAt <= now)
        .toSorted((a, b) => a.readyAt - b.readyAt);
      if (entry === undefined) return undefined;
      const lease = randomUUID();
      Object.assign(entry, { lease, readyAt: now + leaseMs, attempts: entry.attempts + 1 });
      const { id, event, lane, payload, receivedAt, attempts } = entry;
      return { id, event, lane, payload, receivedAt, lease, attempt: attempts };
    },

    async renew({ id, lease }, now, leaseMs) {
      const entry = entries.get(id);
      if (entry === undefined || entry.lease !== lease) return false;
      entry.readyAt = now + leaseMs;
      return true;
    },

    finish: (leased, now) => release(leased, (entry) => Object.assign(entry, { state: 'done', endedAt: now })),
    retry: (leased, readyAt, error) => release(leased, (entry) => Object.assign(entry, { readyAt, error })),
    bury: (leased, error) => release(leased, (entry) => Object.assign(entry, { state: 'dead', error })),

    async dead(limit) {
      const dead = [...entries.values()].filter(({ state }) => state === 'dead').toReversed();
      return dead
        .slice(0, limit)
        .map(({ id, event, lane, receivedAt, attempts, error }) => ({ id, event, lane, receivedAt, attempts, error }));
    },

    async replay(id) {
      const entry = entries.get(id);
      if (entry?.state !== 'dead') return false;
      // The end of its lane.
      entries.delete(id);
      entries.set(id, { ...entry, state: 'open', attempts: 0, readyAt: entry.receivedAt });
      return true;
    },

    async counts(now) {
      const running = heads().filter(({ lease, readyAt }) => lease !== undefined && readyAt > now).length;
      const oldest = Math.min(...heads().map(({ receivedAt }) => receivedAt), now);
      return { waiting: numberOf('open') - running, running, dead: numberOf('dead'), lagMs: now - oldest };
    },

    async forget(before) {
      for (const { id, state, endedAt } of entries.values()) {
        if (state === 'done' && endedAt < before) entries.delete(id);
      }
    },

    async close() {},
  };
}
