/** What a queue holds. The queue keeps the item's place in the item itself, so that removing needs no search. */
export interface Queued {
  /** Written by the queue alone; -1 in no queue. An item is in one queue at most. */
  place: number;
}

/**
 * A priority queue as a binary heap: `push`, `pop` and `remove` cost O(log n), `peek` and `size` nothing.
 * What `before` compares must not change while an item is inside: remove it, change it, push it again.
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
    const hole = item.place;
    if (hole < 0 || this.#heap[hole] !== item) return false;
    item.place = -1;
    const last = this.#heap.pop();
    if (last !== undefined && last !== item) {
      this.#sink(last, hole);
      this.#rise(last, last.place);
    }
    return true;
  }

  /** Moves `item` from the hole at `place` towards the top, to where it belongs. */
  #rise(item: Item, place: number): void {
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.#heap[above];
      if (parent === undefined || !this.#before(item, parent)) break;
      this.#put(parent, place);
      place = above;
    }
    this.#put(item, place);
  }

  /** Moves `item` from the hole at `place` towards the bottom, to where it belongs. */
  #sink(item: Item, place: number): void {
    for (;;) {
      const below = 2 * place + 1;
      const left = this.#heap[below];
      if (left === undefined) break;
      const right = this.#heap[below + 1];
      const rightFirst = right !== undefined && this.#before(right, left);
      const child = rightFirst ? right : left;
      if (!this.#before(child, item)) break;
      this.#put(child, place);
      place = rightFirst ? below + 1 : below;
    }
    this.#put(item, place);
  }

  #put(item: Item, place: number): void {
    this.#heap[place] = item;
    item.place = place;
  }
}
