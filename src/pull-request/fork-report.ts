import { findPullRequest, type ForkCommit } from './find-pull-request.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import { validatePullRequest } from './validate-pull-request.ts';

/**
 * Reports on a pull request of a fork after its own run, whose token may only read. The files are read from GitHub as data;
 * nothing that the other run has left is read.
 */
export async function reportOnFork(fork: ForkCommit, context: PullRequestContext): Promise<RunResult> {
  const pull = await findPullRequest(context.github, context.repositoryName, fork);
  if (pull === undefined) {
    return skippedResult('pull-request-moved', 'No open pull request is at that commit any more: a newer run reports.');
  }
  const result = await validatePullRequest(pull, context);
  return { ...result, isAnswered: result.hasCheck === true || result.hasComment === true };
}
