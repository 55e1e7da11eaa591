const collator = new Intl.Collator('en', { numeric: true });

/** Compares names as people count: `feature-2` before `feature-10`. Names that differ only in case keep one order. */
export function compareNaturally(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
