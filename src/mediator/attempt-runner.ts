import { backoffMs, startAttempt, type AttemptEnd } from './attempt.ts';
import { RetryableError } from './component.ts';
import { type Colleague, type ComponentRegistry, hasRoom } from './component-registry.ts';
import type { MediatorOptions } from './mediator-options.ts';
import { OperationQueues } from './operation-queues.ts';
import { resultOf, type Result } from './result.ts';
import { isLive, type Attempt, type TaskEntry } from './task-entry.ts';
import type { Outcome, Task } from './task.ts';

/** Cancels sub-tasks that outlive their attempt. Made once: an error costs more than a whole attempt. */
const attemptEnded = new Error('the attempt it was part of has ended');

export interface AttemptHost {
  submit(task: Task, parent: Attempt): TaskEntry;
  cancel(entry: TaskEntry, reason: unknown): void;
  /** The pause before another attempt is over. */
  enqueue(entry: TaskEntry): void;
  settle(entry: TaskEntry, result: Result): void;
  /** The colleague has room again, or one of its attempts requests its slots. */
  available(colleague: Colleague): void;
}

/**
 * Runs attempts: starts them, lends their slots while they wait for sub-tasks, and decides on retries.
 *
 * An attempt holds a worker slot and a slot of its component, or neither: it lends both while it waits for sub-tasks, and
 * requests both afterwards. So every holder of a slot is working, and waiting for a slot is never circular. Sub-tasks
 * exist because a component may need the work of others before it can finish: the generator asks for the environment and
 * the template, and an execution will start gates. Without lending, one worker would deadlock.
 */
export class AttemptRunner {
  readonly #options: Required<MediatorOptions>;
  readonly #registry: ComponentRegistry;
  readonly #host: AttemptHost;
  readonly #requests = new OperationQueues<Colleague, TaskEntry>();
  #running = 0;
  readonly #slots = { working: 0, brief: 0, remote: 0 };

  constructor(options: Required<MediatorOptions>, registry: ComponentRegistry, host: AttemptHost) {
    this.#options = options;
    this.#registry = registry;
    this.#host = host;
  }

  /** Entries in the state `running`. */
  get running(): number {
    return this.#running;
  }

  /** Worker slots in use. */
  get busy(): number {
    return this.#slots.working;
  }

  /** Slots of brief work in use. */
  get briefBusy(): number {
    return this.#slots.brief;
  }

  /** Attempts that wait for their slots. */
  get requests(): number {
    return this.#requests.size;
  }

  start(entry: TaskEntry, colleague: Colleague): void {
    const { task } = entry;
    const { clock, graceMs } = this.#options;
    const { component } = colleague;
    const number = (entry.attempts += 1);
    entry.state = 'running';
    entry.startedAt ??= clock.now();
    this.#running += 1;
    const control = startAttempt(
      (signal) =>
        component.handle(task, { signal, attempt: number, submit: (subTask) => this.#submit(subTask, attempt) }),
      { clock, timeoutMs: task.timeoutMs, graceMs, onStop: (error) => this.#stop(attempt, error) },
    );
    const attempt: Attempt = { entry, colleague, control, children: new Set(), holdsSlots: false };
    entry.attempt = attempt;
    this.#takeSlots(attempt);
    this.#registry.recordStart(colleague);
    const { id, operation } = task;
    this.#options.announce({ type: 'task-started', id, operation, component: component.name, attempt: number });
    void this.#finish(attempt);
  }

  async #finish(attempt: Attempt): Promise<void> {
    const { entry, colleague } = attempt;
    const end = await attempt.control.end;
    if (attempt.stopped === undefined) this.#stop(attempt, attemptEnded);
    // Sub-tasks are part of the attempt, so it has not ended before they have.
    for (const child of attempt.children) await child.outcome;
    entry.endedAt = this.#options.clock.now();
    this.#running -= 1;
    this.#freeSlots(attempt);
    if ('gone' in end) void this.#leak(colleague, end.gone);
    this.#registry.recordEnd(colleague, end);
    const mayRetry = entry.attempts <= (entry.task.retries ?? 0) && !entry.isCancelled;
    const error = mayRetry ? retryableError(end, entry.task) : undefined;
    if (error === undefined) this.#host.settle(entry, resultOf(entry.task, end));
    else this.#pause(entry, error);
  }

  #pause(entry: TaskEntry, error: Error): void {
    const { task, attempts: attempt } = entry;
    const delayMs = backoffMs(attempt, this.#options, this.#options.random);
    entry.state = 'pausing';
    entry.cancelPause = this.#options.clock.after(delayMs, () => this.#host.enqueue(entry));
    this.#options.announce({ type: 'task-retried', id: task.id, operation: task.operation, attempt, delayMs, error });
  }

  /** The signal of the attempt fired, or it ended: ends its request for slots and cancels its sub-tasks. */
  #stop(attempt: Attempt, error: Error): void {
    attempt.stopped = error;
    this.#endRequest(attempt);
    for (const child of attempt.children) this.#host.cancel(child, error);
  }

  async #submit(subTask: Task, attempt: Attempt): Promise<Outcome> {
    const child = this.#host.submit(subTask, attempt);
    if (isLive(child)) {
      attempt.children.add(child);
      this.#freeSlots(attempt);
      this.#registry.recordLending(attempt.colleague);
      if (attempt.stopped !== undefined) this.#host.cancel(child, attempt.stopped);
    }
    const outcome = await child.outcome;
    // While other sub-tasks run, the slots stay lent, and the handler gets this outcome without them.
    if (attempt.children.size === 0) await attempt.slotsGranted?.promise;
    return outcome;
  }

