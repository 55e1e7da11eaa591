import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { cannotStart, gitFailed } from './git-failure.ts';
import { isGitLocalVariable } from '../base/git-local-variables.ts';
import { silenceMsIn, silentGit, watchGit } from './watched-git.ts';
import { hasProcessGroups } from './process-group.ts';

type Input = string | Uint8Array | Iterable<string | Uint8Array>;

export interface GitOptions {
  /** Standard input. A promise may still be pending when git starts; git gets no input when it rejects. */
  readonly input?: Input | Promise<Input>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Continues when our process ends. */
  readonly outlivesUs?: boolean;
  /**
   * Milliseconds until git and its children are ended, which counts as a failure. @default no deadline while it is not
   * silent
   */
  readonly deadlineMs?: number;
  /** Visits all commits or objects before it prints, so it may be silent for ten times as long. */
  readonly walksHistory?: boolean;
}

interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Process id; some leftovers are named after it. */
  readonly pid: number | undefined;
  /** Whether the deadline ended it. */
  readonly timedOut: boolean;
}

/** The repository. Both paths are absolute. */
export interface RepositoryLocation {
  /** Git's own directory of this work tree; of a linked one, its directory below `worktrees/`. */
  readonly gitDirectory: string;
  readonly workTree: string;
}

/** A `git` bound to one directory. Messages are always English, and git never asks questions. */
export interface Git {
  readonly directory: string;
  /** The repository that every call names; `undefined` when git searches upwards from the directory. */
  readonly location: RepositoryLocation | undefined;
  /**
   * Runs git and returns its output; a non-zero exit code is a result. Throws `E_GIT` when it cannot start or is silent
   * for too long.
   */
  run(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs git and returns its standard output without the last newline; throws `E_GIT` on a non-zero exit code. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same with additional environment variables. */
  with(env: Readonly<Record<string, string>>): Git;
  /** Arguments and environment of a long-running git process. */
  argv(args: readonly string[]): string[];
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that git may be silent while a response is due. */
  readonly silenceMs: number;
}

export interface GitSettings {
  /** @default git searches upwards from the directory */
  readonly location?: RepositoryLocation | undefined;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default `PRP_GIT_TIMEOUT`, or 60 s without it */
  readonly silenceMs?: number;
}

/**
 * Creates a `Git` for a directory. Ignores variables that a hook has for its own repository; `location` names the
 * repository. Throws `E_USAGE` when `PRP_GIT_TIMEOUT` is no number of seconds.
 */
export function gitIn(directory: string, settings: GitSettings = {}): Git {
  const { location } = settings;
  const usualSilenceMs = settings.silenceMs ?? silenceMsIn(process.env);
  const env = { ...gitEnvironment(), ...settings.env };
  const argv = (args: readonly string[]) => [...(location === undefined ? [] : locationArguments(location)), ...args];

  async function run(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
    const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
    const { deadlineMs, outlivesUs, walksHistory } = options;
    const child = spawn('git', argv(args), {
      cwd: directory,
      env: { ...env, ...options.env },
      detached: hasProcessGroups,
    });
    const silenceMs = usualSilenceMs * (walksHistory ? 10 : 1);
    const watch = watchGit(child, { silenceMs, ...(outlivesUs && { outlivesUs }) }, () => {
      reject(silentGit(args, silenceMs));
    });
    let timedOut = false;
    const endInTime = () => {
      timedOut = true;
      watch.signal('SIGKILL');
    };
    const deadline = deadlineMs === undefined ? undefined : setTimeout(endInTime, deadlineMs);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const keepIn = (chunks: Buffer[]) => (chunk: Buffer) => {
      watch.progress();
      chunks.push(chunk);
    };
    child.stdout.on('data', keepIn(stdout));
    child.stderr.on('data', keepIn(stderr));
    child.on('error', (cause) => {
      clearTimeout(deadline);
      reject(cannotStart(directory, cause));
    });
    child.on('close', (code) => {
      clearTimeout(deadline);
      resolve({
        exitCode: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString().trim(),
        pid: child.pid,
        timedOut,
      });
    });
    // A git that refuses early closes its input: its exit code is the reason, not the broken pipe.
    child.stdin.on('error', () => child.stdin.destroy());
    // Git may fail before its input is ready.
    promise.catch(() => undefined);
    try {
      const input = await options.input;
      if (deadlineMs === undefined) watch.expect();
      writeAll(child.stdin, input, () => watch.progress());
    } catch (error) {
      child.stdin.end();
      watch.expect();
      await promise.catch(() => undefined);
      throw error;
    }
    child.stdin.end();
    return promise;
  }

  async function text(args: readonly string[], options?: GitOptions): Promise<string> {
    const { exitCode, stdout, stderr } = await run(args, options);
    if (exitCode !== 0) throw await gitFailed({ run }, args, exitCode, stderr);
    return stdout.toString().replace(/\n$/, '');
  }

  const withMore = (more: Readonly<Record<string, string>>) =>
    gitIn(directory, { ...settings, env: { ...settings.env, ...more } });
  return { directory, location, argv, env, silenceMs: usualSilenceMs, run, text, with: withMore };
}

/** Names the repository. Does not start the file monitor that its configuration may name (`core.fsmonitor`). */
function locationArguments({ gitDirectory, workTree }: RepositoryLocation): readonly string[] {
  return [`--git-dir=${gitDirectory}`, `--work-tree=${workTree}`, '-c', 'core.fsmonitor=false'];
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !isGitLocalVariable(name) && !isKey(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // Replacements and grafts must not show other objects than an id promises. The path does not exist.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null/grafts',
  };
}

/** Git may need a token to fetch; hooks and filters that it runs must not get the key to the versions. */
function isKey(name: string): boolean {
  return name === 'PRP_AGE_IDENTITY' || name === 'PRP_AGE_IDENTITY_FILE';
}

/** Bytes between two signs of life while input is written; one for each part would take longer than the write. */
const bytesPerSign = 65_536;

function writeAll(to: Writable, input: Input | undefined, onTaken: () => void): void {
  let unsigned = 0;
  for (const part of partsOf(input)) {
    unsigned += part.length;
    if (unsigned < bytesPerSign) to.write(part);
    else {
      to.write(part, onTaken);
      unsigned = 0;
    }
  }
}

function partsOf(input: Input = []): Iterable<string | Uint8Array> {
  return typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
}
