import type { OutcomeStatus } from './task.ts';

/**
 * How tasks ended, for those that need them later. Remembers the latest `capacity` at least and twice as many at most,
 * in two generations: dropping a whole one costs nothing per task.
 */
export class EndedTasks {
  readonly #capacity: number;
  #recent = new Map<string, OutcomeStatus>();
  #older = new Map<string, OutcomeStatus>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(id: string, status: OutcomeStatus): void {
    this.#recent.set(id, status);
    if (this.#recent.size < this.#capacity) return;
    this.#older = this.#recent;
    this.#recent = new Map();
  }

  /** `undefined` when no such task has ended, or too many have ended since. */
  statusOf(id: string): OutcomeStatus | undefined {
    return this.#recent.get(id) ?? this.#older.get(id);
  }
}
