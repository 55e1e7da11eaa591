import type { Prp, Range } from '../prp/prp.ts';

/** Returns whether a line of the document is in one of these ranges, which do not overlap. */
export function linesIn({ lines }: Pick<Prp, 'lines'>, ranges: readonly Range[]): (line: number) => boolean {
  const marked = new Uint8Array(lines.length + 1);
  for (const { startLine, endLine } of ranges) marked.fill(1, startLine, endLine + 1);
  return (line) => marked[line] === 1;
}
