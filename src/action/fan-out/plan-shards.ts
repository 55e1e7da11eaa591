import { listGates } from '../../commands/list-gates.ts';
import { runUseCase } from '../../commands/run-use-case.ts';
import { validateCommand } from '../../pull-request/validate-prps.ts';
import { skippedResult, type RunResult } from '../../pull-request/run-result.ts';
import { withRuntime } from '../../pull-request/with-runtime.ts';
import type { ActionContext } from '../open-context.ts';
import { divideIntoShards } from './divide-into-shards.ts';
import { fanOutScope, revisionsOf } from './shard-scope.ts';

/** Divides a validation into cells, each for a job of its own, and puts them out for `strategy.matrix`. Runs no gate. */
export async function plan(context: ActionContext): Promise<RunResult> {
  const scope = await fanOutScope(await revisionsOf(context), context);
  const { repository, prps, renamed, hasFeatures } = scope;
  if (prps.length === 0 && !hasFeatures) {
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

/** A cell is a text in it: `${{ matrix.cell }}` hands it on as it is. */
function matrixOf(cells: ReturnType<typeof divideIntoShards>): string {
  return JSON.stringify({ include: cells.map((cell) => ({ id: cell.id, cell: JSON.stringify(cell) })) });
}
