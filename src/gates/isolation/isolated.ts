import { print } from '../../prp/prp.ts';
import { RunProcesses } from '../../system/run-processes.ts';
import type { RawFinding, Subject } from '../gate.ts';
import type { JobResult, GateProcess, GateJob } from './gate-process.ts';
import type { GateSource, FindingLimits } from './worker-protocol.ts';

export interface IsolationOptions {
  /** As in the configuration: additional headings for roles. @default none */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** Megabytes for the gate's objects in each process, and the same again for its buffers. @default 256 */
  readonly memoryMb?: number;
  readonly limits?: FindingLimits;
  /** The run that its processes belong to, with their environment. @default a separate run */
  readonly processes?: RunProcesses;
}

/** A gate whose code runs in separate processes. */
export interface Isolated {
  /**
   * Throws `IsolationFailure` when the gate hung, crashed, ran out of memory or broke its contract, and the signal's
   * reason when that fired first. Either way the process is gone; the next check starts another.
   */
  check(subject: Pick<Subject, 'prp' | 'tree'>, signal: AbortSignal): AsyncGenerator<RawFinding<string>>;
  /** Returns the unchecked definition of a module, without `check`. Throws as `check` does. */
  describe(signal: AbortSignal): Promise<unknown>;
  /** Ends idle processes at once, and the others after their job. */
  close(): Promise<void>;
}

const defaultLimits: FindingLimits = { findings: 10_000, characters: 2_000_000 };

/** How many checks of one isolated gate run at once; each has a process of about 50 MB. */
export const isolatedConcurrency = 2;

/**
 * Uses processes, not threads. Both start in about 40 ms and add a fraction of a millisecond to a document. But an
 * abort, a signal or memory outside the heap of a thread would end the whole program, and a thread's memory counts as
 * the program's, which slows down every spawn of a command gate. Processes stay warm from document to document. There
 * is one for each concurrent check: the mediator bounds these by the gate's `concurrency`.
 */
export function isolated(source: GateSource, options: IsolationOptions = {}): Isolated {
  const { aliases = {}, memoryMb = 256, limits = defaultLimits, processes = new RunProcesses() } = options;
  const idle: GateProcess[] = [];
  const all = new Set<GateProcess>();
  let isClosed = false;

  async function start(): Promise<GateProcess> {
    // Loaded with the first process: many commands check nothing.
    const { GateProcess: Started } = await import('./gate-process.ts');
    if (isClosed) throw new Error('the gate was closed');
    // Built-in gates start no processes.
    const started = new Started(memoryMb, 'builtIn' in source ? processes.unmarkedEnv : processes.env);
    all.add(started);
    void started.gone.then(() => all.delete(started));
    return started;
  }

  function takeIdle(): GateProcess | undefined {
    for (let next = idle.pop(); next !== undefined; next = idle.pop()) if (next.isAlive) return next;
    return undefined;
  }

  async function run(job: GateJob, tree: Subject['tree'] | undefined, signal: AbortSignal): Promise<JobResult> {
    if (isClosed) throw new Error('the gate was closed');
    const process = takeIdle() ?? (await start());
    const ended = await process.run(job, tree, signal);
    if (isClosed) process.kill();
    else idle.push(process);
    return ended;
  }

  return {
    async *check({ prp, tree }, signal) {
      const job: GateJob = { type: 'check', source, text: print(prp), path: prp.path, aliases, limits };
      const ended = await run(job, tree, signal);
      if (ended.type === 'checked') yield* ended.findings;
    },
    async describe(signal) {
      const ended = await run({ type: 'describe', source }, undefined, signal);
      return ended.type === 'described' ? ended.definition : undefined;
    },
    async close() {
      isClosed = true;
      for (const process of idle.splice(0)) process.kill();
      await Promise.all([...all].map((process) => process.gone));
    },
  };
}
