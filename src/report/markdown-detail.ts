import { plural } from '../base/plural.ts';

/** The most entries of each list in a report. Findings and changes are counted by PRP. */
export interface Detail {
  readonly gantt: boolean;
  readonly baseline: number;
  readonly notices: number;
  readonly warnings: number;
  readonly errors: number;
  readonly risks: number;
  readonly sections: number;
  readonly gates: 'all' | 'broken';
  /** Rows of one table of gates. */
  readonly rows: number;
  /** Lines of what a broken gate printed. */
  readonly output: number;
  /** Characters of one message. */
  readonly message: number;
  /** PRPs, and other files that are listed. */
  readonly prps: number;
}

export const everything: Detail = {
  gantt: true,
  baseline: 50,
  notices: 50,
  warnings: 50,
  errors: 50,
  risks: 30,
  sections: 50,
  gates: 'all',
  rows: 60,
  output: 20,
  message: 600,
  prps: 300,
};

/** The order in which parts are dropped: the least important first. */
const steps: readonly Partial<Detail>[] = [
  { gantt: false },
  { baseline: 0 },
  { notices: 0 },
  { sections: 5, gates: 'broken' },
  { warnings: 10, output: 5 },
  { errors: 20, sections: 0, message: 300 },
  { errors: 10, warnings: 3, risks: 10, prps: 100, rows: 10 },
  { errors: 5, warnings: 0, risks: 5, prps: 30, output: 0 },
  { errors: 3, risks: 3, message: 200, rows: 3 },
  { errors: 2, risks: 2, prps: 10, message: 120 },
  { errors: 1, risks: 1, prps: 3, message: 60 },
  { prps: 0, rows: 0 },
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

/** The first entries of a list and the number of the others; nothing for an empty list. `noun` is singular. */
export function markdownList<Entry>(
  entries: readonly Entry[],
  shown: number,
  line: (entry: Entry) => string,
  noun: string,
): readonly string[] {
  const left = entries.length - shown;
  return [
    ...entries.slice(0, shown).map((entry) => `- ${line(entry)}`),
    ...(left > 0 ? [`- … and ${plural(left, `more ${noun}`)}`] : []),
  ];
}
