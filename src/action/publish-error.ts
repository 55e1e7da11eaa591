import { findPullRequest } from '../pull-request/find-pull-request.ts';
import { collectNotices } from '../pull-request/notices.ts';
import { publishFailure } from '../pull-request/publish-failure.ts';
import { defaultConfig } from '../config/default-config.ts';
import type { GithubClient } from '../github/client.ts';
import { markdownFence } from '../report/markdown-text.ts';
import { notCheckedDetails, notCheckedReport, type RunProblem } from '../report/not-checked-report.ts';
import type { FooterTarget } from '../report/report-footer.ts';
import { replyWithError } from '../pull-request/answer-comment.ts';
import { clientOf, contextOf, runKeyOf } from './open-context.ts';
import type { StepRequest } from './read-request.ts';
import { writeSummary } from './runner.ts';
import type { StepLog } from './step-log.ts';

interface FailedStep {
  readonly step: StepRequest;
  readonly env: NodeJS.ProcessEnv;
  readonly log: StepLog;
  /** A comment with a command has no answer yet. */
  readonly isUnanswered: boolean;
}

/**
 * Writes the error of a run to the summary of the job, and publishes it where the result would be: a failed check and the
 * comment of the pull request, or the answer to a comment.
 */
export async function publishError(problem: RunProblem, { step, env, log, isUnanswered }: FailedStep): Promise<void> {
  const { inputs, run, trigger } = step;
  const repositoryUrl = `${run.serverUrl}/${run.repository}`;
  const target: FooterTarget = {
    head: trigger.head ?? run.sha,
    base: trigger.pullRequest?.baseRef ?? null,
    repositoryUrl,
    versionsBranch: inputs['versions-branch'] ?? defaultConfig.versions.branch,
    runUrl: `${repositoryUrl}/actions/runs/${run.runId}`,
  };
  const isCheck = isForCheck(trigger.request);
  const told = isCheck
    ? notCheckedReport(problem, { ...target, takesCommands: false })
    : `### ❌ The run ended with an error\n\n${notCheckedDetails(problem, { ...target, runUrl: undefined })}\n`;
  const excerpt = problem.excerpt === '' ? '' : `\n${markdownFence(problem.excerpt)}\n`;
  await writeSummary(`${told}${excerpt}`);

  const github = clientOf(inputs['github-token'] ?? '', env, log.announce);
  const notices = collectNotices(log.announce);
  const context = { ...contextOf(step), github, notices, run, repositoryName: run.repository, runKey: runKeyOf(env) };
  const { request, commentId, pullRequest, actor } = trigger;
  if (request.kind === 'slash-command' && isUnanswered) {
    if (commentId === null || pullRequest === null || actor === null || actor.isBot) return;
    await replyWithError({ number: pullRequest.number, commentId }, problem, context);
  }
  if (!isCheck) return;
  const found = request.kind === 'fork-report' ? await pullOf(request, run.repository, github) : undefined;
  const number = pullRequest?.number ?? found?.number;
  await publishFailure(
    problem,
    { number, target: { ...target, base: target.base ?? found?.baseRef ?? null } },
    context,
  );
}

type Request = StepRequest['trigger']['request'];

/** Whether the run would have written the check. */
function isForCheck(request: Request): boolean {
  if (request.kind === 'command') return request.command === 'plan' || request.command === 'collect';
  return request.kind === 'pull-request' || request.kind === 'merge-group' || request.kind === 'fork-report';
}

/** Undefined if GitHub does not say. */
async function pullOf(
  fork: Extract<Request, { kind: 'fork-report' }>,
  repository: string,
  github: GithubClient,
): Promise<{ readonly number: number; readonly baseRef: string } | undefined> {
  try {
    return await findPullRequest(github, repository, fork);
  } catch {
    return undefined;
  }
}
