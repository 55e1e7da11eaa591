import { Option } from 'commander';
import { type CommandLine, count } from './command-line.ts';

interface CleanupFlags {
  readonly maxVersions?: number;
  readonly olderThan?: number;
  readonly compact: boolean;
  readonly dryRun: boolean;
}

interface ImportFlags {
  readonly limit?: number;
  readonly append: boolean;
  readonly dryRun: boolean;
}

/** Commands that look after the versions branch as a whole. */
export function addUpkeepCommands({ add, ask }: CommandLine): void {
  add(
    'cleanup',
    'Remove old versions; never the latest, the last that passed, tagged or executed ones.',
    'prp cleanup --dry-run',
    'prp cleanup --max-versions 20 --older-than 365',
    'prp cleanup --compact --dry-run',
  )
    .addOption(
      new Option('--max-versions <n>', 'leave so many of each PRP (default: from the configuration)').argParser(count),
    )
    .addOption(
      new Option('--older-than <days>', 'remove those that are older (default: from the configuration)').argParser(
        count,
      ),
    )
    .option('--compact', 'then put one commit in the place of the whole branch, so that Git can free space', false)
    .option('--dry-run', 'tell what would happen, change nothing', false)
    .action(({ maxVersions, olderThan, compact, dryRun }: CleanupFlags, from) =>
      ask({ name: 'cleanup', maxVersions, olderThan, compact, dryRun }, from),
    );

  add(
    'repair [prp...]',
    'Set aside what cannot be read or is not as it was sealed, so that the rest can be worked on.',
    'prp repair --dry-run',
    'prp repair user-api',
  )
    .option('--dry-run', 'tell what would happen, change nothing', false)
    .action((prps: string[], { dryRun }: Pick<CleanupFlags, 'dryRun'>, from) =>
      ask({ name: 'repair', prps, dryRun }, from),
    );

  add(
    'import [glob...]',
    'Make versions of every revision that Git has of PRPs, also of renamed and deleted ones.',
    'prp import --dry-run',
    'prp import',
    "prp import 'specs/**/*.md' --limit 20",
  )
    .option('--append', 'put revisions that are older than kept versions on top of them', false)
    .addOption(new Option('-n, --limit <count>', 'only so many of each PRP, the newest').argParser(count))
    .option('--dry-run', 'tell what would happen, change nothing', false)
    .addHelpText('after', globsText)
    .action((globs: string[], { limit, append, dryRun }: ImportFlags, from) =>
      ask({ name: 'import', globs, limit, append, dryRun }, from),
    );

  add(
    'status',
    'Show at a glance what is stored, which gates are slow, and what has been run here.',
    'prp status',
    'prp status --json',
  ).action((_flags, from) => ask({ name: 'status' }, from));
}

const globsText = `
Globs are read from the root of the repository, and in quotes: your shell would look at present files only. Without any,
\`prps\` of the configuration says which files are PRPs.`;
