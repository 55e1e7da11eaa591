import type { Origin } from '../system/origin.ts';
import type { Repository } from '../system/repository.ts';
import { delivered } from './commit-or-patch.ts';
import { generated } from './generate-prps.ts';
import { hearing } from './notices.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { skipped, validated } from './job-result.ts';
import { published } from './published.ts';
import { type PullRequestChange, pullRequestChange } from './pull-request-changes.ts';
import { noticesOn } from './pull-request-notices.ts';
import { baseOf, pullRequestRepository } from './pull-request-repository.ts';
import { runAs } from './run-typed.ts';
import { stagedRepository } from './overlay-repository.ts';
import { earlierStories, storiesWith } from './version-summary.ts';
import { offered } from './suggest-changes.ts';
import { validation } from './commands-from-requests.ts';
import { withRuntime } from './with-runtime.ts';

/** Makes PRPs of changed feature requests, versions and validates changed PRPs, and reports on the pull request. */
export async function pullRequest(job: Job): Promise<JobResult> {
  const { inputs, trigger } = job;
  const pull = pullOf(job);
  const heard = hearing(job.announce);

  // 1. What the pull request changes.
  const files = pullRequestRepository(job, pull.head);
  const base = await baseOf(job, pull.head, pull.base);
  const change = await pullRequestChange(job, { number: pull.number, base, there: files.workTree }, heard);
  if ([change.prps, change.features, change.gone, change.missing].every(({ length }) => length === 0))
    return skipped('nothing-changed', 'No PRP and no feature request changed.');
  const isOutdated = job.run.runAttempt > 1 && (change.newestHead ?? pull.head) !== pull.head;
  for (const notice of noticesOn(job, change, isOutdated)) heard.add(notice);

  // 2. What is made of it: PRPs of feature requests, versions, findings.
  const repository = stagedRepository(renamedAs(change, files));
  const versioning = trigger.rights.versions && !inputs['dry-run'] && !isOutdated;
  const setting = {
    repository,
    origin: originOf(job, pull, change),
    prps: change.prps,
    // That is for what lands, and for a schedule: whoever waits for a review is not to wait for it.
    tidies: false,
    announce: heard.announce,
  };
  return withRuntime(job, setting, async (runtime) => {
    const made = isOutdated ? [] : await generated(change.features, { versioning, runtime }, job, heard);
    const changes = made.map(({ path, version }) => ({ action: 'generated', path, version }) as const);
    const { commit, offer } = await delivered(changes, repository, job, heard);
    const prps = [...new Set([...change.prps, ...made.map(({ path }) => path)])].toSorted();
    const stories = await earlierStories(prps, { commit: base, name: pull.baseName }, runtime);
    const validity = prps.length === 0 ? null : await runAs(validation(job, { prps, base, versioning }), runtime, job);

    // 3. What is said of it, and where.
    const report = {
      validation: validity,
      cancelled: false,
      prps: storiesWith(validity?.data.prps ?? [], stories),
      generated: made,
      gone: change.gone,
      head: commit ?? pull.head,
      repositoryUrl: `${job.run.serverUrl}/${job.run.repository}`,
      versionsBranch: job.config.versions.branch,
    };
    const told = await published(report, job, heard);
    if (validity !== null && commit === undefined) {
      await offered({ data: validity.data, head: pull.head, change, repository, isFirst: told.isFirst }, job, heard);
    }
    return validated(validity, report, { ...told, markdown: [told.markdown, offer].join('\n') });
  });
}

interface Pull {
  readonly number: number;
  readonly head: string;
  readonly base: string;
  readonly baseName: string;
  readonly ref: string | null;
}

function pullOf({ trigger: { pullRequest: pull, head, base } }: Job): Pull {
  if (pull === null || head === null || base === null) throw new Error('Internal error: this is no pull request.');
  const ref = pull.headRef === null ? null : `refs/heads/${pull.headRef}`;
  return { number: pull.number, head, base, baseName: pull.baseRef ?? 'the base', ref };
}

/** Versions name the head: nobody will find the merge that is checked out again. */
function originOf(
  { run, trigger }: Job,
  { number, head, ref }: Pull,
  { blobs, newestHead }: PullRequestChange,
): Origin {
  const { repository } = run;
  // What is known of a newer head says nothing of this one.
  const isSame = newestHead === undefined || newestHead === head;
  const place = { repository, commit: head, ref, pullRequest: number, actor: trigger.actor?.login ?? null };
  return { ...place, blobs: isSame ? blobs : new Map() };
}

/** GitHub tells what was renamed, where it tells what changed. */
function renamedAs({ renamed }: PullRequestChange, repository: Repository): Repository {
  return renamed === undefined ? repository : { ...repository, renamedSince: () => Promise.resolve(renamed) };
}
