import type { Component } from './component.ts';
import { Dispatcher } from './dispatcher.ts';
import { EndedTasks } from './ended-tasks.ts';
import type { MediatorEvent } from './mediator-event.ts';
import { defaultOptions, type MediatorOptions } from './mediator-options.ts';
import { componentStatus, queueStatus, runningStatus, type MediatorStatus } from './mediator-status.ts';
import { needGroups } from './need-groups.ts';
import { WorkerSlots } from './worker-slots.ts';
import { resolveNeeds } from './resolve-needs.ts';
import { cancelled, cycleIn, duplicate, noProvider, overloaded, skipped, type Result } from './result.ts';
import { type Colleague, ComponentRegistry } from './component-registry.ts';
import { SharedSignals } from './shared-signals.ts';
import { Stats } from './tally.ts';
import type { Outcome, Task } from './task.ts';
import { isLive, openEntry, outcomeOf, type TaskEntry, type Attempt } from './task-entry.ts';
import { AttemptRunner } from './attempt-runner.ts';

/** How many ended tasks are remembered for those that need them later. */
const rememberedTasks = 50_000;

/** Takes tasks, finds a component for each, and settles every one of them with an outcome. */
export class Mediator {
  readonly #options: Required<MediatorOptions>;
  readonly #roster: ComponentRegistry;
  readonly #places: WorkerSlots;
  readonly #turns: AttemptRunner;
  readonly #dispatcher: Dispatcher;
  readonly #live = new Map<string, TaskEntry>();
  readonly #ended = new EndedTasks(rememberedTasks);
  readonly #signals = new SharedSignals<TaskEntry>((ticket, reason) => this.#cancel(ticket, reason));
  readonly #tally = new Stats();
  /** Submitted since the last dispatch; each after those it needs. */
  #newcomers: TaskEntry[] = [];
  #submitted = 0;
  readonly #lettingGo = new Map<Component, Promise<unknown>>();
  #failedAnnouncements = 0;
  #closed: Error | undefined;
  #idle: PromiseWithResolvers<void> | undefined;

