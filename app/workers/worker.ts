import { handleTrigger, isUserError, PrpError } from '../../src/index.ts';
import type { Job, JobResult } from './job.ts';
import { openContext } from './open-context.ts';

/** Runs the jobs that the parent process sends, one at a time, and ends with it. */
export function startWorker(): void {
  process.on('message', (job: Job) => void runJob(job).then((result) => process.send?.(result)));
  process.on('disconnect', () => process.exit());
}

/** What an error of our own code says stays in this process: it may quote content. */
async function runJob(job: Job): Promise<JobResult> {
  try {
    const opened = await openContext(job);
    if ('nothing' in opened) return { status: 'skipped', ...opened.nothing };
    const { trigger, run, context, close } = opened;
    try {
      const { status, reason, message } = await handleTrigger(trigger, run, context);
      return { status, reason, message };
    } finally {
      close();
    }
  } catch (error) {
    if (!(error instanceof PrpError)) return { status: 'error', code: 'bug', message: nameOf(error), hint: 'Report it.' };
    const { code, message, hint } = error;
    // The configuration of the repository is wrong, for example: another attempt ends the same.
    if (isUserError(error)) return { status: 'failed', reason: code, message };
    return { status: 'error', code, message, hint };
  }
}

/** The class and the place of an error, without its text. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'A value was thrown that is no error.';
  const place = /\(?([^\s()]+:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] ?? 'an unknown place';
  return `${error.name} at ${place}`;
}
