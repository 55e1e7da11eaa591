import { publishNoPrp } from './publish-no-prp.ts';
import { publishReport } from './publish-report.ts';
import { openChanges } from './pull-request-checkout.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult, validationResult } from './run-result.ts';
import { validateChanges } from './validate-changes.ts';
import { withRuntime } from './with-runtime.ts';

/** Validates the commit that a merge queue is about to merge, and keeps no version: the queue may drop the commit. */
export async function validateMergeGroup(
  group: { readonly head: string; readonly base: string },
  context: PullRequestContext,
): Promise<RunResult> {
  const { checkout, changes } = await openChanges(group, context);
  const { prps, gone } = changes;
  if (prps.length === 0 && gone.length === 0) {
    await publishNoPrp(group, context);
    return skippedResult('nothing-changed', 'No PRP changed.');
  }
  return withRuntime(context, { repository: checkout.staged, prps }, async (runtime) => {
    const base = { commit: checkout.base.commit, name: 'the base' };
    const changed = { prps, base, versioning: false, generated: [], gone, head: group.head };
    const report = await validateChanges(changed, runtime, context);
    return validationResult(report, await publishReport(report, undefined, context));
  });
}
