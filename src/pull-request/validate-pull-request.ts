import { findCitedFiles } from './find-cited-files.ts';
import { generatePrps } from './generate-prps.ts';
import { publishNoPrp } from './publish-no-prp.ts';
import { publishReport } from './publish-report.ts';
import type { Changes } from './pull-request-changes.ts';
import { openChanges } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult, validationResult } from './run-result.ts';
import { suggestChanges } from './suggest-changes.ts';
import { validateChanges } from './validate-changes.ts';
import { withRuntime } from './with-runtime.ts';

/** The pull request of an event. */
export interface PullRequest {
  readonly number: number;
  /** Commits, in full. */
  readonly head: string;
  readonly base: string;
  /** Names of branches; null if the event does not say. */
  readonly headRef: string | null;
  readonly baseRef: string | null;
  /** The number of files that it changes, where that is known. */
  readonly changedFiles?: number | null | undefined;
}

/** Generates PRPs from changed feature requests, versions and validates changed PRPs, and reports on the pull request. */
export async function validatePullRequest(pull: PullRequest, context: PullRequestContext): Promise<RunResult> {
  // 1. Find the PRPs and feature requests that the pull request changes.
  const { checkout, changes } = await openChanges(pull, context);
  const cited = await findCitedFiles(changes, checkout.head, context.config);
  if ([changes.prps, changes.features, changes.gone, changes.missing, cited].every(({ length }) => length === 0)) {
    await publishNoPrp(pull, context);
    return skippedResult('nothing-changed', 'No PRP and no feature request changed.');
  }
  const isAtHead = (changes.newestHead ?? pull.head) === pull.head;
  const isOutdated = context.run.runAttempt > 1 && !isAtHead;
  addNotices(changes, isOutdated, context);

  const ref = pull.headRef === null ? null : `refs/heads/${pull.headRef}`;
  const setting = {
    repository: checkout.staged,
    // The listed blobs belong to the newest head, which may be another commit.
    source: { commit: pull.head, ref, pullRequest: pull.number, ...(isAtHead && { blobs: changes.blobs }) },
    prps: changes.prps,
    // Pushes and schedules clean up: a review should not wait for it.
    tidies: false,
  };
  return withRuntime(context, setting, async (runtime) => {
    // 2. Generate PRPs, and commit them or offer them as a patch.
    const versioning = context.rights.versions && !context.policy.dryRun && !isOutdated;
    const features = isOutdated || context.leavesReports === true ? [] : changes.features;
    const generation = { versioning, repository: checkout.staged, target: { ref, head: pull.head } };
    const { generated, landing } = await generatePrps(features, generation, runtime, context);
    const commit = landing?.kind === 'committed' ? landing.commit : undefined;

    // 3. Validate the PRPs, and keep a version of each.
    const prps = [...new Set([...changes.prps, ...generated.map(({ path }) => path)])].toSorted();
    const base = { commit: checkout.base.commit, name: pull.baseRef ?? 'the base' };
    const changed = {
      prps,
      base,
      versioning,
      generated,
      landing,
      gone: changes.gone,
      cited,
      head: commit ?? pull.head,
    };
    const report = await validateChanges(changed, runtime, context);
    const { validation } = report;

    // 4. Publish the report, and suggest changes.
    const published = await publishReport(report, pull.number, context);
    if (validation !== null && commit === undefined && context.leavesReports !== true) {
      const { isFirst } = published;
      await suggestChanges({ ...pull, changes, data: validation.data, repository: checkout.staged, isFirst }, context);
    }
    return validationResult(report, published);
  });
}

/** Says what this run leaves out, and why. */
function addNotices({ missing, newestHead }: Changes, isOutdated: boolean, context: PullRequestContext): void {
  const { fromFork, rights, policy, notices } = context;
  if (!rights.report) {
    const source = fromFork === true ? 'a fork' : 'Dependabot';
    notices.add(`The token of this run may only read, because the pull request is from ${source}. ${withoutRights}`);
  } else if (fromFork === true) {
    notices.add('The pull request is from a fork: only static gates ran, and no version was kept.');
  } else if (!rights.versions) {
    notices.add('The pull request is from Dependabot: only static gates ran, and no version was kept.');
  }
  if (isOutdated) {
    const now = newestHead?.slice(0, 7) ?? 'another commit';
    notices.add(`The pull request is at \`${now}\` by now, so this older run kept no version.`);
  }
  if (policy.dryRun) notices.add('A dry run: nothing was kept, and nothing was written outside this summary.');
  const [first, ...others] = missing;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    notices.add(`\`${first}\`${more} could not be read: the checkout has no such file, or it is a link to nothing.`);
  }
}

const withoutRights =
  'Only static gates ran, no version was kept, and this summary is the report. A workflow on `workflow_run` can publish it.';
