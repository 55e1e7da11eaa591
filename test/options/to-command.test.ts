import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';
import { argumentsOf, commandTable } from '../../src/options/command-table.ts';
import { type CommandName, defaultOf, fieldOf, type OptionEntry } from '../../src/options/option-entry.ts';
import { optionsOf, optionTable } from '../../src/options/option-table.ts';
import { toCommand } from '../../src/options/to-command.ts';

const names = (Object.keys(commandTable) as (keyof typeof commandTable)[]).filter(
  (name) => name !== 'demo' && name !== 'doctor' && name !== 'completion' && name !== 'worker',
);
const entries: readonly (readonly [string, OptionEntry])[] = Object.entries(optionTable);

/** A command line with every argument and every option of a command that has a value. */
function fullLine(name: CommandName): readonly string[] {
  const values: Readonly<Partial<Record<OptionEntry['type'], string>>> = { count: '3', workers: '3' };
  const options = optionsOf(name).flatMap(([option, entry, help]) => {
    if (help === '' || option === 'list-gates') return [];
    return entry.type === 'flag' ? [`--${option}`] : [`--${option}`, values[entry.type] ?? entry.choices?.[0] ?? 'x'];
  });
  return [name, ...argumentsOf(name).map(({ option }) => option), ...options];
}

describe('toCommand', () => {
  it('fills in the defaults of the table', () => {
    expect(toCommand('show', { prp: 'a.md' })).toEqual({ name: 'show', prp: 'a.md', version: 'latest' });
    expect(toCommand('list', {})).toEqual({ name: 'list', limit: 50 });
    expect(toCommand('validate', {})).toEqual({ name: 'validate', prps: [], runLoop: false, versioning: true });
    expect(toCommand('tag', { prp: 'a.md', limit: 3 })).toEqual({
      name: 'tag',
      prp: 'a.md',
      delete: false,
      force: false,
      dryRun: false,
    });
  });

  it.each(names)('has the same fields of `%s` with and without values', (name) => {
    const parsed = readArguments(fullLine(name));
    if (parsed.kind !== 'command') throw new Error('Expected a command.');
    expect(Object.keys(parsed.command).toSorted()).toEqual(Object.keys(toCommand(name, {})).toSorted());
    expect(Object.values(parsed.command)).not.toContain(undefined);
  });
});

describe('the table of options', () => {
  it('has defaults of the types of their options', () => {
    for (const [name, { type, choices, default: otherwise }] of entries) {
      const valid = type === 'flag' ? [true, undefined] : choices ? [...choices, undefined] : [otherwise];
      expect([name, valid]).toEqual([name, expect.arrayContaining([otherwise])]);
    }
  });

  it('has an entry point for each option that is no argument', () => {
    const everyName = Object.keys(commandTable) as (keyof typeof commandTable)[];
    const positional = new Set<string>(everyName.flatMap((name) => argumentsOf(name).map(({ option }) => option)));
    for (const [name, { commands, input, slash }] of entries) {
      expect(positional.has(name) || commands !== undefined || input !== undefined || slash !== undefined).toBe(true);
    }
  });

  it('describes each option in one line of help', () => {
    const helps = entries.flatMap(([, { commands = {}, negated = '' }]) => [...Object.values(commands), negated]);
    for (const help of helps) expect(help.length).toBeLessThan(90);
  });

  it('names the fields of commands in camel case', () => {
    expect(fieldOf('dry-run')).toBe('dryRun');
    expect(defaultOf('list', optionTable.limit)).toBe(50);
  });
});
