import { OperationQueues } from './operation-queues.ts';
import type { Colleague } from './component-registry.ts';
import { hasRoom } from './route.ts';
import type { Attempt } from './task-entry.ts';

/**
 * Workers and the places of components. A turn holds one of each, or neither: it lends both while it waits for
 * sub-tasks, and comes back for both. So whoever holds a place is working, and waiting for a place is never circular.
 */
export class WorkerSlots {
  readonly #returning = new OperationQueues<Colleague>();
  readonly #changed: (colleague: Colleague) => void;
  #busy = 0;

  /** `changed` is called with a colleague who may have room again, or for whom a turn wants to come back. */
  constructor(changed: (colleague: Colleague) => void) {
    this.#changed = changed;
  }

  /** Workers that are held. */
  get busy(): number {
    return this.#busy;
  }

  /** AttemptRunner that wait to come back. */
  get returning(): number {
    return this.#returning.size;
  }

  take(turn: Attempt): void {
    turn.holdsSlots = true;
    turn.colleague.running += 1;
    this.#busy += 1;
  }

  free(turn: Attempt): void {
    if (!turn.holdsSlots) return;
    turn.holdsSlots = false;
    turn.colleague.running -= 1;
    this.#busy -= 1;
    this.#makeRoom(turn.colleague);
  }

  /** An attempt was given up while its work goes on: the component is short of a place until the work is gone. */
  async leak(colleague: Colleague, gone: Promise<unknown>): Promise<void> {
    colleague.leaked += 1;
    await gone;
    colleague.leaked -= 1;
    this.#makeRoom(colleague);
  }

  /** Queues a turn that has lent its places; `turn.slotsGranted` is answered when it may go on. */
  requestSlots(turn: Attempt): void {
    if (turn.holdsSlots || turn.slotsGranted !== undefined) return;
    turn.slotsGranted = Promise.withResolvers<void>();
    this.#returning.add(turn.colleague, turn.ticket);
    this.#changed(turn.colleague);
  }

  /** Lets a turn that waits to come back go on without places. */
  withdrawRequest(turn: Attempt): void {
    this.#returning.remove(turn.colleague, turn.ticket);
    turn.slotsGranted?.resolve();
    delete turn.slotsGranted;
  }

  /** Lets the most urgent turn come back whose component has room; the caller knows of a free worker. */
  resumeOne(): boolean {
    const next = this.#returning.take((colleague) => (hasRoom(colleague) ? colleague : undefined));
    const turn = next?.ticket.turn;
    if (turn === undefined) return false;
    // While it waited it may have begun another sub-task, for which its places stay lent.
    if (turn.children.size === 0) this.take(turn);
    this.withdrawRequest(turn);
    return true;
  }

  #makeRoom(colleague: Colleague): void {
    this.#returning.reopen(colleague);
    this.#changed(colleague);
  }
}
