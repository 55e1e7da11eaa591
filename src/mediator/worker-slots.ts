import { type Colleague, hasRoom } from './component-registry.ts';
import { OperationQueues } from './operation-queues.ts';
import type { Attempt, TaskEntry } from './task-entry.ts';

/**
 * Worker slots and the slots of components. An attempt holds one of each or neither: it lends both while it waits for
 * sub-tasks, and requests both afterwards. So every holder of a slot is working, and waiting for a slot is never
 * circular.
 *
 * Sub-tasks exist because a component may need the work of others before it can finish: the generator asks for the
 * environment and the template, and an execution will start gates. Without lending, one worker would deadlock.
 */
export class WorkerSlots {
  readonly #requests = new OperationQueues<Colleague, TaskEntry>();
  readonly #changed: (colleague: Colleague) => void;
  #busy = 0;

  /** Calls `changed` when a colleague may have room again, or when one of its attempts requests its slots. */
  constructor(changed: (colleague: Colleague) => void) {
    this.#changed = changed;
  }

  /** Worker slots in use. */
  get busy(): number {
    return this.#busy;
  }

  /** Attempts that wait for their slots. */
  get requested(): number {
    return this.#requests.size;
  }

  take(attempt: Attempt): void {
    attempt.holdsSlots = true;
    attempt.colleague.running += 1;
    this.#busy += 1;
  }

  free(attempt: Attempt): void {
    if (!attempt.holdsSlots) return;
    attempt.holdsSlots = false;
    attempt.colleague.running -= 1;
    this.#busy -= 1;
    this.#makeRoom(attempt.colleague);
  }

  /** An attempt has leaked: it occupies a slot of its component until its work is gone. */
  async leak(colleague: Colleague, gone: Promise<unknown>): Promise<void> {
    colleague.leaked += 1;
    await gone;
    colleague.leaked -= 1;
    this.#makeRoom(colleague);
  }

  /** Queues an attempt that has lent its slots; `attempt.slotsGranted` resolves when it may go on. */
  request(attempt: Attempt): void {
    if (attempt.holdsSlots || attempt.slotsGranted !== undefined) return;
    attempt.slotsGranted = Promise.withResolvers<void>();
    this.#requests.add(attempt.colleague, attempt.entry);
    this.#changed(attempt.colleague);
  }

  /** Ends the request of an attempt, which goes on with the slots it has or without any. */
  endRequest(attempt: Attempt): void {
    this.#requests.remove(attempt.colleague, attempt.entry);
    attempt.slotsGranted?.resolve();
    delete attempt.slotsGranted;
  }

  /** Grants the most urgent request whose component has room. The caller has checked that a worker slot is free. */
  grantOne(): boolean {
    const next = this.#requests.take((colleague) => (hasRoom(colleague) ? colleague : undefined));
    const attempt = next?.entry.attempt;
    if (attempt === undefined) return false;
    // While it waited it may have submitted another sub-task, for which its slots stay lent.
    if (attempt.children.size === 0) this.take(attempt);
    this.endRequest(attempt);
    return true;
  }

  #makeRoom(colleague: Colleague): void {
    this.#requests.reopen(colleague);
    this.#changed(colleague);
  }
}
