/** Does `work` when its share of an allowance is free. */
export type Within = <Value>(share: number, work: () => Promise<Value>) => Promise<Value>;

/**
 * Bounds what is at work at once: shares together stay within `total`. The rest waits, in the order it came; one that is
 * larger than all of it works alone. Work must not wait for more of the same allowance.
 */
export function allowance(total: number): Within {
  let used = 0;
  let first = 0;
  let waiting: { readonly share: number; readonly begin: () => void }[] = [];

  function beginNext(): void {
    for (let next = waiting[first]; next !== undefined; next = waiting[first]) {
      if (used > 0 && used + next.share > total) return;
      used += next.share;
      first += 1;
      next.begin();
    }
    // To shift the list for each would cost its length each time.
    waiting = [];
    first = 0;
  }

  return async (share, work) => {
    await new Promise<void>((begin) => {
      waiting.push({ share, begin });
      beginNext();
    });
    try {
      return await work();
    } finally {
      used -= share;
      beginNext();
    }
  };
}
