import type { ChildProcess } from 'node:child_process';
import { PrpError } from '../base/errors.ts';
import { trackChild } from './child-reaper.ts';
import { signalGroup } from './process-group.ts';

/** Milliseconds that git may be silent while a response is due. A healthy git responds within milliseconds. */
const usualSilenceMs = 60_000;

/** Milliseconds between SIGTERM, after which git removes its locks, and SIGKILL. */
const killAfterMs = 2_000;

export interface GitWatch {
  /** A response is due: the timeout starts. */
  expect(): void;
  /** Git has printed or accepted something: the timeout restarts, if it runs. */
  progress(): void;
  /** No response is due. */
  rest(): void;
  /** Ends git and its children: SIGTERM first, so locks are removed. */
  end(): void;
  /** Sends a signal to git and its children. */
  signal(signal: NodeJS.Signals): void;
}

/** `PRP_GIT_TIMEOUT` in milliseconds. Throws `E_USAGE` when it is no number of seconds. */
export function silenceMsIn({ PRP_GIT_TIMEOUT: typed }: NodeJS.ProcessEnv): number {
  if (typed === undefined || typed.trim() === '') return usualSilenceMs;
  const seconds = Number(typed);
  if (seconds >= 1 && seconds <= 86_400) return seconds * 1_000;
  throw new PrpError('E_USAGE', `PRP_GIT_TIMEOUT is ${JSON.stringify(typed.slice(0, 40))}.`, {
    hint: `Set it to a number of seconds from 1 to 86400, or unset it for the default of ${usualSilenceMs / 1_000}.`,
  });
}

/**
 * Watches a git process. Calls `onSilence` and ends git when a response is due and git is silent for too long. The
 * timeout restarts at each sign of life, so slow work may take any time while it progresses. Ends git with our process,
 * unless `outlivesUs`.
 */
export function watchGit(
  child: ChildProcess,
  { silenceMs, outlivesUs = false }: { readonly silenceMs: number; readonly outlivesUs?: boolean },
  onSilence: () => void,
): GitWatch {
  let timer: NodeJS.Timeout | undefined;
  let killing: NodeJS.Timeout | undefined;
  let hasClosed = false;
  let signs = 0;
  const signal = (wanted: NodeJS.Signals) => signalGroup(child.pid, wanted);
  const rest = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const end = () => {
    if (killing !== undefined || hasClosed) return;
    signal('SIGTERM');
    killing = setTimeout(() => signal('SIGKILL'), killAfterMs);
  };
  const giveUp = () => {
    const seen = signs;
    // Output that arrived while this process was busy counts first: timers run before pipes.
    setImmediate(() => {
      if (timer === undefined || signs !== seen) return;
      rest();
      onSilence();
      end();
    });
  };
  if (!outlivesUs) trackChild(child, () => signal('SIGTERM'));
  child.once('close', () => {
    hasClosed = true;
    clearTimeout(killing);
    rest();
  });
  return {
    expect() {
      signs += 1;
      if (timer === undefined) timer = setTimeout(giveUp, silenceMs).unref();
      else timer.refresh();
    },
    progress() {
      signs += 1;
      timer?.refresh();
    },
    rest,
    end,
    signal,
  };
}

export function silentGit(args: readonly string[], silenceMs: number): PrpError {
  return new PrpError('E_GIT', `git ${commandIn(args)} did not answer within ${silenceMs / 1_000} s.`, {
    hint:
      'Run the same command by hand to see why it waits. On a slow disk, ' +
      `PRP_GIT_TIMEOUT=${(silenceMs / 1_000) * 5} in the environment allows more time.`,
  });
}

/** The name of git's command among its arguments. */
export function commandIn(args: readonly string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
