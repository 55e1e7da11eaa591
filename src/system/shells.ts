import { runShell, type ShellOptions, type ShellResult } from './run-shell.ts';
import { PersistentShell, ShellEnded } from './persistent-shell.ts';
import type { RunProcesses } from './run-processes.ts';

/** Runs any number of commands in one directory at once, each in its own process group. */
export interface Shells {
  /** As `runShell`. Rejects when the command could not be started, or the shell that runs it ended. */
  run(command: string, options: Omit<ShellOptions, 'cwd' | 'processes'>): Promise<ShellResult>;
  /** Names of variables that commands do not see. */
  readonly withheld: readonly string[];
  /** Stops keeping shells; resolves when the running commands are done. */
  close(): Promise<void>;
}

/** After this many shells that ended before any work, commands start without one. */
const mostFailures = 5;

/**
 * Bash would pass its own options on to its children through these; a command would run with other options than its
 * own.
 */
const ownOptions = ['SHELLOPTS', 'BASHOPTS'];

/** Keeps as many shells as commands ran at once. Runs commands without them where `program` is missing. */
export function persistentShells(cwd: string, processes: RunProcesses, program?: string): Shells {
  const idle: PersistentShell[] = [];
  const all = new Set<PersistentShell>();
  let isMissing = process.platform === 'win32' || ownOptions.some((name) => name in process.env);
  let isClosed = false;
  let failures = 0;

  function start(): PersistentShell {
    const shell = new PersistentShell(cwd, processes, program);
    all.add(shell);
    void shell.gone.then(() => all.delete(shell));
    return shell;
  }

  async function inShell(command: string, options: Omit<ShellOptions, 'cwd' | 'processes'>): Promise<ShellResult> {
    const shell = idle.pop() ?? start();
    const result = await shell.run(command, options);
    if (isClosed || shell.isSpoilt) shell.kill();
    else idle.push(shell);
    return result;
  }

  return {
    async run(command, options) {
      // A shell would silently drop a NUL from the command.
      if (!isMissing && !isClosed && !command.includes('\0')) {
        try {
          return await inShell(command, options);
        } catch (error) {
          const hadEnded = error instanceof ShellEnded && !error.hadStarted && !options.signal.aborted;
          if (!hadEnded && !isUnstartable(error)) throw error;
          failures += 1;
          isMissing = isUnstartable(error) || failures === mostFailures;
        }
      }
      return runShell(command, { cwd, processes, ...options });
    },
    get withheld() {
      return processes.withheld;
    },
    async close() {
      isClosed = true;
      for (const shell of idle.splice(0)) shell.kill();
      await Promise.all([...all].map(({ gone }) => gone));
    },
  };
}

/** No shell, or a missing directory: the command then fails to start and reports it. */
function isUnstartable(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');
}
