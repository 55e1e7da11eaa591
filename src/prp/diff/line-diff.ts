import { align } from './align.ts';

export interface LineDiff {
  /** The changes to `before`, in order, with at least one kept line between two. */
  readonly changes: readonly LineChange[];
  readonly added: number;
  readonly removed: number;
  /** False when the texts differ so much that a bound was hit: the changes are correct, but not minimal. */
  readonly exact: boolean;
}

interface LineDiffOptions {
  /**
   * Edits in one search: the worst time grows with it, and so does the share of minimal results. @default 1024 for
   * short texts, down to 256 for long ones
   */
  readonly maxEdits?: number;
}

/** Compares two lists of lines, or of any other texts. Linear time and memory for any input. */
export function diffLines(
  before: readonly string[],
  after: readonly string[],
  options: LineDiffOptions = {},
): LineDiff {
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const symbols = new Map<string, number>();
  const beforeSymbols = intern(before.slice(head, before.length - tail), symbols);
  const afterSymbols = intern(after.slice(head, after.length - tail), symbols);
  const { partners, exact } = align(
    beforeSymbols,
    afterSymbols,
    symbols.size,
    options.maxEdits ?? effort(before.length + after.length),
  );
  const changes = settle(changesBetween(partners, afterSymbols.length, head), before, after);
  let added = 0;
  let removed = 0;
  for (const change of changes) {
    added += change.added;
    removed += change.removed;
  }
  return { changes, added, removed, exact };
}

const effort = (lines: number): number => Math.min(1024, Math.max(256, Math.floor(4_000_000 / lines)));

function commonHead(before: readonly string[], after: readonly string[]): number {
  const limit = Math.min(before.length, after.length);
  let length = 0;
  while (length < limit && before[length] === after[length]) length += 1;
  return length;
}

function commonTail(before: readonly string[], after: readonly string[], head: number): number {
  const limit = Math.min(before.length, after.length) - head;
  let length = 0;
  while (length < limit && before[before.length - 1 - length] === after[after.length - 1 - length]) length += 1;
  return length;
}

function intern(texts: readonly string[], symbols: Map<string, number>): Int32Array {
  const interned = new Int32Array(texts.length);
  for (const [index, text] of texts.entries()) {
    let symbol = symbols.get(text);
    if (symbol === undefined) {
      symbol = symbols.size;
      symbols.set(text, symbol);
    }
    interned[index] = symbol;
  }
  return interned;
}

/** Lines of `before` that lines of `after` replace; indexes count from 0. */
export interface LineChange {
  readonly beforeStart: number;
  readonly removed: number;
  readonly afterStart: number;
  readonly added: number;
}

/** The gaps between partners; `offset` equal lines come before the first element. */
function changesBetween(partners: Int32Array, afterLength: number, offset: number): readonly LineChange[] {
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
 * An insertion or removal between equal lines has several correct places: `b a` in `a b a` is as correct as `a b`.
 * Moves such a change up to a start below a blank line, where a writer would put it.
 */
function settle(
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

/** Lines to move up, at most `room`. */
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
