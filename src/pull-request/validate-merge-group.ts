import { changedByTrees } from './changed.ts';
import { hearing } from './notices.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { skipped, validated } from './job-result.ts';
import { published } from './published.ts';
import { pullRequestRepository } from './pull-request-repository.ts';
import { runAs } from './run-typed.ts';
import { earlierStories } from './version-summary.ts';
import { treeAt } from './tree-at.ts';
import { validation } from './commands-from-requests.ts';
import { withRuntime } from './with-runtime.ts';

/** Validates what a merge queue is about to land, and keeps nothing of it: it may never land. */
export async function mergeGroup(job: Job): Promise<JobResult> {
  const { head, base } = job.trigger;
  if (head === null || base === null) throw new Error('Internal error: this is no merge group.');
  const heard = hearing(job.announce);
  const repository = pullRequestRepository(job, head);
  const { prps, gone } = await changedByTrees(await treeAt(job, base), repository.workTree, job.config);
  if (prps.length === 0) return skipped('nothing-changed', 'No PRP changed.');
  return withRuntime(job, { repository, prps, announce: heard.announce }, async (runtime) => {
    const stories = await earlierStories(prps, { commit: base, name: 'the base' }, runtime);
    const validity = await runAs(validation(job, { prps, base, versioning: false }), runtime, job);
    const report = {
      validation: validity,
      cancelled: false,
      prps: stories,
      generated: [],
      gone,
      head,
      repositoryUrl: `${job.run.serverUrl}/${job.run.repository}`,
      versionsBranch: job.config.versions.branch,
    };
    return validated(validity, report, await published(report, job, heard));
  });
}
