import type { AttemptControl } from './attempt.ts';
import type { Colleague } from './component-registry.ts';
import { dueWindow, type Queued, type Urgency } from './operation-queues.ts';
import type { Result } from './result.ts';
import type { Outcome, Priority, Task } from './task.ts';

/** Everything the mediator knows about one submitted task, from submission to outcome. */
export interface TaskEntry extends Queued, Urgency {
  readonly task: Task;
  /** The attempt that submitted it as a sub-task. */
  readonly parent: Attempt | undefined;
  readonly priority: Priority;
  readonly submittedAt: number;
  /** Start of its ageing: a sub-task has waited as long as the task it is a part of. */
  readonly agesFrom: number;
  readonly outcome: Promise<Outcome>;
  readonly resolve: (outcome: Outcome) => void;
  /** Waiting for needs, ready in a queue, running, pausing before another attempt, settled. */
  state: 'waiting' | 'ready' | 'running' | 'pausing' | 'settled';
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
  /** The latest. */
  attempt?: Attempt;
  /** It was cancelled while it was running: no retry. */
  isCancelled: boolean;
  /** While pausing: cancels the timer that ends the pause. */
  cancelPause?: () => void;
}

/** One attempt at a task: the slots it holds, and the sub-tasks it waits for. */
export interface Attempt {
  readonly entry: TaskEntry;
  readonly colleague: Colleague;
  readonly control: AttemptControl;
  readonly children: Set<TaskEntry>;
  /** Whether it holds a worker slot and a slot of its component. Never while it has children. */
  holdsSlots: boolean;
  /** Its signal fired with this error, or it ended: from then on it requests no slots and starts no sub-tasks. */
  stopped?: Error;
  /** While it waits for its slots; resolves when it may go on. */
  slotsGranted?: PromiseWithResolvers<void>;
}

export interface EntryOptions {
  readonly sequence: number;
  readonly now: number;
  readonly agingMs: number;
  readonly parent: Attempt | undefined;
}

/** The duration of an untimed task: when no task is timed, the chain with more tasks goes first. */
const untimedMs = 1;

export function openEntry(task: Task, { sequence, now, agingMs, parent }: EntryOptions): TaskEntry {
  const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
  const priority = task.priority ?? parent?.entry.priority ?? 'normal';
  const agesFrom = parent?.entry.agesFrom ?? now;
  // Recorded durations may be nonsense, and NaN would break the order.
  const expectedMs = Math.max(0, task.expectedMs ?? untimedMs) || 0;
  return {
    task,
    parent,
    priority,
    sequence,
    submittedAt: now,
    agesFrom,
    window: dueWindow(priority, agesFrom, agingMs),
    depth: parent === undefined ? 0 : parent.entry.depth + 1,
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
    heapIndex: -1,
  };
}

export function outcomeOf(entry: TaskEntry, result: Result, now: number): Outcome {
  const { task, submittedAt, startedAt, endedAt, attempts, attempt } = entry;
  return {
    id: task.id,
    operation: task.operation,
    ...result,
    attempts,
    queuedMs: (startedAt ?? now) - submittedAt,
    runMs: startedAt === undefined ? 0 : (endedAt ?? now) - startedAt,
    ...(attempt && { component: attempt.colleague.component.name }),
  };
}

export function isLive({ state }: TaskEntry): boolean {
  return state !== 'settled';
}
