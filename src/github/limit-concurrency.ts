/** Does work when it is its turn. */
export type Limiter = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** At most `atOnce` at a time, in the order of asking. */
export function limitConcurrency(atOnce: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running < atOnce) running += 1;
    // Whoever ends hands its place over.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
