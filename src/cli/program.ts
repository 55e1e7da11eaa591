import { Command as Program, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Command, environmentChoices } from '../command.ts';
import { PrpError } from '../errors.ts';
import { version } from '../version.ts';
import type { GlobalOptions } from './options.ts';

/** What a command line asks for. */
export type Wish =
  | { readonly kind: 'command'; readonly command: Command; readonly options: GlobalOptions }
  | { readonly kind: 'demo'; readonly options: GlobalOptions }
  /** Help or the version, already printed. */
  | { readonly kind: 'answered'; readonly exitCode: number };

/** Throws `E_USAGE`. */
export function readArguments(argv: readonly string[]): Wish {
  let wish: Wish | undefined;
  const program = programFor((made) => {
    wish = made;
  });
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answered', exitCode: 0 };
    if (error.code === 'commander.help') return { kind: 'answered', exitCode: 2 };
    throw new PrpError('E_USAGE', error.message.replace(/^error: /, ''), {
      hint: `See \`${['prp', commandNamed(argv, program), '--help'].filter(Boolean).join(' ')}\`.`,
      cause: error,
    });
  }
  if (!wish) throw new Error('Internal error: the command line led to nothing.');
  return wish;
}

/** The help of every command, for the documentation. */
export function helpPages(): readonly { readonly name: string; readonly help: string }[] {
  const pages: { name: string; help: string }[] = [];
  for (const command of programFor(() => {}).commands) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
    command.outputHelp();
    pages.push({ name: command.name(), help });
  }
  return pages;
}

function commandNamed(argv: readonly string[], program: Program): string {
  return argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
}

function programFor(answer: (wish: Wish) => void): Program {
  const program = new Program('prp')
    .description('Version control and CI for PRPs (Product Requirements Prompts).')
    .version(version)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .addHelpText('after', examples('prp demo', 'prp generate features/user-api.md', 'prp validate', 'prp list'));

  /** A command with the options that all have, its help with examples. */
  const add = (usage: string, description: string, ...shown: readonly string[]) =>
    withGlobals(program.command(usage))
      .description(description)
      .exitOverride()
      .configureOutput({ outputError: () => {} })
      .addHelpText('after', examples(...shown));
  const ask = (command: Command, from: Program) =>
    answer({ kind: 'command', command, options: globalsOf(from.optsWithGlobals()) });

  withGlobals(program);
  add(
    'generate <feature-file>',
    'Make a PRP of a feature request.',
    'prp generate features/user-api.md',
    'prp generate INITIAL.md --out PRPs/login.md --dry-run',
  )
    .addOption(
      new Option('--env <id>', 'technology stack (default: from the configuration)').choices(environmentChoices),
    )
    .addOption(new Option('--template <name>', 'shape of the PRP').choices(['full']).default('full'))
    .option('--out <file>', 'where the PRP goes (default: PRPs/<title>.md)')
    .option('--force', 'replace a PRP that was changed since it was generated', false)
    .addOption(workersOption())
    .option('--no-versioning', 'do not keep a version')
    .option('--dry-run', 'print the PRP, write nothing', false)
    .action((feature: string, { env, out, force, versioning, dryRun }: GenerateFlags, from: Program) =>
      ask({ name: 'generate', feature, force, versioning, dryRun, ...(env && { env }), ...(out && { out }) }, from),
    );

  add(
    'validate [prp...]',
    'Run the gates on PRPs, in parallel, and keep what came out.',
    'prp validate',
    'prp validate user-api --gates structure,references',
    'prp validate --base origin/main',
  )
    .option('--base <ref>', 'only PRPs that changed since; what was found there before does not fail')
    .option('--gates <ids>', 'only these gates, separated by commas', list)
    .addOption(new Option('--fail-on <severity>', 'least severity that fails').choices(['error', 'warning', 'never']))
    .addOption(workersOption())
    .option('--no-versioning', 'do not keep a version and the result')
    .addOption(new Option('--format <format>', 'what to print').choices(['text', 'json']))
    .action((prps: string[], { base, gates, failOn, versioning, format }: ValidateFlags, from: Program) => {
      const command: Command = {
        name: 'validate',
        prps,
        versioning,
        ...(base && { base }),
        ...(gates && { gates }),
        ...(failOn && { failOn }),
      };
      const options = globalsOf(from.optsWithGlobals());
      answer({ kind: 'command', command, options: { ...options, json: options.json || format === 'json' } });
    });

  add(
    'save <prp...>',
    'Keep PRPs as they are now.',
    'prp save PRPs/user-api.md',
    "prp save user-api -m 'before the rewrite'",
  )
    .option('-m, --message <text>', 'why; shown by `prp show --json`')
    .action((prps: string[], { message }: { message?: string }, from: Program) =>
      ask({ name: 'save', prps, ...(message && { message }) }, from),
    );

  add(
    'list [prp]',
    'List the versions of a PRP, newest first, or all PRPs that have versions.',
    'prp list',
    'prp list user-api --limit 10',
  )
    .addOption(new Option('-n, --limit <count>', 'versions shown at most').argParser(count).default(50))
    .action((prp: string | undefined, { limit }: { limit: number }, from: Program) =>
      ask({ name: 'list', limit, ...(prp !== undefined && { prp }) }, from),
    );

  add(
    'show <prp> [version]',
    'Print a version, exactly its bytes.',
    'prp show user-api',
    'prp show user-api v3 > old.md',
  )
    .addHelpText('after', selectors)
    .action((prp: string, chosen: string | undefined, _flags: unknown, from: Program) =>
      ask({ name: 'show', prp, version: chosen ?? 'latest' }, from),
    );

  add(
    'diff <prp> [from] [to]',
    'Compare two versions: sections, risks, lines.',
    'prp diff user-api',
    'prp diff user-api v2 v5',
    'prp diff user-api last-passing worktree',
  )
    .addHelpText('after', selectors)
    .action((prp: string, from: string | undefined, to: string | undefined, _flags: unknown, program_: Program) =>
      ask({ name: 'diff', prp, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }, program_),
    );

  add(
    'rollback <prp> [version]',
    'Give a PRP the content of an earlier version (default: the last that passed).',
    'prp rollback user-api',
    'prp rollback user-api v3',
  )
    .option('--expect <sha>', 'refuse unless HEAD or the file has this SHA (7 digits or more)')
    .addHelpText('after', selectors)
    .action((prp: string, chosen: string | undefined, { expect }: { expect?: string }, from: Program) =>
      ask({ name: 'rollback', prp, ...(chosen !== undefined && { version: chosen }), ...(expect && { expect }) }, from),
    );

  add('init', 'Write a configuration, a workflow and a first feature request.', 'prp init').action(
    (_flags: unknown, from: Program) => ask({ name: 'init' }, from),
  );

  add('demo', 'Tell the whole story in a throw-away repository.', 'prp demo').action((_flags: unknown, from: Program) =>
    answer({ kind: 'demo', options: globalsOf(from.optsWithGlobals()) }),
  );
  return program;
}

