/** The line that replaces lines before the ones that are shown: `… 9,980 lines before`. */
export function linesBefore(count: number): string {
  return `… ${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'} before`;
}

/** The number of lines that such a line replaces; 0 for any other line. */
function linesIn(line: string): number {
  const count = /^… ([\d,]{1,20}) lines? before$/.exec(line)?.[1];
  return Number(count?.replaceAll(',', '') ?? 0);
}

/**
 * The last lines of a command's output, without blank lines at the end, after a marker that counts the lines before
 * them. Counts lines that were never kept as well.
 */
export function lastLines(output: string, count: number): readonly string[] {
  const text = output.trimEnd();
  const lines = text === '' ? [] : text.split('\n');
  const dropped = linesIn(lines[0] ?? '');
  const kept = dropped === 0 ? lines : lines.slice(1);
  const left = Math.max(0, kept.length - count);
  return [...(dropped + left === 0 ? [] : [linesBefore(dropped + left)]), ...kept.slice(left)];
}
