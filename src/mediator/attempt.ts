import type { Clock } from './clock.ts';
import { toError } from './to-error.ts';

/**
 * How an attempt ended. Once its signal has fired, what the work returned or threw no longer counts: what it threw is
 * only told, as the cause of a timeout's error.
 */
export type AttemptEnd =
  | { readonly how: 'returned'; readonly value: unknown }
  | { readonly how: 'threw'; readonly error: Error }
  | Stopped;

interface Stopped {
  readonly how: 'timed-out' | 'cancelled';
  readonly error: Error;
  /** Present when the work ignored its signal beyond the grace: resolves when it really ends. */
  readonly gone?: Promise<unknown>;
}

export interface AttemptOptions {
  readonly clock: Clock;
  /** Counted from now. @default no limit */
  readonly timeoutMs?: number | undefined;
  /** How long the work may take to end after its signal fired, in milliseconds. */
  readonly graceMs: number;
  /** Called once, when the signal fires. */
  readonly onStop: (error: Error) => void;
}

export interface AttemptControl {
  readonly signal: AbortSignal;
  /** Never rejects. */
  readonly end: Promise<AttemptEnd>;
  /** Fires the signal; `end` follows when the work is gone, or when the grace is over. */
  cancel(reason: unknown): void;
}

/** Starts the work, not before the caller has returned to the event loop's microtasks. */
export function startAttempt(work: (signal: AbortSignal) => unknown, options: AttemptOptions): AttemptControl {
  const { clock, timeoutMs, graceMs } = options;
  const controller = new AbortController();
  const { promise: end, resolve } = Promise.withResolvers<AttemptEnd>();
  let stopped: Stopped | undefined;
  let over = false;
  let disarm = timeoutMs === undefined ? undefined : clock.after(timeoutMs, timeOut);
  const gone = finish(work, controller.signal);

  function timeOut(): void {
    stop({ how: 'timed-out', error: new Error(`The attempt did not end within ${shown(timeoutMs)} (its timeout).`) });
  }

  function stop(by: Stopped): void {
    if (stopped !== undefined || over) return;
    stopped = by;
    disarm?.();
    controller.abort(by.error);
    options.onStop(by.error);
    // Only now, so that the graces of sub-tasks, which `onStop` cancels, end before that of the work that awaits them.
    disarm = clock.after(graceMs, () => resolve({ ...by, gone }));
  }

  void conclude();
  async function conclude(): Promise<void> {
    const ended = await gone;
    over = true;
    disarm?.();
    resolve(stopped === undefined ? ended : withLastWords(stopped, ended));
  }

  return { signal: controller.signal, end, cancel: (reason) => stop({ how: 'cancelled', error: toError(reason) }) };
}

async function finish(work: (signal: AbortSignal) => unknown, signal: AbortSignal): Promise<AttemptEnd> {
  await Promise.resolve();
  if (signal.aborted) return { how: 'cancelled', error: toError(signal.reason) };
  try {
    return { how: 'returned', value: await work(signal) };
  } catch (thrown) {
    return { how: 'threw', error: toError(thrown) };
  }
}

function withLastWords(stopped: Stopped, ended: AttemptEnd): Stopped {
  const { how, error } = stopped;
  // Whoever throws its signal's reason has nothing to add.
  if (how !== 'timed-out' || ended.how !== 'threw' || ended.error === error) return stopped;
  return { how, error: new Error(error.message, { cause: ended.error }) };
}

/** Whole seconds as such. */
function shown(ms = 0): string {
  return ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`;
}
