import { pathToFileURL } from 'node:url';
import * as z from 'zod/mini';
import { docsUrl } from '../../base/docs-url.ts';
import { PrpError } from '../../base/errors.ts';
import { schemaMessage } from '../../base/schema-message.ts';
import type { StaticGate } from '../gate.ts';
import { isolated, type Isolated, isolatedConcurrency, type IsolationOptions } from '../isolation/isolated.ts';
import { IsolationFailure } from '../isolation/isolation-failure.ts';

export interface LoadedPlugin {
  readonly gate: StaticGate<string>;
  readonly rules: PluginDefinition['rules'];
}

interface PluginFile {
  /** As in the configuration. */
  readonly name: string;
  /** Absolute path of the module. */
  readonly file: string;
}

/** Milliseconds for loading a module. */
const loadTimeLimitMs = 10_000;

/** Loads a plugin in a separate process, which stays for its first check. Throws `E_CONFIG`. */
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
    // Node does not report the position of a syntax error in a module.
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

const text = () => z.string().check(z.minLength(1), z.maxLength(1_000));

/** The definition of a plugin, without `check`. It was written by others and comes from another process. */
const pluginDefinition = z.object({
  id: z.string().check(
    z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, {
      error: 'expected up to 64 letters, digits, `.`, `_` and `-`, a letter or digit first',
    }),
  ),
  rules: z.record(
    z.string().check(
      z.regex(/^(?!PRP\d)[A-Z][A-Z0-9_-]{0,63}$/, {
        error: 'the id of a rule has capital letters, digits, `_` and `-`, as in HOUSE1; PRP and a digit is ours',
      }),
    ),
    z.object({
      severity: z.enum(['notice', 'warning', 'error'], { error: 'expected `notice`, `warning` or `error`' }),
      title: text(),
      why: z.exactOptional(text()),
      mend: z.exactOptional(text()),
    }),
  ),
});

type PluginDefinition = z.infer<typeof pluginDefinition>;

/** A plugin as a static gate. It fails when it names an undeclared rule. */
function pluginGate({ id, rules }: PluginDefinition, code: Isolated): StaticGate<string> {
  const ruleOf = new Map(Object.entries(rules));
  return {
    id,
    // It may read anything, such as a clock or the network.
    cacheable: false,
    concurrency: isolatedConcurrency,
    async *check(subject, signal) {
      for await (const finding of code.check(subject, signal)) {
        const rule = ruleOf.get(finding.rule);
        if (rule === undefined) throw new IsolationFailure(`${id} named a rule ${finding.rule} that it does not have.`);
        yield rule.mend === undefined ? finding : { ...finding, message: `${finding.message} ${rule.mend}` };
      }
    },
    close: () => code.close(),
  };
}
