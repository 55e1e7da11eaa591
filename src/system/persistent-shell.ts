import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { shellQuote } from '../base/quote.ts';
import { type ShellOptions, type ShellResult, signalOf } from './run-shell.ts';
import { keepNodeAlive } from './keep-node-alive.ts';
import { signalGroup } from './process-group.ts';
import { markVariable, type RunProcesses } from './run-processes.ts';
import { tail } from './tail.ts';

/** Ignores the environment's settings for shells: functions, options, start-up files. */
const programArgs = ['-p', '-s'];

/** The shell has ended; `hasBegun` tells whether the command may have started. */
export class ShellEnded extends Error {
  override readonly name = 'ShellEnded';
  readonly hadStarted: boolean;

  constructor(hadStarted: boolean) {
    super('The shell that runs commands exited unexpectedly.');
    this.hadStarted = hadStarted;
  }
}

/** The running command. */
interface Job {
  /** Random, so no output of a command is taken for its end. */
  readonly marker: string;
  readonly output: Pick<ReturnType<typeof tail>, 'add'>;
  /** True once the shell has read the command: from then on it may have started. */
  hasBegun?: boolean;
  /** Leader of the command's process group, once it is known. */
  pid?: number;
  status?: number;
  isPrinted?: boolean;
  readonly onProgress: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * A shell that stays and runs one command after the other. Starting a process copies the one that starts it; a shell
 * has a hundredth of our size, and starts commands while we do other work. All commands print into the same pipe: late
 * output of a process that left its command's group appears in the next command's output.
 */
export class PersistentShell {
  readonly #child: ChildProcess;
  readonly #processes: RunProcesses;
  readonly #input: Writable;
  #job: Job | undefined;
  #failure: Error | undefined;
  /** The last chunk of output that may contain the start of a marker. */
  #rest = Buffer.alloc(0);
  #reports = '';
  /** A process of the last command had to be killed; its last output may come during the next command. */
  isSpoilt = false;
  /** Resolves when the shell's process has ended. */
  readonly gone: Promise<void>;

