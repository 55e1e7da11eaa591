import { PrpError } from '../base/errors.ts';
import { isPrp } from '../config/prp-files.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { noPrpReport } from '../report/no-prp-report.ts';
import { checkRunBodies, createCheckRun } from './check-run.ts';
import { type CheckAndComments, createCheckAndReadComments, ownComments } from './create-check-and-read-comments.ts';
import { checkOf, ifPossible } from './publish-report.ts';
import { footerTarget, type PullRequestContext, replyTarget } from './pull-request-context.ts';
import { amendStickyComment } from './sticky-comment.ts';

/** A commit without a changed PRP. */
export interface UnchangedHead {
  /** In full. */
  readonly head: string;
  /** Of the pull request; undefined for a merge group. */
  readonly number?: number | undefined;
  readonly baseRef?: string | null | undefined;
}

/**
 * Publishes that no PRP changed: the check, as any rule may require it, and our comment, if an earlier commit got one. Both
 * take one request unless there is something to correct.
 */
export async function publishNoPrp(
  { head, number, baseRef = null }: UnchangedHead,
  context: PullRequestContext,
): Promise<void> {
  const { github, repositoryName, rights, policy, config, runKey, run, notices, repositoryId, ownCheck } = context;
  if (!rights.report || policy.dryRun || context.leavesReports === true) return;
  const path = pathOf(parseRepositoryName(repositoryName));
  const report = { validation: null, cancelled: false, prps: new Map(), generated: [], gone: [], notices: [] };
  const bodies = checkRunBodies({ ...report, ...replyTarget(head, context) }, checkOf(context));
  const isCommented = number !== undefined && policy.comment;
  const both =
    isCommented && repositoryId !== null && ownCheck === undefined
      ? await tryBoth(github, bodies[0], { path, repositoryId, number })
      : undefined;
  if (both === undefined) {
    await ifPossible(notices, { what: 'check', needs: 'checks: write' }, () =>
      createCheckRun(github, path, bodies, ownCheck?.appId),
    );
  }
  if (!isCommented) return;
  const comments = both?.comments;
  const mark = { key: runKey, run: run.runNumber, attempt: run.runAttempt, head };
  const target = footerTarget({ head, base: baseRef }, context);
  await ifPossible(notices, { what: 'comment', needs: 'pull-requests: write' }, () =>
    amendStickyComment(github, {
      path,
      number,
      mark,
      comments,
      login: comments && ownComments,
      adopts: true,
      amend: (earlier) => noPrpReport(earlier, (file) => isPrp(file, config), target),
    }),
  );
}

/** Undefined where the one request for both fails: two requests do without it. */
async function tryBoth(
  ...request: Parameters<typeof createCheckAndReadComments>
): Promise<CheckAndComments | undefined> {
  try {
    return await createCheckAndReadComments(...request);
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return undefined;
  }
}
