import type { Announce, PrpEvent } from '../event.ts';

/** Receives the events of a run. Its return value and its errors change no result. */
export interface Observer {
  (event: PrpEvent): void | Promise<void>;
  /**
   * Finishes pending work after the last event. Drops the rest when `signal` fires. Rejects with an error that
   * describes the unfinished work.
   */
  readonly settle?: (signal: AbortSignal) => Promise<void>;
}

/** Thrown by an observer that has nothing to work with: a notice, since nothing has failed. */
export class NothingSent extends Error {
  override readonly name = 'NothingSent';
}

/**
 * Passes every event to all observers, in order. Reports an observer that throws or rejects to `onError` once and goes
 * on calling it.
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

/** Milliseconds for an observer to report its unfinished work after the abort. */
const lastWordsMs = 100;

/**
 * Lets all observers finish at the same time, within `graceMs` milliseconds. Reports unfinished work to `onError` and
 * abandons an observer that ignores the abort.
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