  constructor(options: MediatorOptions = {}) {
    this.#options = { ...defaultOptions, ...options };
    const { workers, clock } = this.#options;
    if (workers !== 'auto' && !(workers >= 1)) throw new Error(`Internal error: a mediator with ${workers} workers`);
    const announce = (event: MediatorEvent): void => this.#announce(event);
    const available = (colleague: Colleague): void => this.#dispatcher.reconsider(colleague);
    this.#roster = new ComponentRegistry(this.#options, clock, { announce, available });
    this.#places = new WorkerSlots(available);
    this.#turns = new AttemptRunner(this.#options, this.#roster, this.#places, {
      submit: (task, parent) => this.#submit(task, parent),
      cancel: (ticket, reason) => this.#cancel(ticket, reason),
      enqueue: (ticket) => this.#enqueue(ticket),
      settle: (ticket, result) => this.#settle(ticket, result),
      announce,
    });
    this.#dispatcher = new Dispatcher(this.#options, this.#roster, this.#places, {
      prepare: () => this.#lineUp(),
      start: (ticket, colleague) => this.#turns.start(ticket, colleague),
    });
  }

  /** From now on the component gets tasks. Its name must not be taken. */
  register(component: Component): void {
    this.#roster.add(component);
  }

  /**
   * From now on the component gets nothing new; what it has, it finishes. Ready tasks that nobody else can serve end as
   * `unroutable`. False when there is no such component.
   */
  unregister(name: string): boolean {
    const removed = this.#roster.remove(name);
    if (removed === undefined) return false;
    for (const operation of removed.orphaned) {
      for (const ticket of this.#dispatcher.drain(operation)) this.#settle(ticket, noProvider(ticket.task));
    }
    this.#letGo(removed.component);
    return true;
  }

  /**
   * Never rejects. Tasks submitted together, without a turn of the event loop between them, compete on equal terms: the
   * most urgent starts first, not the first.
   */
  submit<Value = unknown>(task: Task): Promise<Outcome<Value>> {
    // The caller knows what its operation returns; the mediator hands it on untouched.
    return this.#submit(task).outcome as Promise<Outcome<Value>>;
  }

  /** As `submit`, for tasks that may need one another in any order. One promise for each task, in their order. */
  submitAll<Value = unknown>(tasks: readonly Task[]): readonly Promise<Outcome<Value>>[] {
    const tickets = tasks.map((task) => this.#receive(task));
    this.#link(tickets);
    // As in `submit`.
    return tickets.map((ticket) => ticket.outcome as Promise<Outcome<Value>>);
  }

  status(): MediatorStatus {
    const { workers, maxQueued, clock } = this.#options;
    return {
      queue: queueStatus(this.#live.values(), maxQueued),
      workers: { setting: workers, limit: this.#dispatcher.workerLimit, busy: this.#places.busy },
      components: this.#roster.colleagues().map(componentStatus),
      running: runningStatus(this.#live.values(), clock.now()),
      outcomes: this.#tally.byStatus(),
      queuedMs: this.#tally.queued(),
      runMs: this.#tally.run(),
      failedAnnouncements: this.#failedAnnouncements,
    };
  }

  /** Resolves when no task is left. */
  idle(): Promise<void> {
    if (this.#live.size === 0) return Promise.resolve();
    this.#idle ??= Promise.withResolvers<void>();
    return this.#idle.promise;
  }

  /**
   * Cancels everything, and whatever is submitted from now on; resolves when all of it has settled and every component
   * has let go of what it keeps.
   */
  async close(reason = 'the mediator was closed'): Promise<void> {
    this.#closed ??= new Error(reason);
    for (const ticket of this.#live.values()) this.#cancel(ticket, this.#closed);
    await this.idle();
    for (const { component } of this.#roster.colleagues()) this.#letGo(component);
    await Promise.all(this.#lettingGo.values());
  }

  #letGo(component: Component): void {
    if (component.close === undefined || this.#lettingGo.has(component)) return;
    this.#lettingGo.set(component, Promise.allSettled([Promise.try(() => component.close?.())]));
  }

  #submit(task: Task, parent?: Attempt): TaskEntry {
    const ticket = this.#receive(task, parent);
    this.#link([ticket]);
    return ticket;
  }

  #receive(task: Task, parent?: Attempt): TaskEntry {
    const { agingMs, clock, maxQueued } = this.#options;
    const ticket = openEntry(task, { sequence: this.#submitted++, now: clock.now(), agingMs, parent });
    if (this.#live.has(task.id)) this.#settle(ticket, duplicate(task));
    else if (this.#closed !== undefined) this.#settle(ticket, cancelled(task, this.#closed));
    else if (this.#live.size - this.#turns.running >= maxQueued) this.#settle(ticket, overloaded(task, maxQueued));
    else this.#live.set(task.id, ticket);
    return ticket;
  }

  /** Ties tickets to those they need, and settles the ones that can never start. */
  #link(received: readonly TaskEntry[]): void {
    for (const group of needGroups(received.filter(isLive))) {
      const refusal = cycleIn(group.map(({ task }) => task));
      for (const ticket of group) {
        if (refusal === undefined) this.#admit(ticket);
        else this.#settle(ticket, refusal);
      }
    }
  }

  #admit(ticket: TaskEntry): void {
    const { task, priority } = ticket;
    // Whoever hears of the tasks admitted before it may have cancelled this one.
    if (!isLive(ticket)) return;
    const needs = resolveNeeds(ticket, this.#live, this.#ended);
    if ('refusal' in needs) return this.#settle(ticket, needs.refusal);
    if (task.signal?.aborted) return this.#settle(ticket, cancelled(task, task.signal.reason));
    ticket.needs = needs.tickets;
    ticket.blockers = needs.tickets.length;
    for (const need of needs.tickets) need.dependents.push(ticket);
    if (task.signal !== undefined) this.#signals.add(task.signal, ticket);
    this.#newcomers.push(ticket);
    this.#announce({ type: 'task-queued', id: task.id, operation: task.operation, priority });
    this.#dispatcher.soon();
  }

  /** Gives newcomers their chain lengths, and those that need nothing their places in the queue. */
  #lineUp(): void {
    const newcomers = this.#newcomers.filter(isLive);
    this.#newcomers = [];
    this.#dispatcher.extendCriticalPaths(newcomers);
    for (const ticket of newcomers) if (ticket.state === 'waiting' && ticket.blockers === 0) this.#enqueue(ticket);
  }

  #enqueue(ticket: TaskEntry): void {
    if (!this.#roster.provides(ticket.task.operation)) return this.#settle(ticket, noProvider(ticket.task));
    ticket.state = 'ready';
    this.#dispatcher.add(ticket);
  }

  #cancel(ticket: TaskEntry, reason: unknown): void {
    ticket.isCancelled = true;
    if (ticket.state === 'running') ticket.turn?.control.cancel(reason);
    else if (isLive(ticket)) this.#settle(ticket, cancelled(ticket.task, reason));
  }

  /** Settles a ticket, and with it those that needed it and now can never start. */
  #settle(first: TaskEntry, why: Result): void {
    const ending: [TaskEntry, Result][] = [[first, why]];
    for (let next = ending.pop(); next !== undefined; next = ending.pop()) {
      const [ticket, result] = next;
      if (!isLive(ticket)) continue;
      this.#conclude(ticket, result);
      for (const dependent of ticket.dependents.splice(0)) {
        dependent.blockers -= 1;
        if (result.status !== 'succeeded') ending.push([dependent, this.#resultWithout(ticket, result, dependent)]);
        else if (dependent.blockers === 0 && isLive(dependent)) this.#enqueue(dependent);
      }
    }
    if (this.#live.size > 0) return;
    this.#idle?.resolve();
    this.#idle = undefined;
  }

  /** What cancels a task often cancels those that need it: then these are cancelled too, not skipped. */
  #resultWithout(need: TaskEntry, { status }: Result, { task }: TaskEntry): Result {
    if (this.#closed !== undefined) return cancelled(task, this.#closed);
    if (task.signal?.aborted) return cancelled(task, task.signal.reason);
    return skipped(task, need.task.id, status);
  }

  #conclude(ticket: TaskEntry, result: Result): void {
    const { task, parent } = ticket;
    this.#dispatcher.remove(ticket);
    ticket.endPause?.();
    if (task.signal !== undefined) this.#signals.remove(task.signal, ticket);
    ticket.state = 'settled';
    ticket.needs = [];
    // A refused duplicate is not the task that lives under its id.
    if (this.#live.get(task.id) === ticket) this.#live.delete(task.id);
    this.#ended.add(task.id, result.status);
    const outcome = outcomeOf(ticket, result, this.#options.clock.now());
    this.#tally.add(outcome);
    ticket.resolve(outcome);
    if (parent !== undefined) this.#turns.childSettled(parent, ticket);
    this.#announce({ type: 'task-settled', outcome });
  }

  #announce(event: MediatorEvent): void {
    try {
      this.#options.announce(event);
    } catch {
      this.#failedAnnouncements += 1;
    }
  }
}
