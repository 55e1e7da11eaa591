import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { WorkerSettings } from '../../src/workers/worker-settings.ts';
import type { ValidateData } from '../../src/report/report.ts';
import { atEnd } from './at-end.ts';
import type { Envelope } from './cli.ts';
import { startRedis, type RedisServer } from './redis-server.ts';
import { bareRemote } from './shared-remote.ts';
import { temporaryDirectory, type TemporaryRepository } from './temporary-repository.ts';

const key = 'a key that Redis does not have, of 32 characters or more';

interface WorkerProcess {
  readonly child: ChildProcess;
  /** Its output so far. */
  said(): string;
  /** Resolves when its output matches. */
  says(pattern: RegExp): Promise<void>;
  kill(signal?: NodeJS.Signals): Promise<void>;
}

export interface WorkerSite {
  readonly redis: RedisServer;
  /** The clone of a user. */
  readonly clone: TemporaryRepository;
  /** The public address of the repository. */
  readonly name: string;
  readonly key: string;
  startWorker(options?: { readonly key?: string }): Promise<WorkerProcess>;
  /** `prp validate --json`, with the workers or in one process. */
  validate(...args: readonly string[]): Promise<Envelope<ValidateData>>;
  /** Starts the same with the workers. */
  startValidation(...args: readonly string[]): {
    readonly child: ChildProcess;
    readonly envelope: Promise<Envelope<ValidateData>>;
  };
}

/** A repository with a remote, a Redis, and workers in clones of the remote. */
export async function workerSite(files: Readonly<Record<string, string>>): Promise<WorkerSite> {
  const redis = await startRedis();
  atEnd(() => redis.stop());
  const remote = await bareRemote();
  const user = await remote.clone();
  for (const [path, content] of Object.entries(files)) await user.write(path, content);
  await user.commit();
  await user.git.text(['push', '--quiet', 'origin', 'HEAD:main']);

  const startValidation: WorkerSite['startValidation'] = (...args) => {
    const child = started(user.directory, ['validate', '--json', '--no-cache', ...args], { url: redis.url, key });
    const envelope = readEnvelope(child);
    // A test may end the process, and not wait for it.
    envelope.catch(() => undefined);
    return { child, envelope };
  };
  return {
    redis,
    clone: user,
    name: basename(remote.directory),
    key,
    async startWorker({ key: ownKey = key } = {}) {
      const { directory } = await remote.clone();
      return startWorkerIn(directory, { url: redis.url, key: ownKey });
    },
    startValidation,
    validate: async (...args) => startValidation(...args).envelope,
  };
}

/** A worker process in a clone. */
export async function startWorkerIn(directory: string, settings: WorkerSettings): Promise<WorkerProcess> {
  // A killed worker leaves its work tree.
  const child = started(directory, ['worker'], settings, { TMPDIR: await temporaryDirectory() });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const says = async (pattern: RegExp): Promise<void> => {
    for (let left = 1000; !pattern.test(text); left -= 1) {
      if (left === 0) throw new Error(`The worker did not say ${pattern.source}, but: ${text}`);
      await setTimeout(20);
    }
  };
  await says(/takes jobs of/);
  return { child, said: () => text, says, kill: (signal = 'SIGKILL') => killed(child, signal) };
}

/** `prp` from the sources. */
function started(
  cwd: string,
  args: readonly string[],
  { url, key: ownKey }: WorkerSettings,
  more: NodeJS.ProcessEnv = {},
): ChildProcess {
  const program = `
    import { cli } from '${new URL('../../src/cli/cli.ts', import.meta.url).href}';
    process.exitCode = await cli(${JSON.stringify(args)});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    env: { ...process.env, PRP_WORKER_KEY: ownKey, REDIS_URL: url, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  atEnd(() => killed(child, 'SIGKILL'));
  return child;
}

async function readEnvelope({ stdout, stderr }: ChildProcess): Promise<Envelope<ValidateData>> {
  if (stdout === null || stderr === null) throw new Error('The process has no output.');
  const [out, err] = await Promise.all([buffer(stdout), buffer(stderr)]);
  if (out.length === 0) throw new Error(err.toString());
  return JSON.parse(out.toString()) as Envelope<ValidateData>;
}

async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
