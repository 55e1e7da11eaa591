import type { Priority } from './task.ts';

interface OperationQueue<Key, Entry extends Queued> extends Queued {
  readonly key: Key;
  /** Never empty. */
  readonly entries: PriorityQueue<Entry>;
}

/**
 * One queue of entries for each operation, so an operation without a free component blocks no other. Its queue stays
 * closed until `reopen`; the choice among the open ones costs O(log n).
 */
export class OperationQueues<Key, Entry extends Queued & Urgency> {
  readonly #queues = new Map<Key, OperationQueue<Key, Entry>>();
  /** Sorted by their first entries: take a queue out before its first entry changes. */
  readonly #open = new PriorityQueue<OperationQueue<Key, Entry>>(goesFirst);
  #size = 0;

  /** Entries in all queues. */
  get size(): number {
    return this.#size;
  }

  add(key: Key, entry: Entry): void {
    const known = this.#queues.get(key);
    const queue = known ?? { key, entries: new PriorityQueue<Entry>(isMoreUrgent), heapIndex: -1 };
    const isOpen = known === undefined || this.#open.remove(known);
    queue.entries.push(entry);
    this.#queues.set(key, queue);
    if (isOpen) this.#open.push(queue);
    this.#size += 1;
  }

  /** False when the entry is not in that queue. */
  remove(key: Key, entry: Entry): boolean {
    const queue = this.#queues.get(key);
    if (queue === undefined) return false;
    const isOpen = this.#open.remove(queue);
    const removed = queue.entries.remove(entry);
    if (removed) this.#size -= 1;
    if (queue.entries.size === 0) this.#queues.delete(key);
    else if (isOpen) this.#open.push(queue);
    return removed;
  }

  /** Takes out the most urgent entry for which `serverOf` finds a server; closes the queues for which it finds none. */
  take<Server>(serverOf: (key: Key) => Server | undefined): { entry: Entry; server: Server } | undefined {
    for (let queue = this.#open.peek(); queue !== undefined; queue = this.#open.peek()) {
      const server = serverOf(queue.key);
      const entry = queue.entries.peek();
      if (server === undefined || entry === undefined) this.#open.remove(queue);
      else if (this.remove(queue.key, entry)) return { entry, server };
    }
    return undefined;
  }

  /** The queue may have a server again. */
  reopen(key: Key): void {
    const queue = this.#queues.get(key);
    if (queue !== undefined && queue.heapIndex === -1) this.#open.push(queue);
  }

  /** Takes out a whole queue, most urgent first. */
  drain(key: Key): readonly Entry[] {
    const drained: Entry[] = [];
    const queue = this.#queues.get(key);
    for (let next = queue?.entries.peek(); next !== undefined; next = queue?.entries.peek()) {
      drained.push(next);
      this.remove(key, next);
    }
    return drained;
  }
}

function goesFirst<Entry extends Queued & Urgency>(
  a: OperationQueue<unknown, Entry>,
  b: OperationQueue<unknown, Entry>,
): boolean {
  const [first, second] = [a.entries.peek(), b.entries.peek()];
  return first !== undefined && second !== undefined && isMoreUrgent(first, second);
}

/** An item of a queue. It stores its own index in the heap, so removal needs no search. */
export interface Queued {
  /** Only the queue writes it; -1 in no queue. An item is in one queue at most. */
  heapIndex: number;
}

/**
 * A priority queue as a binary heap: `push` and `remove` cost O(log n), `peek` and `size` O(1).
 * The fields that `before` compares must not change while an item is inside: remove it, change it, push it again.
 */
export class PriorityQueue<Item extends Queued> {
  readonly #heap: Item[] = [];
  readonly #before: (a: Item, b: Item) => boolean;

  constructor(before: (a: Item, b: Item) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#heap.length;
  }

  peek(): Item | undefined {
    return this.#heap[0];
  }

  push(item: Item): void {
    this.#rise(item, this.#heap.length);
  }

  pop(): Item | undefined {
    const first = this.#heap[0];
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** False when the item is not in this queue. */
  remove(item: Item): boolean {
    const hole = item.heapIndex;
    if (hole < 0 || this.#heap[hole] !== item) return false;
    item.heapIndex = -1;
    const last = this.#heap.pop();
    if (last !== undefined && last !== item) {
      this.#sink(last, hole);
      this.#rise(last, last.heapIndex);
    }
    return true;
  }

  /** Moves `item` from the hole at `index` towards the top. */
  #rise(item: Item, index: number): void {
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !this.#before(item, parent)) break;
      this.#put(parent, index);
      index = above;
    }
    this.#put(item, index);
  }

  /** Moves `item` from the hole at `index` towards the bottom. */
  #sink(item: Item, index: number): void {
    for (;;) {
      const below = 2 * index + 1;
      const left = this.#heap[below];
      if (left === undefined) break;
      const right = this.#heap[below + 1];
      const rightFirst = right !== undefined && this.#before(right, left);
      const child = rightFirst ? right : left;
      if (!this.#before(child, item)) break;
      this.#put(child, index);
      index = rightFirst ? below + 1 : below;
    }
    this.#put(item, index);
  }

  #put(item: Item, index: number): void {
    this.#heap[index] = item;
    item.heapIndex = index;
  }
}

/** The sort key of ready tasks. */
export interface Urgency {
  /** From `dueWindow`. */
  readonly window: number;
  /** 0 for a task, 1 for a sub-task, 2 for a sub-task's sub-task. */
  readonly depth: number;
  /** Expected milliseconds of the task and of the longest chain of tasks that wait for it. */
  readonly criticalPathMs: number;
  readonly expectedMs: number;
  /** Order of submission. */
  readonly sequence: number;
}

const stepsBehind: Readonly<Record<Priority, number>> = { high: 0, normal: 1, low: 2 };
const windowsPerStep = 4;

/**
 * The time window in which a task is due. A window lasts a quarter of `agingMs`; a task is due in the window in which
 * its waiting began, plus four windows for each step of its priority below high. The key never changes, so a queue that
 * is sorted by it never needs sorting again: a task that has waited `agingMs` (give or take a window) is level with new
 * tasks one priority higher. Within one window the other criteria decide.
 */
export function dueWindow(priority: Priority, waitingSinceMs: number, agingMs: number): number {
  return Math.floor((waitingSinceMs * windowsPerStep) / agingMs) + stepsBehind[priority] * windowsPerStep;
}

/**
 * Sub-tasks precede the other tasks of their window: their parent has begun and waits for them, and finishing it first
 * keeps the number of unfinished tasks small. Then the longest critical path, the longest task, the oldest task.
 */
export function isMoreUrgent(a: Urgency, b: Urgency): boolean {
  if (a.window !== b.window) return a.window < b.window;
  if (a.depth !== b.depth) return a.depth > b.depth;
  if (a.criticalPathMs !== b.criticalPathMs) return a.criticalPathMs > b.criticalPathMs;
  if (a.expectedMs !== b.expectedMs) return a.expectedMs > b.expectedMs;
  return a.sequence < b.sequence;
}
