import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueWindow,
  isMoreUrgent,
  OperationQueues,
  PriorityQueue,
  type Urgency,
} from '../../src/mediator/operation-queues.ts';
import { openEntry, type TaskEntry } from '../../src/mediator/task-entry.ts';
import { task } from '../support/task.ts';
import type { Priority } from '../../src/mediator/task.ts';

type Key = 'a' | 'b' | 'c';

/** OperationQueues beside a plain list, with servers that come and go. */
function arrange() {
  const queues = new OperationQueues<Key, TaskEntry>();
  const served = new Set<Key>();
  const waiting: { readonly key: Key; readonly entry: TaskEntry }[] = [];
  let sequence = 0;
  return {
    queues,
    waiting,
    add: (key: Key, expectedMs: number): TaskEntry => {
      const entry = openEntry(task(`${sequence}`, { expectedMs }), {
        sequence: sequence++,
        now: 0,
        agingMs: 1_000,
        parent: undefined,
      });
      queues.add(key, entry);
      waiting.push({ key, entry });
      waiting.sort((one, other) => (isMoreUrgent(one.entry, other.entry) ? -1 : 1));
      return entry;
    },
    open: (key: Key) => {
      served.add(key);
      queues.reopen(key);
    },
    close: (key: Key) => served.delete(key),
    take: () => queues.take((key) => (served.has(key) ? key : undefined))?.entry,
    takeFromList: () => {
      const index = waiting.findIndex(({ key }) => served.has(key));
      return index === -1 ? undefined : waiting.splice(index, 1)[0]?.entry;
    },
  };
}

type Arranged = ReturnType<typeof arrange>;

/** Does the same to both, and returns both results. */
type Step = (arranged: Arranged) => { readonly found?: unknown; readonly expected?: unknown };

const key = fc.constantFrom<Key>('a', 'b', 'c');
const step = fc.oneof(
  fc.tuple(key, fc.nat(5)).map(
    ([operation, expectedMs]): Step =>
      ({ add }) => (add(operation, expectedMs), {}),
  ),
  key.map(
    (operation): Step =>
      ({ open }) => (open(operation), {}),
  ),
  key.map(
    (operation): Step =>
      ({ close }) => (close(operation), {}),
  ),
  fc.constant<Step>(({ take, takeFromList }) => ({ found: take(), expected: takeFromList() })),
  fc.nat(20).map((index): Step => ({ queues, waiting }) => {
    const [gone] = waiting.splice(index % Math.max(1, waiting.length), 1);
    return { found: gone !== undefined && queues.remove(gone.key, gone.entry), expected: gone !== undefined };
  }),
  key.map((operation): Step => ({ queues, waiting }) => {
    const drained = waiting.filter((each) => each.key === operation);
    for (const each of drained) waiting.splice(waiting.indexOf(each), 1);
    return { found: queues.drain(operation), expected: drained.map(({ entry }) => entry) };
  }),
);

describe('OperationQueues', () => {
  it('returns the same entry as a search through all entries', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100, size: 'max' }), (steps) => {
        const arranged = arrange();
        for (const each of steps) {
          const { found, expected } = each(arranged);
          expect(found).toEqual(expected);
          expect(arranged.queues.size).toBe(arranged.waiting.length);
        }
      }),
    );
  });

  it('asks once for an operation without a server, however long that lasts', () => {
    const { queues, add } = arrange();
    add('a', 5);
    add('b', 1);
    add('b', 1);
    const asked: Key[] = [];
    const serve = (operation: Key) => (asked.push(operation), operation === 'b' ? operation : undefined);
    queues.take(serve);
    queues.take(serve);
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('does not remove an entry from the queue of another operation', () => {
    const { queues, add } = arrange();
    const entry = add('a', 1);
    add('b', 1);
    expect(queues.remove('b', entry)).toBe(false);
    expect(queues.remove('c', entry)).toBe(false);
    expect(queues.size).toBe(2);
  });
});

const agingMs = 1000;

function urgency(rest: Partial<Urgency> & { priority?: Priority; since?: number } = {}): Urgency {
  const { priority = 'normal', since = 0, ...given } = rest;
  return {
    window: dueWindow(priority, since, agingMs),
    depth: 0,
    criticalPathMs: 0,
    expectedMs: 0,
    sequence: 0,
    ...given,
  };
}

function ids(items: Readonly<Record<string, Urgency>>): readonly string[] {
  const sorted = Object.entries(items).toSorted(([, a], [, b]) => (isMoreUrgent(a, b) ? -1 : 1));
  return sorted.map(([id]) => id);
}

