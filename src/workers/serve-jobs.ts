import { Job, UnrecoverableError, Worker } from 'bullmq';
import { PrpError } from '../base/errors.ts';
import { version } from '../base/version.ts';
import type { GateResults } from '../gates/verdict.ts';
import type { Repository } from '../system/repository.ts';
import { runJob } from './run-job.ts';
import { openSealed, seal } from './sealed.ts';
import { openCheckouts } from './worker-checkout.ts';
import { longestResult, readJob, type WorkerResult } from './worker-job.ts';
import type { WorkerSettings } from './worker-settings.ts';
import { connected, lockMs, lostCheckMs, queueNameOf, workerName } from './worker-queue.ts';

export type WorkerEvent =
  | { readonly type: 'job-started'; readonly gates: readonly string[]; readonly commit: string }
  | { readonly type: 'job-ended'; readonly examination: GateResults }
  | { readonly type: 'job-refused'; readonly reason: string }
  | { readonly type: 'redis-failed'; readonly error: Error };

export interface WorkerOptions extends WorkerSettings {
  /** Its `origin` is the repository whose jobs are taken. */
  readonly clone: Repository;
  readonly announce: (event: WorkerEvent) => void;
}

export interface RunningWorker {
  readonly name: string;
  /** Takes no more jobs, and resolves when those that run have ended. */
  stop(): Promise<void>;
}

const cancelCheckMs = 1000;

/** Takes the jobs of one repository from Redis and runs them, one at a time. Throws `E_USAGE` without a remote, and `E_IO`. */
export async function serveJobs({ url, key, clone, announce }: WorkerOptions): Promise<RunningWorker> {
  const repository = await clone.name();
  if (repository === null) {
    throw new PrpError('E_USAGE', 'This repository has no remote origin.', {
      hint: 'Start the worker in a clone: it fetches the commits of its jobs from origin.',
    });
  }
  const name = workerName();
  const checkouts = await openCheckouts(clone);

  async function handle(job: Job): Promise<string> {
    if (isCancelled(job)) throw new UnrecoverableError('The run was cancelled.');
    // Anyone may have written it who reaches Redis: nothing in it is read before the seal.
    const body = openSealed(job.data, '', key);
    const asked = body === undefined ? undefined : readJob(body);
    if (asked === undefined) throw refusal('The job is not sealed with the key of this worker.');
    if (asked.repository !== repository) throw refusal('The job is for another repository.');
    if (asked.tool !== version) throw refusal(`The job is from version ${asked.tool}, this worker is ${version}.`);
    const { shard, commit } = asked;
    announce({ type: 'job-started', gates: shard.commands ?? [], commit });
    const control = new AbortController();
    const watch = setInterval(() => void abortIfCancelled(job, control), cancelCheckMs);
    try {
      const examination = await runJob(asked, await checkouts.at(asked), control.signal);
      announce({ type: 'job-ended', examination });
      const result: WorkerResult = { format: 1, worker: name, examination: withoutLongOutput(examination) };
      // The code of the job, which is sealed itself, keeps the result from fitting another one.
      return JSON.stringify(seal(JSON.stringify(result), macIn(job), key));
    } catch (error) {
      // Another attempt would end the same.
      throw error instanceof PrpError ? refusal(error.message) : error;
    } finally {
      clearInterval(watch);
    }
  }

  function refusal(reason: string): Error {
    announce({ type: 'job-refused', reason });
    return new UnrecoverableError(reason);
  }

  async function abortIfCancelled({ id = '' }: Job, control: AbortController): Promise<void> {
    const now = await Job.fromId(worker, id).catch(() => undefined);
    if (now !== undefined && isCancelled(now)) control.abort();
  }

  const worker = new Worker(queueNameOf(repository), handle, {
    connection: { url, maxRetriesPerRequest: null, connectTimeout: 5000 },
    name,
    lockDuration: lockMs,
    stalledInterval: lostCheckMs,
    // A lost worker's job is given to another one, once.
    maxStalledCount: 1,
  });
  worker.on('error', (error) => announce({ type: 'redis-failed', error }));
  try {
    await connected(url, worker.waitUntilReady());
  } catch (error) {
    await worker.close(true);
    await checkouts.close();
    throw error;
  }
  return {
    name,
    async stop() {
      await worker.close();
      await checkouts.close();
    },
  };
}

/** Sealed data with a mark that its sender adds, which is no secret and can only end the job. */
function isCancelled({ data }: Job): boolean {
  return typeof data === 'object' && data !== null && 'cancelled' in data;
}

function macIn({ data }: Job): string {
  // The seal was checked.
  return (data as { readonly mac: string }).mac;
}

/** The outputs are shortened until the result is as small as Redis should keep. */
function withoutLongOutput(examination: GateResults): GateResults {
  let kept = 20_000;
  let shortened = examination;
  while (JSON.stringify(shortened).length > longestResult - 1000 && kept > 0) {
    kept = Math.floor(kept / 4);
    const longest = kept;
    shortened = {
      ...examination,
      gates: examination.gates.map(({ output, ...gate }) => ({
        ...gate,
        ...(output !== undefined && { output: longest === 0 ? '' : output.slice(-longest) }),
      })),
    };
  }
  return shortened;
}
