import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runShell } from '../../src/system/run-shell.ts';
import { RunProcesses } from '../../src/system/run-processes.ts';
import { persistentShells, type Shells } from '../../src/system/shells.ts';
import { isAlive } from '../support/is-alive.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

const { signal } = new AbortController();
let processes: RunProcesses;
let shells: Shells;
let cwd: string;

beforeEach(async () => {
  cwd = await temporaryDirectory();
  processes = new RunProcesses();
  shells = persistentShells(cwd, processes);
});

afterEach(async () => {
  await shells.close();
  await processes.end();
});

/** Of what prints its process id. */
function pidIn({ output }: { readonly output: string }): number {
  expect(output).toMatch(/^\d+\n$/);
  return Number(output);
}

/** Starts something apart, with a word before it, and says which process it is. */
const apart = (before: string, after = '') => `${before} setsid sh -c 'echo $$; exec sleep 300 ${after}' & sleep 0.3`;

describe.runIf(process.platform === 'linux')('what has left its process group', () => {
  it.each([
    ['a separate session', apart('')],
    ['one that ignores a closed terminal', apart('nohup')],
    ['a second fork', `(${apart('')} &) ; sleep 0.5`],
    ['one without an output', apart('', '>/dev/null 2>&1 </dev/null')],
    ['one without an environment', apart('env -i')],
  ])('ends with the run: %s', async (_what, command) => {
    for (const run of [() => shells.run(command, { signal }), () => runShell(command, { cwd, processes, signal })]) {
      const pid = pidIn(await run());
      expect(isAlive(pid)).toBe(true);
      await processes.end();
      expect(isAlive(pid)).toBe(false);
    }
  });

  it('ends with the run where nothing but the shell that adopted it knows of it', async () => {
    const pid = pidIn(await shells.run(apart('env -i', '>/dev/null 2>&1 </dev/null'), { signal }));
    expect(isAlive(pid)).toBe(true);
    await shells.close();
    await processes.end();
    expect(isAlive(pid)).toBe(false);
  });

  it('ends with its command when that is to end', async () => {
    const others = pidIn(await shells.run(apart(''), { signal }));
    const command = `setsid sh -c 'echo $$ > pid; exec sleep 300' & env -i setsid sleep 300.25 & sleep 300`;
    for (const run of [
      (stop: AbortSignal) => shells.run(command, { signal: stop }),
      (stop: AbortSignal) => runShell(command, { cwd, processes, signal: stop }),
    ]) {
      const ending = new AbortController();
      const ended = run(ending.signal);
      const pid = await vi.waitFor(async () => pidIn({ output: await readFile(join(cwd, 'pid'), 'utf8') }), 20_000);
      ending.abort();
      await ended;
      expect(isAlive(pid)).toBe(false);
      await rm(join(cwd, 'pid'));
    }
    expect(isAlive(others)).toBe(true);
  });

  it('is none of the run when others started it', async () => {
    const other = spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
    await shells.run('true', { signal });
    await processes.end();
    expect(isAlive(other.pid ?? 0)).toBe(true);
    other.kill();
    await once(other, 'exit');
  });

  it('belongs to all runs around it', async () => {
    vi.stubEnv('PRP_RUN', 'outer.1.');
    try {
      const inner = new RunProcesses();
      const { output } = await runShell('echo $PRP_RUN', { cwd, processes: inner, signal });
      expect(output).toMatch(/^outer\.1\.:[0-9a-f]{32}\.1\.\n$/);
      await inner.end();
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('does not delay the command of another shell', async () => {
    const started = performance.now();
    pidIn(await runShell(apart(''), { cwd, processes, signal }));
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});
