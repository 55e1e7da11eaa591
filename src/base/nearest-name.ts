/** More differences than that make it another word, however long both are. */
const mostDifferences = 8;

/** The one of `names` that was probably meant by what was typed, in whatever case. `undefined` when none comes near. */
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
 * How many letters must be inserted, deleted or replaced to make one word of another (Levenshtein); `Infinity` above
 * `limit`. Only the diagonals within the limit are computed, so the cost is length × limit.
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
