import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RunProcesses } from '../../src/system/run-processes.ts';
import { persistentShells, type Shells } from '../../src/system/shells.ts';
import { isAlive } from '../support/is-alive.ts';

const { signal } = new AbortController();
let cwd: string;
let shells: Shells;
let processes: RunProcesses;

beforeEach(async () => {
  // `tmpdir()` may be a link, and `pwd -P` shows where it leads.
  cwd = await realpath(await mkdtemp(join(tmpdir(), 'prp-shells-')));
  processes = new RunProcesses();
  shells = persistentShells(cwd, processes);
});

afterEach(async () => {
  await shells.close();
  await processes.end();
  await rm(cwd, { recursive: true });
});

describe('commands that kept shells start', () => {
  it('have separate exit codes and output, for any number at once', async () => {
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const ended = await Promise.all(
      numbers.map((number) => shells.run(`echo "number ${number}"; exit ${number}`, { signal })),
    );
    expect(ended).toEqual(numbers.map((number) => ({ exitCode: number, signal: null, output: `number ${number}\n` })));
  });

  it('follow each other in the same shell', async () => {
    const parents = [];
    for (let run = 0; run < 3; run += 1) parents.push((await shells.run('echo $PPID', { signal })).output);
    expect(new Set(parents).size).toBe(1);
  });

  it('leave nothing of theirs to the next: no variable, no directory, no option', async () => {
    await shells.run('left=here; export left; cd /; set -eu; exit 1', { signal });
    const { output } = await shells.run('echo "<${left-}>"; pwd -P; echo "$-"', { signal });
    expect(output.split('\n')[0]).toBe('<>');
    expect(output.split('\n')[1]).toBe(cwd);
    expect(output.split('\n')[2]).not.toMatch(/[eu]/);
  });

  it('are taken literally, with any characters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const word = text.replaceAll('\0', '').toWellFormed();
        const quoted = `'${word.replaceAll("'", String.raw`'\''`)}'`;
        expect((await shells.run(`printf %s ${quoted}`, { signal })).output).toBe(word);
      }),
      { numRuns: 50, examples: [["it's\nlines \\ $HOME `id` ''\n"]] },
    );
  });

  it('have no input to wait for, and no descriptor of ours', async () => {
    expect(await shells.run('cat; (echo "ended 0" >&3) 2>/dev/null || echo closed', { signal })).toMatchObject({
      exitCode: 0,
      output: 'closed\n',
    });
  });

  it('print freely, and the end of a flood is kept', async () => {
    const { output } = await shells.run('printf "started 1\\nended 0\\n"; yes | head -c 5000000; printf end >&2', {
      signal,
      outputLimit: 1_000,
    });
    expect(output.length).toBeLessThan(1_030);
    expect(output).toMatch(/^… 2,499,5\d\d lines before\ny\n[^]*\ny\nend$/);
  });

  it('report a signal, as shells do', async () => {
    expect(await shells.run('kill -SEGV $$', { signal })).toEqual({ exitCode: 139, signal: 'SIGSEGV', output: '' });
    expect(await shells.run('exit 200', { signal })).toMatchObject({ exitCode: 200, signal: null });
    expect(await shells.run('no-such-command-at-all', { signal })).toMatchObject({ exitCode: 127 });
  });

  it('see no secret, and nothing that the environment sets for shells', async () => {
    await writeFile(join(cwd, 'start-file'), 'echo printed by the start file; echo >> start-file-was-read\n');
    vi.stubEnv('EXAMPLE_TOKEN', 'secret-of-the-test');
    vi.stubEnv('BASH_ENV', join(cwd, 'start-file'));
    vi.stubEnv('BASH_FUNC_echo%%', '() { printf hijacked; }');
    // The environment is read when the first command of a run starts.
    const ofRun = new RunProcesses();
    const withStubs = persistentShells(cwd, ofRun);
    try {
      expect((await withStubs.run('echo "<${EXAMPLE_TOKEN-}>"', { signal })).output).toBe('<>\n');
      expect(await readdir(cwd)).toEqual(['start-file']);
    } finally {
      vi.unstubAllEnvs();
      await withStubs.close();
      await ofRun.end();
    }
  });
});

