import type { CommandName, OptionEntry, StandAloneName } from './option-entry.ts';
import { type OptionName, optionTable } from './option-table.ts';

interface CommandEntry {
  readonly about: string;
  /** Arguments of the command line: `<needed>`, `[optional]`, `[several...]`. */
  readonly arguments?: string;
  readonly examples: readonly string[];
  /** Help on what its arguments may be. */
  readonly notes?: 'versions' | 'versions-and-files' | 'globs';
}

/** The commands of the command line, in the order of its help. */
export const commandTable = {
  generate: {
    about: 'Generate a PRP from a feature request.',
    arguments: '<feature>',
    examples: ['prp generate features/user-api.md', 'prp generate INITIAL.md --out PRPs/login.md --dry-run'],
  },
  validate: {
    about: 'Run all gates on PRPs in parallel, and store the versions and results.',
    arguments: '[prp...]',
    examples: [
      'prp validate',
      'prp validate user-api --gates structure,references',
      'prp validate --base origin/main',
      'prp validate --format sarif > prp.sarif',
    ],
  },
  init: { about: 'Write a configuration, a workflow and a first feature request.', examples: ['prp init'] },
  demo: { about: 'Show every command in a throw-away repository.', examples: ['prp demo'] },
  save: {
    about: 'Store the current content of PRPs as new versions.',
    arguments: '[prp...]',
    examples: ['prp save user-api', "prp save user-api -m 'before the rewrite'", 'prp save PRPs', 'prp save --all'],
  },
  mv: {
    about: 'Rename a PRP; its versions continue under the new path.',
    arguments: '<prp> <target>',
    examples: ['prp mv user-api accounts', 'prp mv PRPs/user-api.md PRPs/done/ --dry-run'],
  },
  list: {
    about: 'List the versions of a PRP, newest first, or all PRPs that have versions.',
    arguments: '[prp]',
    examples: ['prp list', 'prp list user-api --limit 10'],
  },
  show: {
    about: 'Print the exact content of a version.',
    arguments: '<prp> [version]',
    examples: ['prp show user-api', 'prp show user-api v3 > old.md'],
    notes: 'versions',
  },
  diff: {
    about: 'Compare two versions: sections, risks, lines.',
    arguments: '<prp> [from] [to]',
    examples: [
      'prp diff user-api',
      'prp diff user-api v2 v5',
      'prp diff user-api last-passing worktree',
      'prp diff user-api commit:HEAD',
    ],
    notes: 'versions-and-files',
  },
  rollback: {
    about: 'Restore the content of an earlier version (default: the last that passed).',
    arguments: '<prp> [version]',
    examples: ['prp rollback user-api', 'prp rollback user-api v3'],
    notes: 'versions',
  },
  tag: {
    about: 'Give a version a name, or list the names.',
    arguments: '<prp> [version] [name]',
    examples: [
      'prp tag user-api latest approved',
      'prp tag user-api v5 approved --force',
      'prp tag user-api approved --delete',
      'prp tag user-api',
    ],
    notes: 'versions',
  },
  history: {
    about: 'Show the results of each version, and the trend of its gates.',
    arguments: '<prp>',
    examples: ['prp history user-api', 'prp history user-api --limit 5 --json'],
  },
  open: {
    about: 'Show the versions, results and trends of all PRPs in a browser, until Ctrl-C.',
    examples: ['prp open', 'prp open --no-browser'],
  },
  page: {
    about: 'Write the same pages as files, for GitHub Pages or any other server.',
    examples: ['prp page', 'prp page --out public/prps --limit 5'],
  },
  verify: {
    about: 'Recompute every checksum of the stored versions, and check that only prp wrote them.',
    arguments: '[prp...]',
    examples: ['prp verify', 'prp verify user-api --json'],
  },
  cleanup: {
    about: 'Remove old versions, except the latest, the last that passed, tagged and executed ones.',
    examples: [
      'prp cleanup --dry-run',
      'prp cleanup --max-versions 20 --older-than 365',
      'prp cleanup --compact --dry-run',
    ],
  },
  repair: {
    about: 'Move stored files that are unreadable or changed out of the way, to make all others usable.',
    arguments: '[prp...]',
    examples: ['prp repair --dry-run', 'prp repair user-api'],
  },
  import: {
    about: 'Store every revision of PRPs in the history of Git as a version, also of renamed and deleted PRPs.',
    arguments: '[glob...]',
    examples: ['prp import --dry-run', 'prp import', "prp import 'specs/**/*.md' --limit 20"],
    notes: 'globs',
  },
  doctor: {
    about: 'Check what prp needs here: Node, Git, the configuration, the versions branch, the remote, a key.',
    examples: ['prp doctor', 'prp doctor --json'],
  },
  worker: {
    about: 'Take commands of validations from Redis, and run them here.',
    examples: ['PRP_WORKER_KEY=… prp worker --redis redis://redis.example.com:6379'],
  },
  completion: {
    about: 'Print the script that completes commands, PRPs, versions and tags in a shell.',
    arguments: '<shell>',
    examples: ['source <(prp completion bash)', 'prp completion fish | source'],
  },
  status: {
    about: 'Show the stored PRPs, slow and failing gates, and the last runs on this machine.',
    examples: ['prp status', 'prp status --json'],
  },
} as const satisfies Record<CommandName | StandAloneName, CommandEntry>;

export interface ArgumentEntry {
  readonly option: OptionName;
  readonly entry: OptionEntry;
  /** In a `Command`. */
  readonly field: string;
  readonly isNeeded: boolean;
  readonly isList: boolean;
}

/** Reads `<prp> [version]`. */
export function readUsage(usage = ''): readonly ArgumentEntry[] {
  return [...usage.matchAll(/([<[])([a-z]+)(\.{3})?/g)].map(([, bracket, word, dots]) => {
    // The words of a usage are names of options.
    const option = word as OptionName;
    const entry: OptionEntry = optionTable[option];
    const isList = dots !== undefined;
    const field = entry.field ?? `${option}${isList ? 's' : ''}`;
    return { option, entry, field, isNeeded: bracket === '<', isList };
  });
}

export function argumentsOf(command: CommandName | StandAloneName): readonly ArgumentEntry[] {
  const { arguments: usage }: CommandEntry = commandTable[command];
  return readUsage(usage);
}
