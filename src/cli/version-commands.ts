import { Option } from 'commander';
import { type CommandLine, count, selectorsText } from './command-line.ts';

/** Commands that work with versions. */
export function addVersionCommands({ add, ask }: CommandLine): void {
  add(
    'save <prp...>',
    'Keep PRPs as they are now.',
    'prp save PRPs/user-api.md',
    "prp save user-api -m 'before the rewrite'",
  )
    .option('-m, --message <text>', 'why; shown by `prp show --json`')
    .action((prps: string[], { message }: { message?: string }, from) => ask({ name: 'save', prps, message }, from));

  add(
    'list [prp]',
    'List the versions of a PRP, newest first, or all PRPs that have versions.',
    'prp list',
    'prp list user-api --limit 10',
  )
    .addOption(new Option('-n, --limit <count>', 'versions shown at most').argParser(count).default(50))
    .action((prp: string | undefined, { limit }: { limit: number }, from) => ask({ name: 'list', limit, prp }, from));

  add(
    'show <prp> [version]',
    'Print a version, exactly its bytes.',
    'prp show user-api',
    'prp show user-api v3 > old.md',
  )
    .addHelpText('after', selectorsText)
    .action((prp: string, version: string | undefined, _flags, from) =>
      ask({ name: 'show', prp, version: version ?? 'latest' }, from),
    );

  add(
    'diff <prp> [from] [to]',
    'Compare two versions: sections, risks, lines.',
    'prp diff user-api',
    'prp diff user-api v2 v5',
    'prp diff user-api last-passing worktree',
  )
    .addHelpText('after', selectorsText)
    .action((prp: string, from: string | undefined, to: string | undefined, _flags, program) =>
      ask({ name: 'diff', prp, from, to }, program),
    );

  add(
    'rollback <prp> [version]',
    'Give a PRP the content of an earlier version (default: the last that passed).',
    'prp rollback user-api',
    'prp rollback user-api v3',
  )
    .option('--expect <sha>', 'refuse unless HEAD or the file has this SHA (7 digits or more)')
    .addHelpText('after', selectorsText)
    .action((prp: string, version: string | undefined, { expect }: { expect?: string }, from) =>
      ask({ name: 'rollback', prp, version, expect }, from),
    );
}
