/** The line that stands for those left out before what is shown: `… 9,980 lines before`. */
export function linesBefore(count: number): string {
  return `… ${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'} before`;
}

/** How many lines such a line stands for; 0 when it is another. */
function linesIn(line: string): number {
  const count = /^… ([\d,]{1,20}) lines? before$/.exec(line)?.[1];
  return Number(count?.replaceAll(',', '') ?? 0);
}

/**
 * The last lines of what a command printed, none of it blank at its end, after a line that says how many came before: those
 * that were never kept are counted, too.
 */
export function lastLines(output: string, count: number): readonly string[] {
  const text = output.trimEnd();
  const lines = text === '' ? [] : text.split('\n');
  const dropped = linesIn(lines[0] ?? '');
  const kept = dropped === 0 ? lines : lines.slice(1);
  const left = Math.max(0, kept.length - count);
  return [...(dropped + left === 0 ? [] : [linesBefore(dropped + left)]), ...kept.slice(left)];
}
