/** Lines of `before` that others of `after` take the place of; indexes count from 0. */
export interface LineChange {
  readonly beforeStart: number;
  readonly removed: number;
  readonly afterStart: number;
  readonly added: number;
}

/** The gaps between partners; `offset` lines before the first element are equal. */
export function changesBetween(partners: Int32Array, afterLength: number, offset: number): readonly LineChange[] {
  const changes: LineChange[] = [];
  let x = 0;
  let y = 0;
  const close = (xEnd: number, yEnd: number): void => {
    if (xEnd > x || yEnd > y) {
      changes.push({ beforeStart: offset + x, removed: xEnd - x, afterStart: offset + y, added: yEnd - y });
    }
    x = xEnd + 1;
    y = yEnd + 1;
  };
  for (const [index, partner] of partners.entries()) if (partner >= 0) close(index, partner);
  close(partners.length, afterLength);
  return changes;
}

/**
 * What was added or removed between lines like its own can stand at several places: `b a` in `a b a` is as right as
 * `a b`. Moves such a change up to where it starts below a blank line, as a writer would have put it.
 */
export function settle(
  changes: readonly LineChange[],
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  let kept = 0;
  return changes.map((change) => {
    const shift = shiftOf(change, change.beforeStart - kept, change.added > 0 ? after : before);
    const settled = { ...change, beforeStart: change.beforeStart - shift, afterStart: change.afterStart - shift };
    // One line stays between two changes.
    kept = settled.beforeStart + settled.removed + 1;
    return settled;
  });
}

/** How far up, `room` at most. */
function shiftOf(
  { beforeStart, removed, afterStart, added }: LineChange,
  room: number,
  lines: readonly string[],
): number {
  if (removed > 0 && added > 0) return 0;
  const start = added > 0 ? afterStart : beforeStart;
  for (let shift = 0; ; shift += 1) {
    const above = lines[start - shift - 1];
    if (above === undefined || above.trim() === '') return shift;
    if (shift === room || above !== lines[start - shift - 1 + removed + added]) return 0;
  }
}
