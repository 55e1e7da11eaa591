import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import type { OptionEntry } from '../src/options/option-entry.ts';
import { optionTable } from '../src/options/option-table.ts';
import { permitOf } from '../src/pull-request/commenter-permission.ts';
import { isSlashName, type SlashName, slashRules, slashUsage } from '../src/pull-request/slash-grammar.ts';

interface Described {
  readonly description: string;
  readonly default?: string;
}

const inputs: Readonly<Record<string, Described>> = Object.fromEntries(
  Object.entries(optionTable).flatMap(([name, entry]: [string, OptionEntry]) => {
    const { input, inputDefault, default: value = entry.type === 'flag' ? false : undefined } = entry;
    if (input === undefined) return [];
    const preset = inputDefault ?? value?.toString();
    return [[name, { description: input, ...(preset !== undefined && { default: preset }) }]];
  }),
);

/** `action.yml` with the inputs of the table of options. */
export function actionDefinition(): string {
  const [head = '', rest = ''] = readFileSync('action.yml', 'utf8').split(
    /\n# Generated[^\n]*\ninputs:\n(?:[ \n][^]*?)?(?=\noutputs:\n)/,
  );
  const block = stringify({ inputs }, { lineWidth: 118, singleQuote: true });
  return `${head}\n# Generated from src/options/option-table.ts by \`npm run generate\`.\n${block}${rest}`;
}

/** The inputs of `action.yml`, for the README. */
export function inputsTable(): string {
  const rows = Object.entries(inputs).map(([name, { description, default: value }]) => [
    `\`${name}\``,
    value === undefined ? '' : `\`${value}\``,
    description,
  ]);
  return table(['input', 'default', 'what it is'], rows);
}

export function outputsTable(): string {
  // Its form is asserted in test/action-definition.test.ts.
  const { outputs } = parse(readFileSync('action.yml', 'utf8')) as {
    readonly outputs: Readonly<Record<string, Described>>;
  };
  const rows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  return table(['output', 'what it is'], rows);
}

/** The commands of comments, for docs/action.md. */
export function slashCommandsTable(): string {
  const rows = Object.keys(slashRules)
    .filter(isSlashName)
    .map((name) => {
      const [usual, onProtected] = [neededFor(name, false), neededFor(name, true)];
      const needed = usual === onProtected ? usual : `${usual}; on a protected branch ${onProtected}`;
      return [`\`${slashUsage(name)}\``, slashRules[name].about, needed];
    });
  return table(['command', 'what it does', 'permission'], rows);
}

function neededFor(name: SlashName, branchProtected: boolean): string {
  const permit = permitOf(
    name,
    { login: 'anyone', isBot: false, permission: 'none' },
    { branchProtected, overrides: {}, allowedBots: [] },
  );
  return permit.allowed ? 'none' : permit.needed;
}

/** With columns as wide as the formatter makes them: checked in, and formatted, it is the same. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', String.raw`\|`)));
  const widths = head.map((_, column) => Math.max(3, ...all.map((cells) => cells[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = [], ...others] = all;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}
