import { randomUUID } from 'node:crypto';
import { Job, Queue, QueueEvents } from 'bullmq';
import { PrpError } from '../base/errors.ts';
import { version } from '../base/version.ts';
import type { CommandGate } from '../gates/configured-command-gate.ts';
import type { GateHost, GateRunOptions } from '../gates/start-gates.ts';
import type { Component } from '../mediator/component.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Outcome } from '../mediator/task.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { divideIntoShards, type Shard } from '../shards/shard.ts';
import type { Repository } from '../system/repository.ts';
import { openSealed, seal, type Sealed } from './sealed.ts';
import { longestResult, readResult, type WorkerJob } from './worker-job.ts';
import type { WorkerSettings } from './worker-settings.ts';
import { connected, queueNameOf, workerOf } from './worker-queue.ts';

/** The fields of a job that the run decides. */
export type Subject = Pick<WorkerJob, 'repository' | 'commit' | 'configCommit' | 'config' | 'env' | 'prps'>;

export interface RemoteCommands {
  /** As `startCommandGates`, with workers on other machines. */
  readonly start: (
    commands: readonly CommandGate[],
    options: GateRunOptions,
    host: GateHost,
  ) => readonly Promise<GateResult>[];
  close(): Promise<void>;
}

/** Workers provide it. */
const operation = 'commands of a shard';
/** Milliseconds. */
const presenceCheckMs = 500;
const firstWorkerMs = 15_000;
/** A run ends after so long without any worker. */
const withoutWorkersMs = 30_000;

/**
 * Connects a run to the workers of its repository. Each of them is a component of the mediator, which joins and leaves
 * while the run lasts. Throws `E_IO` without Redis or workers.
 */
export async function remoteCommands({ url, key }: WorkerSettings, subject: Subject): Promise<RemoteCommands> {
  const about = { format: 1, run: randomUUID(), tool: version, ...subject } as const;
  const connection = { url, maxRetriesPerRequest: 3, connectTimeout: 5000 };
  const queueName = queueNameOf(about.repository);
  const queue = new Queue(queueName, {
    connection,
    // The run reads a result at once.
    defaultJobOptions: { removeOnComplete: { age: 300 }, removeOnFail: { age: 300 } },
    streams: { events: { maxLen: 1000 } },
  });
  const events = new QueueEvents(queueName, { connection: { ...connection, maxRetriesPerRequest: null } });
  // Each command reports its failure.
  queue.on('error', () => {});
  events.on('error', () => {});

  const components = new Map<string, Component>();
  let mediator: Mediator | undefined;
  const abandoned = new AbortController();
  let lastSeen = performance.now();

  /** Registers workers that joined, and unregisters those that left, except the last one: another may come. */
  async function look(): Promise<void> {
    const listed = await queue.getWorkers();
    const present = new Set(listed.flatMap(({ rawname = '' }) => workerOf(rawname) ?? []));
    for (const name of present) if (!components.has(name)) join(name);
    if (present.size > 0) {
      lastSeen = performance.now();
      for (const name of components.keys()) if (!present.has(name)) leave(name);
    } else if (performance.now() - lastSeen > withoutWorkersMs) {
      abandoned.abort(new Error('No worker is left.'));
      for (const name of components.keys()) leave(name);
    }
  }

  function join(name: string): void {
    const component = componentOf(name);
    components.set(name, component);
    mediator?.register(component);
  }

  function leave(name: string): void {
    const component = components.get(name);
    components.delete(name);
    if (component !== undefined) mediator?.unregister(component.name);
  }

  /** It stands for the time of one worker: Redis gives its jobs to any that is free. */
  function componentOf(name: string): Component {
    return {
      name: `worker ${name}`,
      kind: 'validator',
      provides: [operation],
      // One job waits in Redis when another ends.
      concurrency: 2,
      isRemote: true,
      // `start` submits these tasks alone.
      handle: (task, { signal }) => runElsewhere(task.payload as Shard, signal),
    };
  }

  async function runElsewhere(shard: Shard, signal: AbortSignal): Promise<readonly GateResult[]> {
    const job: WorkerJob = { ...about, shard: mutable(shard) };
    const sealed = seal(JSON.stringify(job), '', key);
    const added: Job = await queue.add('shard', sealed, { jobId: randomUUID() });
    const ended = new AbortController();
    const either = AbortSignal.any([signal, abandoned.signal]);
    const stopped = new Promise<never>((_resolve, reject) => {
      either.addEventListener('abort', () => reject(either.reason), { once: true, signal: ended.signal });
      if (either.aborted) reject(either.reason);
    });
    try {
      const returned: unknown = await Promise.race([added.waitUntilFinished(events), stopped]);
      return gatesIn(returned, sealed, shard, key);
    } catch (error) {
      if (either.aborted) await cancel(added, sealed);
      throw /stalled/.test(String(error)) ? new Error('Two workers were lost, one after the other.') : error;
    } finally {
      ended.abort();
    }
  }

  try {
    await connected(url, Promise.all([queue.waitUntilReady(), events.waitUntilReady()]));
    await waitForWorker(look, components, url);
  } catch (error) {
    await Promise.allSettled([queue.close(), events.close()]);
    throw error;
  }
  const looking = setInterval(() => void look().catch(() => {}), presenceCheckMs);

  return {
    start(commands, { wanted, expected }, { mediator: runs, announce }) {
      mediator = runs;
      for (const component of components.values()) runs.register(component);
      const chosen = commands.filter(({ id }) => wanted.has(id));
      const ids = chosen.map(({ id }) => id);
      announce({
        type: 'commands-queued',
        commands: chosen.map(({ id, needs }) => ({
          id,
          needs: needs.filter((need) => wanted.has(need)),
          usualMs: expected.get(id),
        })),
      });
      const shards = divideIntoShards({ prps: [], renamed: new Map(), commands: ids, needs: chosen, runLoop: false });
      const outcomes = runs.submitAll<readonly GateResult[]>(
        shards.map((shard) => ({
          id: `${operation} ${shard.id}`,
          operation,
          payload: shard,
          expectedMs: (shard.commands ?? []).reduce((sum, id) => sum + (expected.get(id) ?? 1), 0),
        })),
      );
      const byGate = new Map(
        shards.flatMap(({ commands: own = [] }, at) => own.map((id) => [id, outcomes[at]] as const)),
      );
      return ids.map(async (id) => {
        const gate = resultOf(id, await byGate.get(id));
        announce({ type: 'gate-finished', prp: null, gate });
        return gate;
      });
    },
    async close() {
      clearInterval(looking);
      await Promise.allSettled([queue.close(), events.close()]);
    },
  };
}

