import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PriorityQueue } from '../../src/mediator/queue.ts';

interface Item {
  readonly rank: number;
  readonly order: number;
  place: number;
}

const before = (a: Item, b: Item): boolean => a.rank < b.rank || (a.rank === b.rank && a.order < b.order);

/** Does the same to a queue and to a sorted array, and tells what each of them answered. */
type Step = (queue: PriorityQueue<Item>, at: { order: number; reference: Item[] }) => { found: unknown; expected: unknown };

const push = fc.integer({ min: 0, max: 20 }).map((rank): Step => (queue, { order, reference }) => {
  const item = { rank, order, place: -1 };
  reference.push(item);
  reference.sort((a, b) => (before(a, b) ? -1 : 1));
  return { found: queue.push(item), expected: undefined };
});

const pop = fc.constant<Step>((queue, { reference }) => ({ found: queue.pop(), expected: reference.shift() }));

const remove = fc.nat(50).map((index): Step => (queue, { reference }) => {
  const [item] = reference.splice(index % Math.max(1, reference.length), 1);
  return { found: item !== undefined && queue.remove(item), expected: item !== undefined };
});

const step = fc.oneof({ weight: 3, arbitrary: push }, { weight: 1, arbitrary: pop }, { weight: 1, arbitrary: remove });

describe('PriorityQueue', () => {
  it('behaves as an array that is sorted after every step', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
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

  it('does not remove what is not inside', () => {
    const queue = new PriorityQueue(before);
    const other = new PriorityQueue(before);
    const item = { rank: 1, order: 0, place: -1 };
    const stranger = { rank: 1, order: 1, place: -1 };
    queue.push(item);
    other.push(stranger);
    expect(queue.remove(stranger)).toBe(false);
    expect(queue.pop()).toBe(item);
    expect(queue.remove(item)).toBe(false);
  });
});
