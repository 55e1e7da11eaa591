import { nearestName } from './nearest-name.ts';

/** What to say of a key that is not among the valid ones: the nearest of them, or all. */
export function unknownKey(key: string, parent: string, valid: readonly string[]): string {
  const where = parent === '' ? '' : ` in ${parent}`;
  const near = nearestName(key, valid);
  const hint = near === undefined ? ` Valid keys: ${valid.join(', ')}.` : ` Did you mean \`${near}\`?`;
  return `unknown key \`${key}\`${where}.${hint}`;
}
