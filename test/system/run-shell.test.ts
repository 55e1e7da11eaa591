import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runShell } from '../../src/system/run-shell.ts';
import { RunProcesses } from '../../src/system/run-processes.ts';
import { isAlive } from '../support/is-alive.ts';

const never = new AbortController().signal;
const run = (command: string, options: Partial<Parameters<typeof runShell>[1]> = {}) =>
  runShell(command, { cwd: tmpdir(), processes: new RunProcesses(), signal: never, ...options });

describe('runShell', () => {
  it('returns the exit code and the output, in order', async () => {
    expect(await run('echo one; echo two >&2; exit 3')).toEqual({ exitCode: 3, signal: null, output: 'one\ntwo\n' });
  });

  it('has no input to wait for', async () => {
    expect((await run('cat')).exitCode).toBe(0);
  });

  it('keeps the end of a flood', async () => {
    const { output } = await run('yes | head -c 5000000; echo end', { outputLimit: 1_000 });
    expect(output.length).toBeLessThan(1_030);
    expect(output.endsWith('end\n')).toBe(true);
    expect(output).toMatch(/^… 2,499,5\d\d lines before\ny\n/);
  });

  it('ends everything a command started, when it is stopped', async () => {
    const controller = new AbortController();
    const ended = run('trap "" TERM; sleep 300 & wait; wait', { signal: controller.signal, killAfterMs: 50 });
    controller.abort();
    expect((await ended).signal).not.toBe(null);
  });

  it('ends background processes of a command', async () => {
    const { output, exitCode } = await run('sleep 300 & echo $!');
    expect(exitCode).toBe(0);
    expect(isAlive(Number(output.trim()))).toBe(false);
  });

  it('rejects when there is nowhere to start', async () => {
    await expect(run('true', { cwd: '/nowhere/at/all' })).rejects.toThrow('ENOENT');
  });
});
