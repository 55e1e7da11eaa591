import type { Reference } from '../prp/prp.ts';

/** The characters of a reference's target, for a remark. */
export function placeOf({ line, column, target }: Reference) {
  return { startLine: line, startColumn: column, endColumn: column + target.length - 1 };
}
