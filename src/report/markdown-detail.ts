/** The most entries of each list in a report. */
export interface Detail {
  /** Items of each list that stands unfolded. */
  readonly unfolded: number;
  /** Items of each list that is folded: further errors and changes to look at. */
  readonly folded: number;
  readonly warnings: number;
  readonly notices: number;
  /** Findings that the base has, too. */
  readonly known: number;
  /** Rows of the table of changes. */
  readonly changes: number;
  /** PRPs with a command to restore them. */
  readonly commands: number;
  /** Rows of a table of PRPs, and PRPs that are named in a list. */
  readonly rows: number;
  /** Lines of what a broken gate printed. */
  readonly output: number;
  /** Characters of one message. */
  readonly message: number;
}

/** More items in sight would hide the table below them. */
const everything: Detail = {
  unfolded: 5,
  folded: 200,
  warnings: 100,
  notices: 100,
  known: 100,
  changes: 100,
  commands: 20,
  rows: 300,
  output: 10,
  message: 400,
};

/** The order in which parts are dropped: the least important first. */
const steps: readonly Partial<Detail>[] = [
  { known: 20, notices: 20, changes: 30, commands: 10 },
  { known: 0, notices: 0 },
  { changes: 0, warnings: 20, commands: 5 },
  { folded: 50, output: 5, rows: 150, message: 300 },
  { folded: 20, warnings: 5, rows: 60, commands: 2 },
  { folded: 10, warnings: 0, rows: 30, commands: 0, message: 200 },
  { folded: 0, rows: 10, output: 2, message: 120 },
  { unfolded: 3, rows: 5, output: 0 },
  { unfolded: 1, rows: 2, message: 60 },
  { unfolded: 0, rows: 0 },
];

/** Yields details from everything to the headline alone. */
export function* details(): Iterable<Detail> {
  let detail = everything;
  yield detail;
  for (const step of steps) {
    detail = Object.assign({}, detail, step);
    yield detail;
  }
}
