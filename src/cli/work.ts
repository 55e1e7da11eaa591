import { resolve } from 'node:path';
import { openRepository } from '../system/repository.ts';
import { serveJobs, type WorkerEvent } from '../workers/serve-jobs.ts';
import { readWorkerSettings } from '../workers/worker-settings.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { printerTo } from './printer.ts';

/** Runs jobs until a signal: the first one waits for those that run, a second one ends the program. Returns the exit code. */
export async function work({ redis = true, directory = '.', color }: GlobalOptions): Promise<number> {
  const settings = readWorkerSettings(redis, process.env);
  const clone = await openRepository(resolve(directory));
  const { print, paint } = printerTo(process.stdout, color);
  const announce = (event: WorkerEvent): void => print(`${lineOf(event)}\n`);
  const worker = await serveJobs({ ...settings, clone, announce });
  print(`${paint('bold', worker.name)} takes jobs of ${(await clone.name()) ?? 'no repository'}\n`);
  await new Promise<void>((stop) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(name, () => {
        stop();
        process.once(name, () => process.exit(130));
      });
    }
  });
  await worker.stop();
  await clone.objects.close();
  return 0;
}

function lineOf(event: WorkerEvent): string {
  switch (event.type) {
    case 'job-started':
      return `started ${event.gates.join(', ')} at ${event.commit.slice(0, 7)}`;
    case 'job-ended':
      return event.examination.gates
        .map(({ id, status, durationMs }) => `${status} ${id} ${(durationMs / 1000).toFixed(1)} s`)
        .join('\n');
    case 'job-refused':
      return `refused a job: ${event.reason}`;
    case 'redis-failed':
      return `Redis: ${event.error.message}`;
  }
}
