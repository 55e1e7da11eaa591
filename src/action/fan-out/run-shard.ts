import { runValidation, validateCommand } from '../../pull-request/validate-prps.ts';
import type { GateResults } from '../../gates/verdict.ts';
import { stageHead } from '../../pull-request/pull-request-checkout.ts';
import { failedGatesIn, type RunResult } from '../../pull-request/run-result.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';
import type { ValidateReport } from '../../report/report.ts';
import { PrpError } from '../../base/errors.ts';
import { type Shard, shardSchema } from '../../shards/shard.ts';
import type { ActionContext } from '../open-context.ts';
import type { ShardResult } from './shard-result.ts';
import { type FanOutRevisions, revisionsOf } from './fan-out-revisions.ts';

/** Runs the gates of one shard, and writes their results for `collect`, which decides: findings do not fail this job. */
export async function runShard(context: ActionContext): Promise<RunResult> {
  const { inputs, run } = context;
  const shard = readShard(inputs.cell);
  const revisions = await revisionsOf(context);
  const report = isEmpty(shard) ? undefined : await validateShard(shard, revisions, context);
  const result: ShardResult = {
    format: 1,
    kind: 'prp-cell',
    cell: shard.id,
    repository: run.repository,
    runId: run.runId,
    runAttempt: run.runAttempt,
    head: revisions.head,
    base: revisions.base ?? null,
    examination: examinationOf(report),
  };
  const path = await context.files.write(`${inputs.results}/${shard.id}.json`, JSON.stringify(result));
  return {
    status: 'passed',
    decision: 'continue',
    reason: 'examined',
    message: `The results of the gates are in ${path}.`,
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

async function validateShard(
  shard: Shard,
  { head, base }: FanOutRevisions,
  context: ActionContext,
): Promise<ValidateReport> {
  const { prps = [], commands, renamed = {} } = shard;
  const repository = stageHead({ head, renamed: new Map(Object.entries(renamed)) }, context);
  const command = validateCommand({ prps, base, versioning: false }, context);
  return withRuntime(context, { repository, prps }, async (runtime) =>
    commands === undefined
      ? runValidation(command, runtime, { part: 'prps' })
      : runValidation({ ...command, gates: commands }, runtime, { part: 'commands' }),
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

/** Reads the input `cell`. Throws `E_USAGE` for a text that is not from a plan. */
function readShard(input: string | undefined): Shard {
  const read = shardSchema.safeParse(parseJson(input ?? ''));
  if (read.success && (read.data.prps === undefined) !== (read.data.commands === undefined)) return read.data;
  throw new PrpError('E_USAGE', `The input cell is ${input === undefined ? 'missing' : 'not a cell of a plan'}.`, {
    hint: 'Set `cell: ${{ matrix.cell }}`, and the output `matrix` of `command: plan` as `strategy.matrix`.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses it.
    return undefined;
  }
}
