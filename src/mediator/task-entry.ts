import type { AttemptControl } from './attempt.ts';
import type { Queued } from './queue.ts';
import type { Result } from './result.ts';
import type { Colleague } from './component-registry.ts';
import type { Outcome, Priority, Task } from './task.ts';
import { dueWindow, type Urgency } from './urgency.ts';

/** What the mediator knows about one submitted task, from submission to outcome. */
export interface TaskEntry extends Queued, Urgency {
  readonly task: Task;
  /** The turn it is a sub-task of. */
  readonly parent: Attempt | undefined;
  readonly priority: Priority;
  readonly submittedAt: number;
  /** Since when it ages: a sub-task has waited as long as the task it is a part of. */
  readonly agesFrom: number;
  readonly outcome: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  state: EntryState;
  criticalPathMs: number;
  /** The tasks it needs that had not ended when it was submitted; each of them lists it as a dependent. */
  needs: readonly TaskEntry[];
  readonly dependents: TaskEntry[];
  /** How many of `needs` have not succeeded yet. */
  blockers: number;
  attempts: number;
  startedAt?: number;
  /** End of its latest attempt. */
  endedAt?: number;
  /** While running; after that, the latest. */
  turn?: Attempt;
  /** Somebody wanted it cancelled while it was running: it is not tried again. */
  isCancelled: boolean;
  /** While pausing: calls off its return. */
  endPause?: () => void;
}

/** Waiting for needs, ready in a lane, running, pausing before another attempt, settled. */
type EntryState = 'waiting' | 'ready' | 'running' | 'pausing' | 'settled';

/** A ticket's turn with a component: one attempt, the places it holds, and the sub-tasks it waits for. */
export interface Attempt {
  readonly ticket: TaskEntry;
  readonly colleague: Colleague;
  readonly control: AttemptControl;
  readonly children: Set<TaskEntry>;
  /** Whether it holds a worker and a place with its component. Never while it has children. */
  holdsSlots: boolean;
  /** Why its signal fired, or that it ended: from then on it asks for no places and starts no sub-tasks. */
  stopped?: Error;
  /** While it waits to get its places back. */
  slotsGranted?: PromiseWithResolvers<void>;
}

export interface EntryOptions {
  readonly sequence: number;
  readonly now: number;
  readonly agingMs: number;
  readonly parent: Attempt | undefined;
}

/** What a task counts that nobody has timed: with no durations at all, the chain of more tasks goes first. */
const untimedMs = 1;

export function openEntry(task: Task, { sequence, now, agingMs, parent }: EntryOptions): TaskEntry {
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
  const priority = task.priority ?? parent?.ticket.priority ?? 'normal';
  const agesFrom = parent?.ticket.agesFrom ?? now;
  // Recorded durations may be nonsense, and NaN has no place in an order.
  const expectedMs = Math.max(0, task.expectedMs ?? untimedMs) || 0;
  return {
    task,
    parent,
    priority,
    sequence,
    submittedAt: now,
    agesFrom,
    window: dueWindow(priority, agesFrom, agingMs),
    depth: parent === undefined ? 0 : parent.ticket.depth + 1,
    expectedMs,
    criticalPathMs: expectedMs,
    outcome,
    resolve,
    state: 'waiting',
    needs: [],
    dependents: [],
    blockers: 0,
    attempts: 0,
    isCancelled: false,
    place: -1,
  };
}

export function outcomeOf(ticket: TaskEntry, result: Result, now: number): Outcome {
  const { task, submittedAt, startedAt, endedAt, attempts, turn } = ticket;
  return {
    id: task.id,
    operation: task.operation,
    ...result,
    attempts,
    queuedMs: (startedAt ?? now) - submittedAt,
    runMs: startedAt === undefined ? 0 : (endedAt ?? now) - startedAt,
    ...(turn && { component: turn.colleague.component.name }),
  };
}

export function isLive({ state }: TaskEntry): boolean {
  return state !== 'settled';
}
