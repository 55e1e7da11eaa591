import { parentOf } from './object-cache.ts';

/**
 * Whether a path means itself in the expression `<revision>:<path>`, and nothing special to Git. Other paths are found
 * through the listings of their directories.
 */
export function isSafePathExpression(path: string): boolean {
  const isHarmless = /^[\p{L}\p{N}\p{M}._+@#,=&()'/ -]*$/u.test(path);
  return isHarmless && !/^[ /]|[ /]$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(path);
}

/** The directories above a path, without the root. */
export function parentsOf(path: string): readonly string[] {
  const above: string[] = [];
  for (let one = parentOf(path); one !== ''; one = parentOf(one)) above.push(one);
  return above;
}
