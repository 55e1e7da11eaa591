import type { WorkerStart } from '../../src/gates/isolation/worker-file.ts';

/** Names the file that `bundle-worker.ts` made. */
export const workerVariable = 'PRP_TEST_ISOLATION_WORKER';

/** Replaces the function of the same name in tests, as `vitest.config.ts` says. */
export function isolationWorker(): WorkerStart {
  return { file: process.env[workerVariable] ?? '', args: [] };
}
