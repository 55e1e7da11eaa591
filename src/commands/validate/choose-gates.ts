import type { ValidateCommand } from '../../command.ts';
import { commandGates, registerCommands } from '../../components.ts';
import type { Config } from '../../config/config.ts';
import { PrpError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { type CommandGate, environmentGates } from '../../gates/configured-command-gate.ts';
import { staticGateIds } from '../../gates/static-gates.ts';
import { isLooser } from '../../gates/verdict.ts';
import type { PartialRun } from '../../report/report.ts';
import type { Runtime } from '../../runtime.ts';

/** The gates of `known` that a run names; without names, all that are not switched off. Throws `E_USAGE`. */
export function chooseGates(
  named: readonly string[] | undefined,
  known: readonly string[],
  { gates }: Pick<Config, 'gates'>,
): ReadonlySet<string> {
  if (named?.length === 0) {
    throw new PrpError('E_USAGE', 'No gate is named.', {
      hint: 'Without the option all gates run. `prp validate --list-gates` lists them.',
    });
  }
  const unknown = named?.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const near = nearestName(unknown, known);
    throw new PrpError('E_USAGE', `There is no gate ${unknown}.`, {
      hint: `${near === undefined ? '' : `Did you mean ${near}? `}Gates here: ${known.join(', ')}. \`prp validate --list-gates\` describes them.`,
    });
  }
  return new Set(named ?? known.filter((id) => gates[id] !== 'off'));
}

/**
 * The command gates of a run: those of the configuration, and those of the environment when the user asks for an
 * environment or names a gate that only the environment has. Otherwise the environment's commands do not run.
 */
export async function chooseCommands(
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

/** The gates of an environment (by default, the configured one) whose ids are not `taken`. */
export function offeredGates(env: string | undefined, taken: ReadonlySet<string>, runtime: Runtime) {
  const { config, repository, mediator } = runtime;
  const { timeout, retries } = config;
  return environmentGates({ tree: repository.workTree, env: env ?? config.env }, { timeout, retries, taken }, mediator);
}

interface Run {
  readonly wanted: ReadonlySet<string>;
  /** Ids of the gates that plugins add. */
  readonly plugins: readonly string[];
}

/** How this run is weaker than a full run with the configured options; `undefined` when it is not. */
export function partialRunOf(
  { failOn }: Pick<ValidateCommand, 'failOn'>,
  { wanted, plugins }: Run,
  config: Pick<Config, 'gates' | 'commands' | 'fail-on'>,
): PartialRun | undefined {
  const known = [...staticGateIds, ...plugins, ...config.commands.map(({ id }) => id)];
  if (!chooseGates(undefined, known, config).isSubsetOf(wanted)) return 'some-gates';
  return failOn !== undefined && isLooser(failOn, config['fail-on']) ? 'lenient' : undefined;
}
