import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JobResult } from '../../app/workers/job.ts';
import type { StoredVersion } from '../../src/history/history.ts';
import type { RegisteredApp } from './github/world.ts';
import type { AppEvent } from '../../app/app-event.ts';
import type { Settings } from '../../app/settings.ts';
import { type App, startApp } from '../../app/start-app.ts';
import type { WorkflowEvent } from './action-run.ts';
import { atEnd } from './at-end.ts';
import { deliver } from './github/webhook.ts';
import { setCheck, versionsOf } from './observed.ts';
import { temporaryDirectory } from './temporary-repository.ts';
import { type NewWorkflow, type Workflow, workflowIn } from './workflow.ts';

export interface RunningApp extends Workflow {
  readonly app: App;
  /** Starts another app with the same settings, and another state folder. */
  replica(): Promise<App>;
  readonly seen: readonly AppEvent[];
  /** Sends an event as GitHub does. */
  send(event: WorkflowEvent, delivery?: string): ReturnType<typeof deliver>;
  readonly registered: RegisteredApp;
  /** Resolves when no delivery waits or is being handled. */
  idle(): Promise<void>;
  /** A check of GitHub Actions at a commit; without a conclusion it is running. It replaces an earlier one. */
  check(name: string, headSha: string, conclusion: string | null): void;
  /** Of the last job. */
  lastResult(): JobResult | undefined;
  /** Newest first, without those that were tampered with. */
  versions(prp: string): Promise<readonly StoredVersion[]>;
  /** Sends an event, and resolves when the app has handled it. */
  handled(event: WorkflowEvent): Promise<AppEvent>;
}

const secret = 'a secret that no one else knows';
const worker = fileURLToPath(new URL('../../app/main.ts', import.meta.url));

/** The app, installed on a repository of a GitHub of this test alone. */
export async function runningApp(
  about: NewWorkflow = {},
  options: Pick<Settings, 'redisUrl'> = {},
): Promise<RunningApp> {
  const at = await workflowIn(about);
  const registered = at.github.registerApp('prp');
  const installation = at.github.install(registered, [at.repository]);
  const seen: AppEvent[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const { serverUrl, apiUrl, graphqlUrl } = at.github;
  async function replica(): Promise<App> {
    const stateFolder = await temporaryDirectory();
    const started = await startApp({
      settings: {
        appId: registered.id,
        privateKey: registered.privateKey,
        secrets: [secret],
        host: '127.0.0.1',
        port: 0,
        stateFolder,
        metrics: { host: '127.0.0.1', port: 0 },
        concurrency: 2,
        leaseMs: 30_000,
        sweepMs: 600_000,
        github: { serverUrl, apiUrl, graphqlUrl },
        ...options,
      },
      workerEntry: [worker, '--as', 'delivery-worker'],
      observe(event) {
        seen.push(event);
        for (const listener of listeners) listener(event);
      },
    });
    atEnd(async () => {
      await started.stop(0);
      await rm(stateFolder, { recursive: true, force: true });
    });
    return started;
  }
  const app = await replica();

  const send: RunningApp['send'] = (event, delivery) =>
    deliver(
      `${app.url}/api/github/webhooks`,
      { name: event.name, payload: { ...(event.payload as object), installation: { id: installation.id } } },
      { secret, ...(delivery !== undefined && { delivery }) },
    );

  const ends = new Set(['delivery-done', 'delivery-dead']);
  return {
    ...at,
    app,
    replica,
    registered,
    async idle() {
      for (;;) {
        const stored = seen.filter((event) => event.type === 'webhook' && event.outcome === 'stored').length;
        if (seen.filter(({ type }) => ends.has(type)).length >= stored) return;
        await setTimeout(20);
      }
    },
    check: (name, headSha, conclusion) => setCheck(at, { name, headSha, conclusion }),
    lastResult: () => seen.flatMap((event) => (event.type === 'job-ended' ? [event.result] : [])).at(-1),
    versions: (prp) => versionsOf(at, prp),
    seen,
    send,
    async handled(event) {
      const delivery = crypto.randomUUID();
      const { promise, resolve } = Promise.withResolvers<AppEvent>();
      const listener = (one: AppEvent) => {
        if (one.type.startsWith('delivery-') && 'delivery' in one && one.delivery.id === delivery) resolve(one);
      };
      listeners.add(listener);
      await send(event, delivery);
      const ended = await promise;
      listeners.delete(listener);
      return ended;
    },
  };
}
