import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ShellHelper } from '../src/shell-helper.ts';
import { shellStarter } from '../src/shell-starter.ts';
import { isAlive } from './support/is-alive.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'prp-shell-'));
});

afterEach(async () => {
  await rm(cwd, { recursive: true });
});

const signal = new AbortController().signal;

async function readyHelper(): Promise<ShellHelper> {
  const helper = new ShellHelper();
  await vi.waitFor(() => expect(helper.isReady).toBe(true), { timeout: 10_000 });
  return helper;
}

describe('a starter of commands', () => {
  it('runs many, each with its own exit code and output, wherever each is started', async () => {
    const starter = shellStarter();
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const ended = await Promise.all(
      numbers.map((number) => starter.run(`echo "number ${number}"; exit ${number}`, { cwd, signal })),
    );
    await starter.close();
    expect(ended).toEqual(numbers.map((number) => ({ exitCode: number, signal: null, output: `number ${number}\n` })));
  });

  it('can be closed before it started anything, and twice', async () => {
    const starter = shellStarter();
    await expect(starter.close()).resolves.toBeUndefined();
    await expect(starter.close()).resolves.toBeUndefined();
  });
});

describe('the helper that starts commands', () => {
  it('runs them where it is told to, without our secrets', async () => {
    process.env['EXAMPLE_TOKEN'] = 'geheim';
    try {
      const helper = await readyHelper();
      const { output } = await helper.run('pwd -P; echo "<$EXAMPLE_TOKEN>"', { cwd, signal });
      await helper.close();
      expect(output).toBe(`${cwd}\n<>\n`);
    } finally {
      delete process.env['EXAMPLE_TOKEN'];
    }
  });

  it('ends a command that is cancelled, with all that it started', async () => {
    const helper = await readyHelper();
    const controller = new AbortController();
    const ending = helper.run('sleep 60 & echo $! > pid; wait', { cwd, signal: controller.signal });
    const pid = await pidIn('pid');
    controller.abort();
    expect((await ending).exitCode).not.toBe(0);
    expect(isAlive(pid)).toBe(false);
    await helper.close();
  });

  it('ends what it runs when it is closed', async () => {
    const helper = await readyHelper();
    const ending = helper.run('echo $$ > pid; exec sleep 60', { cwd, signal });
    const outcome = ending.catch((error: unknown) => error);
    const pid = await pidIn('pid');
    await helper.close();
    expect(await outcome).toMatchObject({ message: 'The process that starts commands ended.' });
    expect(isAlive(pid)).toBe(false);
  });

  it('says so when it cannot start a command', async () => {
    const helper = await readyHelper();
    await expect(helper.run('true', { cwd: join(cwd, 'nowhere'), signal })).rejects.toThrow('ENOENT');
    await helper.close();
  });
});

async function pidIn(file: string): Promise<number> {
  return vi.waitFor(
    async () => {
      const pid = Number(await readFile(join(cwd, file), 'utf8'));
      expect(pid).toBeGreaterThan(0);
      return pid;
    },
    { timeout: 10_000 },
  );
}
