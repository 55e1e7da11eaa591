import { startAttempt, type AttemptEnd } from './attempt.ts';
import { backoffMs } from './backoff.ts';
import { RetryableError } from './component.ts';
import type { Announce } from './mediator-event.ts';
import type { MediatorOptions } from './mediator-options.ts';
import type { Places } from './places.ts';
import { resultOf, type Result } from './result.ts';
import type { Colleague, Roster } from './roster.ts';
import type { Outcome, Task } from './task.ts';
import { isLive, type Ticket, type Turn } from './ticket.ts';

/** Why a sub-task is cancelled that nobody waited for. Made once: an error costs more than a whole attempt does. */
const attemptEnded = new Error('the attempt it was part of has ended');

/** What a turn asks of the mediator. */
export interface TurnHost {
  submit(task: Task, parent: Turn): Ticket;
  cancel(ticket: Ticket, reason: unknown): void;
  /** The pause before another attempt is over. */
  enqueue(ticket: Ticket): void;
  settle(ticket: Ticket, result: Result): void;
  readonly announce: Announce;
}

/** The attempts in progress: starts them, lends their places while they wait for sub-tasks, and decides on retries. */
export class Turns {
  readonly #options: Required<MediatorOptions>;
  readonly #roster: Roster;
  readonly #places: Places;
  readonly #host: TurnHost;
  #running = 0;

  constructor(options: Required<MediatorOptions>, roster: Roster, places: Places, host: TurnHost) {
    this.#options = options;
    this.#roster = roster;
    this.#places = places;
    this.#host = host;
  }

  /** Tickets in the state `running`. */
  get running(): number {
    return this.#running;
  }

  start(ticket: Ticket, colleague: Colleague): void {
    const { task } = ticket;
    const { clock, graceMs } = this.#options;
    const { component } = colleague;
    const attempt = (ticket.attempts += 1);
    ticket.state = 'running';
    ticket.startedAt ??= clock.now();
    this.#running += 1;
    const turn: Turn = {
      ticket,
      colleague,
      attempt: startAttempt(
        (signal) => component.handle(task, { signal, attempt, submit: (subTask) => this.#submit(subTask, turn) }),
        { clock, timeoutMs: task.timeoutMs, graceMs, onStop: (error) => this.#stop(turn, error) },
      ),
      children: new Set(),
      holdsPlaces: false,
    };
    ticket.turn = turn;
    this.#places.take(turn);
    this.#roster.started(colleague);
    const { id, operation } = task;
    this.#host.announce({ type: 'task-started', id, operation, component: component.name, attempt });
    void this.#finish(turn);
  }

  async #finish(turn: Turn): Promise<void> {
    const { ticket, colleague } = turn;
    const end = await turn.attempt.end;
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

  #pause(ticket: Ticket, error: Error): void {
    const { task, attempts: attempt } = ticket;
    const delayMs = backoffMs(attempt, this.#options, this.#options.random);
    ticket.state = 'pausing';
    ticket.endPause = this.#options.clock.after(delayMs, () => this.#host.enqueue(ticket));
    this.#host.announce({ type: 'task-retried', id: task.id, operation: task.operation, attempt, delayMs, error });
  }

  /** The attempt's signal fired, or it ended: it does not ask for places any more, and its sub-tasks are in vain. */
  #stop(turn: Turn, error: Error): void {
    turn.stopped = error;
    this.#places.waive(turn);
    for (const child of turn.children) this.#host.cancel(child, error);
  }

  async #submit(subTask: Task, turn: Turn): Promise<Outcome> {
    const child = this.#host.submit(subTask, turn);
    if (isLive(child)) {
      turn.children.add(child);
      this.#places.free(turn);
      this.#roster.lent(turn.colleague);
      if (turn.stopped !== undefined) this.#host.cancel(child, turn.stopped);
    }
    const outcome = await child.outcome;
    // While other sub-tasks are under way the places stay lent, and the handler sees this outcome without them.
    if (turn.children.size === 0) await turn.comeBack?.promise;
    return outcome;
  }

  /** A sub-task has settled. After the last one the turn wants its places back. */
  childSettled(turn: Turn, child: Ticket): void {
    if (turn.children.delete(child) && turn.children.size === 0 && turn.stopped === undefined) {
      this.#places.askBack(turn);
    }
  }
}

/** The error after which another attempt may help. Work that is still going on must not be joined by more of it. */
function retryableError(end: AttemptEnd, { retryTimeouts = true }: Task): Error | undefined {
  if (end.how === 'threw') return end.error instanceof RetryableError ? end.error : undefined;
  return end.how === 'timed-out' && retryTimeouts && end.gone === undefined ? end.error : undefined;
}
