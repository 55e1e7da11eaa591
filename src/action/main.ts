import { writeSync } from 'node:fs';
import { version } from '../base/version.ts';

// The bundle has one entry, also for the processes that it starts: see gates/isolation/gate-process.
if (process.argv[2] === '--as') {
  void import('../gates/isolation/isolation-worker.ts');
} else {
  // The first line comes before anything else is loaded.
  process.stdout.write(`prp ${version}\n`);
  void start();
}

/** The exit code stays 1 until the end is reached: a run that stops earlier has not passed. */
async function start(): Promise<void> {
  let hasEnded = false;
  process.exitCode = 1;
  process.on('uncaughtException', (error) => {
    hasEnded = true;
    reportInternalError(error.message);
    process.exit(1);
  });
  process.once('exit', (code) => {
    if (!hasEnded && code === 1) reportInternalError('the run ended before its work was done.');
  });
  // Each child process starts as a copy of this one, which is cheaper without the threads of the garbage collector.
  (await import('node:v8')).setFlagsFromString('--single-threaded-gc');
  const { runStep } = await import('./run-step.ts');
  process.exitCode = await runStep(process.env);
  hasEnded = true;
}

/** Written at once, as the process may end right after it. One line, whatever the message contains. */
function reportInternalError(message: string): void {
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  try {
    writeSync(1, `::error::Internal error: ${escaped}\n`);
  } catch {
    // The log is closed; the exit code still reports the failure.
  }
}
