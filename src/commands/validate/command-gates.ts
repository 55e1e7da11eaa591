import type { ValidateCommand } from '../../command.ts';
import { commandGates, registerCommands } from '../../components.ts';
import { staticGateIds } from '../../gates/static-gates.ts';
import type { CommandGate } from '../../gates/command-gate.ts';
import { environmentGates } from '../../gates/environment-gates.ts';
import type { Runtime } from '../../runtime.ts';

/**
 * The command gates of a run: those of the configuration, and those of the environment when it was asked for one, or
 * for a gate that is nobody else's. Nobody's tests are run without being asked for.
 */
export async function chosenCommands(
  { env, gates }: Pick<ValidateCommand, 'env' | 'gates'>,
  plugins: readonly string[],
  runtime: Runtime,
): Promise<readonly CommandGate[]> {
  const configured = commandGates(runtime.config);
  const known = new Set([...staticGateIds, ...plugins, ...configured.map(({ id }) => id)]);
  if (env === undefined && (gates ?? []).every((id) => known.has(id))) return configured;
  const { gates: offered } = await offeredGates(env, known, runtime);
  registerCommands(runtime, offered);
  return [...configured, ...offered];
}

/** What an environment (by default, the configuration's) offers beside the gates that are there already. */
export function offeredGates(env: string | undefined, taken: ReadonlySet<string>, runtime: Runtime) {
  const { config, repository, mediator } = runtime;
  const { timeout, retries } = config;
  return environmentGates({ tree: repository.workTree, env: env ?? config.env }, { timeout, retries, taken }, mediator);
}
