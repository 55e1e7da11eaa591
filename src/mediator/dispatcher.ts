import { availableParallelism } from 'node:os';
import { lengthenChains } from './chain.ts';
import type { Clock } from './clock.ts';
import { Lanes } from './lanes.ts';
import type { Places } from './places.ts';
import type { Colleague, Roster } from './roster.ts';
import type { Ticket } from './ticket.ts';
import { workerLimit, type Workers } from './workers.ts';

export interface DispatcherOptions {
  readonly workers: Workers;
  readonly clock: Clock;
}

export interface DispatcherHost {
  /** Called before each round; may add tickets. */
  prepare(): void;
  start(ticket: Ticket, colleague: Colleague): void;
}

/** Decides which ready ticket starts next, and with whom. */
export class Dispatcher {
  readonly #ready = new Lanes<string>();
  readonly #parallelism = availableParallelism();
  readonly #options: DispatcherOptions;
  readonly #roster: Roster;
  readonly #places: Places;
  readonly #host: DispatcherHost;
  #pending = false;
  #disarm: (() => void) | undefined;

  constructor(options: DispatcherOptions, roster: Roster, places: Places, host: DispatcherHost) {
    this.#options = options;
    this.#roster = roster;
    this.#places = places;
    this.#host = host;
  }

  get workerLimit(): number {
    const demand = this.#places.busy + this.#places.returning + this.#ready.size;
    return workerLimit(this.#options.workers, demand, this.#parallelism);
  }

  add(ticket: Ticket): void {
    this.#ready.add(ticket.task.operation, ticket);
    this.soon();
  }

  remove(ticket: Ticket): void {
    if (this.#ready.remove(ticket.task.operation, ticket)) this.soon();
  }

  /** Somebody may be able to take work again. */
  reconsider({ component }: Colleague): void {
    for (const operation of component.provides) this.#ready.reopen(operation);
    this.soon();
  }

  /** Takes out all tickets that ask for an operation, most urgent first. */
  drain(operation: string): readonly Ticket[] {
    return this.#ready.drain(operation);
  }

  /** Brings chain lengths up to date with newly submitted tickets, which come with those they need before them. */
  lengthenChains(newcomers: readonly Ticket[]): void {
    lengthenChains(newcomers, (ticket, chainMs) => {
      const lane = ticket.task.operation;
      const queued = this.#ready.remove(lane, ticket);
      ticket.chainMs = chainMs;
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
      if (this.#places.returnOne()) continue;
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
