import { writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { version } from '../base/version.ts';

// Whoever watches the log sees at once that something begins; all else is loaded after it.
process.stdout.write(`prp ${version}\n`);
void start();

/** The exit code is 1 until the end is reached: a run that ends before, for whatever reason, has not passed. */
async function start(): Promise<void> {
  let hasEnded = false;
  process.exitCode = 1;
  process.on('uncaughtException', (error) => {
    hasEnded = true;
    complain(error.message);
    process.exit(1);
  });
  process.once('exit', (code) => {
    if (!hasEnded && code === 1) complain('the run ended before its work was done.');
  });
  // Every process that is started copies this one first: that is cheaper without a collector's own threads.
  setFlagsFromString('--single-threaded-gc');
  const { action } = await import('./action.ts');
  process.exitCode = await action(process.env, (text) => void process.stdout.write(text));
  hasEnded = true;
}

/** The last word of a run that breaks: at once, for nothing comes after it. One line, whatever is in the message. */
function complain(message: string): void {
  const escaped = message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  try {
    writeSync(1, `::error::Internal error: ${escaped}\n`);
  } catch {
    // Nobody reads the log: the exit code tells.
  }
}
