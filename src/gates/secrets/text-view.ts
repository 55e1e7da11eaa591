/** A text as it is read in another way, and where its characters stand in the original. */
export interface TextView {
  readonly text: string;
  /** The stretch of the original that a stretch of this text stands for. Ends are exclusive. */
  originOf(start: number, end: number): readonly [start: number, end: number];
}

/** A piece of a view: `text` from `at` on stands for the original from `start` to `end`. */
export interface ViewPiece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** The last of `pieces`, in order, that begins at or before `offset`. */
export function pieceAt(pieces: readonly ViewPiece[], offset: number): ViewPiece | undefined {
  let [low, high] = [0, pieces.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return pieces[low];
}
