import { ShellEnded } from '../system/persistent-shell.ts';
import type { Shells } from '../system/shells.ts';
import { type Component, RetryableError } from '../mediator/component.ts';

/** A command that passes when its exit code is 0. It runs once for the whole run, in the repository's root. */
export interface CommandGate {
  readonly id: string;
  readonly run: string;
  /** Ids of command gates that must pass first. */
  readonly needs: readonly string[];
  /** Seconds for one attempt. */
  readonly timeout: number;
  /** How often a command that could not be started is tried again. */
  readonly retries: number;
  /** Whether that goes for a timeout, too: when its author asked for retries of this very command. */
  readonly retryTimeouts: boolean;
  readonly priority: 'high' | 'normal' | 'low';
}

/** The command ran and did not pass, or was ended before it could. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  /** The end of what it printed. */
  readonly output: string;
  /** Names of variables that it did not get. */
  readonly withheld: readonly string[];

  constructor(message: string, output: string, withheld: readonly string[] = []) {
    super(message);
    this.output = output;
    this.withheld = withheld;
  }
}

export function commandOperation({ id }: Pick<CommandGate, 'id'>): string {
  return `command:${id}`;
}

/** Runs one command as a colleague of the mediator: succeeds, or fails with `CommandFailed`. */
export function commandComponent(command: CommandGate, shells: Shells): Component {
  const { id, run } = command;
  return {
    name: `command ${id}`,
    kind: 'validator',
    provides: [commandOperation(command)],
    async handle(_task, { signal }) {
      const ended = await shells.run(run, { signal }).catch((cause: unknown) => {
        if (cause instanceof ShellEnded && cause.hadStarted) throw new CommandFailed(`\`${run}\` lost its shell`, '');
        throw new RetryableError(`\`${run}\` could not be started`, { cause });
      });
      const { exitCode, output } = ended;
      // At its timeout nothing is returned any more, and what it printed by then says where it hangs.
      if (exitCode !== 0 || signal.aborted)
        throw new CommandFailed(`\`${run}\` ${howItEnded(exitCode, ended.signal)}`, output, shells.withheld);
    },
    close: () => shells.close(),
  };
}

function howItEnded(exitCode: number | null, signal: string | null): string {
  if (exitCode === null) return `was ended by ${signal}`;
  if (signal !== null) return `ended with exit code ${exitCode} (as after ${signal})`;
  return exitCode === 127 ? 'was not found (exit code 127)' : `ended with exit code ${exitCode}`;
}
