import type { Inbox, LeasedDelivery } from './inbox/inbox.ts';

/** Handles one delivery. `signal` fires when the app stops and the time for it is over. */
export type Handle = (delivery: LeasedDelivery, signal: AbortSignal) => Promise<void>;

export interface DispatcherOptions {
  /** Deliveries that are handled at the same time. */
  readonly concurrency: number;
  /** A delivery is taken again when its worker was silent for so long. @default 30,000 */
  readonly leaseMs?: number;
  /** Attempts before a delivery is set aside. @default 5 */
  readonly attempts?: number;
  /** Whether another attempt can succeed. @default always */
  readonly isWorthRetrying?: (error: unknown) => boolean;
  readonly observe?: (event: DispatchEvent) => void;
  /** @default Date.now */
  readonly now?: () => number;
  /** From 0 to below 1. @default Math.random */
  readonly random?: () => number;
}

export type DispatchEvent =
  | { readonly type: 'delivery-done'; readonly delivery: LeasedDelivery; readonly durationMs: number }
  | {
      readonly type: 'delivery-failed';
      readonly delivery: LeasedDelivery;
      readonly error: unknown;
      readonly durationMs: number;
      readonly nextAt: number;
    }
  | {
      readonly type: 'delivery-dead';
      readonly delivery: LeasedDelivery;
      readonly error: unknown;
      readonly durationMs: number;
    }
  /** The inbox itself failed; the dispatcher tries again. */
  | { readonly type: 'inbox-failed'; readonly error: unknown };

export interface Dispatcher {
  /** Looks into the inbox at once: a delivery was added. */
  wake(): void;
  /**
   * Takes no more deliveries, and waits for those that are being handled, at most `graceMs`. Those that have not ended by
   * then are handled again by another replica, or after a restart.
   */
  stop(graceMs: number): Promise<void>;
}

/** Another process may have added deliveries, and retries come due. Milliseconds. */
const pollMs = 1000;
const firstPauseMs = 2000;
const longestPauseMs = 10 * 60_000;

/** Takes deliveries from the inbox and hands them on, each lane in order and the lanes in parallel. */
export function startDispatcher(inbox: Inbox, handle: Handle, options: DispatcherOptions): Dispatcher {
  const { concurrency, leaseMs = 30_000, attempts = 5, isWorthRetrying = () => true } = options;
  const { observe = () => {}, now = Date.now, random = Math.random } = options;
  const running = new Set<Promise<void>>();
  const aborted = new AbortController();
  const state = { isStopped: false, isWoken: false };
  let filling: Promise<void> | undefined;

  function wake(): void {
    state.isWoken = true;
    filling ??= fill().finally(() => {
      filling = undefined;
    });
  }

  async function fill(): Promise<void> {
    while (state.isWoken && !state.isStopped) {
      state.isWoken = false;
      try {
        while (!state.isStopped && running.size < concurrency) {
          const leased = await inbox.take(now(), leaseMs);
          if (leased === undefined) break;
          const work = run(leased).finally(() => {
            running.delete(work);
            wake();
          });
          running.add(work);
        }
      } catch (error) {
        observe({ type: 'inbox-failed', error });
      }
    }
  }

  async function run(delivery: LeasedDelivery): Promise<void> {
    const started = now();
    const renewal = setInterval(() => void inbox.renew(delivery, now(), leaseMs).catch(() => {}), leaseMs / 3);
    try {
      const failure = await settled(delivery);
      clearInterval(renewal);
      if (failure === undefined) {
        await inbox.finish(delivery, now());
        observe({ type: 'delivery-done', delivery, durationMs: now() - started });
      } else if (aborted.signal.aborted) {
        // Another replica takes it at once.
        await inbox.retry(delivery, now(), 'The app stopped.');
      } else await giveBack(delivery, failure.error, now() - started);
    } catch (error) {
      // The lease ends by itself.
      observe({ type: 'inbox-failed', error });
    } finally {
      clearInterval(renewal);
    }
  }

  async function settled(delivery: LeasedDelivery): Promise<{ readonly error: unknown } | undefined> {
    try {
      await handle(delivery, aborted.signal);
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  async function giveBack(delivery: LeasedDelivery, error: unknown, durationMs: number): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    if (delivery.attempt >= attempts || !isWorthRetrying(error)) {
      await inbox.bury(delivery, text);
      observe({ type: 'delivery-dead', delivery, error, durationMs });
      return;
    }
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 4 ** (delivery.attempt - 1)) * (0.5 + random() / 2);
    const nextAt = now() + Math.round(pauseMs);
    await inbox.retry(delivery, nextAt, text);
    observe({ type: 'delivery-failed', delivery, error, durationMs, nextAt });
  }

  const poll = setInterval(wake, pollMs);
  wake();
  return {
    wake,
    async stop(graceMs) {
      state.isStopped = true;
      clearInterval(poll);
      await filling;
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.all(running), grace]);
      clearTimeout(timer);
      aborted.abort();
      await Promise.all(running);
    },
  };
}
