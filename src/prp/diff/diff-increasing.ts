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

/** How many of `ends` point at a value below `value`. */
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
