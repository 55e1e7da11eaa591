/** Runs work, with a limit on how much of it runs at once. */
export type Limiter = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A semaphore: at most `atOnce` run at a time; the others start in the order of their calls. */
export function limitConcurrency(atOnce: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running < atOnce) running += 1;
    // The work that ends passes its slot on.
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
