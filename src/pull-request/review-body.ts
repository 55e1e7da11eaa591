import type { ReviewSuggestion } from '../report/review-suggestions.ts';
import { commentableLines } from './commentable-lines.ts';

/** One comment of a review, as `POST /repos/{owner}/{repo}/pulls/{number}/reviews` takes it. */
export interface ReviewComment {
  readonly path: string;
  readonly line: number;
  readonly side: 'RIGHT';
  readonly start_line?: number;
  readonly start_side?: 'RIGHT';
  readonly body: string;
}

/** More would bury the pull request. */
const commentsAtMost = 20;

/** Starts each comment: by it, and by its author, a later run knows what it has said before. */
const mark = '<!-- prp:suggestion -->';

/**
 * The suggestions that can be applied in the pull request: GitHub refuses a whole review when one line of it is not in
 * the diff. `patches` are the changed files' by path; `said` are bodies and paths of review comments that we wrote before.
 */
export function reviewComments(
  suggestions: readonly ReviewSuggestion[],
  patches: ReadonlyMap<string, string | undefined>,
  said: readonly { readonly path: string; readonly body: string }[],
): readonly ReviewComment[] {
  const known = new Set(said.map(({ path, body }) => `${path}\n${body}`));
  const lines = new Map([...patches].map(([path, patch]) => [path, commentableLines(patch)]));
  return suggestions
    .filter(({ path, startLine, endLine }) => {
      const own = lines.get(path);
      return own !== undefined && rangeOf(startLine, endLine).every((line) => own.has(line));
    })
    .map(({ path, startLine, endLine, body }): ReviewComment => {
      const range = startLine === endLine ? {} : ({ start_line: startLine, start_side: 'RIGHT' } as const);
      return { path, line: endLine, side: 'RIGHT', ...range, body: `${mark}\n${body}` };
    })
    .filter(({ path, body }) => !known.has(`${path}\n${body}`))
    .slice(0, commentsAtMost);
}

function rangeOf(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
