import { PrpError } from '../base/errors.ts';
import { reportMarkdown } from '../report/markdown.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import { checkRunBodies } from './check-run-body.ts';
import type { GithubClient } from '../github/client.ts';
import { keepStickyComment } from './keep-sticky-comment.ts';
import { apiLimits } from '../github/api-limits.ts';
import { makeCheckRun } from './check-run.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { StickyMark } from './sticky-comment.ts';

export interface Publication {
  /** `owner/name`. */
  readonly repository: string;
  /** Of the check. */
  readonly name: string;
  /** What this run calls itself, so that it finds its check again. */
  readonly externalId: string;
  /** The comment to keep up to date; null for none. */
  readonly comment: { readonly number: number; readonly mark: StickyMark } | null;
}

export interface Published {
  /** Whether there is a check, with the findings at their lines. */
  readonly hasCheck: boolean;
  /** Nothing of ours was on the pull request before. */
  readonly isFirst: boolean;
  /** What could not be said where, and why. */
  readonly notices: readonly string[];
}

/** Puts a report where people look: a check of the commit, and the one comment. */
export async function publishReport(
  client: GithubClient,
  report: PullRequestReport,
  { repository, name, externalId, comment }: Publication,
): Promise<Published> {
  const path = pathOf(parseRepositoryName(repository));
  const notices: string[] = [];
  const check = await ifPossible(notices, { what: 'check', needs: 'checks: write' }, () =>
    makeCheckRun(client, path, checkRunBodies(report, { name, externalId })),
  );
  const hasCheck = check !== undefined;
  if (comment === null) return { hasCheck, isFirst: false, notices };
  const { number, mark } = comment;
  const said = { ...report, notices: [...report.notices, ...notices] };
  // The mark stands before it, and takes less than this.
  const text = reportMarkdown(said, { limit: apiLimits.comment - 300 });
  const sticky = { path, number, mark, text, login: check?.login };
  const isFirst = await ifPossible(notices, { what: 'comment', needs: 'pull-requests: write' }, () =>
    keepStickyComment(client, sticky),
  );
  return { hasCheck, isFirst: isFirst ?? false, notices };
}

/** What cannot be said in one place is said in the others: that changes nothing of what was found. */
async function ifPossible<Value>(
  notices: string[],
  { what, needs }: { readonly what: string; readonly needs: string },
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    const { code, message, hint } = error;
    // GitHub names the permission of whichever request came first.
    const advice = code === 'E_FORBIDDEN' ? `A token needs ${needs} for it.` : hint;
    notices.push(`There is no ${what}: ${message} ${advice}`);
    return undefined;
  }
}
