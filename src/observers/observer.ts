import type { Announce, PrpEvent } from '../event.ts';

/** Hears what happens. Whatever it does or throws changes no result. */
export type Observer = (event: PrpEvent) => void | Promise<void>;

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
