/** Time as the mediator sees it; tests step it by hand. */
export interface Clock {
  /** Milliseconds since a fixed moment; never runs backwards. */
  now(): number;
  /** Calls `action` once, `ms` milliseconds from now; the function it returns calls that off. */
  after(ms: number, action: () => void): () => void;
}

/** Timers hold a signed 32-bit number; a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, Math.min(ms, longestTimerMs));
    return () => clearTimeout(timer);
  },
};
