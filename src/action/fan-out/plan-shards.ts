import { divideIntoShards } from './divide-into-shards.ts';
import { fanOutScope, placeOf } from './shard-scope.ts';
import { hearing } from '../../pull-request/notices.ts';
import type { Job, JobResult } from '../../pull-request/pull-request-context.ts';
import { skipped } from '../../pull-request/job-result.ts';
import { runAs } from '../../pull-request/run-typed.ts';
import { validation } from '../../pull-request/commands-from-requests.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';

/** Divides a validation into cells, each for a job of its own, and puts them out for `strategy.matrix`. Runs no gate. */
export async function plan(job: Job): Promise<JobResult> {
  const place = await placeOf(job);
  const { prps, renamed, hasFeatures } = await fanOutScope(job, place, hearing(job.announce));
  if (prps.length === 0 && !hasFeatures) {
    return { ...skipped('nothing-changed', 'There is no PRP to validate.'), outputs: { matrix: matrixOf([]) } };
  }

  const command = validation(job, { prps: [], versioning: false });
  const commands = await withRuntime(job, { repository: place.repository }, async (runtime) => {
    const report = await runAs({ name: 'list-gates', env: command.env, gates: command.gates }, runtime);
    return report.data.gates.filter(({ runs, command: line }) => runs && line !== undefined).map(({ id }) => id);
  });
  const cells = divideIntoShards({ prps, renamed, commands, needs: job.config.commands, runLoop: command.runLoop });
  return {
    status: 'passed',
    decision: 'continue',
    reason: 'planned',
    message: `${cells.length} jobs for ${prps.length} PRPs and ${commands.length} commands.`,
    command: 'plan',
    data: { cells },
    markdown: '',
    versions: [],
    failedGates: [],
    outputs: { matrix: matrixOf(cells) },
  };
}

/** A cell is a text in it: `${{ matrix.cell }}` hands it on as it is. */
function matrixOf(cells: ReturnType<typeof divideIntoShards>): string {
  return JSON.stringify({ include: cells.map((cell) => ({ id: cell.id, cell: JSON.stringify(cell) })) });
}
