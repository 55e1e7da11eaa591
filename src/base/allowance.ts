/** Runs `work` as soon as its share of an allowance is free. */
export type Within = <Value>(share: number, work: () => Promise<Value>) => Promise<Value>;

/**
 * Limits concurrent work: the shares in use stay within `total`. The rest waits in order of arrival; a share above the
 * total runs alone. Work must not wait for more of the same allowance.
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
    // Shifting the list for each entry would cost its length each time.
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
