import { setTimeout } from 'node:timers/promises';

/**
 * Decides about another attempt: the milliseconds to wait before it, or `undefined` to give up. `attempt` counts the
 * attempts that have failed, from 1; `error` is what the last one threw.
 */
export type RetryPolicy = (attempt: number, error: unknown) => number | undefined;

/** Repeats `work` until it succeeds or the policy gives up; then throws the last error. */
export async function retry<Value>(
  work: () => Promise<Value>,
  policy: RetryPolicy,
  sleep: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = policy(attempt, error);
      if (pauseMs === undefined) throw error;
      if (pauseMs > 0) await sleep(pauseMs);
    }
  }
}
