import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface ActionDefinition {
  /** Below the action's directory. */
  readonly main: string;
  readonly post: string | undefined;
  /** Name → default; `undefined`: none. */
  readonly inputs: ReadonlyMap<string, string | undefined>;
}

/** The `action.yml` of a JavaScript action. Throws for one that a runner would not run. */
export async function readAction(directory: string): Promise<ActionDefinition> {
  // Looked at field by field.
  const { inputs, runs } = parse(await readFile(join(directory, 'action.yml'), 'utf8')) as {
    readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>;
    readonly runs?: { readonly using?: string; readonly main?: string; readonly post?: string };
  };
  if (runs?.using !== 'node24') throw new Error(`A runner with Node 24 does not run "using: ${String(runs?.using)}".`);
  if (runs.main === undefined) throw new Error('The action has no "main".');
  const defaults = Object.entries(inputs ?? {}).map(([name, input]) => [name, textOf(input?.default)] as const);
  return { main: runs.main, post: runs.post, inputs: new Map(defaults) };
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error('The default of an input is a text, a number or a boolean.');
}

/** A default with its `${{ github.… }}` filled in; other expressions are more than this can do. */
export function evaluated(text: string, github: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const value = github[/^github\.(\w+)$/.exec(expression)?.[1] ?? ''];
    if (value === undefined) throw new Error(`The stand-in for a runner does not know \${{ ${expression} }}.`);
    return value;
  });
}
