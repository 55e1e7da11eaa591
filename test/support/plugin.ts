import type { TemporaryRepository } from './temporary-repository.ts';

interface PluginParts {
  readonly id?: string;
  /** As source text. */
  readonly rules?: string;
  /** The body of `check`, as source text. */
  readonly check?: string;
}

/** The text of a plugin that finds the word "bad"; parts of it as given. */
export function pluginText({ id = 'house', rules, check }: PluginParts = {}): string {
  return `export default {
    id: '${id}',
    rules: ${rules ?? `{ HOUSE1: { severity: 'error', title: 'A bad word', mend: 'Use another word.' } }`},
    async *check({ text, path, prp, tree }) {
      ${
        check ??
        `for (const [index, line] of prp.lines.entries())
        if (line.text.includes('bad')) yield { rule: 'HOUSE1', message: 'A bad word.', startLine: index + 1 };`
      }
    },
  };\n`;
}

/** Writes a plugin into a repository and returns its name in the configuration. */
export async function pluginIn(
  repository: TemporaryRepository,
  parts?: PluginParts,
  name = 'gate.mjs',
): Promise<string> {
  await repository.write(name, pluginText(parts));
  return `./${name}`;
}
