import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How to start a gate's process: the file that Node runs, and the arguments that select the worker in it. */
export interface WorkerStart {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The worker is a file beside this module, as source or as emitted, or beside the bundle that contains this module. A
 * bundle with one entry has no such file: its entry starts the worker on `--as isolation-worker`.
 */
export function isolationWorker(): WorkerStart {
  const starts: readonly WorkerStart[] = [
    { file: beside('isolation-worker.ts'), args: [] },
    { file: beside('isolation-worker.js'), args: [] },
    { file: beside('index.js'), args: ['--as', 'isolation-worker'] },
  ];
  const found = starts.find(({ file }) => existsSync(file));
  if (found === undefined) throw new Error('Internal error: the isolation worker is not beside the program.');
  return found;
}

function beside(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
