import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { maxConfigBytes } from '../base/limits.ts';
import { TooLargeError } from '../system/read-queue.ts';
import { optionTable } from '../options/option-table.ts';
import type { Repository } from '../system/repository.ts';
import type { GlobalOptions } from './read-arguments.ts';

export const defaultConfigFile = optionTable.config.default;

/** Loads the parser only when there is a file. */
export async function loadConfig(
  repository: Repository,
  { config: typed }: Pick<GlobalOptions, 'config'>,
  directory: string,
): Promise<Config> {
  const path = typed === undefined ? defaultConfigFile : repository.pathOf(typed, directory);
  if (typed === undefined && (await repository.workTree.kindOf(path)) === undefined) return defaultConfig;
  const bytes = await repository.read(path, maxConfigBytes).catch(async (error: unknown) => {
    throw await unreadConfig(path, error);
  });
  const text = new TextDecoder().decode(bytes);
  const { parseConfig } = await import('../config/config-file.ts');
  return parseConfig(text, path);
}

async function unreadConfig(path: string, error: unknown): Promise<unknown> {
  if (!(error instanceof TooLargeError)) {
    return error instanceof PrpError && error.code === 'E_NOT_FOUND' ? noConfig(path, error) : error;
  }
  const { configTooLarge } = await import('../config/config-error.ts');
  return configTooLarge(path, error.size ?? Infinity);
}

function noConfig(path: string, cause: unknown): PrpError {
  return new PrpError('E_NOT_FOUND', `There is no configuration ${path}.`, {
    hint: `Check the spelling. Without --config, ${defaultConfigFile} is read when it is there; \`prp init\` writes it.`,
    cause,
  });
}
