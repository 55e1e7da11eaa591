import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import type { GithubClient } from '../github/client.ts';
import { parseResponse } from '../github/api-response.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { ValidateData } from '../report/report.ts';
import { type ReviewSuggestion, reviewSuggestions } from '../report/review-suggestions.ts';
import { blobId } from '../system/blob-id.ts';
import type { Repository } from '../system/repository.ts';
import type { Changes } from './pull-request-changes.ts';
import type { PullRequestContext } from './pull-request-context.ts';

export interface Suggesting {
  /** Of the pull request. */
  readonly number: number;
  /** The commit that was validated. */
  readonly head: string;
  readonly changes: Pick<Changes, 'blobs' | 'newestHead' | 'patches'>;
  readonly data: ValidateData;
  readonly repository: Pick<Repository, 'read'>;
  /** The pull request has no suggestions yet: GitHub is not asked for them. */
  readonly isFirst: boolean;
}

/** Suggests changes for findings in a review, if the findings are about the lines of the pull request's head. */
export async function suggestChanges(
  { number, head, changes, data, repository, isFirst }: Suggesting,
  { github, repositoryName, rights, policy, notices }: PullRequestContext,
): Promise<void> {
  if (!rights.report || !policy.comment || policy.dryRun) return;
  // A newer head has other lines.
  if ((changes.newestHead ?? head) !== head) return;
  const suggestions = reviewSuggestions(data, await textsAtHead(data, changes.blobs, repository));
  // Most runs have nothing to suggest and ask GitHub nothing.
  if (reviewComments(suggestions, changes.patches, []).length === 0) return;
  try {
    const path = `${pathOf(parseRepositoryName(repositoryName))}/pulls/${number}`;
    const earlier = isFirst ? [] : await listReviewComments(github, path);
    const comments = reviewComments(suggestions, changes.patches, earlier);
    if (comments.length === 0) return;
    const body = 'Suggested fixes';
    await github.rest('POST', `${path}/reviews`, { body: { commit_id: head, event: 'COMMENT', body, comments } });
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    // The comment needs the same permission, and its notice names it.
    if (error.code !== 'E_FORBIDDEN') notices.add(`Changes could not be suggested in a review: ${error.message}`);
  }
}

/** The PRPs with suggestions whose validated bytes are those of the head: the checked-out merge may have other lines. */
async function textsAtHead(
  { prps }: ValidateData,
  blobs: Changes['blobs'],
  repository: Pick<Repository, 'read'>,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { path, gates } of prps) {
    if (!gates.some(({ findings }) => findings.some(({ suggestion }) => suggestion !== undefined))) continue;
    const blob = blobs.get(path);
    const bytes = await repository.read(path);
    if (blob !== undefined && blob === blobId(bytes, blob.length))
      texts.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
  return texts;
}

const commentsSchema = z.array(z.object({ path: z.string(), body: z.string() }));

async function listReviewComments(client: GithubClient, path: string): Promise<z.infer<typeof commentsSchema>> {
  const comments: z.infer<typeof commentsSchema> = [];
  for await (const { body } of client.pages(`${path}/comments`)) comments.push(...parseResponse(commentsSchema, body));
  return comments;
}

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

/** Starts each comment: by it, and by the path, a later run recognises earlier suggestions. */
const mark = '<!-- prp:suggestion -->';

/**
 * The suggestions that the pull request can apply: GitHub refuses a whole review when one line of it is not in the diff.
 * `patches` are those of the changed files, by path; `earlier` are the review comments of the pull request.
 */
export function reviewComments(
  suggestions: readonly ReviewSuggestion[],
  patches: ReadonlyMap<string, string | undefined>,
  earlier: readonly { readonly path: string; readonly body: string }[],
): readonly ReviewComment[] {
  const known = new Set(earlier.map(({ path, body }) => `${path}\n${body}`));
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

/**
 * The lines of the new side that a review can comment on: those that a patch of `GET /repos/…/pulls/{number}/files` shows,
 * added or as context. GitHub omits the patch of large and binary files: they have no such lines.
 */
export function commentableLines(patch: string | undefined): ReadonlySet<number> {
  const lines = new Set<number>();
  let line = 0;
  for (const text of (patch ?? '').split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (hunk !== null) {
      line = Number(hunk[1]);
    } else if (text.startsWith('+') || text.startsWith(' ')) {
      lines.add(line);
      line += 1;
    }
  }
  return lines;
}