describe('a command that is to end', () => {
  it('ends with all that it started, also when it does not want to', async () => {
    const controller = new AbortController();
    const ending = shells.run('trap "" TERM; sleep 60 & echo $! > pid; wait; wait', {
      signal: controller.signal,
      killAfterMs: 50,
    });
    const pid = await pidIn('pid');
    controller.abort();
    expect(await ending).toMatchObject({ signal: 'SIGKILL' });
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
    expect((await shells.run('echo next', { signal })).output).toBe('next\n');
  });

  it('does so also when that was known before it began', async () => {
    expect(await shells.run('sleep 60', { signal: AbortSignal.abort() })).toMatchObject({ signal: 'SIGTERM' });
  });

  it('ends its background processes', async () => {
    const { output } = await shells.run('sleep 60 & echo $!', { signal });
    await vi.waitFor(() => expect(isAlive(Number(output))).toBe(false));
  });

  it('does not wait for detached processes', async () => {
    const { output } = await shells.run('setsid sh -c "echo first; sleep 0.2" & sleep 0.1', { signal });
    expect(output).toBe('first\n');
  });

  it('keeps late output of its processes from the next command', async () => {
    for (let round = 0; round < 40; round += 1) {
      await shells.run('yes LEFT & sleep 0.003', { signal });
      expect(await shells.run('echo own', { signal })).toMatchObject({ output: 'own\n' });
    }
  });

  it('ends in time where its shell does not answer', async () => {
    const controller = new AbortController();
    const ending = shells.run('echo $$ > pid; kill -STOP $PPID; sleep 60', {
      signal: controller.signal,
      killAfterMs: 50,
    });
    const outcome = ending.catch((error: unknown) => error);
    const pid = await pidIn('pid');
    controller.abort();
    expect(await outcome).toMatchObject({ name: 'ShellEnded' });
    expect(isAlive(pid)).toBe(false);
  });

  it('ends in time where its shell never began', async () => {
    await writeFile(join(cwd, 'sleeper'), '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const asleep = persistentShells(cwd, processes, join(cwd, 'sleeper'));
    const ending = asleep.run('true', { signal: AbortSignal.abort(), killAfterMs: 50 });
    await expect(ending).rejects.toThrow('The shell that runs commands exited unexpectedly.');
    await asleep.close();
  });
});

describe('a shell that ends', () => {
  it('fails the command that it was running, and no other', async () => {
    await expect(shells.run('echo $$ > pid; kill -KILL $PPID; sleep 60', { signal })).rejects.toThrow(
      'The shell that runs commands exited unexpectedly.',
    );
    const pid = await pidIn('pid');
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
    expect((await shells.run('echo still here', { signal })).output).toBe('still here\n');
  });

  it('is not missed when it did so between two commands', async () => {
    const parent = Number((await shells.run('echo $PPID', { signal })).output);
    process.kill(parent, 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(parent)).toBe(false));
    expect((await shells.run('echo again', { signal })).output).toBe('again\n');
  });
});

describe('shells', () => {
  it('end when they are closed, after their running commands', async () => {
    const parent = Number((await shells.run('echo $PPID', { signal })).output);
    const running = shells.run('sleep 0.1; echo done', { signal });
    await shells.close();
    expect((await running).output).toBe('done\n');
    expect(isAlive(parent)).toBe(false);
    expect((await shells.run('echo closed', { signal })).output).toBe('closed\n');
  });

  it('are not needed where there are none', async () => {
    const without = persistentShells(cwd, processes, 'no-such-shell');
    const run = () => without.run('echo "$PPID"; exit 3', { signal });
    const expected = { exitCode: 3, signal: null, output: `${process.pid}\n` };
    expect(await Promise.all([run(), run()])).toEqual([expected, expected]);
    await without.close();
  });

  it.each([
    ['which may not be run', 0o644],
    ['which is no program', 0o755],
  ])('are done without where there is one %s', async (_what, mode) => {
    await writeFile(join(cwd, 'shell'), '\0', { mode });
    const broken = persistentShells(cwd, processes, join(cwd, 'shell'));
    expect((await broken.run('echo "$PPID"', { signal })).output).toBe(`${process.pid}\n`);
    await broken.close();
  });

  it('are done without where the environment sets options of shells, which commands are to have', async () => {
    vi.stubEnv('SHELLOPTS', 'pipefail');
    try {
      expect((await persistentShells(cwd, processes).run('echo "$PPID"', { signal })).output).toBe(`${process.pid}\n`);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('are done without where they end at once', async () => {
    const broken = persistentShells(cwd, processes, 'false');
    expect((await broken.run('echo "$PPID"', { signal })).output).toBe(`${process.pid}\n`);
    await broken.close();
  });

  it('report a missing directory', async () => {
    const nowhere = persistentShells(join(cwd, 'nowhere'), processes);
    await expect(nowhere.run('true', { signal })).rejects.toThrow('ENOENT');
    await nowhere.close();
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