  /** Options that the shell needs: with `set -m` each job is a process group, even without a terminal. */
  constructor(cwd: string, processes: RunProcesses, program?: string) {
    this.#processes = processes;
    const start = program === undefined ? asSubreaper('bash', programArgs) : { file: program, args: programArgs };
    const gone = Promise.withResolvers<void>();
    this.gone = gone.promise;
    this.#child = spawn(start.file, start.args, {
      cwd,
      env: processes.unmarkedEnv,
      // The commands, their output, the shell's own errors, and its reports.
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
      detached: true,
    });
    processes.adopt(this.#child);
    const [input, output, , reports] = this.#child.stdio as [Writable, Readable, null, Readable, undefined];
    this.#input = input;
    input.on('error', () => this.#child.kill('SIGKILL'));
    output.on('data', (chunk: Buffer) => this.#readOutput(chunk));
    reports.on('data', (chunk: Buffer) => this.#readReport(chunk.toString()));
    this.#child.on('error', (cause) => {
      this.#fail(cause);
      gone.resolve();
    });
    const end = () => {
      this.#fail(new ShellEnded(this.#job?.hasBegun ?? false));
      for (const pipe of [input, output]) pipe.destroy();
      gone.resolve();
    };
    // A command may hold the output pipe; the report pipe belongs to the shell and ends with it.
    this.#child.on('exit', () => (reports.closed ? end() : reports.on('close', end)));
    input.write('set -m\n');
    keepNodeAlive(this.#child, false);
  }

  /**
   * Like `runShell`, one command at a time; standard error goes to standard output. Rejects with `ShellEnded` when the
   * shell ends first; its command ends too.
   */
  async run(command: string, options: Omit<ShellOptions, 'cwd' | 'processes'>): Promise<ShellResult> {
    if (this.#failure !== undefined) throw this.#failure;
    const { signal, onOutput, outputLimit, killAfterMs = 2_000 } = options;
    const { promise, resolve, reject } = Promise.withResolvers<ShellResult>();
    let killTimer: NodeJS.Timeout | undefined;
    let descendants: ReturnType<RunProcesses['descendantsOf']> | undefined;
    const mark = this.#processes.newMark();
    const kept = tail(outputLimit);
    const job: Job = {
      marker: randomBytes(16).toString('hex'),
      output: {
        add(chunk) {
          kept.add(chunk);
          onOutput?.(chunk);
        },
      },
      reject,
      onProgress() {
        if (job.status !== undefined && job.isPrinted) resolve(resultOf(job.status, kept.text()));
        else if (signal.aborted) end();
      },
    };
    const end = () => {
      if (job.pid !== undefined && descendants === undefined) {
        descendants = this.#processes.descendantsOf(job.pid);
        signalGroup(job.pid, 'SIGTERM');
      }
      killTimer ??= setTimeout(() => {
        signalGroup(job.pid, 'SIGKILL');
        // A shell that reports no end hangs itself.
        killTimer = setTimeout(() => this.kill(), job.pid === undefined ? 0 : killAfterMs);
      }, killAfterMs);
    };
    signal.addEventListener('abort', end, { once: true });
    this.#job = job;
    this.#rest = Buffer.alloc(0);
    keepNodeAlive(this.#child, true);
    this.#input.write(jobScript(command, job.marker, mark));
    if (signal.aborted) end();
    try {
      return await promise;
    } finally {
      clearTimeout(killTimer);
      signal.removeEventListener('abort', end);
      if (descendants !== undefined) await this.#processes.endCommand(mark, descendants);
      this.#job = undefined;
      keepNodeAlive(this.#child, false);
    }
  }

  /** Kills the shell and its command. */
  kill(): void {
    if (this.#failure !== undefined) return;
    // Keeps Node alive for callers that wait for `gone`.
    keepNodeAlive(this.#child, true);
    this.#processes.remember(this.#child);
    signalGroup(this.#job?.pid, 'SIGKILL');
    signalGroup(this.#child.pid, 'SIGKILL');
  }

  #readOutput(chunk: Buffer): void {
    const job = this.#job;
    if (job === undefined || job.isPrinted) return;
    const printed = Buffer.concat([this.#rest, chunk]);
    const end = printed.indexOf(job.marker);
    if (end >= 0) {
      job.output.add(printed.subarray(0, end));
      job.isPrinted = true;
      this.#rest = Buffer.alloc(0);
      job.onProgress();
      return;
    }
    const sure = Math.max(0, printed.length - job.marker.length + 1);
    job.output.add(printed.subarray(0, sure));
    this.#rest = printed.subarray(sure);
  }

  #readReport(text: string): void {
    const lines = (this.#reports + text).split('\n');
    this.#reports = lines.pop() ?? '';
    for (const line of lines) {
      const [what, number] = line.split(' ');
      if (what === 'left') this.isSpoilt = true;
      if (this.#job === undefined) continue;
      this.#job.hasBegun = true;
      if (!/^\d+$/.test(number ?? '')) continue;
      if (what === 'started') this.#job.pid = Number(number);
      if (what === 'ended') this.#job.status = Number(number);
      this.#job.onProgress();
    }
  }

  #fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    signalGroup(this.#job?.pid, 'SIGKILL');
    this.#job?.reject(error);
  }
}

/** Starts a command as a job, waits for it, ends its background processes, and marks the end of its output. */
function jobScript(command: string, marker: string, mark: string): string {
  // The command's own process reports itself before it starts to work; an old bash can report only afterwards.
  const job = `{ echo "started $BASHPID" >&3; ${markVariable}=${mark} exec /bin/sh -c ${shellQuote(command)} </dev/null 2>&1 3>&-; }`;
  return `echo begun >&3; ${job} &
echo "started $!" >&3; wait $!; set -- $?; kill -KILL -- -$! && echo left >&3; echo "ended $1" >&3; printf %s ${marker}
`;
}

/** A shell reports a signal as exit code 128 plus its number, and a command can exit with the same number. */
function resultOf(status: number, output: string): ShellResult {
  return { exitCode: status, signal: signalOf(status - 128), output };
}

/** Number of the system call `prctl`, by machine. */
const callNumber: Readonly<Partial<Record<NodeJS.Architecture, number>>> = { x64: 157, arm64: 167 };
const setChildSubreaper = 36;
const perl = '/usr/bin/perl';

let isPossible: boolean | undefined;

/**
 * How to start a program as the subreaper of its descendants: it adopts orphans, which would otherwise go to the first
 * process of the system and lose their origin. Only a program can make itself a subreaper. Perl can, where it is
 * installed, and then becomes the program. Elsewhere the program starts as it is.
 */
function asSubreaper(
  program: string,
  args: readonly string[],
): { readonly file: string; readonly args: readonly string[] } {
  isPossible ??= process.platform === 'linux' && callNumber[process.arch] !== undefined && isThere();
  if (!isPossible) return { file: program, args };
  const script = `syscall(${callNumber[process.arch]}, ${setChildSubreaper}, 1, 0, 0, 0); exec @ARGV; exit 127`;
  return { file: perl, args: ['-e', script, program, ...args] };
}

/** Whether the environment makes Perl load code first. */
function isThere(): boolean {
  if (['PERL5OPT', 'PERL5LIB', 'PERL5DB'].some((name) => name in process.env)) return false;
  try {
    accessSync(perl, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
