/**
 * Myers' greedy search for a shortest edit script between two sequences of symbols, in windows: when `maxEdits` edits
 * do not reach the end, it keeps the furthest path and restarts from its end. Any input takes O((n + m) × maxEdits)
 * time and O(maxEdits²) memory and gets a correct script, but not always a shortest one. Calls `keep` for each pair of
 * equal elements on the path, by index. Returns whether one window was enough.
 */
export function searchEdits(
  before: Int32Array,
  after: Int32Array,
  maxEdits: number,
  keep: (before: number, after: number) => void,
): boolean {
  const grid: Grid = { before, after, cells: new Int32Array(128), startX: 0, startY: 0 };
  for (let windows = 1; ; windows += 1) {
    const { edits, index } = searchWindow(grid, Math.max(1, maxEdits));
    keepPath(grid, edits, index, keep);
    const x = at(grid, edits, index);
    grid.startY = x - diagonalOf(grid, edits, index);
    grid.startX = x;
    if (grid.startX === before.length && grid.startY === after.length) return windows === 1;
  }
}

/**
 * One window. Row d of `cells` has the furthest position along `before` on each diagonal after d edits: d + 1 cells,
 * where cell i stands for the diagonal 2i - d, counted from the window's start, and -1 for a diagonal outside the box.
 */
interface Grid {
  readonly before: Int32Array;
  readonly after: Int32Array;
  cells: Int32Array;
  startX: number;
  startY: number;
}

const at = (grid: Grid, edits: number, index: number): number => grid.cells[(edits * (edits + 1)) / 2 + index] ?? -1;

const diagonalOf = (grid: Grid, edits: number, index: number): number => grid.startX - grid.startY + 2 * index - edits;

/** Fills rows until one reaches the end or the edits are used up; returns the furthest cell. */
function searchWindow(grid: Grid, maxEdits: number): { edits: number; index: number } {
  const { before, after } = grid;
  for (let edits = 0; ; edits += 1) {
    const row = (edits * (edits + 1)) / 2;
    if (row + edits >= grid.cells.length) grow(grid);
    let furthest = -1;
    let furthestIndex = 0;
    for (let index = 0; index <= edits; index += 1) {
      const diagonal = diagonalOf(grid, edits, index);
      let x = edits === 0 ? grid.startX : Math.max(removing(grid, edits, index), adding(grid, edits, index));
      if (x >= 0) {
        while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
        if (2 * x - diagonal > furthest) {
          furthest = 2 * x - diagonal;
          furthestIndex = index;
        }
      }
      grid.cells[row + index] = x;
    }
    if (edits >= maxEdits || furthest === before.length + after.length) return { edits, index: furthestIndex };
  }
}

/** Start of a cell whose last edit removes an element; -1 when none is left. */
function removing(grid: Grid, edits: number, index: number): number {
  const x = index === 0 ? -1 : at(grid, edits - 1, index - 1);
  return x < 0 || x === grid.before.length ? -1 : x + 1;
}

/** Start of a cell whose last edit adds an element. */
function adding(grid: Grid, edits: number, index: number): number {
  const x = index === edits ? -1 : at(grid, edits - 1, index);
  return x < 0 || x - diagonalOf(grid, edits, index) > grid.after.length ? -1 : x;
}

function keepPath(grid: Grid, edits: number, index: number, keep: (before: number, after: number) => void): void {
  let cell = index;
  for (let edit = edits; edit >= 0; edit -= 1) {
    const removed = edit === 0 ? grid.startX : removing(grid, edit, cell);
    const added = edit === 0 ? grid.startX : adding(grid, edit, cell);
    const diagonal = diagonalOf(grid, edit, cell);
    for (let x = at(grid, edit, cell) - 1; x >= Math.max(removed, added); x -= 1) keep(x, x - diagonal);
    if (removed >= added) cell -= 1;
  }
}

function grow(grid: Grid): void {
  const cells = new Int32Array(grid.cells.length * 2);
  cells.set(grid.cells);
  grid.cells = cells;
}
