import { pathToFileURL } from 'node:url';
import { docsUrl } from '../../base/docs-url.ts';
import { PrpError } from '../../base/errors.ts';
import { schemaMessage } from '../../base/schema-message.ts';
import type { StaticGate } from '../gate.ts';
import { isolated, type IsolationOptions } from '../isolation/isolated.ts';
import { type PluginDefinition, pluginDefinition } from './plugin-definition.ts';
import { pluginGate } from './plugin-gate.ts';

export interface LoadedPlugin {
  readonly gate: StaticGate<string>;
  readonly rules: PluginDefinition['rules'];
}

interface PluginFile {
  /** As the configuration names it. */
  readonly name: string;
  /** Absolute path of the module. */
  readonly file: string;
}

/** Milliseconds until a module has to be loaded. */
const loadTimeLimitMs = 10_000;

/** Loads a plugin in a process of its own, which stays for its first check. Throws `E_CONFIG`. */
export async function loadPlugin(
  { name, file }: PluginFile,
  options: IsolationOptions & { readonly loadTimeLimitMs?: number } = {},
): Promise<LoadedPlugin> {
  const code = isolated({ module: pathToFileURL(file).href }, options);
  const limit = AbortSignal.timeout(options.loadTimeLimitMs ?? loadTimeLimitMs);
  try {
    const { success, data, error } = pluginDefinition.safeParse(await code.describe(limit), {
      error: schemaMessage,
    });
    if (success) return { gate: pluginGate(data, code), rules: data.rules };
    const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'its default export'}: ${message}`);
    throw pluginError(name, problems.join('; '));
  } catch (cause) {
    await code.close();
    if (cause instanceof PrpError) throw cause;
    if (limit.aborted) throw pluginError(name, 'loading it did not end', cause);
    const why = (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
    // Node keeps the place of what it cannot read to itself.
    const isUnreadable = /^Loading it failed: SyntaxError: [^(]*$/.test(why);
    throw pluginError(
      name,
      isUnreadable ? `${why}; \`node ${name}\` in the root of the repository shows where` : why,
      cause,
    );
  }
}

export function pluginError(name: string, why: string, cause?: unknown): PrpError {
  return new PrpError('E_CONFIG', `plugins: ${name}: ${why.replace(/\.$/, '')}.`, {
    hint: `Correct the module, or remove it from \`plugins\` in the configuration; a complete one: ${docsUrl('plugins.md')}`,
    cause,
  });
}
