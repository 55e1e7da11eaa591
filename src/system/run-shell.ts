import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { hasProcessGroups, signalGroup } from './process-group.ts';
import type { RunProcesses } from './run-processes.ts';
import { tail } from './tail.ts';

export interface ShellOptions {
  readonly cwd: string;
  /** The run that owns the command and provides its environment. */
  readonly processes: RunProcesses;
  /** Ends the command and all its descendants. */
  readonly signal: AbortSignal;
  /** Receives the output while the command runs. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Bytes of output kept, from the end. @default 65,536 */
  readonly outputLimit?: number;
  /** Milliseconds between SIGTERM and SIGKILL. @default 2,000 */
  readonly killAfterMs?: number;
}

export interface ShellResult {
  /** `null` when a signal ended it and no shell turned that into a number. */
  readonly exitCode: number | null;
  /**
   * The signal that ended it, or probably did: a shell reports a signal as 128 plus its number, and a command can exit
   * with the same number.
   */
  readonly signal: NodeJS.Signals | null;
  /** Standard output and error as they came, the last `outputLimit` bytes. */
  readonly output: string;
}

/** Milliseconds to read remaining output after the end of a command. */
const drainMs = 250;

/**
 * Runs a command line in the system's shell: its own process group, without our secrets, without input. Settles only
 * when the group has ended. Rejects when the shell cannot be started.
 */
export async function runShell(command: string, options: ShellOptions): Promise<ShellResult> {
  const { cwd, processes, signal, onOutput, outputLimit, killAfterMs = 2_000 } = options;
  const mark = processes.newMark();
  const { promise, resolve, reject } = Promise.withResolvers<ShellResult>();
  const child = spawn(command, {
    shell: true,
    cwd,
    env: processes.envWith(mark),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: hasProcessGroups,
  });
  processes.adopt(child);

  const kept = tail(outputLimit);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      kept.add(chunk);
      onOutput?.(chunk);
    });
  }

  let killTimer: NodeJS.Timeout | undefined;
  let drainTimer: NodeJS.Timeout | undefined;
  let descendants: ReturnType<RunProcesses['descendantsOf']> | undefined;
  const end = () => {
    descendants = processes.descendantsOf(child.pid);
    signalGroup(child.pid, 'SIGTERM');
    killTimer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), killAfterMs);
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();

  child.on('error', reject);
  child.on('exit', () => {
    // Background processes would hold the pipes open and outlive this program.
    signalGroup(child.pid, 'SIGKILL');
    if (descendants !== undefined) void processes.endCommand(mark, descendants);
    // A process outside the group may hold the pipes too; it ends with the run.
    drainTimer = setTimeout(() => {
      for (const pipe of [child.stdout, child.stderr]) pipe.destroy();
    }, drainMs);
  });
  child.on('close', (exitCode, ended) => resolve({ exitCode, signal: ended, output: kept.text() }));
  try {
    return await promise;
  } finally {
    clearTimeout(killTimer);
    clearTimeout(drainTimer);
    signal.removeEventListener('abort', end);
  }
}

const signalNames = new Map(
  Object.entries(constants.signals).map(([name, number]) => [number, name as NodeJS.Signals]),
);

/** The name of a signal by its number; null for an unknown number. */
export function signalOf(number: number): NodeJS.Signals | null {
  return signalNames.get(number) ?? null;
}
