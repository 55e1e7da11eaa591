import { setFlagsFromString } from 'node:v8';
import { version } from '../version.ts';

// Whoever watches the log sees at once that something begins; all else is loaded after it.
process.stdout.write(`prp ${version}\n`);
void start();

async function start(): Promise<void> {
  // Every process that is started copies this one first: that is cheaper without a collector's own threads.
  setFlagsFromString('--single-threaded-gc');
  const { action } = await import('./action.ts');
  process.exitCode = await action(process.env, (text) => void process.stdout.write(text));
}
