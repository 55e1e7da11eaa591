import { Option } from 'commander';
import type { TagCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { type CommandLine, count, selectorsText, sidesText } from './command-line.ts';

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
    'prp diff user-api commit:HEAD',
  )
    .addHelpText('after', sidesText)
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

  add(
    'tag <prp> [version] [name]',
    'Give a version a name, or list the names.',
    'prp tag user-api latest approved',
    'prp tag user-api v5 approved --force',
    'prp tag user-api approved --delete',
    'prp tag user-api',
  )
    .option('--delete', 'take the name away; with a version: only from that one')
    .option('--force', 'move it when another version has it')
    .option('--dry-run', 'show what would come of it')
    .addHelpText('after', selectorsText)
    .action((prp: string, first: string | undefined, second: string | undefined, flags: TagFlags, from) =>
      ask(tagCommand(prp, first, second, flags), from),
    );

  add(
    'history <prp>',
    'Show how versions were executed and validated, and where their gates are heading.',
    'prp history user-api',
    'prp history user-api --limit 5 --json',
  )
    .addOption(new Option('-n, --limit <count>', 'records shown at most, of each kind').argParser(count).default(20))
    .action((prp: string, { limit }: { limit: number }, from) => ask({ name: 'history', prp, limit }, from));

  add(
    'verify [prp...]',
    'Recompute every checksum, digest and link of the stored versions, and check who wrote them.',
    'prp verify',
    'prp verify user-api --json',
  ).action((prps: string[], _flags, from) => ask({ name: 'verify', prps }, from));
}

interface TagFlags {
  readonly delete?: true;
  readonly force?: true;
  readonly dryRun?: true;
}

/** Without `--delete` one word alone could be a version or a name: it is asked for both. */
function tagCommand(prp: string, first: string | undefined, second: string | undefined, flags: TagFlags): TagCommand {
  const [version, tag] = second === undefined && flags.delete ? [undefined, first] : [first, second];
  if (tag === undefined && (version !== undefined || flags.delete)) {
    throw new PrpError('E_USAGE', flags.delete ? 'Which tag is to be deleted?' : 'A tag needs a version and a name.', {
      hint: flags.delete ? 'prp tag <prp> <name> --delete' : 'prp tag <prp> <version> <name>',
    });
  }
  const { force = false, dryRun = false } = flags;
  return { name: 'tag', prp, tag, version, delete: flags.delete ?? false, force, dryRun };
}
