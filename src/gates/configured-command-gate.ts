import { ShellEnded } from '../system/persistent-shell.ts';
import type { Shells } from '../system/shells.ts';
import { type Component, RetryableError } from '../mediator/component.ts';
import type { DetectedEnvironment } from '../environments/detect-environment.ts';
import { PrpError } from '../base/errors.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Tree } from '../system/tree.ts';
import { watchCounts } from './printed-count.ts';

/** A command that passes when its exit code is 0. It runs once per run, in the repository's root. */
export interface CommandGate {
  readonly id: string;
  readonly run: string;
  /** Ids of command gates that must pass first. */
  readonly needs: readonly string[];
  /** Seconds for one attempt. */
  readonly timeout: number;
  /** How often a command that could not be started is retried. */
  readonly retries: number;
  /** Whether a timeout is retried, too: only when the configuration sets retries for this command. */
  readonly retryTimeouts: boolean;
  readonly priority: 'high' | 'normal' | 'low';
}

/** The command ran and did not pass, or was ended first. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  /** The end of its output. */
  readonly output: string;
  /** Names of variables that were withheld from it. */
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

/**
 * A component of the mediator that runs one command: succeeds, or fails with `CommandFailed`. Meanwhile it reports the
 * counts that the command prints.
 */
export function commandComponent(
  command: CommandGate,
  shells: Shells,
  reportCount: (count: string) => void = () => {},
): Component {
  const { id, run } = command;
  return {
    name: `command ${id}`,
    kind: 'validator',
    provides: [commandOperation(command)],
    async handle(_task, { signal }) {
      const counts = watchCounts(reportCount);
      const ended = await shells
        .run(run, { signal, onOutput: (chunk) => counts.add(chunk) })
        .catch((cause: unknown) => {
          if (cause instanceof ShellEnded && cause.hadStarted)
            throw new CommandFailed(`The shell that ran \`${run}\` exited unexpectedly`, '');
          throw new RetryableError(`\`${run}\` could not be started`, { cause });
        })
        .finally(() => counts.end());
      const { exitCode, output } = ended;
      // After a timeout the value no longer counts, but the output until then shows where the command hangs.
      if (exitCode !== 0 || signal.aborted)
        throw new CommandFailed(`\`${run}\` ${exitPredicate(exitCode, ended.signal)}`, output, shells.withheld);
    },
    close: () => shells.close(),
  };
}

/** The end of a process as a predicate: `` `npm test` ended with exit code 1 ``. */
export function exitPredicate(exitCode: number | null, signal: string | null = null): string {
  if (exitCode === null) return `was ended by ${signal ?? 'a signal'}`;
  if (signal !== null) return `ended with exit code ${exitCode} (as after ${signal})`;
  return exitCode === 127 ? 'was not found (exit code 127)' : `ended with exit code ${exitCode}`;
}

/** The gates that the environment of a repository offers. */
export interface EnvironmentGates extends Pick<DetectedEnvironment, 'id' | 'others'> {
  readonly gates: readonly CommandGate[];
}

interface GateSettings extends Pick<CommandGate, 'timeout' | 'retries'> {
  /** Ids of existing gates: a configured gate wins over the environment's gate with the same id. */
  readonly taken: ReadonlySet<string>;
}

/** Cheap gates first: quick failures should not wait for the tests. */
const priorityOf = { 1: 'high', 2: 'normal', 3: 'low' } as const;

/**
 * Turns the commands of an environment into gates without needs. Throws `E_USAGE` when there is no such environment.
 */
export async function environmentGates(
  asked: { readonly tree: Tree; readonly env: string },
  { timeout, retries, taken }: GateSettings,
  mediator: Mediator,
): Promise<EnvironmentGates> {
  const outcome = await mediator.submit<DetectedEnvironment | undefined>({
    id: 'the environment of the gates',
    operation: 'environment',
    payload: asked,
  });
  if (outcome.error) throw outcome.error;
  if (!outcome.value) {
    throw new PrpError('E_USAGE', `There is no environment ${asked.env}.`, {
      hint: 'Omit --env to detect it.',
    });
  }
  const { id, others, commands } = outcome.value;
  const gates = commands
    .filter((command) => !taken.has(command.id))
    .map((command): CommandGate => {
      const { level, run } = command;
      const priority = priorityOf[level];
      return { id: command.id, run, needs: [], timeout, retries, retryTimeouts: false, priority };
    });
  return { id, others, gates };
}
