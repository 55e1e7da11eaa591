import { startAttempt, type AttemptEnd } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { RetryableError } from './component.ts';
import type { Announce } from './mediator-event.ts';
import type { MediatorOptions } from './mediator-options.ts';
import type { WorkerSlots } from './worker-slots.ts';
import { resultOf, type Result } from './result.ts';
import type { Colleague, ComponentRegistry } from './component-registry.ts';
import type { Outcome, Task } from './task.ts';
import { isLive, type TaskEntry, type Attempt } from './task-entry.ts';

/** Why a sub-task is cancelled that nobody waited for. Made once: an error costs more than a whole attempt does. */
const attemptEnded = new Error('the attempt it was part of has ended');

/** What a turn asks of the mediator. */
export interface AttemptHost {
  submit(task: Task, parent: Attempt): TaskEntry;
  cancel(ticket: TaskEntry, reason: unknown): void;
  /** The pause before another attempt is over. */
  enqueue(ticket: TaskEntry): void;
  settle(ticket: TaskEntry, result: Result): void;
  readonly announce: Announce;
}

/** The attempts in progress: starts them, lends their places while they wait for sub-tasks, and decides on retries. */
export class AttemptRunner {
  readonly #options: Required<MediatorOptions>;
  readonly #roster: ComponentRegistry;
  readonly #places: WorkerSlots;
  readonly #host: AttemptHost;
  #running = 0;

  constructor(options: Required<MediatorOptions>, roster: ComponentRegistry, places: WorkerSlots, host: AttemptHost) {
    this.#options = options;
    this.#roster = roster;
    this.#places = places;
    this.#host = host;
  }

  /** Tickets in the state `running`. */
  get running(): number {
    return this.#running;
  }

  start(ticket: TaskEntry, colleague: Colleague): void {
    const { task } = ticket;
    const { clock, graceMs } = this.#options;
    const { component } = colleague;
    const attempt = (ticket.attempts += 1);
    ticket.state = 'running';
    ticket.startedAt ??= clock.now();
    this.#running += 1;
    const turn: Attempt = {
      ticket,
      colleague,
      control: startAttempt(
        (signal) => component.handle(task, { signal, attempt, submit: (subTask) => this.#submit(subTask, turn) }),
        { clock, timeoutMs: task.timeoutMs, graceMs, onStop: (error) => this.#stop(turn, error) },
      ),
      children: new Set(),
      holdsSlots: false,
    };
    ticket.turn = turn;
    this.#places.take(turn);
    this.#roster.started(colleague);
    const { id, operation } = task;
    this.#host.announce({ type: 'task-started', id, operation, component: component.name, attempt });
    void this.#finish(turn);
  }

  async #finish(turn: Attempt): Promise<void> {
    const { ticket, colleague } = turn;
    const end = await turn.control.end;
    if (turn.stopped === undefined) this.#stop(turn, attemptEnded);
    // What its sub-tasks do is part of the attempt, which has not ended before they have.
    for (const child of turn.children) await child.outcome;
    ticket.endedAt = this.#options.clock.now();
    this.#running -= 1;
    this.#places.free(turn);
    if ('gone' in end) void this.#places.leak(colleague, end.gone);
    this.#roster.ended(colleague, end);
    const mayRetry = ticket.attempts <= (ticket.task.retries ?? 0) && !ticket.isCancelled;
    const error = mayRetry ? retryableError(end, ticket.task) : undefined;
    if (error === undefined) this.#host.settle(ticket, resultOf(ticket.task, end));
    else this.#pause(ticket, error);
  }

  #pause(ticket: TaskEntry, error: Error): void {
    const { task, attempts: attempt } = ticket;
    const delayMs = backoffMs(attempt, this.#options, this.#options.random);
    ticket.state = 'pausing';
    ticket.endPause = this.#options.clock.after(delayMs, () => this.#host.enqueue(ticket));
    this.#host.announce({ type: 'task-retried', id: task.id, operation: task.operation, attempt, delayMs, error });
  }

  /** The attempt's signal fired, or it ended: it does not ask for places any more, and its sub-tasks are in vain. */
  #stop(turn: Attempt, error: Error): void {
    turn.stopped = error;
    this.#places.withdrawRequest(turn);
    for (const child of turn.children) this.#host.cancel(child, error);
  }

  async #submit(subTask: Task, turn: Attempt): Promise<Outcome> {
    const child = this.#host.submit(subTask, turn);
    if (isLive(child)) {
      turn.children.add(child);
      this.#places.free(turn);
      this.#roster.lent(turn.colleague);
      if (turn.stopped !== undefined) this.#host.cancel(child, turn.stopped);
    }
    const outcome = await child.outcome;
    // While other sub-tasks are under way the places stay lent, and the handler sees this outcome without them.
    if (turn.children.size === 0) await turn.slotsGranted?.promise;
    return outcome;
  }

  /** A sub-task has settled. After the last one the turn wants its places back. */
  childSettled(turn: Attempt, child: TaskEntry): void {
    if (turn.children.delete(child) && turn.children.size === 0 && turn.stopped === undefined) {
      this.#places.requestSlots(turn);
    }
  }
}

/** The error after which another attempt may help. Work that is still going on must not be joined by more of it. */
function retryableError(end: AttemptEnd, { retryTimeouts = true }: Task): Error | undefined {
  if (end.how === 'threw') return end.error instanceof RetryableError ? end.error : undefined;
  return end.how === 'timed-out' && retryTimeouts && end.gone === undefined ? end.error : undefined;
}
