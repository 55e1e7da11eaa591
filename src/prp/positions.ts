import type { Prp, Range, Reference } from './prp.ts';

/** Line and column of a character, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns a function that finds the position of an offset in `text`, in logarithmic time. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + ending.length);
  return (offset) => {
    let [line, beyond] = [0, starts.length];
    while (beyond - line > 1) {
      const middle = (line + beyond) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else beyond = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** The range of a reference's target, as a finding has it. */
export function rangeOfTarget({ line, column, target }: Reference) {
  return { startLine: line, startColumn: column, endColumn: column + target.length - 1 };
}

/** Returns whether a line of the document is in one of these ranges, which do not overlap. */
export function linesIn({ lines }: Pick<Prp, 'lines'>, ranges: readonly Range[]): (line: number) => boolean {
  const marked = new Uint8Array(lines.length + 1);
  for (const { startLine, endLine } of ranges) marked.fill(1, startLine, endLine + 1);
  return (line) => marked[line] === 1;
}
