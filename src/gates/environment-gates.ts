import type { DetectedEnvironment } from '../environments/detect.ts';
import { PrpError } from '../base/errors.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Tree } from '../system/tree.ts';
import type { CommandGate } from './command-gate.ts';

/** What the environment of a repository offers as gates. */
export interface EnvironmentGates extends Pick<DetectedEnvironment, 'id' | 'others'> {
  readonly gates: readonly CommandGate[];
}

interface Terms extends Pick<CommandGate, 'timeout' | 'retries'> {
  /** Ids of gates that are there already: what is configured stays, the environment's of that name stays out. */
  readonly taken: ReadonlySet<string>;
}

/** Cheap ones first: what fails at a glance should not wait for the tests. */
const priorityOf = { 1: 'high', 2: 'normal', 3: 'low' } as const;

/** The commands of an environment as gates that wait for nothing. Throws `E_USAGE` when there is no such environment. */
export async function environmentGates(
  asked: { readonly tree: Tree; readonly env: string },
  { timeout, retries, taken }: Terms,
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
      hint: 'Leave --env out to have it found.',
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