async function waitForWorker(look: () => Promise<void>, found: ReadonlyMap<string, unknown>, url: string) {
  const deadline = performance.now() + firstWorkerMs;
  for (;;) {
    await look();
    if (found.size > 0) return;
    if (performance.now() > deadline) {
      throw new PrpError('E_IO', `No worker for this repository is connected to Redis at ${new URL(url).host}.`, {
        hint: 'Start one in a clone of it: `prp worker --redis URL`.',
      });
    }
    await new Promise((resolve) => setTimeout(resolve, presenceCheckMs));
  }
}

/** The work tree of a user. Throws `E_CONFLICT` for changes that no commit has: workers would not see them. */
export async function committedSubject(
  fields: Pick<Subject, 'config' | 'env' | 'prps'>,
  repository: Repository,
): Promise<Subject> {
  const [name, { commit }, changes] = await Promise.all([
    repository.name(),
    repository.head(),
    repository.git.text(['status', '--porcelain']),
  ]);
  if (name === null || commit === null) {
    throw new PrpError('E_USAGE', 'Workers need a commit and a remote origin.', { hint: 'Commit and push first.' });
  }
  if (changes !== '') {
    throw new PrpError('E_CONFLICT', 'The work tree has changes that are in no commit: workers would not see them.', {
      hint: 'Commit and push them, or run without --redis.',
    });
  }
  return { ...fields, repository: name, commit, configCommit: commit };
}

/** The results in an answer. Throws when no owner of the key made it for this job, or when it is about other gates. */
function gatesIn(returned: unknown, { mac }: Sealed, { commands = [] }: Shard, key: string): readonly GateResult[] {
  const body = openSealed(parsed(returned), mac, key);
  const result = body === undefined ? undefined : readResult(body);
  const gates = result?.examination.gates ?? [];
  const isWhole = gates.length === commands.length && commands.every((id) => gates.some((gate) => gate.id === id));
  if (isWhole && gates.every(({ findings }) => findings.length === 0)) return gates;
  throw new Error('The result is not from a worker with the key of this run.');
}

function parsed(returned: unknown): unknown {
  if (typeof returned !== 'string' || returned.length > 2 * longestResult) return undefined;
  try {
    return JSON.parse(returned);
  } catch {
    return undefined;
  }
}

/** Removes a job that waits; a worker that runs it reads the mark, and ends it. */
async function cancel(job: Job, sealed: Sealed): Promise<void> {
  try {
    await job.remove();
  } catch {
    await job.updateData({ ...sealed, cancelled: true }).catch(() => {});
  }
}

function resultOf(id: string, outcome: Outcome<readonly GateResult[]> | undefined): GateResult {
  const own = outcome?.value?.find((gate) => gate.id === id);
  const queuedMs = Math.round(outcome?.queuedMs ?? 0);
  if (own !== undefined) return { ...own, queuedMs: own.queuedMs + queuedMs };
  return {
    id,
    status: outcome?.status === 'cancelled' ? 'cancelled' : 'errored',
    durationMs: Math.round(outcome?.runMs ?? 0),
    queuedMs,
    attempts: outcome?.attempts ?? 0,
    reason: outcome?.error?.message ?? 'No worker ran this gate.',
    findings: [],
  };
}

function mutable(shard: Shard): WorkerJob['shard'] {
  return { id: shard.id, ...(shard.commands && { commands: [...shard.commands] }) };
}
