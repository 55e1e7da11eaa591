import type { ChildProcess } from 'node:child_process';
import { PrpError } from '../base/errors.ts';
import { trackChild } from './warden.ts';
import { signalGroup } from './process-group.ts';

/** Milliseconds that git may be silent while an answer is due. A healthy one answers within milliseconds. */
const usualSilenceMs = 60_000;

/** Milliseconds between asking git to end, so that it removes its locks, and ending it. */
const killAfterMs = 2_000;

export interface GitWatch {
  /** An answer is due: the time counts from now on. */
  expect(): void;
  /** Git has said or taken something: the time starts again, if it counts. */
  heard(): void;
  /** No answer is due. */
  rest(): void;
  /** Ends git and all that it started: asks first, so that locks are removed. */
  end(): void;
  /** Sends a signal to git and to all that it started. */
  signal(signal: NodeJS.Signals): void;
}

/** `PRP_GIT_TIMEOUT` in milliseconds. Throws `E_USAGE` when it is no number of seconds. */
export function silenceMsIn({ PRP_GIT_TIMEOUT: typed }: NodeJS.ProcessEnv): number {
  if (typed === undefined || typed.trim() === '') return usualSilenceMs;
  const seconds = Number(typed);
  if (seconds >= 1 && seconds <= 86_400) return seconds * 1_000;
  throw new PrpError('E_USAGE', `PRP_GIT_TIMEOUT is ${JSON.stringify(typed.slice(0, 40))}.`, {
    hint: `Give it a number of seconds from 1 to 86400, or unset it: then it is ${usualSilenceMs / 1_000}.`,
  });
}

/**
 * Watches a git process: one that owes an answer and is silent for too long is ended, and `onSilence` hears it first.
 * The time counts from one sign of life to the next, so that work of any length may go on as long as it goes on. What
 * still runs when our process ends is ended, unless `outlivesUs`.
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
    // What came while we ourselves were busy is taken first: timers go before pipes.
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
    heard() {
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
      'Run the same command by hand to see what it waits for. Where the disk is only slow, ' +
      `PRP_GIT_TIMEOUT=${(silenceMs / 1_000) * 5} in the environment gives it more time.`,
  });
}

/** The name of git's command among its arguments. */
export function commandIn(args: readonly string[]): string {
  return args.find((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-c') ?? '';
}
