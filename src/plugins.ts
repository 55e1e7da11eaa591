import { join, relative, sep } from 'node:path';
import { type ComponentHost, createComponent, severityFor } from './components.ts';
import type { Config } from './config/config.ts';
import { docsUrl } from './base/docs-url.ts';
import { PrpError } from './base/errors.ts';
import { unknownKeys } from './config/gate-keys.ts';
import { staticGateIds } from './gates/static-gates.ts';
import { type LoadedPlugin, loadPlugin, pluginError } from './gates/plugins/load-plugin.ts';
import type { Repository } from './system/repository.ts';

/** Resolves a plugin of the configuration to the absolute path of its module. Throws `E_CONFIG`. */
export type LocatePlugin = (name: string) => Promise<string>;

/**
 * Locates plugins in the work tree: regular files, not behind a link. Only for a trusted checkout; otherwise the modules
 * must come from the same source as the configuration.
 */
export function pluginsInWorkTree({ root, files }: Pick<Repository, 'root' | 'files'>): LocatePlugin {
  return async (name) => {
    const path = relative(root, join(root, name)).split(sep).join('/');
    if (path === '' || path.split('/')[0] === '..') throw pluginError(name, 'it is outside the repository');
    await files.read(path).catch((cause: unknown) => {
      const isMissing = cause instanceof PrpError && cause.code === 'E_NOT_FOUND';
      const why = isMissing ? 'there is no such file in the repository' : 'it is not a regular file';
      throw pluginError(name, why, cause);
    });
    return join(root, path);
  };
}

/**
 * Loads the plugins of a configuration in parallel, and registers their gates with the mediator. Returns the ids of the
 * gates. Throws `E_CONFIG`: then no gate is registered.
 */
export async function registerPlugins(
  { mediator, factories, processes }: Omit<ComponentHost, 'repository'>,
  config: Config,
  locate: LocatePlugin,
): Promise<readonly string[]> {
  const { aliases } = config;
  const settled = await Promise.allSettled(
    config.plugins.map(async (name) => loadPlugin({ name, file: await locate(name) }, { aliases, processes })),
  );
  const plugins = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    for (const one of settled) if (one.status === 'rejected') throw one.reason;
    checkNames(plugins, config);
  } catch (error) {
    await Promise.all(plugins.map(async ({ gate }) => gate.close?.()));
    throw error;
  }
  for (const { gate, rules } of plugins) {
    const severityOf = severityFor(gate.id, config, (rule) => rules[rule]?.severity ?? 'warning');
    mediator.register(createComponent('validator', { gate, severityOf }, factories));
  }
  return plugins.map(({ gate }) => gate.id);
}

/** Ids of gates and rules must be unique, and every configured id must exist. */
function checkNames(plugins: readonly LoadedPlugin[], config: Config): void {
  const taken = new Set([...staticGateIds, ...config.commands.map(({ id }) => id)]);
  const takenRules = new Set<string>();
  for (const [index, { gate, rules }] of plugins.entries()) {
    const name = config.plugins[index] ?? '';
    if (taken.has(gate.id)) throw pluginError(name, `there is another gate or command \`${gate.id}\``);
    taken.add(gate.id);
    for (const rule of Object.keys(rules)) {
      if (takenRules.has(rule)) throw pluginError(name, `another plugin has the rule ${rule}, too`);
      takenRules.add(rule);
    }
  }
  const strange = unknownKeys(config, { gates: plugins.map(({ gate }) => gate.id), rules: [...takenRules] });
  if (strange.length === 0) return;
  throw new PrpError('E_CONFIG', strange.map(({ message }) => message).join('\n'), {
    hint: `Correct the configuration. Every key: ${docsUrl('config.md')}`,
  });
}