interface GenerateFlags {
  readonly env?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly versioning: boolean;
  readonly dryRun: boolean;
}

interface ValidateFlags {
  readonly base?: string;
  readonly gates?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'never';
  readonly versioning: boolean;
  readonly format?: 'text' | 'json';
}

function withGlobals(command: Program): Program {
  return command
    .option('--json', 'one JSON envelope on standard output')
    .option('-C, --directory <dir>', 'run as if started there')
    .option('--config <file>', 'configuration (default: .github/prp.yml)')
    .option('--versions-branch <name>', 'branch that keeps the versions')
    .option('--no-color', 'plain text (NO_COLOR does the same)')
    .option('--debug', 'tell everything that happens on standard error');
}

interface GlobalFlags {
  readonly json?: boolean;
  readonly directory?: string;
  readonly config?: string;
  readonly versionsBranch?: string;
  readonly workers?: number | 'auto';
  readonly color?: boolean;
  readonly debug?: boolean;
}

function globalsOf({ json = false, color = true, debug = false, ...rest }: GlobalFlags): GlobalOptions {
  const { directory, config, versionsBranch, workers } = rest;
  return {
    json,
    color,
    debug,
    ...(directory !== undefined && { directory }),
    ...(config !== undefined && { config }),
    ...(versionsBranch !== undefined && { versionsBranch }),
    ...(workers !== undefined && { workers }),
  };
}

function workersOption(): Option {
  return new Option('--workers <n>', 'how many tasks run at once').argParser((typed) =>
    typed === 'auto' ? typed : count(typed),
  );
}

function count(typed: string): number {
  const number = Number(typed);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}

function list(typed: string): readonly string[] {
  return typed.split(',').filter(Boolean);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;
}

const selectors = `
A version is named by v7 or 7, latest, previous, last-passing, a tag, commit:<sha>, its id, or the first
characters (4 or more) of its id or checksum; \`worktree\` is the file as it is now.`;
