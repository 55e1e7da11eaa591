import type { Outcome, Task } from './task.ts';

export type ComponentKind = 'generator' | 'validator' | 'template-builder' | 'environment-adapter';

/** A colleague of the mediator: does the work of the operations it provides, without knowing other components. */
export interface Component {
  /** Unique in a mediator. */
  readonly name: string;
  readonly kind: ComponentKind;
  /** The operations it can handle. */
  readonly provides: readonly string[];
  /** How many attempts it takes at once. @default no limit */
  readonly concurrency?: number;
  /**
   * Its work is short and in this process: it takes a slot beside the workers, as many as there are, and never waits for
   * longer work of other components.
   */
  readonly isBrief?: boolean;
  /** Its work is on another machine: it takes no slot, and its `concurrency` alone limits it. */
  readonly isRemote?: boolean;
  /**
   * One attempt. Returns the outcome's value; throws to fail it, `RetryableError` when another attempt may help.
   * Must end soon after `context.signal` fires, and everything it started must be gone by then.
   */
  handle(task: Task, context: AttemptContext): Promise<unknown>;
  /**
   * Frees everything it keeps between attempts. Called once, after its last task was started; resolves when running
   * attempts are done, too. A failure is ignored.
   */
  close?(): Promise<void>;
}

export interface AttemptContext {
  /** Fires on timeout and on cancellation. */
  readonly signal: AbortSignal;
  /** 1 for the first. */
  readonly attempt: number;
  /** Submits a sub-task and waits for it; other tasks use the worker slot meanwhile, so this cannot deadlock. */
  submit(task: Task): Promise<Outcome>;
}

/** Thrown by a component when the same attempt may succeed later: a lost connection, a busy service. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
}
