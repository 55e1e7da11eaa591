import { readUsage } from '../options/command-table.ts';
import type { CommandName, OptionEntry } from '../options/option-entry.ts';
import { optionTable } from '../options/option-table.ts';

/** Every command that a comment may give, with its arguments. Its options are in the table of options. */
export const slashRules = {
  help: { arguments: '', about: 'Shows these commands.' },
  status: { arguments: '', about: 'Shows the state of the PRPs of this repository.' },
  validate: {
    arguments: '[prp...]',
    about: 'Runs the static gates on PRPs, or on all PRPs that changed in this pull request.',
  },
  generate: {
    arguments: '[feature]',
    about: 'Generates PRPs from the feature requests that changed in this pull request, as a new commit.',
  },
  list: { arguments: '[prp]', about: 'Lists the versions of a PRP, or all PRPs that have versions.' },
  diff: { arguments: '<prp> [from] [to]', about: 'Compares two versions.' },
  rollback: {
    arguments: '<prp> <version>',
    about: 'Restores a version in a new commit, if the head of the branch is still the expected commit.',
  },
  tag: { arguments: '<prp> <version> <name>', about: 'Gives a version a name.' },
} as const satisfies Partial<Record<CommandName | 'help', { readonly arguments: string; readonly about: string }>>;

export type SlashName = keyof typeof slashRules;

export function isSlashName(name: string): name is SlashName {
  return Object.hasOwn(slashRules, name);
}

export function slashArgumentsOf(name: SlashName): ReturnType<typeof readUsage> {
  return readUsage(slashRules[name].arguments);
}

interface SlashOption {
  readonly name: string;
  readonly entry: OptionEntry;
  /** Name of the value. */
  readonly value: string;
}

export function slashOptionsOf(command: SlashName): readonly SlashOption[] {
  if (command === 'help') return [];
  return Object.entries(optionTable).flatMap(([name, entry]: [string, OptionEntry]) => {
    const value = entry.slash?.[command];
    return value === undefined ? [] : [{ name, entry, value }];
  });
}

/** `/prp rollback <prp> <version> [--expect SHA]` */
export function slashUsage(name: SlashName): string {
  const options = slashOptionsOf(name).map((option) => `[--${option.name} ${option.value}]`);
  return [`/prp ${name}`, slashRules[name].arguments, ...options].filter(Boolean).join(' ');
}
