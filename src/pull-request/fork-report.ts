import { findPullRequest } from './find-pull-request.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { skipped } from './job-result.ts';
import { pullRequest } from './validate-pull-request.ts';

/**
 * Reports on a pull request of a fork after the workflow that it set off, whose token could not. Its files are read from
 * GitHub as data, and nothing that the other workflow has left is looked at.
 */
export async function fork(job: Job): Promise<JobResult> {
  const { trigger, github, run } = job;
  if (trigger.wish.kind !== 'fork') throw new Error('Internal error: this is not about a fork.');
  const pull = await findPullRequest(github(), run.repository, trigger.wish);
  if (pull === undefined) {
    return skipped('pull-request-moved', 'No open pull request is at that commit any more: a newer run reports.');
  }
  const { number, headRef, baseRef, head, base } = pull;
  return pullRequest({
    ...job,
    trigger: { ...trigger, head, base, pullRequest: { number, draft: null, headRef, baseRef } },
  });
}
