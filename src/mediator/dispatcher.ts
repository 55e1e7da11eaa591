import { availableParallelism } from 'node:os';
import type { AttemptRunner } from './attempt-runner.ts';
import type { Colleague, ComponentRegistry } from './component-registry.ts';
import type { MediatorOptions, Workers } from './mediator-options.ts';
import { OperationQueues } from './operation-queues.ts';
import type { TaskEntry } from './task-entry.ts';
import { extendCriticalPaths } from './task-graph.ts';

/** Decides which ready entry starts next, and on which component. */
export class Dispatcher {
  readonly #ready = new OperationQueues<string, TaskEntry>();
  readonly #parallelism = availableParallelism();
  readonly #options: Required<MediatorOptions>;
  readonly #registry: ComponentRegistry;
  readonly #runner: AttemptRunner;
  readonly #prepare: () => void;
  /** Operations whose queues are closed until a slot is free. */
  readonly #withoutSlot = new Set<string>();
  #pending = false;
  #disarm: (() => void) | undefined;

  /** Calls `prepare`, which may add entries, before each round. */
  constructor(
    options: Required<MediatorOptions>,
    registry: ComponentRegistry,
    runner: AttemptRunner,
    prepare: () => void,
  ) {
    this.#options = options;
    this.#registry = registry;
    this.#runner = runner;
    this.#prepare = prepare;
  }

  get workerLimit(): number {
    const demand = this.#runner.busy + this.#runner.requests + this.#ready.size;
    return workerLimit(this.#options.workers, demand, this.#parallelism);
  }

  add(entry: TaskEntry): void {
    this.#ready.add(entry.task.operation, entry);
    this.schedule();
  }

  remove(entry: TaskEntry): void {
    if (this.#ready.remove(entry.task.operation, entry)) this.schedule();
  }

  /** The component may take work again. */
  reopen({ component }: Colleague): void {
    for (const operation of component.provides) this.#ready.reopen(operation);
    this.schedule();
  }

  /** Takes out all entries of an operation, most urgent first. */
  drain(operation: string): readonly TaskEntry[] {
    return this.#ready.drain(operation);
  }

  /** Updates critical paths for newly submitted entries, which come after those they need. */
  extendCriticalPaths(newcomers: readonly TaskEntry[]): void {
    extendCriticalPaths(newcomers, (entry, criticalPathMs) => {
      const { operation } = entry.task;
      const isQueued = this.#ready.remove(operation, entry);
      entry.criticalPathMs = criticalPathMs;
      if (isQueued) this.#ready.add(operation, entry);
    });
  }

  /** Dispatches in a microtask, after the current turn of the event loop has submitted everything. */
  schedule(): void {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => this.#dispatch());
  }

  #dispatch(): void {
    this.#pending = false;
    this.#prepare();
    const pauseEnd = this.#registry.endPauses();
    for (const operation of this.#withoutSlot) this.#ready.reopen(operation);
    this.#withoutSlot.clear();
    for (;;) {
      const limit = this.workerLimit;
      const [hasWorker, hasBriefSlot] = [this.#runner.busy < limit, this.#runner.briefBusy < limit];
      if (!hasWorker && !hasBriefSlot && !this.#registry.hasRemote) break;
      // Resume started tasks before new ones.
      if (hasWorker && this.#runner.resumeOne()) continue;
      const next = this.#ready.take((operation) => {
        const colleague = this.#registry.choose(operation);
        if (colleague === undefined || colleague.component.isRemote === true) return colleague;
        if (colleague.component.isBrief === true ? hasBriefSlot : hasWorker) return colleague;
        this.#withoutSlot.add(operation);
        return undefined;
      });
      if (next === undefined) break;
      this.#runner.start(next.entry, next.server);
    }
    this.#wakeAt(this.#ready.size > 0 ? pauseEnd : undefined);
  }

  /** A timer keeps the process alive, so there is one only while a task may be waiting for it. */
  #wakeAt(time: number | undefined): void {
    this.#disarm?.();
    const { clock } = this.#options;
    this.#disarm = time === undefined ? undefined : clock.after(time - clock.now(), () => this.schedule());
  }
}

/**
 * How many attempts may run at once. A worker is a permit, which costs nothing to create or to drop. So `auto` follows
 * the demand (tasks that run or could start) at once, up and down.
 */
export function workerLimit(workers: Workers, demand: number, parallelism: number): number {
  return workers === 'auto' ? Math.max(1, Math.min(demand, parallelism)) : workers;
}
