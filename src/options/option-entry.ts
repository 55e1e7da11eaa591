import type { Command } from '../command.ts';

/** Commands that the command line has by name. `prp validate --list-gates` is `list-gates`. */
export type CommandName = Exclude<Command['name'], 'list-gates'>;

/** Commands of the command line that run without a runtime. */
export type StandAloneName = 'completion' | 'demo' | 'doctor' | 'worker';

/** How a value is read from text. `prp`, `version`, `revision`, `path` and `branch` also say what completes it. */
type OptionType =
  | 'flag'
  | 'text'
  /** A whole number, 1 or more. */
  | 'count'
  /** A count, or `auto`. */
  | 'workers'
  /** Words between commas or spaces. */
  | 'list'
  | 'prp'
  | 'version'
  | 'revision'
  | 'tag'
  | 'path'
  | 'branch'
  | 'glob'
  /** 7 to 64 hexadecimal digits. */
  | 'sha'
  | 'choice';

export type Where = CommandName | 'worker' | 'everywhere';

export interface OptionEntry {
  readonly type: OptionType;
  /** The values of a choice. */
  readonly choices?: readonly string[];
  /** Name of the value in help of the command line. @default the option's name */
  readonly value?: string;
  /** Field of a `Command`. @default the option's name in camel case */
  readonly field?: string;
  /** The value may be left out. */
  readonly bare?: true;
  /** One letter. */
  readonly short?: string;
  /** For all commands, or for some. An option without one is undefined in a `Command`, and a flag is false. */
  readonly default?: string | boolean;
  readonly defaults?: Readonly<Partial<Record<CommandName, string | number>>>;
  /** The command line: help by command. An argument, which is given by its place, has none. */
  readonly commands?: Readonly<Partial<Record<Where, string>>>;
  /** It says how a command is run or printed, and is no field of a `Command`. */
  readonly isForRun?: true;
  /** For an option that is on by default, or that has a value: help of `--no-…`. */
  readonly negated?: string;
  /** The action: description of the input. */
  readonly input?: string;
  /** Default in `action.yml`, where it is not `default`. */
  readonly inputDefault?: string;
  /** Comments: the commands that have it, each with the name of its value. */
  readonly slash?: Readonly<Partial<Record<CommandName, string>>>;
}

/** `dry-run` → `dryRun`: the field of a `Command`. */
export function fieldOf(option: string): string {
  return option.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

export function defaultOf(name: CommandName, entry: OptionEntry): string | number | boolean | undefined {
  return entry.defaults?.[name] ?? entry.default ?? (entry.type === 'flag' ? false : undefined);
}
