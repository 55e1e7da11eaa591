import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../src/index.ts';
import { type DispatchEvent, startDispatcher } from './dispatcher.ts';
import { openGithubApp, type ReceivedEvent } from './github-app.ts';
import type { LeasedDelivery } from './inbox/inbox.ts';
import { sqliteInbox } from './inbox/sqlite-inbox.ts';
import { receiveWebhook, type WebhookAnswer } from './receive-webhook.ts';
import type { Settings } from './settings.ts';
import { handledEvents, type Task, taskOf } from './task.ts';
import { startWebServer } from './web-server.ts';
import type { JobResult } from './workers/job.ts';
import { workerPool, WorkerLost } from './workers/worker-pool.ts';

/** What happens in the app, without content of a repository. */
export type AppEvent =
  | DispatchEvent
  | { readonly type: 'webhook'; readonly outcome: WebhookAnswer['outcome'] }
  | { readonly type: 'job-ended'; readonly event: string; readonly repository: string; readonly result: JobResult }
  | { readonly type: 'bug'; readonly error: unknown };

export interface App {
  /** `http://host:port`; webhooks go to `/api/github/webhooks`. */
  readonly url: string;
  /** Answers no more requests, and waits for the deliveries that are being handled, at most `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

export interface AppOptions {
  readonly settings: Settings;
  /** The entry of a worker process. */
  readonly workerEntry: readonly [file: string, ...args: string[]];
  readonly observe?: (event: AppEvent) => void;
}

/** GitHub sends a delivery again for three days. */
const rememberedMs = 7 * 24 * 3600_000;
const hourMs = 3600_000;
const looksAtMost = 10_000;

/** Starts the app: webhooks are stored, answered, and handled one after the other for each pull request. */
export async function startApp({ settings, workerEntry, observe = () => {} }: AppOptions): Promise<App> {
  const { stateFolder, concurrency, secrets, host, port, github } = settings;
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  const inbox = sqliteInbox({ path: join(stateFolder, 'inbox.sqlite') });
  const pool = workerPool({ entry: workerEntry, size: concurrency });

  /** The delivery that Probot handles now, by its payload: Probot passes the payload on as it is. */
  const current = new Map<unknown, { readonly delivery: LeasedDelivery; readonly signal: AbortSignal }>();
  const app = await openGithubApp(settings, handleEvent);

  /** By lane: when the checks of a commit were looked at last. That look covers all events that had arrived before. */
  const looks = new Map<string, number>();
  function isCovered(task: Task, { lane, receivedAt }: LeasedDelivery): boolean {
    if (task.kind !== 'observe') return false;
    const key = `${lane} ${task.commit}`;
    if ((looks.get(key) ?? 0) > receivedAt) return true;
    looks.delete(key);
    looks.set(key, Date.now());
    const [oldest] = looks.keys();
    if (looks.size > looksAtMost && oldest !== undefined) looks.delete(oldest);
    return false;
  }

  async function handleEvent({ event, payload, repositoryName, defaultBranch, createToken }: ReceivedEvent) {
    const found = current.get(payload);
    if (found === undefined) throw new Error('Internal error: Probot handles a delivery that it was not given.');
    const { delivery, signal } = found;
    const { receivedAt, attempt } = delivery;
    const task = taskOf(event, payload, settings.appId);
    if (task === undefined || isCovered(task, delivery)) return;
    const clone = join(stateFolder, 'clones', ...repositoryName.toLowerCase().split('/'));
    const token = await createToken();
    const { appId } = settings;
    const about = {
      appId,
      task,
      event,
      payload: delivery.payload,
      receivedAt,
      attempt,
      repositoryName,
      defaultBranch,
      clone,
    };
    const result = await pool.run({ ...about, token, ...github }, signal);
    observe({ type: 'job-ended', event, repository: repositoryName, result });
    if (result.status === 'error') throw new JobError(result);
  }

  const dispatcher = startDispatcher(
    inbox,
    async (delivery, signal) => {
      const payload: unknown = JSON.parse(delivery.payload);
      current.set(payload, { delivery, signal });
      try {
        await app.receive({ ...delivery, payload });
      } finally {
        current.delete(payload);
      }
    },
    { concurrency, isWorthRetrying, observe },
  );

  const receiver = { inbox, secrets, events: new Set<string>(handledEvents), now: Date.now };
  const server = await startWebServer({
    host,
    port,
    onError: (error) => observe({ type: 'bug', error }),
    routes: {
      async 'POST /api/github/webhooks'(request) {
        const { status, outcome } = await receiveWebhook(request, receiver);
        observe({ type: 'webhook', outcome });
        if (outcome === 'stored') dispatcher.wake();
        return { status };
      },
      'GET /healthz': async () => ({ status: 200, body: 'ok\n' }),
      async 'GET /readyz'() {
        await inbox.counts(Date.now());
        return { status: 200, body: 'ok\n' };
      },
    },
  });
  const forgetting = setInterval(() => void inbox.forget(Date.now() - rememberedMs).catch(() => {}), hourMs);
  forgetting.unref();

  return {
    url: server.url,
    async stop(graceMs = 25_000) {
      clearInterval(forgetting);
      await server.stop();
      await dispatcher.stop(graceMs);
      await pool.stop();
      await inbox.close();
    },
  };
}

/** The job ended with an error that another attempt may not meet. */
class JobError extends Error {
  override readonly name = 'JobError';
  readonly code: string;

  constructor({ code, message, hint }: Extract<JobResult, { status: 'error' }>) {
    super(`${code}: ${message} ${hint}`);
    this.code = code;
  }
}

/** Errors that GitHub or the machine may have for a while. */
const passing: ReadonlySet<string> = new Set(['E_GITHUB', 'E_GIT', 'E_STALE_HEAD', 'E_IO', 'E_OVERLOADED', 'bug']);

function isWorthRetrying(error: unknown): boolean {
  if (error instanceof JobError) return passing.has(error.code);
  if (error instanceof PrpError) return passing.has(error.code);
  if (error instanceof WorkerLost) return true;
  // The request for a token: the app was removed, or suspended.
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return status !== 401 && status !== 403 && status !== 404;
}
