import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod/mini';
import { keepNodeAlive } from '../../system/keep-node-alive.ts';
import { signalGroup } from '../../system/process-group.ts';
import type { Tree } from '../../system/tree.ts';
import { IsolationFailure } from './isolation-failure.ts';
import { type WorkerReport, type WorkerRequest, reportSchema } from './worker-protocol.ts';
import { answerFrom } from './remote-tree.ts';

export type GateJob = DistributiveOmit<Extract<WorkerRequest, { type: 'check' | 'describe' }>, 'job'>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

export type JobResult = Exclude<WorkerReport, { type: 'ask' | 'failed' }>;

/** One process for one gate, with one job at a time. An idle process does not keep Node alive. */
export class GateProcess {
  readonly #child: ChildProcess;
  readonly #memoryMb: number;
  /** Resolves when the process, and everything it started, is gone. */
  readonly gone: Promise<void>;
  #jobs = 0;
  #isAlive = true;

  constructor(memoryMb: number, env: NodeJS.ProcessEnv) {
    this.#memoryMb = memoryMb;
    const { file, args } = isolationWorker();
    this.#child = fork(file, [...args, String(process.pid), String(memoryMb)], {
      execArgv: [`--max-old-space-size=${memoryMb}`],
      env,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A separate process group, which can be killed as a whole.
      detached: true,
      windowsHide: true,
    });
    this.gone = new Promise((resolve) => {
      const end = (): void => {
        // Its group holds the processes that it left running.
        this.kill();
        this.#isAlive = false;
        resolve();
      };
      this.#child.once('exit', end);
      this.#child.on('error', end);
    });
    keepNodeAlive(this.#child, false);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /**
   * Resolves to the end of the job. Rejects with `IsolationFailure`, or with the signal's reason; then the process is
   * gone.
   */
  async run(job: GateJob, tree: Tree | undefined, signal: AbortSignal): Promise<JobResult> {
    const id = ++this.#jobs;
    const { promise, resolve, reject } = Promise.withResolvers<JobResult>();
    const work = job.type === 'describe' ? 'Loading it' : 'The gate';
    const receive = (message: unknown): void => {
      const { success, data, error } = reportSchema.safeParse(message);
      if (!success) reject(new IsolationFailure(`The report of the gate cannot be read: ${problemIn(error)}.`));
      else if (data.job !== id) return;
      else if (data.type === 'failed') reject(new IsolationFailure(`${work} failed: ${data.message}.`));
      else if (data.type === 'ask') void this.#answer(data, tree);
      else resolve(data);
    };
    const stop = (): void => reject(signal.reason);
    this.#child.on('message', receive);
    signal.addEventListener('abort', stop, { once: true });
    void this.gone.then(() => reject(this.#exitError()));
    keepNodeAlive(this.#child, true);
    if (signal.aborted) stop();
    else this.#send({ ...job, job: id });
    try {
      return await promise;
    } catch (error) {
      this.kill();
      await this.gone;
      throw error;
    } finally {
      this.#child.off('message', receive);
      signal.removeEventListener('abort', stop);
      keepNodeAlive(this.#child, false);
    }
  }

  /** Keeps Node alive until `gone` resolves. */
  kill(): void {
    if (!this.#isAlive) return;
    this.#child.ref();
    signalGroup(this.#child.pid, 'SIGKILL');
  }

  async #answer({ job, call, method, args }: TreeCall, tree: Tree | undefined): Promise<void> {
    try {
      if (tree === undefined) throw new Error('there are no files to read yet');
      this.#send({ type: 'answer', job, call, value: await answerFrom(tree, method, args) });
    } catch (error) {
      this.#send({ type: 'refusal', job, call, message: error instanceof Error ? error.message : String(error) });
    }
  }

  #send(request: WorkerRequest): void {
    // Without the callback a failure would be an event. It fails only when the process is ending, which `gone` reports.
    this.#child.send(request, () => {});
  }

  #exitError(): IsolationFailure {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined) return new IsolationFailure('The process of the gate could not be started.');
    if (signalCode === 'SIGABRT' || exitCode === abortCode) {
      return new IsolationFailure(
        `The gate was aborted: it most likely needs more than ${this.#memoryMb} MB of memory.`,
      );
    }
    const how = signalCode === null ? `ended itself with exit code ${exitCode}` : `was ended by ${signalCode}`;
    return new IsolationFailure(`The process of the gate ${how}.`);
  }
}

type TreeCall = Extract<WorkerReport, { type: 'ask' }>;

/** The exit code of an abort on systems without signals. */
const abortCode = 134;

function problemIn({ issues }: z.core.$ZodError): string {
  const { path = [], message = '' } = issues[0] ?? {};
  return `${path.join('.')}: ${message}`;
}

/** How to start a gate's process: the file that Node runs, and the arguments that select the worker in it. */
interface WorkerStart {
  readonly file: string;
  readonly args: readonly string[];
}

/**
 * The worker is a file beside this module, as source or as emitted, or beside the bundle that contains this module. A
 * bundle with one entry has no such file: its entry starts the worker on `--as isolation-worker`.
 */
function isolationWorker(): WorkerStart {
  const starts: readonly WorkerStart[] = [
    { file: beside('isolation-worker.ts'), args: [] },
    { file: beside('isolation-worker.js'), args: [] },
    { file: beside('index.js'), args: ['--as', 'isolation-worker'] },
  ];
  const found = starts.find(({ file }) => existsSync(file));
  if (found === undefined) throw new Error('Internal error: the isolation worker is not beside the program.');
  return found;
}

/** Makes this process the worker: for the entry of a bundle, on `--as isolation-worker`. */
export async function becomeIsolationWorker(): Promise<void> {
  await import('./isolation-worker.ts');
}

function beside(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}
