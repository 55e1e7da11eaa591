import { handleCommand, handleTrigger } from '../../pull-request/handle-trigger.ts';
import type { RunResult } from '../../pull-request/run-result.ts';
import type { ActionContext } from '../open-context.ts';
import { joined } from './shard-result.ts';
import { isMergeGroup, revisionsOf } from './shard-scope.ts';
import { readResults } from './read-results.ts';

/** Continues as a run of one job would, with the results of the gates of all shards: the same report, versions and check. */
export async function collect(context: ActionContext): Promise<RunResult> {
  const { head, base } = await revisionsOf(context);
  const { repository, runId } = context.run;
  const results = await readResults(context, { repository, runId, head, base: base ?? null });
  const informed = { ...context, examined: joined(results) };
  const { trigger, run } = context;
  if (trigger.pullRequest !== null)
    return handleTrigger({ ...trigger, request: { kind: 'pull-request' } }, run, informed);
  if (isMergeGroup(context)) return handleTrigger({ ...trigger, request: { kind: 'merge-group' } }, run, informed);
  return handleCommand('validate', trigger, run, informed);
}
