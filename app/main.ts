import { nodeVersion } from './check-node.ts';
import { fileURLToPath } from 'node:url';
import { becomeIsolationWorker, exitCodeOf, PrpError } from '../src/index.ts';
import { readSettings } from './settings.ts';
import { describeBug } from './operation/describe-bug.ts';
import { loadEnvFile, runCommand } from './run-command.ts';
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
    observe: (event) => printLine(logFields(event)),
  });
  printLine({ level: 'info', event: 'started', node: nodeVersion, url: app.url, metrics: app.metricsUrl ?? 'off' });
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
  });
  printLine({ level: 'info', event: 'stopping', signal });
  await app.stop();
  printLine({ level: 'info', event: 'stopped' });
}

/** One line of JSON, which escapes line ends and other control characters. */
function printLine(fields: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...fields })}\n`);
}

function print(text: string): void {
  process.stdout.write(text);
}

const [, , as, role] = process.argv;
if (as === '--as' && role === 'delivery-worker') startWorker();
else if (as === '--as' && role === 'isolation-worker') void becomeIsolationWorker();
else void start();

async function start(): Promise<void> {
  try {
    loadEnvFile('.env');
    process.exitCode = await runCommand(process.argv.slice(2), { print, env: process.env, start: main });
    process.exit();
  } catch (error) {
    const text = error instanceof PrpError ? `${error.message}\n${error.hint}` : describeBug(error);
    process.stderr.write(`prp app: ${text}\n`);
    process.exit(error instanceof PrpError ? exitCodeOf(error) : 3);
  }
}
