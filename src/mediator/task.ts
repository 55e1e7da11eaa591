/** A unit of work. The mediator reads everything but `payload`, which it passes on untouched. */
export interface Task<Payload = unknown> {
  /** Unique among the tasks the mediator knows; `needs` refer to it. */
  readonly id: string;
  /** The capability that a component must provide. */
  readonly operation: string;
  readonly payload: Payload;
  /** @default 'normal' */
  readonly priority?: Priority;
  /** Milliseconds for one attempt; the clock starts when the attempt starts, not in the queue. @default no limit */
  readonly timeoutMs?: number;
  /** How often a task is retried after a retryable failure or a timeout. @default 0 */
  readonly retries?: number;
  /** Whether a timeout is retried, too. @default true */
  readonly retryTimeouts?: boolean;
  /** Ids of tasks that must succeed first. When one does not, this task is skipped. */
  readonly needs?: readonly string[];
  /** Cancels the task, queued or running. */
  readonly signal?: AbortSignal;
  /** How long it is expected to run, in milliseconds: longer chains start first. @default 1 */
  readonly expectedMs?: number;
}

export type Priority = 'high' | 'normal' | 'low';

export type OutcomeStatus = 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | 'skipped' | 'unroutable';

/** How a task ended. Every submitted task gets exactly one. */
export interface Outcome<Value = unknown> {
  readonly id: string;
  readonly operation: string;
  readonly status: OutcomeStatus;
  /** Returned by the component; only when `succeeded`. */
  readonly value?: Value;
  /** Why it did not succeed. */
  readonly error?: Error;
  /** Attempts started, 0 when it never ran. */
  readonly attempts: number;
  /** From submit to the start of the first attempt, or to the end when it never ran. */
  readonly queuedMs: number;
  /** From the start of the first attempt to the end of the last, pauses between them included. */
  readonly runMs: number;
  /** Name of the component that had the last attempt. */
  readonly component?: string;
}
