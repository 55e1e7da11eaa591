import { PrpError } from '../base/errors.ts';
import { maxConfigBytes } from '../base/limits.ts';
import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { overrideConfig } from '../config/override-config.ts';
import type { GithubClient } from '../github/client.ts';
import { readDefaultBranchFile } from '../pull-request/default-branch-config.ts';
import type { Repository } from '../system/repository.ts';
import { inputDefaults } from './inputs.ts';
import type { StepRequest } from './read-request.ts';

/** The configuration of a run. */
export interface ReadConfig {
  readonly config: Config;
  /** It has commands or plugins that this run may not run; they are not in `config`. */
  readonly leavesOutCommands: boolean;
}

/**
 * The configuration with the inputs of the step over it, or the default one without a file. Throws `E_CONFIG`,
 * `E_NOT_FOUND` for a file that an input names, `E_OUTSIDE_REPOSITORY`, and as the client.
 */
export async function readConfig(step: StepRequest, repository: Repository, github: GithubClient): Promise<ReadConfig> {
  const path = repository.pathOf(step.inputs.config, repository.root);
  const bytes = await readTrusted(path, step, repository, github);
  if (bytes === undefined) return { config: withInputs(defaultConfig, step), leavesOutCommands: false };
  // The parser is loaded only for a file.
  const { parseConfig } = await import('../config/config-file.ts');
  const parsed = parseConfig(new TextDecoder().decode(bytes), step.inputs.config);
  const config = withInputs(parsed, step);
  const { commands, plugins } = parsed;
  return { config, leavesOutCommands: !step.trigger.rights.runCommands && commands.length + plugins.length > 0 };
}

/** A pull request may change the file in the checkout: without trust in it the default branch counts. */
async function readTrusted(
  path: string,
  { run, trigger }: StepRequest,
  repository: Repository,
  github: GithubClient,
): Promise<Uint8Array | undefined> {
  const fromCheckout = trigger.rights.configFrom === 'checkout';
  const bytes = fromCheckout
    ? await readCheckout(path, repository)
    : await readDefaultBranchFile(path, run.repository, github);
  if (bytes !== undefined || path === inputDefaults.config) return bytes;
  throw new PrpError('E_NOT_FOUND', `There is no configuration ${path}.`, {
    hint: fromCheckout ? 'Check the input `config`.' : 'This event reads it from the default branch: put it there.',
  });
}

async function readCheckout(path: string, repository: Repository): Promise<Uint8Array | undefined> {
  return (await repository.workTree.kindOf(path)) === 'file' ? repository.read(path, maxConfigBytes) : undefined;
}

/** A pull request may have changed commands and plugins: without the right to run commands, none is configured. */
function withInputs(config: Config, { inputs, trigger }: StepRequest): Config {
  const { workers, timeout, 'fail-on': failOn, 'versions-branch': versionsBranch } = inputs;
  const overridden = overrideConfig(config, { workers, timeout, failOn, versionsBranch });
  return trigger.rights.runCommands ? overridden : { ...overridden, commands: [], plugins: [] };
}
