import { join } from 'node:path';
import { PrpError } from '../src/index.ts';
import type { AppEvent } from './app-event.ts';
import { startDispatcher } from './dispatcher.ts';
import { openGithubApp, type ReceivedEvent } from './github-app.ts';
import type { LeasedDelivery } from './inbox/inbox.ts';
import { openInbox } from './inbox/open-inbox.ts';
import { appMetrics } from './operation/app-metrics.ts';
import { deliveryTraces } from './operation/delivery-traces.ts';
import { prometheusType } from './operation/prometheus-text.ts';
import { sweeper } from './operation/sweep-deliveries.ts';
import { receiveWebhook } from './receive-webhook.ts';
import type { Settings } from './settings.ts';
import { handledEvents, type Task, taskOf } from './task.ts';
import { type Routes, startWebServer } from './web-server.ts';
import { JobError } from './workers/job.ts';
import { workerPool, WorkerLost } from './workers/worker-pool.ts';

export interface App {
  /** `http://host:port`; webhooks go to `/api/github/webhooks`. */
  readonly url: string;
  /** `http://host:port`, with `/metrics`; undefined when it is off. */
  readonly metricsUrl: string | undefined;
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
const tracesEveryMs = 5000;
const looksAtMost = 10_000;

/** Starts the app: webhooks are stored, answered, and handled one after the other for each pull request. */
export async function startApp(options: AppOptions): Promise<App> {
  const { settings, workerEntry } = options;
  const metrics = appMetrics();
  const traces = settings.traces && deliveryTraces(settings.traces);
  const observe = (event: AppEvent): void => {
    metrics.observe(event);
    traces?.observe(event);
    options.observe?.(event);
  };
  const { stateFolder, concurrency, leaseMs, secrets, host, port, github } = settings;
  const inbox = await openInbox(settings);
  const pool = workerPool({ entry: workerEntry, size: concurrency });

  /** The delivery that Probot handles now, by its payload: Probot passes the payload on as it is. */
  const current = new Map<unknown, { readonly delivery: LeasedDelivery; readonly signal: AbortSignal }>();
  const app = await openGithubApp(settings, handleEvent);

  /** By lane: when the checks of a commit were looked at last. That look covers all events that had arrived before. */
  const looks = new Map<string, number>();
  function noteLook(key: string, startedAt: number): void {
    looks.delete(key);
    looks.set(key, startedAt);
    const [oldest] = looks.keys();
    if (looks.size > looksAtMost && oldest !== undefined) looks.delete(oldest);
  }

  async function handleEvent(received: ReceivedEvent) {
    const { event, payload, installation, repositoryName, defaultBranch, createToken } = received;
    const found = current.get(payload);
    if (found === undefined) throw new Error('Internal error: Probot handles a delivery that it was not given.');
    const { delivery, signal } = found;
    const { receivedAt, attempt } = delivery;
    const task = taskOf(event, payload, settings.appId);
    if (task === undefined) return;
    const look = lookOf(task, delivery);
    if (look !== undefined && (looks.get(look) ?? 0) > receivedAt) return;
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
      isTraced: traces !== undefined,
    };
    const started = Date.now();
    const result = await pool.run({ ...about, token, ...github }, signal);
    observe({ type: 'job-ended', delivery, installation, durationMs: Date.now() - started, result });
    if (result.status === 'error') throw new JobError(result);
    if (look !== undefined) noteLook(look, started);
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
    { concurrency, leaseMs, isWorthRetrying, observe },
  );

  let isStopping = false;
  const health: Routes = {
    'GET /healthz': async () => ({ status: 200, body: 'ok\n' }),
    async 'GET /readyz'() {
      const isReady = !isStopping && (await inbox.counts(Date.now()).then(Boolean, () => false));
      return isReady ? { status: 200, body: 'ok\n' } : { status: 503 };
    },
  };
  const onError = (error: unknown): void => observe({ type: 'bug', error });
  const receiver = { inbox, secrets, events: new Set<string>(handledEvents), now: Date.now };
  const server = await startWebServer({
    host,
    port,
    onError,
    routes: {
      async 'POST /api/github/webhooks'(request) {
        const { status, outcome, head } = await receiveWebhook(request, receiver);
        observe({ type: 'webhook', outcome, head });
        if (outcome === 'stored') dispatcher.wake();
        return { status };
      },
      ...health,
    },
  });
  const operation =
    settings.metrics &&
    (await startWebServer({
      ...settings.metrics,
      hint: 'Set METRICS_HOST and METRICS_PORT to an address that is free, or METRICS_PORT to off.',
      onError,
      routes: {
        ...health,
        async 'GET /metrics'() {
          const counts = await inbox.counts(Date.now()).catch(() => undefined);
          const body = metrics.text({ inbox: counts, workers: pool.counts() });
          return { status: 200, headers: { 'content-type': prometheusType }, body };
        },
      },
    }));
  const forgetting = setInterval(() => void inbox.forget(Date.now() - rememberedMs).catch(() => {}), hourMs);
  const sweep = sweeper({ webhooks: app, inbox, events: receiver.events, now: Date.now });
  const tracing = traces && every(tracesEveryMs, () => traces.flush());
  const sweeping = every(settings.sweepMs, async () => observe(await sweep()));

  return {
    url: server.url,
    metricsUrl: operation?.url,
    async stop(graceMs = 25_000) {
      isStopping = true;
      clearInterval(forgetting);
      await sweeping.stop();
      await server.stop();
      await dispatcher.stop(graceMs);
      await pool.stop();
      await operation?.stop();
      await tracing?.stop();
      await traces?.flush();
      await inbox.close();
    },
  };
}

function lookOf(task: Task, { lane }: LeasedDelivery): string | undefined {
  return task.kind === 'observe' ? `${lane} ${task.commit}` : undefined;
}

/** Runs the work again and again, never twice at a time, the first time after a tenth of the interval. */
function every(intervalMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  let running = Promise.resolve();
  let timer = setTimeout(next, intervalMs / 10);
  let isStopped = false;
  function next(): void {
    running = work().finally(() => {
      if (!isStopped) timer = setTimeout(next, intervalMs);
    });
  }
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
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
