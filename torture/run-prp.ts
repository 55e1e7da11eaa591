import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const bundle = join(import.meta.dirname, '../dist/cli/index.js');

export interface PrpRun {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly ms: number;
  /** Whether it was killed at the moment that was chosen for that: it may have ended before. */
  readonly killed: boolean;
  /** Whether its deadline ended it. */
  readonly timedOut: boolean;
  /** Process group of all that it started, but for processes that made a new group. */
  readonly group: number | undefined;
}

export interface RunOptions {
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** @default 60,000 */
  readonly deadlineMs?: number;
  readonly kill?: {
    readonly afterMs: number;
    /** With all that it started, or it alone. */
    readonly whom: 'group' | 'node';
  };
}

/** Runs the built command line in a separate process group, as a user would. */
export async function runPrp(directory: string, args: readonly string[], options: RunOptions): Promise<PrpRun> {
  const { env, deadlineMs = 60_000, kill } = options;
  const started = performance.now();
  const child = spawn(process.execPath, [bundle, ...args], {
    cwd: directory,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stdout: Buffer[] = [];
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  let timedOut = false;
  const deadline = setTimeout(() => {
    timedOut = true;
    killGroup(child.pid);
  }, deadlineMs);
  const killer =
    kill &&
    setTimeout(() => {
      if (kill.whom === 'group') killGroup(child.pid);
      else child.kill('SIGKILL');
    }, kill.afterMs);
  const closed = once(child, 'close');
  await once(child, 'exit');
  const ms = performance.now() - started;
  clearTimeout(killer);
  clearTimeout(deadline);
  // Processes that it left running may hold the pipes open.
  await Promise.race([closed, sleep(2_000, undefined, { ref: false })]);
  child.stdout.destroy();
  child.stderr.destroy();
  const killed = child.signalCode === 'SIGKILL' && !timedOut;
  return { exitCode: child.exitCode, stdout: Buffer.concat(stdout), stderr, ms, killed, timedOut, group: child.pid };
}

/** Waits for the end of what a process left running; after some time, ends it and says so. */
export async function waitForGroup(group: number | undefined, patienceMs = 3_000): Promise<'ended' | 'left running'> {
  const end = performance.now() + patienceMs;
  while (isGroupAlive(group)) {
    if (performance.now() > end) {
      killGroup(group);
      return 'left running';
    }
    await sleep(20);
  }
  return 'ended';
}

function isGroupAlive(group: number | undefined): boolean {
  try {
    if (group !== undefined) process.kill(-group, 0);
    return group !== undefined;
  } catch {
    return false;
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: already gone, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
