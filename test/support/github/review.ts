import type { User } from './caller.ts';

export interface Review {
  readonly id: number;
  /** Of the pull request. */
  readonly number: number;
  readonly author: User;
  readonly body: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'PENDING';
  readonly commitId: string;
  readonly createdAt: string;
  readonly comments: readonly ReviewComment[];
}

export interface ReviewComment {
  readonly id: number;
  readonly path: string;
  readonly body: string;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly side: string;
  /** The part of the diff down to the line. */
  readonly hunk: string;
}

/**
 * The part of a file's patch that ends at a line; `undefined` when the line is not in the diff. `LEFT` counts the lines
 * before, `RIGHT` those after.
 */
export function hunkTo(patch: string, line: number, side: string): string | undefined {
  let header = 0;
  let current = 0;
  const lines = patch.split('\n');
  for (const [index, text] of lines.entries()) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text);
    if (start !== null) {
      header = index;
      current = Number(side === 'LEFT' ? start[1] : start[2]);
      continue;
    }
    const isOther = text.startsWith(side === 'LEFT' ? '+' : '-') || text.startsWith('\\');
    if (isOther) continue;
    if (current === line) return lines.slice(header, index + 1).join('\n');
    current += 1;
  }
  return undefined;
}
