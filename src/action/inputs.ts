import * as z from 'zod/mini';
import { projectUrl } from '../base/docs-url.ts';
import { PrpError } from '../base/errors.ts';
import type { OptionEntry } from '../options/option-entry.ts';
import { type OptionName, optionTable } from '../options/option-table.ts';

type Table = typeof optionTable;
type InputName = {
  readonly [Name in OptionName]: Table[Name] extends { readonly input: string } ? Name : never;
}[OptionName];

interface Read {
  readonly flag: boolean;
  readonly count: number;
  readonly workers: number | 'auto';
  readonly list: readonly string[];
}
type ValueOf<Entry extends OptionEntry> = Entry['type'] extends keyof Read
  ? Read[Entry['type']]
  : Entry extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : string;
type HasDefault = { readonly default: unknown } | { readonly type: 'flag' };

/** The inputs of the action. An empty input counts as absent. */
export type Inputs = {
  readonly [Name in InputName]: ValueOf<Table[Name]> | (Table[Name] extends HasDefault ? never : undefined);
};

const positive = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,5}$/, { error: 'expected a whole number, 1 or more' })),
  z.transform(Number),
);

/** Reads the text of each type; text where there is none. */
const readers: Readonly<Partial<Record<OptionEntry['type'], z.ZodMiniType>>> = {
  flag: z.pipe(
    z.enum(['true', 'false']),
    z.transform((text) => text === 'true'),
  ),
  count: positive,
  workers: z.union([z.literal('auto'), positive]),
  list: z.pipe(
    z.string(),
    z.transform((ids) => ids.split(/[\s,]+/).filter(Boolean)),
  ),
};

function schemaOf({ type, choices, default: otherwise = type === 'flag' ? false : undefined }: OptionEntry) {
  const schema = readers[type] ?? (choices === undefined ? z.string() : z.enum(choices));
  return otherwise === undefined ? z.optional(schema) : z._default(schema, otherwise);
}

const schema = z.object(
  Object.fromEntries(
    Object.entries(optionTable).flatMap(([name, entry]: [string, OptionEntry]) =>
      entry.input === undefined ? [] : [[name, schemaOf(entry)]],
    ),
  ),
);

export const inputNames: readonly string[] = Object.keys(schema.shape);

/** Checks the inputs; `textOf` reads one, `''` where it is absent. Throws `E_USAGE`. */
export function readInputs(textOf: (name: string) => string): Inputs {
  const given = inputNames.flatMap((name) => {
    const value = textOf(name).trim();
    return value === '' ? [] : [[name, value] as const];
  });
  const read = schema.safeParse(Object.fromEntries(given));
  // The schema is made from the table, as the type is.
  if (read.success) return read.data as unknown as Inputs;
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  const typed = JSON.stringify(Object.fromEntries(given)[name]?.slice(0, 60));
  const table = `All inputs: ${projectUrl('README.md#inputs')}`;
  throw name === 'env'
    ? new PrpError('E_USAGE', `There is no environment ${typed}.`, {
        hint: `Use one of ${optionTable.env.choices.join(', ')}. ${table}`,
      })
    : new PrpError('E_USAGE', `The input ${name} is ${typed}.`, {
        hint: `Use ${allowedIn(name)}. ${table}`,
      });
}

/** The values that an input may have, in words. */
function allowedIn(name: string): string {
  const entries: Readonly<Record<string, OptionEntry>> = optionTable;
  const { type, choices } = entries[name] ?? { type: 'text' };
  if (type === 'flag') return '`true` or `false`';
  if (type === 'workers') return '`auto` or a whole number from 1 to 999999';
  if (type === 'count') return 'a whole number from 1 to 999999';
  const quoted = (choices ?? []).map((choice) => `\`${choice}\``);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' or ');
}

/** The inputs of a step without `with:`. */
export const inputDefaults: Inputs = readInputs(() => '');
