import { editDistance } from './edit-distance.ts';

/** What to say of a key that is not among the valid ones: the nearest of them, or all. */
export function unknownKey(key: string, parent: string, valid: readonly string[]): string {
  const where = parent === '' ? '' : ` in ${parent}`;
  const limit = Math.max(2, Math.floor(key.length / 3));
  const [near] = valid
    .map((candidate) => ({ candidate, distance: editDistance(key.toLowerCase(), candidate.toLowerCase(), limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  const hint = near ? ` Did you mean \`${near.candidate}\`?` : ` Valid keys: ${valid.join(', ')}.`;
  return `unknown key \`${key}\`${where}.${hint}`;
}
