import { spawn } from 'node:child_process';
import { PrpError } from './errors.ts';

export interface GitOptions {
  /** Bytes for its standard input. */
  readonly input?: string | Uint8Array | Iterable<string | Uint8Array>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Process id it had; some leftovers are named after it. */
  readonly pid: number | undefined;
}

/** A `git` bound to one directory. Messages are always English, and nothing ever asks a question. */
export interface Git {
  readonly directory: string;
  /** Runs git and returns what it printed; a non-zero exit code is an answer. Throws `E_GIT` when it cannot start. */
  run(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs git and returns its standard output without the last newline; throws `E_GIT` on a non-zero exit code. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The environment git runs with, for processes that are kept open. */
  readonly env: NodeJS.ProcessEnv;
}

export function gitIn(directory: string): Git {
  const env = { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

  async function run(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
    const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
    const child = spawn('git', args, { cwd: directory, env: { ...env, ...options.env } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (cause) => reject(cannotStart(directory, cause)));
    child.on('close', (code) =>
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString().trim(),
        pid: child.pid,
      }),
    );
    // A git that refuses early closes its end: its exit code tells the story, not the broken pipe.
    child.stdin.on('error', () => child.stdin.destroy());
    if (options.input !== undefined) {
      const input = options.input;
      const parts = typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
      for (const part of parts) child.stdin.write(part);
    }
    child.stdin.end();
    return promise;
  }

  async function text(args: readonly string[], options?: GitOptions): Promise<string> {
    const { exitCode, stdout, stderr } = await run(args, options);
    if (exitCode !== 0) throw gitFailed(args, exitCode, stderr);
    return stdout.toString().replace(/\n$/, '');
  }

  return { directory, env, run, text };
}

export function gitFailed(args: readonly string[], exitCode: number, stderr: string): PrpError {
  const command = args.find((arg) => !arg.startsWith('-')) ?? '';
  return new PrpError('E_GIT', `git ${command} failed with exit code ${exitCode}: ${stderr || 'no message'}`, {
    hint: 'Run the command again with --debug to see every git call, or try the same command by hand.',
  });
}

function cannotStart(directory: string, cause: Error): PrpError {
  return new PrpError('E_GIT', `git could not be started in ${directory}: ${cause.message}`, {
    hint: 'Install git 2.36 or newer and make sure that it is on the PATH.',
    cause,
  });
}
