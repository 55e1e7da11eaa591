import {
  chooseReporter,
  handleTrigger,
  isUserError,
  observeChecks,
  pressButton,
  PrpError,
  type RunResult,
  skippedResult,
  validateHead,
} from '../../src/index.ts';
import { describeBug } from '../operation/describe-bug.ts';
import type { Job, JobResult, SentRequest } from './job.ts';
import { openContext, type OpenedContext } from './open-context.ts';

/** Runs the jobs that the parent process sends, one at a time, and ends with it. */
export function startWorker(): void {
  process.on('message', (job: Job) => void runJob(job).then((result) => process.send?.(result)));
  process.on('disconnect', () => process.exit());
}

/** What an error of our own code says stays in this process: it may quote content. */
async function runJob(job: Job): Promise<JobResult> {
  const rateLimitLeft: Record<string, number> = {};
  const requests: SentRequest[] = [];
  const seen = { rateLimitLeft, ...(job.isTraced && { requests }) };
  try {
    const opened = await openContext(job, seen);
    try {
      const { status, reason, message, restored = 0 } = await work(job, opened);
      return { status, reason, message, restored, ...seen };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!(error instanceof PrpError)) {
      return { status: 'error', code: 'bug', message: describeBug(error), hint: 'Report it.', ...seen };
    }
    const { code, message, hint } = error;
    // The configuration of the repository is wrong, for example: another attempt ends the same.
    if (isUserError(error) || code === 'E_CONFIG') return { status: 'failed', reason: code, message, ...seen };
    return { status: 'error', code, message, hint, ...seen };
  }
}

async function work({ task }: Job, opened: OpenedContext): Promise<RunResult> {
  const { context, trigger, run } = opened;
  switch (task.kind) {
    case 'observe':
      return observeChecks(task.commit, context);
    case 'validate':
      return validateHead(task.commit, context);
    case 'button':
      return pressButton(task, context);
    case 'trigger':
      if (trigger === undefined) throw new Error('Internal error: the event was not read.');
      if (trigger.request.kind !== 'nothing' && (await chooseReporter(context)) === 'action') {
        return skippedResult('left-to-action', 'A workflow of the repository uses the action, which does this.');
      }
      return handleTrigger(trigger, run, context);
  }
}
