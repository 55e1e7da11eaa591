import type { Announce, PrpEvent } from '../event.ts';

/** Hears what happens. Whatever it does or throws changes no result. */
export interface Observer {
  (event: PrpEvent): void | Promise<void>;
  /**
   * Finishes what it still has to do after the last event. What is not done when `signal` fires stays undone. Rejects
   * with an error that says what was not done.
   */
  readonly settle?: (signal: AbortSignal) => Promise<void>;
}

/**
 * Passes every event on to all observers, in order. One that throws or rejects is reported to `onError` once and hears
 * the next event all the same.
 */
export function notifyAll(observers: readonly Observer[], onError: (error: unknown) => void): Announce {
  const reported = new Set<Observer>();
  const report = (observer: Observer, error: unknown) => {
    if (reported.has(observer)) return;
    reported.add(observer);
    onError(error);
  };
  return (event) => {
    for (const observer of observers) {
      try {
        const answer = observer(event);
        if (answer) answer.catch((error: unknown) => report(observer, error));
      } catch (error) {
        report(observer, error);
      }
    }
  };
}

/** Milliseconds that an observer has left to say what it could not finish. */
const lastWordsMs = 100;

/**
 * Lets all observers finish, at the same time, within `graceMs` milliseconds. What was not finished is reported to
 * `onError`; one that does not even notice is left behind.
 */
export async function settleAll(
  observers: readonly Observer[],
  graceMs: number,
  onError: (error: unknown) => void,
): Promise<void> {
  const ending = observers.filter(({ settle }) => settle !== undefined);
  if (ending.length === 0) return;
  const patience = new AbortController();
  const overdue = Promise.withResolvers<never>();
  const timers = [
    setTimeout(() => patience.abort(), graceMs),
    setTimeout(() => overdue.reject(new Error(`it did not finish within ${graceMs} ms.`)), graceMs + lastWordsMs),
  ];
  await Promise.all(
    ending.map(async ({ settle }) => {
      try {
        await Promise.race([settle?.(patience.signal), overdue.promise]);
      } catch (error) {
        onError(error);
      }
    }),
  );
  for (const timer of timers) clearTimeout(timer);
}