  /** A sub-task has settled. After the last one the attempt requests its slots. */
  childSettled(attempt: Attempt, child: TaskEntry): void {
    if (!attempt.children.delete(child) || attempt.children.size > 0 || attempt.stopped !== undefined) return;
    if (attempt.holdsSlots || attempt.slotsGranted !== undefined) return;
    attempt.slotsGranted = Promise.withResolvers<void>();
    this.#requests.add(attempt.colleague, attempt.entry);
    this.#host.available(attempt.colleague);
  }

  /** Resumes the most urgent attempt whose component has room. The caller has checked that a worker slot is free. */
  resumeOne(): boolean {
    const next = this.#requests.take((colleague) => (hasRoom(colleague) ? colleague : undefined));
    const attempt = next?.entry.attempt;
    if (attempt === undefined) return false;
    // While it waited it may have submitted another sub-task, for which its slots stay lent.
    if (attempt.children.size === 0) this.#takeSlots(attempt);
    this.#endRequest(attempt);
    return true;
  }

  /** The attempt goes on with the slots it has or without any. */
  #endRequest(attempt: Attempt): void {
    this.#requests.remove(attempt.colleague, attempt.entry);
    attempt.slotsGranted?.resolve();
    delete attempt.slotsGranted;
  }

  #takeSlots(attempt: Attempt): void {
    attempt.holdsSlots = true;
    attempt.colleague.running += 1;
    this.#slots[kindOf(attempt)] += 1;
  }

  #freeSlots(attempt: Attempt): void {
    if (!attempt.holdsSlots) return;
    attempt.holdsSlots = false;
    attempt.colleague.running -= 1;
    this.#slots[kindOf(attempt)] -= 1;
    this.#makeRoom(attempt.colleague);
  }

  /** An attempt has leaked: it occupies a slot of its component until its work is gone. */
  async #leak(colleague: Colleague, gone: Promise<unknown>): Promise<void> {
    colleague.leaked += 1;
    await gone;
    colleague.leaked -= 1;
    this.#makeRoom(colleague);
  }

  #makeRoom(colleague: Colleague): void {
    this.#requests.reopen(colleague);
    this.#host.available(colleague);
  }
}

function kindOf({ colleague }: Attempt): 'brief' | 'remote' | 'working' {
  if (colleague.component.isRemote === true) return 'remote';
  return colleague.component.isBrief === true ? 'brief' : 'working';
}

/** The error after which another attempt may help. Work that has leaked must not be joined by more of it. */
function retryableError(end: AttemptEnd, { retryTimeouts = true }: Task): Error | undefined {
  if (end.how === 'threw') return end.error instanceof RetryableError ? end.error : undefined;
  return end.how === 'timed-out' && retryTimeouts && end.gone === undefined ? end.error : undefined;
}
