/** A word with more differences is another word, at any length. */
const mostDifferences = 8;

/** The one of `names` that a typed word most likely means, ignoring case; `undefined` when none is near. */
export function nearestName<Name extends string>(typed: string, names: Iterable<Name>): Name | undefined {
  const limit = typed.length < 4 ? 1 : Math.min(mostDifferences, Math.max(2, Math.floor(typed.length / 3)));
  let nearest: Name | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/**
 * The number of letters to insert, delete or replace to turn one word into another (Levenshtein); `Infinity` above
 * `limit`. Only the diagonals within the limit are computed: the cost is length × limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let row = new Map<number, number>(Array.from({ length: limit + 1 }, (_, column) => [column, column]));
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Map<number, number>();
    let least = Infinity;
    for (let j = Math.max(0, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      const replaced = (row.get(j - 1) ?? Infinity) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min(replaced, (row.get(j) ?? Infinity) + 1, (next.get(j - 1) ?? Infinity) + 1);
      next.set(j, value);
      least = Math.min(least, value);
    }
    if (least > limit) return Infinity;
    row = next;
  }
  const distance = row.get(b.length) ?? Infinity;
  return distance <= limit ? distance : Infinity;
}
