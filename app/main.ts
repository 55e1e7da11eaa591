import { fileURLToPath } from 'node:url';
import { becomeIsolationWorker, PrpError } from '../src/index.ts';
import { readSettings } from './settings.ts';
import { logFields } from './operation/log-event.ts';
import { startApp } from './start-app.ts';
import { startWorker } from './workers/worker.ts';

/** The bundle has one entry, also for the processes that it starts. */
const workerArguments = ['--as', 'delivery-worker'] as const;

/** Starts the app with the settings of the environment, and returns after a signal to stop. */
async function main(): Promise<void> {
  const app = await startApp({
    settings: await readSettings(process.env),
    workerEntry: [fileURLToPath(import.meta.url), ...workerArguments],
    observe: (event) => print(logFields(event)),
  });
  print({ level: 'info', event: 'started', url: app.url, metrics: app.metricsUrl ?? 'off' });
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
  });
  print({ level: 'info', event: 'stopping', signal });
  await app.stop();
  print({ level: 'info', event: 'stopped' });
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
