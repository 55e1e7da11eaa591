import { type Argument, Command as Program, InvalidArgumentError, Option } from 'commander';
import type { Command } from '../command.ts';
import { version } from '../base/version.ts';
import type { GlobalOptions } from './options.ts';

/** What a command line asks for. */
export type Wish =
  | {
      readonly kind: 'command';
      /** As typed: `--list-gates` makes another command of `validate`. */
      readonly typed: string;
      readonly command: Command;
      readonly options: GlobalOptions;
    }
  | { readonly kind: 'demo'; readonly options: GlobalOptions }
  /** Help or the version, already printed. */
  | { readonly kind: 'answered'; readonly exitCode: number };

/** The program while its commands are being defined. */
export interface CommandLine {
  readonly program: Program;
  /** Defines a command; its help ends with examples. */
  readonly add: (usage: string, description: string, ...examples: readonly string[]) => Program;
  /** What a command's action calls with what it was asked for. */
  readonly ask: (command: Command, from: Program) => void;
  readonly answer: (wish: Wish) => void;
}

export function commandLine(answer: (wish: Wish) => void): CommandLine {
  const program = silent(new Program('prp'))
    .description('Version control and CI for PRPs (Product Requirements Prompts).')
    .version(version)
    .configureHelp({ subcommandTerm: termOf })
    .addHelpText('after', examplesText(['prp demo', 'prp generate features/user-api.md', 'prp validate', 'prp list']));
  return {
    program,
    add: (usage, description, ...examples) =>
      silent(program.command(usage)).description(description).addHelpText('after', examplesText(examples)),
    ask: (command, from) => answer({ kind: 'command', typed: command.name, command, options: globalsOf(from) }),
    answer,
  };
}

function nameOf(argument: Argument): string {
  return argument.name() + (argument.variadic ? '...' : '');
}

function termOf(command: Program): string {
  return [
    command.name(),
    ...command.registeredArguments.map((argument) =>
      argument.required ? `<${nameOf(argument)}>` : `[${nameOf(argument)}]`,
    ),
  ].join(' ');
}

/** Errors are thrown and printed by us, like all others. */
function silent(program: Program): Program {
  return program.exitOverride().configureOutput({ outputError: () => {} });
}

/** Adds the options that all commands have, after their own. */
export function addGlobals(program: Program): void {
  program
    .optionsGroup('Everywhere:')
    .helpOption('-h, --help', 'this help')
    .option('--json', 'one JSON envelope on standard output')
    .option('-C, --directory <dir>', 'run as if started there')
    .option('--config <file>', 'configuration (default: .github/prp.yml)')
    .option('--versions-branch <name>', 'branch that keeps the versions')
    .option('--remote [name]', 'share the versions through this remote (default: origin)')
    .option('--no-remote', 'work on this machine alone, whatever the configuration says')
    .option('--no-color', 'plain text (NO_COLOR does the same)')
    .option('--debug', 'tell everything that happens on standard error');
}

/** The options that all commands have, wherever on the command line they stood. */
export function globalsOf(from: Program): GlobalOptions {
  const { json = false, color = true, debug = false, ...rest }: Partial<GlobalOptions> = from.optsWithGlobals();
  const { directory, config, versionsBranch, remote, workers, cache } = rest;
  return { json, color, debug, directory, config, versionsBranch, remote, workers, cache };
}

export function workersOption(): Option {
  return new Option('--workers <n>', 'how many tasks run at once').argParser((typed) =>
    typed === 'auto' ? typed : count(typed),
  );
}

export function count(typed: string): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

export function list(typed: string): readonly string[] {
  return typed.split(/[\s,]+/).filter(Boolean);
}

function examplesText(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

/** Help for commands that take a version. */
export const selectorsText = `
A version is named by v7 or 7, latest, previous, last-passing, a tag, commit:<sha>, its id, or the first
characters (4 or more) of its id or checksum.`;

/** Help for commands that take what is no version, too. */
export const sidesText = `${selectorsText} \`worktree\` is the file as it is now;
commit:<revision>, such as commit:HEAD, is the file as it was there when no version was made at that commit.`;
