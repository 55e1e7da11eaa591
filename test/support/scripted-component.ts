import type { AttemptContext, Component, ComponentKind } from '../../src/mediator/component.ts';
import type { Outcome, Task } from '../../src/mediator/task.ts';

/** An attempt that a test controls: the test decides when and how it ends. */
export interface ScriptedAttempt {
  readonly id: string;
  readonly task: Task;
  readonly number: number;
  readonly signal: AbortSignal;
  succeed(value?: unknown): void;
  fail(error: unknown): void;
  submit(task: Task): Promise<Outcome>;
}

export interface ScriptedComponentOptions {
  readonly name?: string;
  readonly kind?: ComponentKind;
  /** @default ['work'] */
  readonly provides?: readonly string[];
  readonly concurrency?: number;
  /** Whether its attempts fail by themselves when their signal fires. @default true */
  readonly obeys?: boolean;
}

export interface ScriptedComponent extends Component {
  /** Attempts that have begun and not ended, oldest first. */
  readonly running: readonly ScriptedAttempt[];
  /** Ids of the tasks of all attempts so far, in the order they began. */
  readonly begun: readonly string[];
  /** The next attempt that begins, or has begun without having been asked for. */
  next(operation?: string): Promise<ScriptedAttempt>;
}

/** A component whose attempts the test ends one by one, in any order. */
export function scriptedComponent(options: ScriptedComponentOptions = {}): ScriptedComponent {
  const { name = 'component', kind = 'validator', provides = ['work'], concurrency, obeys = true } = options;
  const running: ScriptedAttempt[] = [];
  const begun: string[] = [];
  const unasked: ScriptedAttempt[] = [];
  const asking: { operation: string | undefined; resolve: (attempt: ScriptedAttempt) => void }[] = [];

  function handle(task: Task, context: AttemptContext): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const end = (): void => void running.splice(running.indexOf(attempt), 1);
    const attempt: ScriptedAttempt = {
      id: task.id,
      task,
      number: context.attempt,
      signal: context.signal,
      succeed: (value) => (end(), resolve(value)),
      fail: (error) => (end(), reject(error)),
      submit: (subTask) => context.submit(subTask),
    };
    if (obeys) context.signal.addEventListener('abort', () => attempt.fail(context.signal.reason), { once: true });
    running.push(attempt);
    begun.push(task.id);
    const asked = asking.findIndex(({ operation }) => operation === undefined || operation === task.operation);
    if (asked === -1) unasked.push(attempt);
    else for (const { resolve: answer } of asking.splice(asked, 1)) answer(attempt);
    return promise;
  }

  function next(operation?: string): Promise<ScriptedAttempt> {
    const found = unasked.findIndex(({ task }) => operation === undefined || operation === task.operation);
    const [attempt] = found === -1 ? [] : unasked.splice(found, 1);
    if (attempt !== undefined) return Promise.resolve(attempt);
    const { promise, resolve } = Promise.withResolvers<ScriptedAttempt>();
    asking.push({ operation, resolve });
    return promise;
  }

  return { name, kind, provides, ...(concurrency !== undefined && { concurrency }), running, begun, handle, next };
}

/** Resolves when everything that needs no time has happened. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
