import { PriorityQueue, type Queued } from './queue.ts';
import type { TaskEntry } from './task-entry.ts';
import { isMoreUrgent } from './urgency.ts';

interface OperationQueue<Key> extends Queued {
  readonly key: Key;
  /** Never empty. */
  readonly tickets: PriorityQueue<TaskEntry>;
}

/**
 * Tickets in lanes: those of a lane can be served by the same components, so a lane that nobody can serve now blocks no
 * other. Such a lane is closed until `reopen`; among the others the choice costs O(log n), however many there are.
 */
export class OperationQueues<Key> {
  readonly #lanes = new Map<Key, OperationQueue<Key>>();
  /** Sorted by their first tickets: a lane is taken out before its first ticket may change. */
  readonly #open = new PriorityQueue<OperationQueue<Key>>(goesFirst);
  #size = 0;

  /** Tickets in all lanes. */
  get size(): number {
    return this.#size;
  }

  add(key: Key, ticket: TaskEntry): void {
    const known = this.#lanes.get(key);
    const lane = known ?? { key, tickets: new PriorityQueue<TaskEntry>(isMoreUrgent), place: -1 };
    const isOpen = known === undefined || this.#open.remove(known);
    lane.tickets.push(ticket);
    if (known === undefined) this.#lanes.set(key, lane);
    if (isOpen) this.#open.push(lane);
    this.#size += 1;
  }

  /** False when the ticket is not in that lane. */
  remove(key: Key, ticket: TaskEntry): boolean {
    const lane = this.#lanes.get(key);
    if (lane === undefined) return false;
    const isOpen = this.#open.remove(lane);
    const removed = lane.tickets.remove(ticket);
    if (removed) this.#size -= 1;
    if (lane.tickets.size === 0) this.#lanes.delete(key);
    else if (isOpen) this.#open.push(lane);
    return removed;
  }

  /** Takes out the most urgent ticket of those lanes that `serverOf` finds a server for; closes the ones before it. */
  take<Server>(serverOf: (key: Key) => Server | undefined): { ticket: TaskEntry; server: Server } | undefined {
    for (let lane = this.#open.peek(); lane !== undefined; lane = this.#open.peek()) {
      const server = serverOf(lane.key);
      const ticket = lane.tickets.peek();
      if (server === undefined || ticket === undefined) this.#open.remove(lane);
      else if (this.remove(lane.key, ticket)) return { ticket, server };
    }
    return undefined;
  }

  /** There may be a server for the lane again. */
  reopen(key: Key): void {
    const lane = this.#lanes.get(key);
    if (lane !== undefined && lane.place === -1) this.#open.push(lane);
  }

  /** Takes out a whole lane, most urgent first. */
  drain(key: Key): readonly TaskEntry[] {
    const lane = this.#lanes.get(key);
    if (lane === undefined) return [];
    this.#open.remove(lane);
    this.#lanes.delete(key);
    const tickets: TaskEntry[] = [];
    for (let next = lane.tickets.pop(); next !== undefined; next = lane.tickets.pop()) tickets.push(next);
    this.#size -= tickets.length;
    return tickets;
  }
}

function goesFirst(a: OperationQueue<unknown>, b: OperationQueue<unknown>): boolean {
  const [first, second] = [a.tickets.peek(), b.tickets.peek()];
  return first !== undefined && second !== undefined && isMoreUrgent(first, second);
}
