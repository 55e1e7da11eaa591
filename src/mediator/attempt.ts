import { inspect } from 'node:util';
import type { Clock } from './mediator-options.ts';

/**
 * How an attempt ended. After its signal has fired, the value or error of its work no longer counts: the error only
 * becomes the cause of a timeout's error.
 */
export type AttemptEnd =
  | { readonly how: 'returned'; readonly value: unknown }
  | { readonly how: 'threw'; readonly error: Error }
  | Stopped;

interface Stopped {
  readonly how: 'timed-out' | 'cancelled';
  readonly error: Error;
  /** Present when the work ignored its signal beyond the grace period: resolves when it really ends. */
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
  /** Fires the signal; `end` resolves when the work is gone, or when the grace period is over. */
  cancel(reason: unknown): void;
}

/** Starts the work, but not before the caller has returned to the event loop's microtasks. */
export function startAttempt(work: (signal: AbortSignal) => unknown, options: AttemptOptions): AttemptControl {
  const { clock, timeoutMs, graceMs } = options;
  const controller = new AbortController();
  const { promise: end, resolve } = Promise.withResolvers<AttemptEnd>();
  let stopped: Stopped | undefined;
  let over = false;
  let disarm = timeoutMs === undefined ? undefined : clock.after(timeoutMs, timeOut);
  const gone = runWork(work, controller.signal);

  function timeOut(): void {
    stop({ how: 'timed-out', error: new Error(`Timed out after ${formatMs(timeoutMs)}.`) });
  }

  function stop(by: Stopped): void {
    if (stopped !== undefined || over) return;
    stopped = by;
    disarm?.();
    controller.abort(by.error);
    options.onStop(by.error);
    // `onStop` cancels sub-tasks. Their grace periods must end before that of the work that awaits them.
    disarm = clock.after(graceMs, () => resolve({ ...by, gone }));
  }

  void conclude();
  async function conclude(): Promise<void> {
    const ended = await gone;
    over = true;
    disarm?.();
    resolve(stopped === undefined ? ended : withCause(stopped, ended));
  }

  return { signal: controller.signal, end, cancel: (reason) => stop({ how: 'cancelled', error: toError(reason) }) };
}

async function runWork(work: (signal: AbortSignal) => unknown, signal: AbortSignal): Promise<AttemptEnd> {
  await Promise.resolve();
  if (signal.aborted) return { how: 'cancelled', error: toError(signal.reason) };
  try {
    return { how: 'returned', value: await work(signal) };
  } catch (thrown) {
    return { how: 'threw', error: toError(thrown) };
  }
}

/** Work that throws the reason of its signal adds no information. */
function withCause(stopped: Stopped, ended: AttemptEnd): Stopped {
  const { how, error } = stopped;
  if (how !== 'timed-out' || ended.how !== 'threw' || ended.error === error) return stopped;
  return { how, error: new Error(error.message, { cause: ended.error }) };
}

function formatMs(ms = 0): string {
  return ms % 1_000 === 0 ? `${ms / 1_000} s` : `${ms} ms`;
}

interface BackoffSettings {
  /** Upper bound of the first pause, in milliseconds; it doubles with every attempt. */
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
}

/** The pause after the given attempt, with full jitter: tasks that failed together must not retry together. */
export function backoffMs(attempt: number, settings: BackoffSettings, random: () => number): number {
  return random() * Math.min(settings.maxRetryDelayMs, settings.retryDelayMs * 2 ** (attempt - 1));
}

/** Any value can be thrown or be the reason of an abort. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error(typeof thrown === 'string' ? thrown : inspect(thrown), { cause: thrown });
}
