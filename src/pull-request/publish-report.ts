import { PrpError } from '../base/errors.ts';
import { apiLimits } from '../github/api-limits.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { reportMarkdown } from '../report/markdown.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import { type CheckIdentity, checkRunBodies, createCheckRun } from './check-run.ts';
import type { Notices } from './notices.ts';
import { type PullRequestContext, replyTarget } from './pull-request-context.ts';
import { updateStickyComment } from './sticky-comment.ts';

/** Name of the check, for rules that require it. */
export const checkName = 'PRP';

/** The mark of the sticky comment is shorter than this. */
const markLength = 300;

/** The summary may also hold a patch, which has a limit itself. */
const summaryLimit = apiLimits.jobSummary - 400_000;

export interface PublishedReport {
  /** For the summary of the job. */
  readonly markdown: string;
  /** A check shows the findings at their lines. */
  readonly hasCheck: boolean;
  /** The comment of the pull request has the report. */
  readonly hasComment: boolean;
  /** The pull request had no comment of an earlier run. */
  readonly isFirst: boolean;
}

/**
 * Writes the check of the commit and the sticky comment of the pull request, as far as this run may, and returns the
 * report as Markdown. Without a `number` there is no comment.
 */
export async function publishReport(
  result: Pick<
    PullRequestReport,
    'validation' | 'prps' | 'generated' | 'gone' | 'head' | 'baseName' | 'landing' | 'cited' | 'isPartial'
  >,
  number: number | undefined,
  context: PullRequestContext,
): Promise<PublishedReport> {
  const { github, repositoryName, rights, policy, runKey, run, notices, sharesComment } = context;
  const report = { ...result, number, cancelled: false, ...replyTarget(result.head, context) };
  let [hasCheck, hasComment, isFirst] = [false, false, false];
  if (rights.report && !policy.dryRun && context.leavesReports !== true) {
    const path = pathOf(parseRepositoryName(repositoryName));
    const bodies = checkRunBodies({ ...report, notices: notices.all() }, checkOf(context));
    const check = await ifPossible(notices, { what: 'check', needs: 'checks: write' }, () =>
      createCheckRun(github, path, bodies, context.ownCheck?.appId),
    );
    hasCheck = check !== undefined;
    if (policy.comment && number !== undefined) {
      const { repositoryUrl } = report;
      const reportUrl = `${repositoryUrl}/${check === undefined ? `actions/runs/${run.runId}` : `runs/${check.id}`}`;
      const told = { ...report, reportUrl, notices: notices.all() };
      const text = reportMarkdown(told, { limit: apiLimits.comment - markLength });
      const mark = { key: runKey, run: run.runNumber, attempt: run.runAttempt, head: report.head };
      const comment = { path, number, mark, text, login: check?.login, adopts: sharesComment };
      const needs = 'pull-requests: write';
      const written = await ifPossible(notices, { what: 'comment', needs }, () => updateStickyComment(github, comment));
      hasComment = written !== undefined;
      isFirst = written ?? false;
    }
  }
  const markdown = reportMarkdown({ ...report, notices: notices.all() }, { limit: summaryLimit, isSummary: true });
  return { markdown, hasCheck, hasComment, isFirst };
}

/** The name of the check, and an id that finds it again. */
export function checkOf({
  runKey,
  run,
  ownCheck,
}: Pick<PullRequestContext, 'runKey' | 'run' | 'ownCheck'>): CheckIdentity {
  return { name: checkName, externalId: `${runKey} ${run.runId}.${run.runAttempt}`, ownAppId: ownCheck?.appId };
}

/** A report that cannot be published in one place is published in the others, with a notice. */
export async function ifPossible<Value>(
  notices: Notices,
  { what, needs }: { readonly what: string; readonly needs: string },
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    const { code, message, hint } = error;
    // GitHub's own hint names the permission of the first request, which may be another one.
    notices.add(
      code === 'E_FORBIDDEN' ? `No ${what}: the workflow lacks \`${needs}\`.` : `No ${what}: ${message} ${hint}`,
    );
    return undefined;
  }
}
