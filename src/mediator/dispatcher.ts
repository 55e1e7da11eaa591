import { availableParallelism } from 'node:os';
import { extendCriticalPaths } from './task-graph.ts';
import type { Clock } from './clock.ts';
import { OperationQueues } from './operation-queues.ts';
import type { WorkerSlots } from './worker-slots.ts';
import type { Colleague, ComponentRegistry } from './component-registry.ts';
import type { TaskEntry } from './task-entry.ts';
import { workerLimit, type Workers } from './workers.ts';

export interface DispatcherOptions {
  readonly workers: Workers;
  readonly clock: Clock;
}

export interface DispatcherHost {
  /** Called before each round; may add tickets. */
  prepare(): void;
  start(ticket: TaskEntry, colleague: Colleague): void;
}

/** Decides which ready ticket starts next, and with whom. */
export class Dispatcher {
  readonly #ready = new OperationQueues<string>();
  readonly #parallelism = availableParallelism();
  readonly #options: DispatcherOptions;
  readonly #roster: ComponentRegistry;
  readonly #places: WorkerSlots;
  readonly #host: DispatcherHost;
  #pending = false;
  #disarm: (() => void) | undefined;

  constructor(options: DispatcherOptions, roster: ComponentRegistry, places: WorkerSlots, host: DispatcherHost) {
    this.#options = options;
    this.#roster = roster;
    this.#places = places;
    this.#host = host;
  }

  get workerLimit(): number {
    const demand = this.#places.busy + this.#places.returning + this.#ready.size;
    return workerLimit(this.#options.workers, demand, this.#parallelism);
  }

  add(ticket: TaskEntry): void {
    this.#ready.add(ticket.task.operation, ticket);
    this.soon();
  }

  remove(ticket: TaskEntry): void {
    if (this.#ready.remove(ticket.task.operation, ticket)) this.soon();
  }

  /** Somebody may be able to take work again. */
  reconsider({ component }: Colleague): void {
    for (const operation of component.provides) this.#ready.reopen(operation);
    this.soon();
  }

  /** Takes out all tickets that ask for an operation, most urgent first. */
  drain(operation: string): readonly TaskEntry[] {
    return this.#ready.drain(operation);
  }

  /** Brings chain lengths up to date with newly submitted tickets, which come with those they need before them. */
  extendCriticalPaths(newcomers: readonly TaskEntry[]): void {
    extendCriticalPaths(newcomers, (ticket, criticalPathMs) => {
      const lane = ticket.task.operation;
      const queued = this.#ready.remove(lane, ticket);
      ticket.criticalPathMs = criticalPathMs;
      if (queued) this.#ready.add(lane, ticket);
    });
  }

  /** Dispatches once the current turn of the event loop has said all it wants to say. */
  soon(): void {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => this.#dispatch());
  }

  #dispatch(): void {
    this.#pending = false;
    this.#host.prepare();
    const pauseEnd = this.#roster.endPauses();
    while (this.#places.busy < this.workerLimit) {
      // Who has begun goes first, so that it ends.
      if (this.#places.resumeOne()) continue;
      const next = this.#ready.take((operation) => this.#roster.choose(operation));
      if (next === undefined) break;
      this.#host.start(next.ticket, next.server);
    }
    this.#wakeAt(this.#ready.size > 0 ? pauseEnd : undefined);
  }

  /** A timer keeps the process alive, so there is one only while a task may be waiting for it. */
  #wakeAt(time: number | undefined): void {
    this.#disarm?.();
    const { clock } = this.#options;
    this.#disarm = time === undefined ? undefined : clock.after(time - clock.now(), () => this.soon());
  }
}
