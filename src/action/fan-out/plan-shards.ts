import { listGates } from '../../commands/list-gates.ts';
import { runUseCase } from '../../commands/run-use-case.ts';
import type { OverlayRepository } from '../../pull-request/overlay-repository.ts';
import { findCitedFiles } from '../../pull-request/find-cited-files.ts';
import { changesBetween } from '../../pull-request/pull-request-changes.ts';
import { openChanges, stageHead } from '../../pull-request/pull-request-checkout.ts';
import { publishNoPrp } from '../../pull-request/publish-no-prp.ts';
import { skippedResult, type RunResult } from '../../pull-request/run-result.ts';
import { validateCommand } from '../../pull-request/validate-prps.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';
import type { ActionContext } from '../open-context.ts';
import { type FanOutRevisions, revisionsOf } from './fan-out-revisions.ts';
import { divideIntoShards, type Shard } from '../../shards/shard.ts';

/** Divides a validation into shards, one for each job of `strategy.matrix`. Runs no gate. */
export async function planShards(context: ActionContext): Promise<RunResult> {
  const revisions = await revisionsOf(context);
  const { repository, prps, renamed, hasMore } = await findWork(revisions, context);
  if (prps.length === 0 && !hasMore) {
    if (revisions.base !== undefined)
      await publishNoPrp({ ...context.trigger.pullRequest, head: revisions.head }, context);
    return { ...skippedResult('nothing-changed', 'There is no PRP to validate.'), outputs: { matrix: matrixOf([]) } };
  }

  const command = validateCommand({ prps: [], versioning: false }, context);
  const commands = await withRuntime(context, { repository }, async (runtime) => {
    const report = await runUseCase(listGates, { name: 'list-gates', env: command.env, gates: command.gates }, runtime);
    return report.data.gates.filter(({ runs, command: line }) => runs && line !== undefined).map(({ id }) => id);
  });
  const cells = divideIntoShards({ prps, renamed, commands, needs: context.config.commands, runLoop: command.runLoop });
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

/** Each shard is a text in it, which `${{ matrix.cell }}` passes unchanged. */
function matrixOf(shards: readonly Shard[]): string {
  return JSON.stringify({ include: shards.map((shard) => ({ id: shard.id, cell: JSON.stringify(shard) })) });
}

interface Work {
  readonly repository: OverlayRepository;
  /** Paths, or names as in the input. */
  readonly prps: readonly string[];
  /** New path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** There is work for `collect` alone: feature requests, PRPs that are gone, or files that PRPs cite. */
  readonly hasMore: boolean;
}

/** The changes of a pull request or a merge group; on any other event the PRPs of the input, or all. */
async function findWork({ head, base }: FanOutRevisions, context: ActionContext): Promise<Work> {
  const { trigger, config, options } = context;
  if (base === undefined) {
    const repository = stageHead({ head }, context);
    const prps =
      options.prps.length > 0 ? options.prps : (await changesBetween(undefined, repository.original, config)).prps;
    return { repository, prps, renamed: new Map(), hasMore: false };
  }
  const number = trigger.pullRequest?.number;
  const { checkout, changes, renamed } = await openChanges({ ...trigger.pullRequest, head, base }, context);
  return {
    repository: checkout.staged,
    prps: changes.prps,
    renamed: renamed ?? new Map<string, string>(),
    hasMore:
      changes.gone.length > 0 ||
      (number !== undefined &&
        (changes.features.length > 0 || (await findCitedFiles(changes, checkout.head, config)).length > 0)),
  };
}
