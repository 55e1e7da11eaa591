import { applySuggestion, type Finding } from '../prp/finding.ts';
import { readLines } from '../prp/parse/lines.ts';
import { longestRun, markdownMessage, markdownText, visible } from './markdown-text.ts';
import type { ValidateData } from './report.ts';

/**
 * A comment on lines of a pull request with a suggestion that a reviewer applies with one click. Lines count from 1.
 */
export interface ReviewSuggestion {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly body: string;
}

/** Most lines of one suggestion. */
const linesAtMost = 20;

/**
 * The suggestions of new findings as whole lines, which GitHub requires. `contents` holds the validated texts of the
 * PRPs by path. Of several for the same lines only the first is kept, because they would undo one another.
 */
export function reviewSuggestions(
  { prps }: Pick<ValidateData, 'prps'>,
  contents: ReadonlyMap<string, string>,
): readonly ReviewSuggestion[] {
  return prps.flatMap(({ path, gates }) => {
    const text = contents.get(path);
    if (text === undefined) return [];
    const taken = new Set<number>();
    return gates
      .flatMap(({ findings }) => findings)
      .filter(({ baseline, suggestion, path: own }) => !baseline && suggestion !== undefined && own === path)
      .slice(0, suggestionsAtMost)
      .flatMap((finding) => suggestionOf(finding, text, taken));
  });
}

/** Of one PRP: each costs a pass over its text. */
const suggestionsAtMost = 50;

function suggestionOf(finding: Finding, text: string, taken: Set<number>): readonly ReviewSuggestion[] {
  const { path, startLine, endLine = startLine, rule, message } = finding;
  const mended = applySuggestion(text, finding);
  if (mended === undefined || endLine - startLine >= linesAtMost) return [];
  const range = Array.from({ length: endLine - startLine + 1 }, (_, at) => startLine + at);
  const after = readLines(mended);
  // The lines below the range are unchanged, so the end is counted from there.
  const below = readLines(text).length - endLine;
  const replacement = after.slice(startLine - 1, after.length - below).map((line) => line.text);
  if (range.some((line) => taken.has(line)) || replacement.length > linesAtMost || !replacement.every(isSeen))
    return [];
  for (const line of range) taken.add(line);
  const body = `${markdownMessage(message)} (${markdownText(rule, 60)})\n\n${block(replacement)}`;
  return [{ path, startLine, endLine, body }];
}

/** A reviewer must see the whole change before applying it. */
function isSeen(line: string): boolean {
  return line.length <= 2_000 && line.split('\t').every((part) => visible(part) === part);
}

/** Exact to the byte, because it will be applied. */
function block(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}suggestion`, ...lines, fence].join('\n');
}
