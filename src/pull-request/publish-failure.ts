import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { markdownText } from '../report/markdown-text.ts';
import { notCheckedDetails, notCheckedReport, notCheckedTitle, type RunProblem } from '../report/not-checked-report.ts';
import { plain } from '../report/paint.ts';
import type { FooterTarget } from '../report/report-footer.ts';
import { type CheckRunBody, createCheckRun } from './check-run.ts';
import { checkOf, ifPossible } from './publish-report.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { updateStickyComment } from './sticky-comment.ts';

/** The part of a context that a report needs: the rest may be missing after an error. */
export type ReportingContext = Pick<
  PullRequestContext,
  'github' | 'repositoryName' | 'rights' | 'policy' | 'runKey' | 'run' | 'notices' | 'ownCheck' | 'leavesReports'
>;

const annotationsAtMost = 50;

/** Publishes on a commit and its pull request that a run ended with an error: a failed check, and our comment. */
export async function publishFailure(
  problem: RunProblem,
  { number, target }: { readonly number: number | undefined; readonly target: FooterTarget },
  { github, repositoryName, rights, policy, runKey, run, notices, ownCheck, leavesReports }: ReportingContext,
): Promise<void> {
  if (!rights.report || policy.dryRun || leavesReports === true) return;
  const path = pathOf(parseRepositoryName(repositoryName));
  const { head } = target;
  const { name, externalId } = checkOf({ runKey, run, ownCheck });
  // A line of the default branch is no line of this commit.
  const places = problem.configCommit === head ? problem.places : [];
  const body: CheckRunBody = {
    name,
    external_id: externalId,
    head_sha: head,
    status: 'completed',
    conclusion: 'failure',
    output: {
      title: notCheckedTitle(problem),
      summary: notCheckedDetails(problem, target),
      text: markdownText(problem.hint),
      annotations: places.slice(0, annotationsAtMost).map(({ file, line, column, message }) => ({
        path: file,
        start_line: line,
        end_line: line,
        start_column: column,
        end_column: column,
        annotation_level: 'failure',
        title: 'Configuration',
        message: plain(message),
      })),
    },
  };
  const check = await ifPossible(notices, { what: 'check', needs: 'checks: write' }, () =>
    createCheckRun(github, path, [body], ownCheck?.appId),
  );
  if (number === undefined || !policy.comment) return;
  const mark = { key: runKey, run: run.runNumber, attempt: run.runAttempt, head };
  const text = notCheckedReport(problem, target);
  const comment = { path, number, mark, text, login: check?.login, adopts: true };
  await ifPossible(notices, { what: 'comment', needs: 'pull-requests: write' }, () =>
    updateStickyComment(github, comment),
  );
}
