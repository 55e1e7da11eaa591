import { runShell } from '../src/child-process.ts';
import { median } from './measure.ts';

/** Prints how many milliseconds a command takes that does nothing, from a process with so many megabytes, or all of ours. */
const [load = '0'] = process.argv.slice(2);
if (load === 'cli') await Promise.all([import('../src/cli/execute.ts'), import('../src/config-file.ts')]);
// Held for as long as the process lives.
Object.assign(globalThis, {
  held: Array.from({ length: (Number(load) || 0) / 10 }, () => Buffer.alloc(10_000_000, 1)),
});

const { signal } = new AbortController();
const times: number[] = [];
for (let run = 0; run < 60; run += 1) {
  const start = performance.now();
  await runShell('true', { cwd: import.meta.dirname, signal });
  if (run >= 10) times.push(performance.now() - start);
}
process.stdout.write(String(median(times)));
