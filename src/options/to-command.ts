import type { Command } from '../command.ts';
import { argumentsOf } from './command-table.ts';
import { type CommandName, defaultOf, fieldOf } from './option-entry.ts';
import { optionsOf } from './option-table.ts';

type Fields<One> = One extends unknown ? Exclude<keyof One, 'name'> : never;
type ValueOf<One, Field extends PropertyKey> = One extends { readonly [_ in Field]?: infer Value } ? Value : never;

/** The values that an entry point read, by field of a `Command`. */
export type Given = { readonly [Field in Fields<Command>]?: ValueOf<Command, Field> | undefined };

/** Makes a command of what an entry point read. All defaults are filled in here, from the table. */
export function toCommand<Name extends CommandName>(name: Name, given: Given): Extract<Command, { name: Name }> {
  const values = new Map<string, unknown>(Object.entries(given).filter(([, value]) => value !== undefined));
  const fields = [
    ...argumentsOf(name).map(({ field, entry, isList }) => [field, isList ? [] : defaultOf(name, entry)] as const),
    ...optionsOf(name).flatMap(([option, entry]) =>
      entry.isForRun ? [] : [[fieldOf(option), defaultOf(name, entry)] as const],
    ),
  ];
  const command = Object.fromEntries(fields.map(([field, otherwise]) => [field, values.get(field) ?? otherwise]));
  // The table has the fields of each command; its types are those of `Given`.
  return { name, ...command } as Extract<Command, { name: Name }>;
}
