import type { Finding } from './finding.ts';
import { readLines, withoutByteOrderMark } from './parse/lines.ts';

type Suggested = Pick<Finding, 'startLine' | 'endLine' | 'startColumn' | 'endColumn' | 'suggestion'>;

/** The text with the suggestion of a finding in the place of its range; `undefined` when there is none to put there. */
export function applySuggestion(text: string, finding: Suggested): string | undefined {
  const { suggestion, startLine, endLine = startLine, startColumn = 1, endColumn } = finding;
  const lines = readLines(text);
  const last = lines[endLine - 1];
  if (suggestion === undefined || last === undefined || startLine < 1 || endLine < startLine) return undefined;

  const mark = text.length - withoutByteOrderMark(text).length;
  const lengthOf = (from: number, to: number) =>
    lines.slice(from, to).reduce((sum, line) => sum + line.text.length + line.ending.length, 0);
  const firstStart = lengthOf(0, startLine - 1);
  const lastStart = firstStart + lengthOf(startLine - 1, endLine - 1);
  const start = firstStart + (startLine === 1 ? mark : 0) + startColumn - 1;
  const end =
    endColumn === undefined ? lastStart + last.text.length : lastStart + (endLine === 1 ? mark : 0) + endColumn;
  const firstEnd = firstStart + (lines[startLine - 1]?.text.length ?? 0);
  if (startColumn < 1 || start > firstEnd || end < start || end > lastStart + last.text.length) return undefined;
  return text.slice(0, start) + suggestion + text.slice(end);
}
