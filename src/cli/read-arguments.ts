import { CommanderError, Command as Program, InvalidArgumentError, Option } from 'commander';
import type { Command } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { version } from '../base/version.ts';
import { argumentsOf, commandTable } from '../options/command-table.ts';
import { type CommandName, defaultOf, type OptionEntry, type StandAloneName } from '../options/option-entry.ts';
import { optionsOf, optionTable } from '../options/option-table.ts';
import { type Given, toCommand } from '../options/to-command.ts';
import type { ReportFormat } from '../report/formats.ts';

/** The meaning of a command line. */
export type ParsedArguments =
  | {
      readonly kind: 'command';
      /** As typed: `--list-gates` makes another command of `validate`. */
      readonly typed: string;
      readonly command: Command;
      readonly options: GlobalOptions;
    }
  | { readonly kind: 'demo'; readonly options: GlobalOptions }
  | { readonly kind: 'doctor'; readonly options: GlobalOptions }
  | { readonly kind: 'worker'; readonly options: GlobalOptions }
  | { readonly kind: 'completion'; readonly shell: (typeof optionTable.shell.choices)[number] }
  /** Help or the version, already printed. */
  | { readonly kind: 'answered'; readonly exitCode: number };

/** How a command is run and printed. */
export interface GlobalOptions {
  readonly json: boolean;
  /** Format of a validation for another program; absent for a person. */
  readonly format?: ReportFormat | undefined;
  /** `-C`: where to run, as typed; the current directory when absent. */
  readonly directory?: string | undefined;
  /** `--config`, as typed. */
  readonly config?: string | undefined;
  readonly versionsBranch?: string | undefined;
  /** `--remote`: its name, or true for the configured one or origin; false for `--no-remote`. */
  readonly remote?: string | boolean | undefined;
  readonly workers?: number | 'auto' | undefined;
  /** `--redis`: its address, or true for REDIS_URL. */
  readonly redis?: string | true | undefined;
  /** False for `--no-cache`. */
  readonly cache?: boolean | undefined;
  readonly color: boolean;
  /** Prints only errors and the result. */
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** Lists all PRPs, not only those that need a look. */
  readonly all: boolean;
  /** Prints the unified diff of a comparison, too. */
  readonly patch: boolean;
  readonly debug: boolean;
}

