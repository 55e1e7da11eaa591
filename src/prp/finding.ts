import { readLines, withoutByteOrderMark } from './parse/lines.ts';

export type Severity = 'error' | 'warning' | 'notice';

/**
 * A gate's message about a line of a PRP. Lines and columns count from 1; a range includes both its ends, and without
 * columns it is whole lines without the last line ending. Columns count UTF-16 code units; a byte order mark counts as
 * none.
 */
export interface Finding {
  /** Stable id, `PRP` and three digits. */
  readonly rule: string;
  readonly severity: Severity;
  /** The problem, in one sentence. */
  readonly message: string;
  readonly path: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  /** A text that replaces the range and so removes the finding. Advice belongs in `message`. */
  readonly suggestion?: string;
  /** True when the base revision has it too: shown, never failing. */
  readonly baseline: boolean;
  /** Equal for the same finding after lines above it moved. */
  readonly fingerprint: string;
}

type Suggested = Pick<Finding, 'startLine' | 'endLine' | 'startColumn' | 'endColumn' | 'suggestion'>;

/** Replaces the range of a finding by its suggestion; `undefined` without one. */
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
