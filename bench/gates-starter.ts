import { runShell } from '../src/system/run-shell.ts';
import { RunProcesses } from '../src/system/run-processes.ts';
import { persistentShells } from '../src/system/shells.ts';
import { median } from './measure.ts';

/**
 * Prints how many milliseconds a command takes that does nothing, from a process with so many megabytes, or all of ours:
 * started by the process itself, or by a shell that it keeps.
 */
const [load = '0', by = 'itself'] = process.argv.slice(2);
if (load === 'cli') await Promise.all([import('../src/cli/execute.ts'), import('../src/config/config-file.ts')]);
// Held for as long as the process lives.
Object.assign(globalThis, {
  held: Array.from({ length: (Number(load) || 0) / 10 }, () => Buffer.alloc(10_000_000, 1)),
});

const { signal } = new AbortController();
const cwd = import.meta.dirname;
const processes = new RunProcesses();
const shells = persistentShells(cwd, processes);
const times: number[] = [];
for (let run = 0; run < 60; run += 1) {
  const start = performance.now();
  if (by === 'itself') await runShell('true', { cwd, processes, signal });
  else await shells.run('true', { signal });
  if (run >= 10) times.push(performance.now() - start);
}
await shells.close();
process.stdout.write(String(median(times)));
