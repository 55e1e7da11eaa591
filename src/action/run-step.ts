import { handleTrigger } from '../pull-request/handle-trigger.ts';
import { type RunResult, skippedResult } from '../pull-request/run-result.ts';
import { type ActionContext, openContext } from './open-context.ts';
import { openWorkers } from './open-workers.ts';
import { openStepLog, type StepLog } from './step-log.ts';
import { readReportingRequest, readRequest, type StepRequest } from './read-request.ts';
import { problemOf } from './run-problem.ts';
import { annotate } from './runner.ts';
import { reportResult, reportError } from './report-result.ts';

/**
 * Runs the step of a workflow, and returns the exit code: 0 passed, or there was nothing to do; 1 findings, or an error.
 */
export async function runStep(env: NodeJS.ProcessEnv): Promise<number> {
  const started = performance.now();
  const log = openStepLog();
  let command: string | null = null;
  let step: StepRequest | undefined;
  let context: ActionContext | undefined;
  let workers: Awaited<ReturnType<typeof openWorkers>>;
  try {
    // 1. Read the inputs and the event.
    step = await readRequest(env);
    command = step.inputs.command;
    const { request } = step.trigger;
    if (request.kind === 'nothing')
      return await reportResult(skippedResult(request.reason, request.message), { env, started, step });

    // 2. Open the checkout, its configuration and GitHub.
    context = await openContext(step, env, log);

    // 3. Run, and write the outputs.
    workers = await openWorkers(context, env);
    const result = await runRequest({ ...context, startCommands: workers?.start });
    return await reportResult(result, { env, started, step });
  } catch (error) {
    const exitCode = await reportError(error, { started, command });
    await tellOthers(error, { step, hasContext: context !== undefined, env, log });
    return exitCode;
  } finally {
    await workers?.close();
    await log.settle();
  }
}

interface Failure {
  /** Undefined if the inputs could not be read. */
  readonly step: StepRequest | undefined;
  readonly hasContext: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly log: StepLog;
}

/** The log has the error already: where it cannot be published, nothing else is to be done. */
async function tellOthers(error: unknown, { step: read, hasContext, env, log }: Failure): Promise<void> {
  try {
    const step = read ?? (await readReportingRequest(env));
    if (step.trigger.request.kind === 'nothing') return;
    const { publishError } = await import('./publish-error.ts');
    await publishError(problemOf(error, step, { isOfInputs: read === undefined, env }), {
      step,
      env,
      log,
      isUnanswered: !hasContext,
    });
  } catch (second) {
    annotate('warning', `The error could not be published: ${second instanceof Error ? second.message : 'unknown'}`);
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
