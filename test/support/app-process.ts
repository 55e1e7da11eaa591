import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { atEnd } from './at-end.ts';
import type { RequestMatch } from './github/faults.ts';
import { completeFiles, completePrp } from './complete-prp.ts';
import { createHook, type Hook } from './github/hook.ts';
import type { RegisteredApp } from './github/world.ts';
import { temporaryDirectory } from './temporary-repository.ts';
import { type NewWorkflow, type Workflow, workflowIn } from './workflow.ts';

const sources = fileURLToPath(new URL('../../app/main.ts', import.meta.url));
const secret = 'a secret that no one else knows';

type Line = Readonly<Record<string, unknown>>;

export interface AppProcess {
  readonly url: string;
  readonly metricsUrl: string;
  /** Of the log. */
  readonly lines: readonly Line[];
  /** Everything that it wrote. */
  output(): string;
  /** The first line of the log for which this holds; lines that were written before count too. */
  line(matches: (line: Line) => boolean): Promise<Line>;
  /** Sends the signal to the app alone, not to its workers, and resolves to the exit code when it has ended. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface InstalledApp extends Workflow {
  readonly registered: RegisteredApp;
  readonly hook: Hook;
  readonly env: NodeJS.ProcessEnv;
  /** Starts the app as a process, and points the hook to it. */
  start(env?: NodeJS.ProcessEnv): Promise<AppProcess>;
  /** Kills the app when GitHub has done the request, before it answers, and returns when the app is gone. */
  killAfter(match: RequestMatch, app: AppProcess): Promise<void>;
  /** Runs another command of the app. */
  command(
    ...args: readonly string[]
  ): Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** An app that is installed on a repository, and runs as a process: from its sources, unless `main` is its bundle. */
export async function installedApp(about: NewWorkflow = {}, main = sources): Promise<InstalledApp> {
  const at = await workflowIn(about);
  const { github, repository } = at;
  const registered = github.registerApp('prp');
  const installation = github.install(registered, [repository]);
  const nextId = () => github.world.nextId();
  const hook = createHook({ url: 'http://127.0.0.1:9', secret, installation: installation.id, nextId });
  github.world.hooks.set(registered.id, hook);
  const stateFolder = await temporaryDirectory();
  atEnd(() => rm(stateFolder, { recursive: true, force: true }));
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_OPTIONS: '--disable-warning=ExperimentalWarning',
    APP_ID: String(registered.id),
    PRIVATE_KEY: registered.privateKey,
    WEBHOOK_SECRET: secret,
    PORT: '0',
    METRICS_PORT: '0',
    LEASE_SECONDS: '3',
    PRP_STATE: stateFolder,
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
  };

  return {
    ...at,
    registered,
    hook,
    env,
    async start(more = {}) {
      const app = await startProcess(main, { ...env, ...more });
      hook.url = `${app.url}/api/github/webhooks`;
      return app;
    },
    async killAfter(match, app) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const afterwards = async () => {
        await app.end('SIGKILL');
        resolve();
        // The workers of the app end, too.
        await setTimeout(300);
      };
      github.fail({ match, with: { afterwards } });
      await promise;
    },
    async command(...args) {
      const child = spawn(process.execPath, [main, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      const text = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const)
        child[name].on('data', (data: Buffer) => (text[name] += data.toString()));
      const [exitCode] = (await once(child, 'close')) as [number | null];
      return { exitCode, ...text };
    },
  };
}

async function startProcess(main: string, env: NodeJS.ProcessEnv): Promise<AppProcess> {
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Line[] = [];
  let output = '';
  createInterface({ input: child.stdout }).on('line', (text) => {
    output += `${text}\n`;
    lines.push(JSON.parse(text) as Line);
  });
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  atEnd(() => end(child, 'SIGKILL'));

  async function line(matches: (line: Line) => boolean): Promise<Line> {
    for (;;) {
      const found = lines.find(matches);
      if (found !== undefined) return found;
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The app has ended:\n${output}`);
      await setTimeout(10);
    }
  }

  const { url, metrics } = await line(({ event }) => event === 'started');
  return {
    url: String(url),
    metricsUrl: String(metrics),
    lines,
    output: () => output,
    line,
    end: (signal) => end(child, signal),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

const changed = 'PRPs/search.md';

/** An installed app, and a pull request that changes `PRPs/search.md` to this text. */
export async function withPull(text: string, files: Readonly<Record<string, string>> = {}, title = 'A pull request') {
  const at = await installedApp({ files: { ...completeFiles, [changed]: completePrp, ...files } });
  await at.repository.commit('topic', { write: { [changed]: text } });
  const pull = await at.repository.openPull({ head: 'topic', title });
  return { at, pull };
}

/** The line of the log about a delivery that was handled. */
export const isDone = ({ event }: { readonly event?: unknown }) => event === 'delivery-done';
