import { parentOf } from './object-cache.ts';

/**
 * Whether GitHub reads a path as what it is, in `<revision>:<path>`: no file name may mean something to Git there. What
 * is not plain is found through the directories that it stands in.
 */
export function isSafePathExpression(path: string): boolean {
  const isHarmless = /^[\p{L}\p{N}\p{M}._+@#,=&()'/ -]*$/u.test(path);
  return isHarmless && !/^[ /]|[ /]$|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/.test(path);
}

/** The directories that a plain path stands in, without the root. */
export function parentsOf(path: string): readonly string[] {
  const above: string[] = [];
  for (let one = parentOf(path); one !== ''; one = parentOf(one)) above.push(one);
  return above;
}
