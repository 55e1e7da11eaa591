import { searchEdits } from './myers.ts';

/** The common elements of two sequences of symbols. */
interface Alignment {
  /** For each element of `before` the index of its partner in `after`, or -1. Partners ascend. */
  readonly partners: Int32Array;
  /** False when a bound stopped the search, so a better alignment may exist. */
  readonly exact: boolean;
}

/**
 * Aligns two sequences of numbers from 0 to below `symbols`: first the common start and end, then, where most common
 * elements are unique, a split at the unique ones (patience), and a bounded search for the rest. Linear time for a
 * given `maxEdits`, for any input.
 */
export function align(before: Int32Array, after: Int32Array, symbols: number, maxEdits: number): Alignment {
  const partners = new Int32Array(before.length).fill(-1);
  const census: Census = {
    before: new Int32Array(symbols),
    after: new Int32Array(symbols),
    place: new Int32Array(symbols),
  };
  const open: Part[] = [{ x: 0, xEnd: before.length, y: 0, yEnd: after.length, depth: 0 }];
  let exact = true;
  const keep = (x: number, y: number): void => {
    partners[x] = y;
  };
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const inner = trim(part, before, after, keep);
    if (inner.x === inner.xEnd || inner.y === inner.yEnd) continue;
    const shared = findShared(inner, before, after, census);
    if (shared.before.length === 0) continue;
    if (isReliable(shared) && inner.depth < maxDepth) {
      for (const piece of splitAt(shared, inner)) open.push(piece);
    } else {
      const reached = searchEdits(select(before, shared.before), select(after, shared.after), maxEdits, (x, y) =>
        keep(shared.before[x] ?? 0, shared.after[y] ?? 0),
      );
      exact = exact && reached;
    }
  }
  return { partners, exact };
}

/** The half-open ranges of both sequences that remain to be aligned. */
interface Part {
  readonly x: number;
  readonly xEnd: number;
  readonly y: number;
  readonly yEnd: number;
  readonly depth: number;
}

/** Scratch counts by symbol; all zero between uses. */
interface Census {
  /** Number of occurrences. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Index of the last occurrence in `after`; only read for symbols that occur there. */
  readonly place: Int32Array;
}

/** Elements of a part that occur on both sides, by index. All others are removed or added. */
interface Shared {
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Elements that occur once on each side, in the order of `before`, and their indexes in `after`. */
  readonly unique: readonly number[];
  readonly uniquePlaces: readonly number[];
}

/** A split nests only when it makes further elements unique; hostile input could nest without end. */
const maxDepth = 16;

/** A few unique lines among many repeated ones are weak evidence: one that moved would tear all others apart. */
const isReliable = (shared: Shared): boolean =>
  shared.unique.length * 4 >= Math.min(shared.before.length, shared.after.length) && shared.unique.length > 0;

function select(symbols: Int32Array, indexes: readonly number[]): Int32Array {
  const selected = new Int32Array(indexes.length);
  for (const [place, index] of indexes.entries()) selected[place] = symbols[index] ?? 0;
  return selected;
}

function trim(part: Part, before: Int32Array, after: Int32Array, keep: (x: number, y: number) => void): Part {
  let { x, xEnd, y, yEnd } = part;
  while (x < xEnd && y < yEnd && before[x] === after[y]) {
    keep(x, y);
    x += 1;
    y += 1;
  }
  while (x < xEnd && y < yEnd && before[xEnd - 1] === after[yEnd - 1]) {
    xEnd -= 1;
    yEnd -= 1;
    keep(xEnd, yEnd);
  }
  return { x, xEnd, y, yEnd, depth: part.depth };
}

const count = (counts: Int32Array, symbol: number): number => counts[symbol] ?? 0;

function findShared(part: Part, before: Int32Array, after: Int32Array, census: Census): Shared {
  const shared = {
    before: [] as number[],
    after: [] as number[],
    unique: [] as number[],
    uniquePlaces: [] as number[],
  };
  for (let x = part.x; x < part.xEnd; x += 1) {
    const symbol = before[x] ?? 0;
    census.before[symbol] = count(census.before, symbol) + 1;
  }
  for (let y = part.y; y < part.yEnd; y += 1) {
    const symbol = after[y] ?? 0;
    census.after[symbol] = count(census.after, symbol) + 1;
    census.place[symbol] = y;
    if (count(census.before, symbol) > 0) shared.after.push(y);
  }
  for (let x = part.x; x < part.xEnd; x += 1) {
    const symbol = before[x] ?? 0;
    if (count(census.after, symbol) === 0) continue;
    shared.before.push(x);
    if (count(census.before, symbol) === 1 && count(census.after, symbol) === 1) {
      shared.unique.push(x);
      shared.uniquePlaces.push(count(census.place, symbol));
    }
  }
  for (let x = part.x; x < part.xEnd; x += 1) census.before[before[x] ?? 0] = 0;
  for (let y = part.y; y < part.yEnd; y += 1) census.after[after[y] ?? 0] = 0;
  return shared;
}

/** The parts between the unique elements with the same order on both sides; each part ends with such an element. */
function splitAt(shared: Shared, part: Part): readonly Part[] {
  const pieces: Part[] = [];
  let { x, y } = part;
  const depth = part.depth + 1;
  for (const index of longestIncreasing(shared.uniquePlaces)) {
    const xEnd = (shared.unique[index] ?? 0) + 1;
    const yEnd = (shared.uniquePlaces[index] ?? 0) + 1;
    pieces.push({ x, xEnd, y, yEnd, depth });
    x = xEnd;
    y = yEnd;
  }
  return [...pieces, { x, xEnd: part.xEnd, y, yEnd: part.yEnd, depth }];
}

/** Indexes of one longest strictly rising subsequence of `values`, in order. O(n log n). */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  // ends[k]: index of the smallest value that ends a rising run of length k + 1.
  const ends: number[] = [];
  const previous = new Int32Array(values.length);
  for (const [index, value] of values.entries()) {
    const length = lowerBound(ends, values, value);
    previous[index] = length === 0 ? -1 : (ends[length - 1] ?? -1);
    ends[length] = index;
  }
  const run: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) run.push(index);
  return run.toReversed();
}

/** Number of entries in `ends` that point at a value below `value`. */
function lowerBound(ends: readonly number[], values: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
