import { apiLimits } from '../github/api-limits.ts';
import { publishReport } from './publish-report.ts';
import { reportMarkdown } from '../report/markdown.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';

/** Name of the check, for rules that require it. */
const checkName = 'PRP';

export interface PublishedReport {
  /** For the summary of the job. */
  readonly markdown: string;
  readonly hasCheck: boolean;
  /** Nothing of ours was on the pull request before. */
  readonly isFirst: boolean;
}

/** Tells a report where this run may, and gives it back for where it always may. */
export async function published(
  report: Omit<PullRequestReport, 'notices'>,
  job: Job,
  heard: Heard,
): Promise<PublishedReport> {
  const { trigger, inputs, run, lane, github } = job;
  let [hasCheck, isFirst] = [false, false];
  if (trigger.rights.report && !inputs['dry-run']) {
    const mark = { key: lane, run: run.runNumber, attempt: run.runAttempt, head: report.head };
    const number = inputs.comment ? trigger.pullRequest?.number : undefined;
    const told = await publishReport(
      github(),
      { ...report, notices: heard.notices() },
      {
        repository: run.repository,
        name: checkName,
        externalId: `${lane} ${run.runId}.${run.runAttempt}`,
        comment: number === undefined ? null : { number, mark },
      },
    );
    for (const notice of told.notices) heard.add(notice);
    ({ hasCheck, isFirst } = told);
  }
  const markdown = reportMarkdown({ ...report, notices: heard.notices() }, { limit: summaryLimit });
  return { markdown, hasCheck, isFirst };
}

/** What else stands in the summary is a patch, which is bounded itself. */
const summaryLimit = apiLimits.jobSummary - 400_000;
