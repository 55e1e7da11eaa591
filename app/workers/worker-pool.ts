import { type ChildProcess, fork } from 'node:child_process';
import { type Job, type JobResult, jobResultSchema } from './job.ts';

export interface WorkerPoolOptions {
  /** The entry that runs `worker.ts`, and its arguments. */
  readonly entry: readonly [file: string, ...args: string[]];
  readonly size: number;
  /** Of the JavaScript heap of one process. @default 512 */
  readonly memoryMb?: number;
  /** For one job. @default 300,000 */
  readonly timeoutMs?: number;
  /** Then a process is replaced. @default 200 */
  readonly jobsPerProcess?: number;
}

/** Runs jobs in processes, since the content of repositories is read there. Each process has one job at a time. */
export interface WorkerPool {
  /** Throws `WorkerLost` when the process ended or took too long, and the reason of `signal` when that fires. */
  run(job: Job, signal: AbortSignal): Promise<JobResult>;
  /** Processes. */
  counts(): { readonly busy: number; readonly idle: number };
  stop(): Promise<void>;
}

/** A process ended before its job did: out of memory, out of time, or killed. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

interface Worker {
  readonly child: ChildProcess;
  readonly gone: Promise<void>;
  jobs: number;
}

/** The environment of a worker: paths and locale, and no secret of the app. */
const inherited = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'] as const;
const proxies = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

export function workerPool({
  entry: [file, ...args],
  size,
  memoryMb = 512,
  timeoutMs = 300_000,
  jobsPerProcess = 200,
}: WorkerPoolOptions): WorkerPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let busy = 0;

  function start(): Worker {
    const names = [...inherited, ...proxies];
    const env = Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
    const child = fork(file, args, {
      execArgv: [`--max-old-space-size=${memoryMb}`, '--disable-warning=ExperimentalWarning'],
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A process group, which is ended as a whole.
      detached: true,
    });
    const gone = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.on('error', () => resolve());
    });
    const worker = { child, gone, jobs: 0 };
    all.add(worker);
    child.once('exit', () => {
      all.delete(worker);
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      kill(worker);
    });
    return worker;
  }

  async function acquire(): Promise<Worker> {
    // A process that ends its job is handed to the first that waits.
    if (busy < size) busy += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return idle.pop() ?? start();
  }

  function release(worker: Worker): void {
    if (all.has(worker) && worker.jobs < jobsPerProcess) idle.push(worker);
    else kill(worker);
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }

  return {
    async run(job, signal) {
      const worker = await acquire();
      worker.jobs += 1;
      try {
        return await runOn(worker, job, signal, timeoutMs);
      } catch (error) {
        kill(worker);
        await worker.gone;
        throw error;
      } finally {
        release(worker);
      }
    },

    counts: () => ({ busy: all.size - idle.length, idle: idle.length }),

    async stop() {
      for (const worker of all) kill(worker);
      await Promise.all([...all].map(({ gone }) => gone));
    },
  };
}

async function runOn({ child, gone }: Worker, job: Job, signal: AbortSignal, timeoutMs: number): Promise<JobResult> {
  const { promise, resolve, reject } = Promise.withResolvers<JobResult>();
  const timer = setTimeout(() => reject(new WorkerLost(`The worker took more than ${timeoutMs / 1000} s.`)), timeoutMs);
  const stop = (): void => reject(signal.reason);
  const receive = (message: unknown): void => {
    const { success, data } = jobResultSchema.safeParse(message);
    if (success) resolve(data);
    else reject(new WorkerLost('The result of the worker cannot be read.'));
  };
  void gone.then(() => reject(new WorkerLost('The worker ended before its job: it may have needed too much memory.')));
  child.once('message', receive);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) stop();
    else child.send(job, () => {});
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', receive);
    signal.removeEventListener('abort', stop);
  }
}

function kill({ child }: Worker): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group is gone.
  }
}
