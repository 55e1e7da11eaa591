import { runShell, type ShellOptions, type ShellResult } from './child-process.ts';
import { KeptShell, ShellEnded } from './kept-shell.ts';

/** Runs commands in one directory, each in a process group of its own, any number at once. */
export interface Shells {
  /** As `runShell`. Rejects when the command could not be started, or the shell that runs it ended. */
  run(command: string, options: Omit<ShellOptions, 'cwd'>): Promise<ShellResult>;
  /** Keeps nothing any more; resolves when what still runs is done. */
  close(): Promise<void>;
}

/** After so many shells that ended before they did anything, commands are started without. */
const mostFailures = 5;

/**
 * As many shells are kept as commands ran at once. Where `program` is none, commands are started without.
 */
export function keptShells(cwd: string, program?: string): Shells {
  const idle: KeptShell[] = [];
  const all = new Set<KeptShell>();
  let isMissing = process.platform === 'win32';
  let isClosed = false;
  let failures = 0;

  function start(): KeptShell {
    const shell = new KeptShell(cwd, program);
    all.add(shell);
    void shell.gone.then(() => all.delete(shell));
    return shell;
  }

  async function inShell(command: string, options: Omit<ShellOptions, 'cwd'>): Promise<ShellResult> {
    const shell = idle.pop() ?? start();
    const result = await shell.run(command, options);
    if (isClosed) shell.kill();
    else idle.push(shell);
    return result;
  }

  return {
    async run(command, options) {
      for (;;) {
        // A shell would drop it from the command in silence.
        if (isMissing || isClosed || command.includes('\0')) return runShell(command, { cwd, ...options });
        try {
          return await inShell(command, options);
        } catch (error) {
          if (!isAbsent(error) && !(error instanceof ShellEnded && !error.hadStarted)) throw error;
          failures += 1;
          // One that had ended before is replaced.
          isMissing = isAbsent(error) || failures === mostFailures;
        }
      }
    },
    async close() {
      isClosed = true;
      for (const shell of idle.splice(0)) shell.kill();
      await Promise.all([...all].map(({ gone }) => gone));
    },
  };
}

/** So it is told, too, that the directory is not there: then the command cannot be started either, and says so. */
function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
