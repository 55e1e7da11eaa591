import { AttemptRunner } from './attempt-runner.ts';
import type { Component } from './component.ts';
import { type Colleague, ComponentRegistry } from './component-registry.ts';
import { Dispatcher } from './dispatcher.ts';
import { defaultOptions, type MediatorOptions } from './mediator-options.ts';
import { componentStatus, type MediatorStatus, OutcomeStats, queueStatus, runningStatus } from './mediator-status.ts';
import { cancelled, cycleIn, duplicate, noProvider, overloaded, skipped, type Result } from './result.ts';
import { SharedSignals } from './shared-signals.ts';
import { type Attempt, isLive, openEntry, outcomeOf, type TaskEntry } from './task-entry.ts';
import { EndedTasks, needGroups, resolveNeeds } from './task-graph.ts';
import type { Outcome, Task } from './task.ts';

/** How many ended tasks are remembered for tasks that need them later. */
const rememberedTasks = 50_000;

/** Takes tasks, finds a component for each, and settles every one of them with an outcome. */
export class Mediator {
  readonly #options: Required<MediatorOptions>;
  readonly #registry: ComponentRegistry;
  readonly #runner: AttemptRunner;
  readonly #dispatcher: Dispatcher;
  readonly #live = new Map<string, TaskEntry>();
  readonly #ended = new EndedTasks(rememberedTasks);
  readonly #signals = new SharedSignals<TaskEntry>((entry, reason) => this.#cancel(entry, reason));
  readonly #stats = new OutcomeStats();
  /** Submitted since the last dispatch; each after those it needs. */
  #newcomers: TaskEntry[] = [];
  #submitted = 0;
  readonly #closing = new Map<Component, Promise<unknown>>();
  #failedAnnouncements = 0;
  #closed: Error | undefined;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(options: MediatorOptions = {}) {
    const { workers, announce } = { ...defaultOptions, ...options };
    if (workers !== 'auto' && !(workers >= 1)) throw new Error(`Internal error: a mediator with ${workers} workers`);
    this.#options = {
      ...defaultOptions,
      ...options,
      announce: (event) => {
        try {
          announce(event);
        } catch {
          this.#failedAnnouncements += 1;
        }
      },
    };
    const available = (colleague: Colleague): void => this.#dispatcher.reopen(colleague);
    this.#registry = new ComponentRegistry(this.#options, available);
    this.#runner = new AttemptRunner(this.#options, this.#registry, {
      submit: (task, parent) => this.#submit(task, parent),
      cancel: (entry, reason) => this.#cancel(entry, reason),
      enqueue: (entry) => this.#enqueue(entry),
      settle: (entry, result) => this.#settle(entry, result),
      available,
    });
    const prepare = (): void => this.#enqueueNewcomers();
    this.#dispatcher = new Dispatcher(this.#options, this.#registry, this.#runner, prepare);
  }

  /** From now on the component gets tasks. Its name must not be taken. */
  register(component: Component): void {
    this.#registry.add(component);
  }

  /**
   * From now on the component gets no new task and finishes those it has. Ready tasks without another component end as
   * `unroutable`. False when there is no such component.
   */
  unregister(name: string): boolean {
    const removed = this.#registry.remove(name);
    if (removed === undefined) return false;
    for (const operation of removed.orphaned) {
      for (const entry of this.#dispatcher.drain(operation)) this.#settle(entry, noProvider(entry.task));
    }
    this.#closeComponent(removed.component);
    return true;
  }

  /**
   * Never rejects. Tasks that are submitted in the same turn of the event loop compete on equal terms: the most urgent
   * starts first, not the first.
   */
  submit<Value = unknown>(task: Task): Promise<Outcome<Value>> {
    // The caller knows the value of its operation; the mediator passes it on untouched.
    return this.#submit(task).outcome as Promise<Outcome<Value>>;
  }

  /** As `submit`, for tasks that may need one another in any order. One promise for each task, in their order. */
  submitAll<Value = unknown>(tasks: readonly Task[]): readonly Promise<Outcome<Value>>[] {
    const entries = tasks.map((task) => this.#receive(task));
    this.#link(entries);
    // As in `submit`.
    return entries.map((entry) => entry.outcome as Promise<Outcome<Value>>);
  }

  status(): MediatorStatus {
    const { workers, maxQueued, clock } = this.#options;
    return {
      queue: queueStatus(this.#live.values(), maxQueued),
      workers: { setting: workers, limit: this.#dispatcher.workerLimit, busy: this.#runner.busy },
      components: this.#registry.colleagues().map(componentStatus),
      running: runningStatus(this.#live.values(), clock.now()),
      ...this.#stats.snapshot(),
      failedAnnouncements: this.#failedAnnouncements,
    };
  }

  /** Resolves when no task is left. */
  idle(): Promise<void> {
    if (this.#live.size === 0) return Promise.resolve();
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  /** Cancels all tasks, later ones too; resolves when all of them have settled and every component is closed. */
  async close(reason = 'the mediator was closed'): Promise<void> {
    this.#closed ??= new Error(reason);
    for (const entry of this.#live.values()) this.#cancel(entry, this.#closed);
    await this.idle();
    for (const { component } of this.#registry.colleagues()) this.#closeComponent(component);
    await Promise.all(this.#closing.values());
  }

  #closeComponent(component: Component): void {
    if (component.close === undefined || this.#closing.has(component)) return;
    this.#closing.set(component, Promise.allSettled([(async () => component.close?.())()]));
  }

  #submit(task: Task, parent?: Attempt): TaskEntry {
    const entry = this.#receive(task, parent);
    this.#link([entry]);
    return entry;
  }

  #receive(task: Task, parent?: Attempt): TaskEntry {
    const { agingMs, clock, maxQueued } = this.#options;
    const entry = openEntry(task, { sequence: this.#submitted++, now: clock.now(), agingMs, parent });
    if (this.#live.has(task.id)) this.#settle(entry, duplicate(task));
    else if (this.#closed !== undefined) this.#settle(entry, cancelled(task, this.#closed));
    else if (this.#live.size - this.#runner.running >= maxQueued) this.#settle(entry, overloaded(task, maxQueued));
    else this.#live.set(task.id, entry);
    return entry;
  }

  /** Links entries to those they need, and settles the ones that can never start. */
  #link(received: readonly TaskEntry[]): void {
    for (const group of needGroups(received.filter(isLive))) {
      const refusal = cycleIn(group.map(({ task }) => task));
      for (const entry of group) {
        if (refusal === undefined) this.#admit(entry);
        else this.#settle(entry, refusal);
      }
    }
  }

  #admit(entry: TaskEntry): void {
    const { task, priority } = entry;
    // An observer of the entries admitted before it may have cancelled this one.
    if (!isLive(entry)) return;
    const needs = resolveNeeds(entry, this.#live, this.#ended);
    if ('refusal' in needs) return this.#settle(entry, needs.refusal);
    if (task.signal?.aborted) return this.#settle(entry, cancelled(task, task.signal.reason));
    entry.needs = needs.entries;
    entry.blockers = needs.entries.length;
    for (const need of needs.entries) need.dependents.push(entry);
    if (task.signal !== undefined) this.#signals.add(task.signal, entry);
    this.#newcomers.push(entry);
    this.#options.announce({ type: 'task-queued', id: task.id, operation: task.operation, priority });
    this.#dispatcher.schedule();
  }

  /** Gives newcomers their critical paths, and queues those that need nothing. */
  #enqueueNewcomers(): void {
    const newcomers = this.#newcomers.filter(isLive);
    this.#newcomers = [];
    this.#dispatcher.extendCriticalPaths(newcomers);
    for (const entry of newcomers) if (entry.state === 'waiting' && entry.blockers === 0) this.#enqueue(entry);
  }

  #enqueue(entry: TaskEntry): void {
    if (!this.#registry.provides(entry.task.operation)) return this.#settle(entry, noProvider(entry.task));
    entry.state = 'ready';
    this.#dispatcher.add(entry);
  }

  #cancel(entry: TaskEntry, reason: unknown): void {
    entry.isCancelled = true;
    if (entry.state === 'running') entry.attempt?.control.cancel(reason);
    else if (isLive(entry)) this.#settle(entry, cancelled(entry.task, reason));
  }

  /** Settles an entry, and with it the dependents that now can never start. */
  #settle(first: TaskEntry, why: Result): void {
    const settling: [TaskEntry, Result][] = [[first, why]];
    for (let next = settling.pop(); next !== undefined; next = settling.pop()) {
      const [entry, result] = next;
      if (!isLive(entry)) continue;
      this.#settleOne(entry, result);
      for (const dependent of entry.dependents.splice(0)) {
        dependent.blockers -= 1;
        if (result.status !== 'succeeded') settling.push([dependent, this.#resultWithout(entry, result, dependent)]);
        else if (dependent.blockers === 0 && isLive(dependent)) this.#enqueue(dependent);
      }
    }
    if (this.#live.size > 0) return;
    this.#idle?.resolve();
    this.#idle = undefined;
  }

  /** One signal often cancels a task and its dependents: these are cancelled too, not skipped. */
  #resultWithout(need: TaskEntry, { status }: Result, { task }: TaskEntry): Result {
    if (this.#closed !== undefined) return cancelled(task, this.#closed);
    if (task.signal?.aborted) return cancelled(task, task.signal.reason);
    return skipped(task, need.task.id, status);
  }

  #settleOne(entry: TaskEntry, result: Result): void {
    const { task, parent } = entry;
    this.#dispatcher.remove(entry);
    entry.cancelPause?.();
    if (task.signal !== undefined) this.#signals.remove(task.signal, entry);
    entry.state = 'settled';
    entry.needs = [];
    // A refused duplicate is not the task that lives under its id.
    if (this.#live.get(task.id) === entry) this.#live.delete(task.id);
    this.#ended.add(task.id, result.status);
    const outcome = outcomeOf(entry, result, this.#options.clock.now());
    this.#stats.add(outcome);
    entry.resolve(outcome);
    if (parent !== undefined) this.#runner.childSettled(parent, entry);
    this.#options.announce({ type: 'task-settled', outcome });
  }
}
