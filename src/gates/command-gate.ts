import { runShell } from '../child-process.ts';
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
  readonly priority: 'high' | 'normal' | 'low';
}

export interface CommandResult {
  readonly passed: boolean;
  /** How it ended, in words. */
  readonly reason: string;
  /** The end of what it printed. */
  readonly output: string;
}

export const commandOperation = 'command';

/** Runs commands in `root` as a colleague of the mediator: operation `command`, payload a `CommandGate`. */
export function commandComponent(root: string): Component {
  return {
    name: 'commands',
    kind: 'validator',
    provides: [commandOperation],
    async handle(task, { signal }): Promise<CommandResult> {
      // Only `commandTask` submits this operation.
      const { run } = task.payload as CommandGate;
      const ended = await runShell(run, { cwd: root, signal }).catch((cause: unknown) => {
        throw new RetryableError(`\`${run}\` could not be started`, { cause });
      });
      const { exitCode, output } = ended;
      return { passed: exitCode === 0, reason: `\`${run}\` ${howItEnded(exitCode, ended.signal)}`, output };
    },
  };
}

function howItEnded(exitCode: number | null, signal: string | null): string {
  if (exitCode === null) return `was ended by ${signal}`;
  return exitCode === 127 ? 'was not found (exit code 127)' : `ended with exit code ${exitCode}`;
}
