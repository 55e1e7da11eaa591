import { handleTrigger } from '../pull-request/handle-trigger.ts';
import { type RunResult, skippedResult } from '../pull-request/run-result.ts';
import { type ActionContext, openContext } from './open-context.ts';
import { openStepLog } from './step-log.ts';
import { readRequest } from './read-request.ts';
import { reportResult, reportError } from './report-result.ts';

/**
 * Runs the step of a workflow, and returns the exit code: 0 passed, or there was nothing to do; 1 findings, or an error.
 */
export async function runStep(env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const log = openStepLog();
  let command: string | null = null;
  try {
    // 1. Read the inputs and the event.
    const step = await readRequest(env);
    command = step.inputs.command;
    const { request } = step.trigger;
    if (request.kind === 'nothing')
      return await reportResult(skippedResult(request.reason, request.message), { env, started, step });

    // 2. Open the checkout, its configuration and GitHub.
    const context = await openContext(step, env, log);

    // 3. Run, and write the outputs.
    return await reportResult(await runRequest(context), { env, started, step });
  } catch (error) {
    return await reportError(error, { started, command });
  } finally {
    await log.settle();
  }
}

/** The fan-out is for workflows alone; everything else is shared with other entry points. */
async function runRequest(context: ActionContext): Promise<RunResult> {
  const { request } = context.trigger;
  if (request.kind === 'command') {
    if (request.command === 'plan') return (await import('./fan-out/plan-shards.ts')).planShards(context);
    if (request.command === 'gate') return (await import('./fan-out/run-shard.ts')).runShard(context);
    if (request.command === 'collect') return (await import('./fan-out/collect-results.ts')).collectResults(context);
  }
  return handleTrigger(context.trigger, context.run, context);
}
