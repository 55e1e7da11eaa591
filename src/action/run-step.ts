import type { ActionCommand } from '../pull-request/action-request.ts';
import { openContext } from './open-context.ts';
import type { Job, JobResult } from '../pull-request/pull-request-context.ts';
import { skipped } from '../pull-request/job-result.ts';
import { openStepLog } from './step-log.ts';
import { readRequest } from './read-request.ts';
import { reportResult, reportError } from './report-result.ts';

/**
 * Does what a workflow wants of this step, and returns the exit code: 0 passed, or nothing was to be done; 1 findings,
 * or an error. `print` writes to the log.
 */
export async function runStep(env: NodeJS.ProcessEnv, print: (text: string) => void): Promise<number> {
  const started = performance.now();
  const log = openStepLog(env, print);
  let command: string | null = null;
  try {
    // 1. What set it off, and what is wanted.
    const order = await readRequest(env);
    command = order.inputs.command;
    const { wish } = order.trigger;
    if (wish.kind === 'nothing')
      return await reportResult(skipped(wish.reason, wish.message), { env, print, started, order });

    // 2. Where: the checkout, its configuration, GitHub.
    const job = await openContext(order, env, log);

    // 3. Done, and told.
    return await reportResult(await carryOut(job), { env, print, started, order });
  } catch (error) {
    return await reportError(error, { env, print, started, command });
  } finally {
    await log.settle();
  }
}

/** Each is loaded only where it is wanted. */
async function carryOut(job: Job): Promise<JobResult> {
  const { wish } = job.trigger;
  switch (wish.kind) {
    case 'pull-request':
      return (await import('../pull-request/validate-pull-request.ts')).pullRequest(job);
    case 'fork':
      return (await import('../pull-request/fork-report.ts')).fork(job);
    case 'merge-group':
      return (await import('../pull-request/validate-merge-group.ts')).mergeGroup(job);
    case 'record':
      return (await import('../pull-request/record-push.ts')).record(job);
    case 'upkeep':
      return (await import('../pull-request/verify-and-clean-up.ts')).upkeep(job);
    case 'command':
      return carryOutNamed(wish.command, job);
    case 'slash-command':
      return (await import('../pull-request/answer-comment.ts')).slash(job);
    case 'nothing':
      throw new Error('Internal error: nothing was to be done.');
  }
}

async function carryOutNamed(command: ActionCommand, job: Job): Promise<JobResult> {
  if (command === 'plan') return (await import('./fan-out/plan-shards.ts')).plan(job);
  if (command === 'gate') return (await import('./fan-out/run-shard.ts')).runShard(job);
  if (command === 'collect') return (await import('./fan-out/collect-results.ts')).collect(job);
  return (await import('../pull-request/run-named-command.ts')).namedCommand(command, job);
}
