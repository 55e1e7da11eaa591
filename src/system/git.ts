import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { cannotStart, gitFailed } from './git-failure.ts';
import { isGitLocalVariable } from '../base/git-local-variables.ts';
import { silenceMsIn, silentGit, watchGit } from './watched-git.ts';
import { hasProcessGroups } from './process-group.ts';

type Input = string | Uint8Array | Iterable<string | Uint8Array>;

export interface GitOptions {
  /** For its standard input. What is still being made when git is started is waited for: it gets nothing if that fails. */
  readonly input?: Input | Promise<Input>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Goes on when our process ends. */
  readonly outlivesUs?: boolean;
  /** Milliseconds until it is ended, with all that it started; then it has failed. @default as long as it is not silent */
  readonly deadlineMs?: number;
  /** It visits all commits or objects before it prints anything: it may be silent for ten times as long. */
  readonly walksHistory?: boolean;
}

interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
  /** Process id it had; some leftovers are named after it. */
  readonly pid: number | undefined;
  /** Whether its deadline ended it. */
  readonly timedOut: boolean;
}

/** Which repository it is. Both paths are absolute. */
export interface GitPlace {
  /** Git's own directory of this work tree: of a linked one, its own below `worktrees/`. */
  readonly gitDirectory: string;
  readonly workTree: string;
}

/** A `git` bound to one directory. Messages are always English, and nothing ever asks a question. */
export interface Git {
  readonly directory: string;
  /** The repository that every call names; `undefined` where git looks for it from the directory on. */
  readonly place: GitPlace | undefined;
  /**
   * Runs git and returns what it printed; a non-zero exit code is an answer. Throws `E_GIT` when it cannot start, and when
   * it is silent for too long.
   */
  run(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs git and returns its standard output without the last newline; throws `E_GIT` on a non-zero exit code. */
  text(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The same with more in its environment. */
  with(env: Readonly<Record<string, string>>): Git;
  /** What a process that is kept open starts git with: its arguments and its environment. */
  argv(args: readonly string[]): string[];
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds that git may be silent while an answer is due. */
  readonly silenceMs: number;
}

export interface GitSettings {
  /** @default git looks for it from the directory on */
  readonly place?: GitPlace | undefined;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default what `PRP_GIT_TIMEOUT` says, 60 s without it */
  readonly silenceMs?: number;
}

/**
 * Git in a directory. Variables that a hook has for its own repository are not heard: `place` says which repository is
 * meant. Throws `E_USAGE` when `PRP_GIT_TIMEOUT` is no number of seconds.
 */
export function gitIn(directory: string, settings: GitSettings = {}): Git {
  const { place } = settings;
  const usualSilenceMs = settings.silenceMs ?? silenceMsIn(process.env);
  const env = { ...gitEnvironment(), ...settings.env };
  const argv = (args: readonly string[]) => [...(place === undefined ? [] : placeArguments(place)), ...args];

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
      watch.heard();
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
    // A git that refuses early closes its end: its exit code tells the story, not the broken pipe.
    child.stdin.on('error', () => child.stdin.destroy());
    // It may fail before its input is there.
    promise.catch(() => undefined);
    try {
      const input = await options.input;
      if (deadlineMs === undefined) watch.expect();
      writeAll(child.stdin, input, () => watch.heard());
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
  return { directory, place, argv, env, silenceMs: usualSilenceMs, run, text, with: withMore };
}

/** Names the repository. A program that its configuration wants asked for changes (`core.fsmonitor`) is not started. */
function placeArguments({ gitDirectory, workTree }: GitPlace): readonly string[] {
  return [`--git-dir=${gitDirectory}`, `--work-tree=${workTree}`, '-c', 'core.fsmonitor=false'];
}

function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !isGitLocalVariable(name) && !isKey(name));
  return {
    ...Object.fromEntries(inherited),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // No replacement and no graft shows other objects than those that an id promises. Nothing is at that path.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null/grafts',
  };
}

/** Git itself may need a token to fetch; hooks and filters that it runs have no business with the key to the versions. */
function isKey(name: string): boolean {
  return name === 'PRP_AGE_IDENTITY' || name === 'PRP_AGE_IDENTITY_FILE';
}

/** Bytes after whose writing git is heard of; to ask after each part would take longer than to write it. */
const heardAfter = 65_536;

function writeAll(to: Writable, input: Input | undefined, onTaken: () => void): void {
  let unheard = 0;
  for (const part of partsOf(input)) {
    unheard += part.length;
    if (unheard < heardAfter) to.write(part);
    else {
      to.write(part, onTaken);
      unheard = 0;
    }
  }
}

function partsOf(input: Input = []): Iterable<string | Uint8Array> {
  return typeof input === 'string' || input instanceof Uint8Array ? [input] : input;
}