/** Parses a command line. Prints help and the version itself. Throws `E_USAGE`. */
export function readArguments(argv: readonly string[]): ParsedArguments {
  let parsed: ParsedArguments | undefined;
  const program = programFor(
    (made) => (parsed = made),
    (name) => argv.includes(name),
  );
  try {
    // A bare `prp` is a question, and no mistake.
    if (argv.length === 0) {
      program.outputHelp();
      return { kind: 'answered', exitCode: 0 };
    }
    // `-V` was the short form of earlier releases.
    program.parse(argv[0] === '-V' ? ['-v'] : argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answered', exitCode: 0 };
    if (error.code === 'commander.help') return { kind: 'answered', exitCode: 2 };
    throw usageError(error, argv.find(isCommand));
  }
  if (!parsed) throw new Error('Internal error: the command line led to no command.');
  return parsed;
}

/** The error of a command line, with the nearest name in its hint. */
function usageError(cause: CommanderError, command: string | undefined): PrpError {
  const [, message = '', near] = /^(?:error: )?(.*?)(?:\n\(Did you mean (.*)\?\))?$/s.exec(cause.message) ?? [];
  const help = ['prp', command, '--help'].filter(Boolean).join(' ');
  return new PrpError('E_USAGE', message, {
    hint: near === undefined ? `See \`${help}\`.` : `Did you mean ${near}? See \`${help}\`.`,
    cause,
  });
}

/** The help of every command, for the documentation. */
export function helpPages(): readonly { readonly name: string; readonly help: string }[] {
  return programFor(() => undefined).commands.map((command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
    command.outputHelp();
    return { name: command.name(), help };
  });
}

type Named = CommandName | StandAloneName;

function isStandAlone(name: Named): name is StandAloneName {
  return name === 'demo' || name === 'doctor' || name === 'completion' || name === 'worker';
}

function isCommand(word: string): word is Named {
  return Object.hasOwn(commandTable, word);
}

/** Adds the options that all commands have only to the commands that were typed: adding them to all takes time. */
function programFor(answer: (parsed: ParsedArguments) => void, isTyped = (_name: string) => true): Program {
  const program = silent(new Program('prp'))
    .description('Version control and CI for PRPs (Product Requirements Prompts).')
    .version(version, '-v, --version', 'the version of prp')
    .configureHelp({ subcommandTerm: termOf })
    .addHelpText('after', examplesText(['prp demo', 'prp generate features/user-api.md', 'prp validate', 'prp list']));
  for (const name of Object.keys(commandTable).filter(isCommand)) {
    const command = addCommand(program, name).action(() => answer(parsedFrom(name, command)));
    if (isTyped(name)) addGlobals(command);
  }
  addGlobals(program);
  return program;
}

function addCommand(program: Program, name: Named): Program {
  const { about, examples, notes }: (typeof commandTable)[Named] & { notes?: keyof typeof notesOn } =
    commandTable[name];
  const usage = argumentsOf(name).map(({ option, entry, isNeeded, isList }) => {
    const inner = `${entry.value ?? option}${isList ? '...' : ''}`;
    return isNeeded ? `<${inner}>` : `[${inner}]`;
  });
  const command = silent(program.command([name, ...usage].join(' ')))
    .description(about)
    .addHelpText('after', examplesText(examples));
  if (notes !== undefined) command.addHelpText('after', notesOn[notes]);
  if (!isStandAlone(name) || name === 'worker')
    for (const [option, entry, help] of optionsOf(name))
      addOption(command, option, entry, help, name === 'worker' ? undefined : name);
  return command;
}

/** Errors are thrown, and printed like all others. */
function silent(program: Program): Program {
  return program.exitOverride().configureOutput({ outputError: () => {} });
}

function termOf(command: Program): string {
  return [
    command.name(),
    ...command.registeredArguments.map((argument) => {
      const inner = argument.name() + (argument.variadic ? '...' : '');
      return argument.required ? `<${inner}>` : `[${inner}]`;
    }),
  ].join(' ');
}

function addGlobals(program: Program): void {
  program.optionsGroup('Everywhere:').helpOption('-h, --help', 'this help');
  for (const [option, entry, help] of optionsOf('everywhere')) addOption(program, option, entry, help);
}

function addOption(program: Program, name: string, entry: OptionEntry, help: string, of?: CommandName): void {
  const value = entry.value ?? name;
  const values = entry.type === 'flag' ? '' : entry.bare ? ` [${value}]` : ` <${value}>`;
  const otherwise = of && defaultOf(of, entry);
  if (help !== '') {
    const option = new Option(`${entry.short === undefined ? '' : `-${entry.short}, `}--${name}${values}`, help);
    if (entry.choices) option.choices(entry.choices);
    const read = readers[entry.type];
    if (read) option.argParser(read);
    if (entry.type !== 'flag' && otherwise !== undefined) option.default(otherwise);
    program.addOption(option);
  }
  if (entry.negated !== undefined) program.addOption(new Option(`--no-${name}`, entry.negated));
}

/** How the text of an option is read; any other is taken as it is. */
const readers: Readonly<Partial<Record<OptionEntry['type'], (typed: string) => unknown>>> = {
  count,
  workers: (typed) => (typed === 'auto' ? typed : count(typed)),
  list: (typed) => typed.split(/[\s,]+/).filter(Boolean),
};

function count(typed: string): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

type Options = Partial<Omit<GlobalOptions, 'format'>> & { readonly format?: Format; readonly listGates?: boolean };

/** The options may stand anywhere on the command line. */
function parsedFrom(name: Named, program: Program): ParsedArguments {
  const {
    json = false,
    color = true,
    quiet = false,
    patch = false,
    all = false,
    format,
    listGates,
    ...rest
  }: Options = program.optsWithGlobals();
  const { verbose = false, debug = false, directory, config, versionsBranch, remote, workers, redis, cache } = rest;
  const options = {
    json,
    color,
    quiet,
    patch,
    all,
    verbose,
    debug,
    directory,
    config,
    versionsBranch,
    remote,
    workers,
    redis,
    cache,
  };
  if (name === 'completion') return { kind: 'completion', shell: shellIn(program) };
  if (isStandAlone(name)) return { kind: name, options };
  const typed: Given = { ...program.opts(), ...argumentsIn(name, program) };
  // `:/` is the root, as in Git.
  const given: Given = name === 'save' && all ? { ...typed, prps: [...(typed.prps ?? []), ':/'] } : typed;
  if (!listGates) {
    const command = name === 'tag' ? toCommand(name, tagNamed(given)) : toCommand(name, given);
    return { kind: 'command', typed: name, command, options: { ...options, ...formatOptions(json, format) } };
  }
  if (format !== undefined && format !== 'text' && format !== 'json') {
    // Those formats are for findings, and a list of gates has none.
    throw new PrpError('E_USAGE', `--list-gates cannot be printed as ${format}.`, { hint: 'Use --json, or neither.' });
  }
  const command: Command = { name: 'list-gates', env: given.env, gates: given.gates };
  return { kind: 'command', typed: name, command, options: { ...options, ...formatOptions(json, format) } };
}

function shellIn({ processedArgs: [shell] }: Program) {
  const { choices } = optionTable.shell;
  const known = choices.find((one) => one === shell);
  if (known !== undefined) return known;
  throw new PrpError('E_USAGE', `There is no completion for ${String(shell)}.`, {
    hint: `Choose one of ${choices.join(', ')}.`,
  });
}

function argumentsIn(name: CommandName, { processedArgs }: Program): Given {
  return Object.fromEntries(argumentsOf(name).map(({ field }, at) => [field, processedArgs[at] as unknown]));
}

/** With `--delete` one word is the name of the tag. Without it, one word could be a version or a name. */
function tagNamed({ version: first, tag: second, ...given }: Given): Given {
  const [selector, tag] = second === undefined && given.delete ? [undefined, first] : [first, second];
  if (tag === undefined && (selector !== undefined || given.delete)) {
    throw new PrpError('E_USAGE', given.delete ? 'Which tag is to be deleted?' : 'A tag needs a version and a name.', {
      hint: given.delete ? 'prp tag <prp> <name> --delete' : 'prp tag <prp> <version> <name>',
    });
  }
  return { ...given, version: selector, tag };
}

type Format = 'text' | 'json' | ReportFormat;

function formatOptions(json: boolean, format: Format = json ? 'json' : 'text'): Pick<GlobalOptions, 'json' | 'format'> {
  if (json && format !== 'json') {
    throw new PrpError('E_USAGE', `--json and --format ${format} ask for two things at once.`, {
      hint: 'Leave one of them out.',
    });
  }
  return format === 'text' || format === 'json' ? { json: format === 'json' } : { json, format };
}

function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

const versions = `
A version is named by v7 or 7, latest, previous, last-passing, a tag, commit:<sha>, its id, or the first
characters (4 or more) of its id or checksum.`;

const notesOn = {
  versions,
  'versions-and-files': `${versions} \`worktree\` is the current file;
commit:<revision>, such as commit:HEAD, is the file at that commit, if no version was stored for it.`,
  globs: `
Globs start at the root of the repository. Put them in quotes to keep your shell from expanding them. Default: \`prps\`
of the configuration.`,
} as const;
