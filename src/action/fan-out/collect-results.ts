import type { GateResults } from '../../gates/gate-results.ts';
import { joined } from './shard-result.ts';
import { isMergeGroup, placeOf } from './shard-scope.ts';
import type { Job, JobResult } from '../../pull-request/pull-request-context.ts';
import { mergeGroup } from '../../pull-request/validate-merge-group.ts';
import { namedCommand } from '../../pull-request/run-named-command.ts';
import { pullRequest } from '../../pull-request/validate-pull-request.ts';
import { readResults } from './read-results.ts';

/** Goes on as a run of one job would, with what the cells of a plan have found out: the same report, versions and check. */
export async function collect(job: Job): Promise<JobResult> {
  const { head, base } = await placeOf(job);
  const { repository, runId } = job.run;
  const results = await readResults(job, { repository, runId, head, base: base ?? null });
  const examined: GateResults = joined(results);
  const informed = { ...job, examined };
  if (job.trigger.pullRequest !== null) return pullRequest(informed);
  return isMergeGroup(job) ? mergeGroup(informed) : namedCommand('validate', informed);
}
