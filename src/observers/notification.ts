import type { PrpEvent } from '../event.ts';
import type { Observer } from './observer.ts';

export interface NotificationOptions {
  /** The events to pass on. @default all */
  readonly filter?: (event: PrpEvent) => boolean;
}

/** Calls `callback` for each event at once. Only `settle` waits for its promises. */
export function notifyTo(
  callback: (event: PrpEvent) => unknown,
  { filter = () => true }: NotificationOptions = {},
): Observer {
  const pending = new Set<Promise<unknown>>();

  async function passOn(event: PrpEvent): Promise<void> {
    const answer = (async () => callback(event))();
    pending.add(answer);
    try {
      await answer;
    } finally {
      pending.delete(answer);
    }
  }

  return Object.assign((event: PrpEvent) => (filter(event) ? passOn(event) : undefined), {
    async settle() {
      // The observer also returned each promise, so its caller reports a rejection.
      await Promise.allSettled(pending);
    },
  });
}
