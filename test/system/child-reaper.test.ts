import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAlive } from '../support/is-alive.ts';

const source = (file: string) => JSON.stringify(pathToFileURL(resolve(`src/system/${file}.ts`)).href);

/** Runs a module that prints numbers of processes, one a line, and is then killed. */
async function killed(body: string, count: number): Promise<readonly number[]> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', body], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pids: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    pids.push(Number(line));
    if (pids.length === count) break;
  }
  onTestFinished(() => {
    for (const pid of pids) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  expect(pids.map(isAlive)).toEqual(Array.from({ length: count }, () => true));
  child.kill('SIGKILL');
  await once(child, 'exit');
  return pids;
}

/** Resolves when none is alive; to those that still are after a long time. */
async function leftOf(pids: readonly number[]): Promise<readonly number[]> {
  for (let round = 0; round < 100 && pids.some(isAlive); round += 1) await setTimeout(100);
  return pids.filter(isAlive);
}

describe('when this program is killed', () => {
  const commands = (how: string) => `
    const { RunProcesses } = await import(${source('run-processes')});
    const { persistentShells } = await import(${source('shells')});
    const { runShell } = await import(${source('run-shell')});
    const { writeSync } = await import('node:fs');
    const processes = new RunProcesses();
    const { signal } = new AbortController();
    const command = 'for before in "" setsid "env -i" "env -i setsid"; do $before sh -c "echo \\\\$\\\\$ >&2; exec sleep 300" 2>>pids & done; sleep 300';
    process.chdir(await (await import('node:fs/promises')).mkdtemp(${JSON.stringify(join(tmpdir(), 'prp-test-'))}));
    void ${how};
    const { readFileSync } = await import('node:fs');
    let printed = '';
    while (printed.split('\\n').length < 5) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      try { printed = readFileSync('pids', 'utf8'); } catch {}
    }
    writeSync(1, printed);
    setInterval(() => {}, 1000);`;

  it.each([
    ['a shell that stays', `persistentShells(process.cwd(), processes).run(command, { signal })`],
    ['a separate shell', `runShell(command, { cwd: process.cwd(), processes, signal })`],
  ])('the processes of a command in %s end', async (_what, how) => {
    expect(await leftOf(await killed(commands(how), 4))).toEqual([]);
  });

  it('a child that takes its time ends', async () => {
    const pids = await killed(
      `
      const { spawn } = await import('node:child_process');
      const { trackChild } = await import(${source('child-reaper')});
      const child = spawn('sleep', ['300'], { stdio: 'ignore' });
      trackChild(child);
      setTimeout(() => console.log(child.pid), 1_500);`,
      1,
    );
    expect(await leftOf(pids)).toEqual([]);
  });
});

it('a child that is still there when this program ends by itself ends with it', async () => {
  const body = `
    const { spawn } = await import('node:child_process');
    const { trackChild } = await import(${source('child-reaper')});
    const child = spawn('sleep', ['300'], { stdio: 'ignore' });
    trackChild(child);
    console.log(child.pid);
    setTimeout(() => process.exit(0), 100);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', body], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(printed).toMatch(/^\d+\n$/);
  expect(await leftOf([Number(printed)])).toEqual([]);
});
