import { fileURLToPath } from 'node:url';
import { becomeIsolationWorker, PrpError } from '../src/index.ts';
import { readSettings } from './settings.ts';
import { type AppEvent, startApp } from './start-app.ts';
import { startWorker } from './workers/worker.ts';

/** The bundle has one entry, also for the processes that it starts. */
const workerArguments = ['--as', 'delivery-worker'] as const;

/** Starts the app with the settings of the environment, and returns when it was told to stop. */
async function main(): Promise<void> {
  const app = await startApp({
    settings: await readSettings(process.env),
    workerEntry: [fileURLToPath(import.meta.url), ...workerArguments],
    observe: log,
  });
  print({ level: 'info', event: 'started', url: app.url });
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
  });
  print({ level: 'info', event: 'stopping', signal });
  await app.stop();
}

function log(event: AppEvent): void {
  switch (event.type) {
    case 'webhook':
      return print({
        level: event.outcome === 'not-signed' ? 'warning' : 'info',
        event: 'webhook',
        outcome: event.outcome,
      });
    case 'job-ended':
      return print({
        level: 'info',
        event: 'job-ended',
        on: event.event,
        repository: event.repository,
        ...event.result,
      });
    case 'delivery-done':
    case 'delivery-failed':
    case 'delivery-dead': {
      const { id, event: on, lane, attempt } = event.delivery;
      const error = 'error' in event ? { error: messageOf(event.error) } : {};
      const level = event.type === 'delivery-done' ? 'info' : event.type === 'delivery-dead' ? 'error' : 'warning';
      return print({ level, event: event.type, delivery: id, on, lane, attempt, ...error });
    }
    case 'inbox-failed':
    case 'bug':
      return print({ level: 'error', event: event.type, error: messageOf(event.error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** One line of JSON, which escapes line ends and other control characters. */
function print(fields: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`);
}

const [, , as, role] = process.argv;
if (as === '--as' && role === 'delivery-worker') startWorker();
else if (as === '--as' && role === 'isolation-worker') void becomeIsolationWorker();
else void start();

async function start(): Promise<void> {
  try {
    await main();
    process.exit();
  } catch (error) {
    const text = error instanceof PrpError ? `${error.message}\n${error.hint}` : String(error);
    process.stderr.write(`prp app: ${text}\n`);
    process.exit(3);
  }
}
