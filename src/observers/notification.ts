import type { PrpEvent } from '../event.ts';
import type { Observer } from './observer.ts';

export interface NotificationOptions {
  /** Which events are passed on. @default all */
  readonly filter?: (event: PrpEvent) => boolean;
}

/** Passes events on to `callback`, at once. Nothing waits for what it returns but `settle`. */
export function notifyTo(
  callback: (event: PrpEvent) => unknown,
  { filter = () => true }: NotificationOptions = {},
): Observer {
  const pending = new Set<Promise<unknown>>();

  async function passOn(event: PrpEvent): Promise<void> {
    const answer = Promise.try(callback, event);
    pending.add(answer);
    try {
      await answer;
    } finally {
      pending.delete(answer);
    }
  }

  return Object.assign((event: PrpEvent) => (filter(event) ? passOn(event) : undefined), {
    async settle() {
      // Whoever told of the event hears of those that fail.
      await Promise.allSettled(pending);
    },
  });
}
