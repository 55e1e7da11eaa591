import { Option } from 'commander';
import type { GenerateCommand, ValidateCommand } from '../command.ts';
import { environmentChoices } from '../environments/catalogue.ts';
import { PrpError } from '../base/errors.ts';
import type { ReportFormat } from '../report/formats.ts';
import { type CommandLine, globalsOf, list, workersOption } from './command-line.ts';
import type { GlobalOptions } from './options.ts';

/** Commands that make and check PRPs. */
export function addWorkCommands({ add, ask, answer }: CommandLine): void {
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
    .action((feature: string, flags: Omit<GenerateCommand, 'name' | 'feature'>, from) => {
      const { env, out, force, versioning, dryRun } = flags;
      ask({ name: 'generate', feature, env, out, force, versioning, dryRun }, from);
    });

  add(
    'validate [prp...]',
    'Run the gates on PRPs, in parallel, and keep what came out.',
    'prp validate',
    'prp validate user-api --gates structure,references',
    'prp validate --base origin/main',
    'prp validate --format sarif > prp.sarif',
  )
    .option('--base <ref>', 'only PRPs that changed since; what was found there before does not fail')
    .option('--gates <ids>', 'only these gates, separated by commas', list)
    .addOption(new Option('--env <id>', "run the environment's gates, too").choices(environmentChoices))
    .option('--list-gates', 'say which gates there are, and which would run; run none', false)
    .addOption(new Option('--fail-on <severity>', 'least severity that fails').choices(['error', 'warning', 'never']))
    .addOption(workersOption())
    .option('--run-loop', "run the PRPs' own validation loops, too", false)
    .option('--no-cache', 'run every gate, also on what has not changed since')
    .option('--no-versioning', 'do not keep a version and the result')
    .addOption(new Option('--format <format>', 'what to print').choices(formats))
    .action(
      (
        prps: string[],
        flags: Omit<ValidateCommand, 'name' | 'prps'> & { listGates: boolean; format?: Format },
        from,
      ) => {
        const { base, gates, env, listGates, failOn, runLoop, versioning, format } = flags;
        const options = globalsOf(from);
        if (listGates) refuseFormat(format);
        answer({
          kind: 'command',
          typed: 'validate',
          command: listGates
            ? { name: 'list-gates', env, gates }
            : { name: 'validate', prps, base, gates, env, failOn, runLoop, versioning },
          options: { ...options, ...formatOptions(options.json, format) },
        });
      },
    );

  add('init', 'Write a configuration, a workflow and a first feature request.', 'prp init').action((_flags, from) =>
    ask({ name: 'init' }, from),
  );

  add('demo', 'Tell the whole story in a throw-away repository.', 'prp demo').action((_flags, from) =>
    answer({ kind: 'demo', options: globalsOf(from) }),
  );
}

type Format = 'text' | 'json' | ReportFormat;

const formats = ['text', 'json', 'sarif', 'junit', 'github'] as const satisfies readonly Format[];

/** Those formats are for findings, and a list of gates has none. */
function refuseFormat(format: Format | undefined): void {
  if (format === undefined || format === 'text' || format === 'json') return;
  throw new PrpError('E_USAGE', `--list-gates cannot be printed as ${format}.`, { hint: 'Use --json, or neither.' });
}

function formatOptions(json: boolean, format: Format = json ? 'json' : 'text'): Pick<GlobalOptions, 'json' | 'format'> {
  if (json && format !== 'json') {
    throw new PrpError('E_USAGE', `--json and --format ${format} ask for two things at once.`, {
      hint: 'Leave one of them out.',
    });
  }
  return format === 'text' || format === 'json' ? { json: format === 'json' } : { json, format };
}
