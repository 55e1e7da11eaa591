import { runShell, type ShellOptions, type ShellResult } from './child-process.ts';
import { PersistentShell, ShellEnded } from './persistent-shell.ts';
import type { RunProcesses } from './run-processes.ts';

/** Runs commands in one directory, each in a process group of its own, any number at once. */
export interface Shells {
  /** As `runShell`. Rejects when the command could not be started, or the shell that runs it ended. */
  run(command: string, options: Omit<ShellOptions, 'cwd' | 'processes'>): Promise<ShellResult>;
  /** Names of variables that commands do not see. */
  readonly withheld: readonly string[];
  /** Keeps nothing any more; resolves when what still runs is done. */
  close(): Promise<void>;
}

/** After so many shells that ended before they did anything, commands are started without. */
const mostFailures = 5;

/** Bash takes them from nobody, and gives its own to whatever it starts: that would run with other options than it should. */
const ownOptions = ['SHELLOPTS', 'BASHOPTS'];

/**
 * As many shells are kept as commands ran at once. Where `program` is none, commands are started without.
 */
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
      // A shell would drop a NUL from the command in silence.
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

/** No shell, or a directory that is not there: then the command cannot be started either, and says so. */
function isUnstartable(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn');
}
