import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { tail } from './tail.ts';

export interface ShellOptions {
  readonly cwd: string;
  /** Ends the command, and everything it started. */
  readonly signal: AbortSignal;
  /** Bytes of output kept; what comes first goes first when there is more. @default 65,536 */
  readonly outputLimit?: number;
  /** Milliseconds between asking it to end and ending it. @default 2,000 */
  readonly killAfterMs?: number;
}

export interface ShellResult {
  /** `null` when a signal ended it, and no shell has made a number of that. */
  readonly exitCode: number | null;
  /** What ended it, or seems to have: a shell tells of a signal as 128 and its number, as a command may say by itself. */
  readonly signal: NodeJS.Signals | null;
  /** Standard output and error as they came, the last `outputLimit` bytes. */
  readonly output: string;
}

/**
 * Runs a command line in the system's shell: its own process group, without our secrets, without input. Settles only
 * when the group is gone. Rejects when the shell cannot be started.
 */
export async function runShell(command: string, options: ShellOptions): Promise<ShellResult> {
  const { cwd, signal, outputLimit, killAfterMs = 2_000 } = options;
  const { promise, resolve, reject } = Promise.withResolvers<ShellResult>();
  const child = spawn(command, {
    shell: true,
    cwd,
    env: foreignEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });

  const kept = tail(outputLimit);
  child.stdout.on('data', kept.add);
  child.stderr.on('data', kept.add);

  let killTimer: NodeJS.Timeout | undefined;
  const end = () => {
    killGroup(child.pid, 'SIGTERM');
    killTimer = setTimeout(() => killGroup(child.pid, 'SIGKILL'), killAfterMs);
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();

  child.on('error', reject);
  child.on('exit', () => {
    // What it left running in the background would hold the pipes open, and outlive us.
    killGroup(child.pid, 'SIGKILL');
  });
  child.on('close', (exitCode, ended) => resolve({ exitCode, signal: ended, output: kept.text() }));
  return promise.finally(() => {
    clearTimeout(killTimer);
    signal.removeEventListener('abort', end);
  });
}

const secretName =
  /(^|_)(TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|(API|PRIVATE|ACCESS|AGE)_KEY|AGE_IDENTITY|PAT)(_|$)/i;
const runnerName = /^(ACTIONS_|INPUT_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY|EVENT_PATH)$/i;

let inherited: NodeJS.ProcessEnv | undefined;

/** Made once: to read the environment name by name costs a tenth of what starting a command does. */
export function foreignEnvironment(): NodeJS.ProcessEnv {
  inherited ??= withoutSecrets(process.env);
  return inherited;
}

/** The environment a foreign command may see: no token, nothing by which it could speak for the workflow. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !secretName.test(name) && !runnerName.test(name)));
}

export function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    // ESRCH: already gone, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]),
);

/** The name of a signal's number; null for what is none. */
export function signalOf(number: number): NodeJS.Signals | null {
  return signalNames.get(number) ?? null;
}
