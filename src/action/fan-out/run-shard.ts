import type { GateResults } from '../../gates/gate-results.ts';
import type { ValidateReport } from '../../report/report.ts';
import { type Shard, readShard } from './shard.ts';
import type { ShardResult } from './shard-result.ts';
import { type Place, placeOf } from './shard-scope.ts';
import type { Job, JobResult } from '../../pull-request/pull-request-context.ts';
import { runAs } from '../../pull-request/run-typed.ts';
import { failedGatesIn } from '../../pull-request/report-outputs.ts';
import { validation } from '../../pull-request/commands-from-requests.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';

/**
 * Runs the gates of one cell, and leaves what they said as a file for `collect`, which weighs it: findings do not fail
 * this job.
 */
export async function runShard(job: Job): Promise<JobResult> {
  const { inputs, run } = job;
  const cell = readShard(inputs.cell);
  const place = await placeOf(job);
  const report = isEmpty(cell) ? undefined : await validated(cell, place, job);
  const result: ShardResult = {
    format: 1,
    kind: 'prp-cell',
    cell: cell.id,
    repository: run.repository,
    runId: run.runId,
    runAttempt: run.runAttempt,
    head: place.head,
    base: place.base ?? null,
    examination: examinationOf(report),
  };
  const path = await job.files.write(`${inputs.results}/${cell.id}.json`, JSON.stringify(result));
  return {
    status: 'passed',
    decision: 'continue',
    reason: 'examined',
    message: `What the gates said is in ${path}.`,
    command: 'gate',
    data: result.examination,
    markdown: '',
    versions: [],
    failedGates: report === undefined ? [] : failedGatesIn(report),
    outputs: { results: path },
  };
}

/** An empty list of PRPs would mean all of them. */
function isEmpty({ prps, commands }: Shard): boolean {
  return (prps ?? commands ?? []).length === 0;
}

async function validated(cell: Shard, { repository, base }: Place, job: Job): Promise<ValidateReport> {
  const { prps = [], commands, renamed = {} } = cell;
  const moved = new Map(Object.entries(renamed));
  const there = { ...repository, renamedSince: () => Promise.resolve(moved) };
  const command = validation(job, { prps, base, versioning: false });
  return withRuntime(job, { repository: there, prps }, async (runtime) =>
    commands === undefined
      ? runAs(command, runtime, { part: 'prps' })
      : runAs({ ...command, gates: commands }, runtime, { part: 'commands' }),
  );
}

function examinationOf(report: ValidateReport | undefined): GateResults {
  if (report === undefined) return { prps: [], gates: [], workers: 0, makespanMs: 0 };
  const { prps, gates, workers, makespanMs } = report.data;
  return {
    prps: prps.map(({ path, checksum, gates: own }) => ({ path, checksum, gates: own })),
    gates,
    workers,
    makespanMs,
  };
}
