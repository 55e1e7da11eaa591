import { changedByTrees } from '../../pull-request/changed.ts';
import { hearing } from '../../pull-request/heard.ts';
import type { Job, JobResult } from '../../pull-request/job.ts';
import { skipped, validated } from '../../pull-request/job-result.ts';
import { published } from '../../pull-request/published.ts';
import { pullRequestRepository } from '../../pull-request/pull-request-repository.ts';
import { runAs } from '../../pull-request/run-as.ts';
import { earlierStories } from '../../pull-request/stories.ts';
import { treeAt } from '../../pull-request/tree-at.ts';
import { validation } from '../../pull-request/validation.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';

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
    const validity = await runAs(validation(job, { prps, base, versioning: false }), runtime);
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
