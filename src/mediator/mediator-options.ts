import type { MediatorEvent } from './mediator-event.ts';

/** All durations are milliseconds. */
export interface MediatorOptions {
  /** How many attempts may run at once. @default 'auto': follows the load, between 1 and what the machine has */
  readonly workers?: Workers;
  /** How many tasks may wait; one more ends at once as `failed` with `E_OVERLOADED`. @default 10,000 */
  readonly maxQueued?: number;
  /** How long a task waits until it is level with new ones that are one priority higher. @default 30,000 */
  readonly agingMs?: number;
  /** How long an attempt may take to end after its signal fired, before it counts as leaked. @default 5,000 */
  readonly graceMs?: number;
  /** Upper bound of the pause before the second attempt; it doubles with every further one. @default 500 */
  readonly retryDelayMs?: number;
  /** Upper bound of every such pause. @default 30,000 */
  readonly maxRetryDelayMs?: number;
  /** Consecutive crashes after which a component gets no work for a while. @default 5 */
  readonly crashThreshold?: number;
  /** How long that is. @default 10,000 */
  readonly crashPauseMs?: number;
  readonly clock?: Clock;
  /** From 0 to below 1. @default Math.random */
  readonly random?: () => number;
  /** Gets every event at once and in order. An exception is counted and changes nothing. @default none */
  readonly announce?: (event: MediatorEvent) => void;
}

/** A number, or `auto`: as many as there is work for, between 1 and what the machine runs in parallel. */
export type Workers = number | 'auto';

/** Time as the mediator sees it; tests step it by hand. */
export interface Clock {
  /** Milliseconds since a fixed moment; never runs backwards. */
  now(): number;
  /** Calls `action` once, `ms` milliseconds from now; the returned function cancels that. */
  after(ms: number, action: () => void): () => void;
}

/** Timers hold a signed 32-bit number; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, Math.min(ms, longestTimerMs));
    return () => clearTimeout(timer);
  },
};

export const defaultOptions: Required<MediatorOptions> = {
  workers: 'auto',
  maxQueued: 10_000,
  agingMs: 30_000,
  graceMs: 5_000,
  retryDelayMs: 500,
  maxRetryDelayMs: 30_000,
  crashThreshold: 5,
  crashPauseMs: 10_000,
  clock: systemClock,
  random: Math.random,
  announce: () => {},
};
