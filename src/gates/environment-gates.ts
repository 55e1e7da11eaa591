import type { DetectedEnvironment } from '../environments/detect-environment.ts';
import { PrpError } from '../base/errors.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Tree } from '../system/tree.ts';
import type { CommandGate } from './command-gate.ts';

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
