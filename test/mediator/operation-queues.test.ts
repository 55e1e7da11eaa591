import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OperationQueues } from '../../src/mediator/operation-queues.ts';
import { openEntry, type TaskEntry } from '../../src/mediator/task-entry.ts';
import { isMoreUrgent } from '../../src/mediator/urgency.ts';
import { task } from '../support/task.ts';

type Key = 'a' | 'b' | 'c';

/** OperationQueues beside a plain list, with servers that come and go. */
function arrange() {
  const lanes = new OperationQueues<Key>();
  const served = new Set<Key>();
  const waiting: { readonly key: Key; readonly ticket: TaskEntry }[] = [];
  let sequence = 0;
  return {
    lanes,
    waiting,
    add: (key: Key, expectedMs: number): TaskEntry => {
      const ticket = openEntry(task(`${sequence}`, { expectedMs }), {
        sequence: sequence++,
        now: 0,
        agingMs: 1_000,
        parent: undefined,
      });
      lanes.add(key, ticket);
      waiting.push({ key, ticket });
      waiting.sort((one, other) => (isMoreUrgent(one.ticket, other.ticket) ? -1 : 1));
      return ticket;
    },
    open: (key: Key) => {
      served.add(key);
      lanes.reopen(key);
    },
    close: (key: Key) => served.delete(key),
    take: () => lanes.take((key) => (served.has(key) ? key : undefined))?.ticket,
    takeFromList: () => {
      const index = waiting.findIndex(({ key }) => served.has(key));
      return index === -1 ? undefined : waiting.splice(index, 1)[0]?.ticket;
    },
  };
}

type Arranged = ReturnType<typeof arrange>;

/** Does the same to both, and tells what each of them answered. */
type Step = (arranged: Arranged) => { readonly found?: unknown; readonly expected?: unknown };

const key = fc.constantFrom<Key>('a', 'b', 'c');
const step = fc.oneof(
  fc.tuple(key, fc.nat(5)).map(
    ([lane, expectedMs]): Step =>
      ({ add }) => (add(lane, expectedMs), {}),
  ),
  key.map(
    (lane): Step =>
      ({ open }) => (open(lane), {}),
  ),
  key.map(
    (lane): Step =>
      ({ close }) => (close(lane), {}),
  ),
  fc.constant<Step>(({ take, takeFromList }) => ({ found: take(), expected: takeFromList() })),
  fc.nat(20).map((index): Step => ({ lanes, waiting }) => {
    const [gone] = waiting.splice(index % Math.max(1, waiting.length), 1);
    return { found: gone !== undefined && lanes.remove(gone.key, gone.ticket), expected: gone !== undefined };
  }),
  key.map((lane): Step => ({ lanes, waiting }) => {
    const drained = waiting.filter((each) => each.key === lane);
    for (const each of drained) waiting.splice(waiting.indexOf(each), 1);
    return { found: lanes.drain(lane), expected: drained.map(({ ticket }) => ticket) };
  }),
);

describe('OperationQueues', () => {
  it('give what a search through all tickets would, whoever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100, size: 'max' }), (steps) => {
        const arranged = arrange();
        for (const each of steps) {
          const { found, expected } = each(arranged);
          expect(found).toEqual(expected);
          expect(arranged.lanes.size).toBe(arranged.waiting.length);
        }
      }),
    );
  });

  it('ask once for a lane that nobody serves, however long that lasts', () => {
    const { lanes, add } = arrange();
    add('a', 5);
    add('b', 1);
    add('b', 1);
    const asked: Key[] = [];
    const serve = (lane: Key) => (asked.push(lane), lane === 'b' ? lane : undefined);
    lanes.take(serve);
    lanes.take(serve);
    expect(asked).toEqual(['a', 'b', 'b']);
  });

  it('do not remove a ticket from a lane that it is not in', () => {
    const { lanes, add } = arrange();
    const ticket = add('a', 1);
    add('b', 1);
    expect(lanes.remove('b', ticket)).toBe(false);
    expect(lanes.remove('c', ticket)).toBe(false);
    expect(lanes.size).toBe(2);
  });
});