describe('isMoreUrgent', () => {
  it('puts priority before everything else', () => {
    const low = urgency({ priority: 'low', criticalPathMs: 900, expectedMs: 900, sequence: 0 });
    const normal = urgency({ priority: 'normal', criticalPathMs: 50, sequence: 1 });
    const high = urgency({ priority: 'high', sequence: 2 });
    expect(ids({ low, normal, high })).toEqual(['high', 'normal', 'low']);
  });

  it('then puts the longest chain, the longest task, and the oldest first', () => {
    const oldest = urgency({ criticalPathMs: 10, expectedMs: 5, sequence: 1 });
    const newest = urgency({ criticalPathMs: 10, expectedMs: 5, sequence: 2 });
    const longTask = urgency({ criticalPathMs: 10, expectedMs: 10, sequence: 3 });
    const longChain = urgency({ criticalPathMs: 20, expectedMs: 5, sequence: 4 });
    expect(ids({ newest, oldest, longTask, longChain })).toEqual(['longChain', 'longTask', 'oldest', 'newest']);
  });

  it('puts the sub-tasks of a priority first', () => {
    const parent = urgency({ criticalPathMs: 50, sequence: 1 });
    const subTask = urgency({ depth: 1, sequence: 2 });
    const high = urgency({ priority: 'high', sequence: 3 });
    expect(ids({ parent, subTask, high })).toEqual(['high', 'subTask', 'parent']);
  });
});

describe('ageing', () => {
  it('does not let a short wait outweigh a priority', () => {
    const normal = urgency({ priority: 'normal', since: 0.7 * agingMs });
    const high = urgency({ priority: 'high', since: 1.4 * agingMs });
    expect(isMoreUrgent(high, normal)).toBe(true);
  });

  it.each([
    ['normal', 'high', 1],
    ['low', 'normal', 1],
    ['low', 'high', 2],
  ] as const)('lets a %s task overtake a new %s one after %d steps and a window', (older, newer, steps) => {
    const old = urgency({ priority: older, since: 100, criticalPathMs: 0 });
    const fresh = urgency({ priority: newer, since: 100 + (steps + 0.25) * agingMs, criticalPathMs: 1_000_000 });
    expect(isMoreUrgent(old, fresh)).toBe(true);
  });

  it('puts an old short task before new long ones', () => {
    const old = urgency({ since: 0 });
    const fresh = urgency({ since: 0.25 * agingMs, criticalPathMs: 1_000_000 });
    expect(isMoreUrgent(old, fresh)).toBe(true);
  });
});

interface Item {
  readonly rank: number;
  readonly order: number;
  heapIndex: number;
}

const before = (a: Item, b: Item): boolean => a.rank < b.rank || (a.rank === b.rank && a.order < b.order);

/** Does the same to a queue and to a sorted array, and returns both results. */
type QueueStep = (
  queue: PriorityQueue<Item>,
  at: { order: number; reference: Item[] },
) => { found: unknown; expected: unknown };

const push = fc.integer({ min: 0, max: 20 }).map((rank): QueueStep => (queue, { order, reference }) => {
  const item = { rank, order, heapIndex: -1 };
  reference.push(item);
  reference.sort((a, b) => (before(a, b) ? -1 : 1));
  return { found: queue.push(item), expected: undefined };
});

const pop = fc.constant<QueueStep>((queue, { reference }) => ({ found: queue.pop(), expected: reference.shift() }));

const remove = fc.nat(50).map((index): QueueStep => (queue, { reference }) => {
  const [item] = reference.splice(index % Math.max(1, reference.length), 1);
  return { found: item !== undefined && queue.remove(item), expected: item !== undefined };
});

const queueStep = fc.oneof(
  { weight: 3, arbitrary: push },
  { weight: 1, arbitrary: pop },
  { weight: 1, arbitrary: remove },
);

describe('PriorityQueue', () => {
  it('behaves as an array that is sorted after every queueStep', () => {
    fc.assert(
      fc.property(fc.array(queueStep, { maxLength: 200, size: 'max' }), (steps) => {
        const queue = new PriorityQueue(before);
        const reference: Item[] = [];
        for (const [order, each] of steps.entries()) {
          const actual = each(queue, { order, reference });
          expect(actual.found).toBe(actual.expected);
          expect(queue.size).toBe(reference.length);
          expect(queue.peek()).toBe(reference[0]);
        }
        for (const item of reference) expect(queue.pop()).toBe(item);
        expect(queue.pop()).toBeUndefined();
      }),
    );
  });

  it('does not remove an item of another queue', () => {
    const queue = new PriorityQueue(before);
    const other = new PriorityQueue(before);
    const item = { rank: 1, order: 0, heapIndex: -1 };
    const foreign = { rank: 1, order: 1, heapIndex: -1 };
    queue.push(item);
    other.push(foreign);
    expect(queue.remove(foreign)).toBe(false);
    expect(queue.pop()).toBe(item);
    expect(queue.remove(item)).toBe(false);
  });
});
