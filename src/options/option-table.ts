import { environmentChoices } from '../environments/environments.ts';
import type { OptionEntry, Where } from './option-entry.ts';

const configured = "the configuration's when empty";
const dryRun = 'show what would change, change nothing';

/**
 * Every option, argument and input of every entry point. The command line, the action's inputs with `action.yml`, the
 * arguments of slash-commands and the pages about them are made from it. Its order is the order of help.
 */
export const optionTable = {
  command: {
    type: 'text',
    default: 'auto',
    input:
      'What to do. `auto` goes by the event: a pull request is validated, a comment is a slash-command, a push to the default branch is recorded. Or one command by name, such as `validate`, `verify`, `cleanup`, `plan`.',
  },
  'github-token': {
    type: 'text',
    inputDefault: '${{ github.token }}',
    input: "Token for GitHub's API. Steps without permission are skipped, with one notice each.",
  },
  feature: { type: 'path', value: 'feature-file', input: 'Path of the feature request, for `generate`.' },
  prp: {
    type: 'prp',
    input: 'The PRPs, one to a line, for commands that are about some; by their paths, or names like `user-api`.',
  },
  version: {
    type: 'version',
    defaults: { show: 'latest' },
    input: 'The version, for `show`, `diff`, `rollback` and `tag`, such as `v7`, `latest`, `last-passing`.',
  },
  from: { type: 'version' },
  to: { type: 'version' },
  name: { type: 'tag', field: 'tag' },
  glob: { type: 'glob' },

  message: { type: 'text', value: 'text', short: 'm', commands: { save: 'why; shown by `prp show --json`' } },
  expect: {
    type: 'sha',
    value: 'sha',
    commands: { rollback: 'refuse unless HEAD or the file has this SHA (7 digits or more)' },
    slash: { rollback: 'SHA' },
  },
  base: {
    type: 'revision',
    value: 'ref',
    commands: { validate: 'only PRPs that changed since; earlier findings do not fail' },
  },
  gates: {
    type: 'list',
    value: 'ids',
    commands: { validate: 'only these gates, separated by commas' },
    input:
      'Ids of the gates to run, separated by commas; all when empty. No version counts as passed by some of them only.',
  },
  env: {
    type: 'choice',
    choices: environmentChoices,
    value: 'id',
    commands: {
      generate: 'technology stack (default: from the configuration)',
      validate: "also run the environment's gates",
    },
    input: `The technology stack, which adds its commands as gates; ${configured}.`,
  },
  template: {
    type: 'choice',
    choices: ['full'],
    value: 'name',
    default: 'full',
    commands: { generate: 'shape of the PRP' },
    isForRun: true,
  },
  out: { type: 'path', value: 'file', commands: { generate: 'where the PRP goes (default: PRPs/<title>.md)' } },
  'list-gates': {
    type: 'flag',
    commands: { validate: 'list the gates, and which would run; run none' },
    isForRun: true,
  },
  'fail-on': {
    type: 'choice',
    choices: ['error', 'warning', 'never'],
    value: 'severity',
    commands: { validate: 'least severity that fails' },
    input: `The least severity that fails, \`error\`, \`warning\` or \`never\`; ${configured}.`,
  },
  delete: { type: 'flag', commands: { tag: 'take the name away; with a version: only from that one' } },
  force: {
    type: 'flag',
    commands: {
      generate: 'replace a PRP that was changed since it was generated',
      tag: 'move it when another version has it',
    },
  },
  workers: {
    type: 'workers',
    value: 'n',
    commands: { generate: 'how many tasks run at once', validate: 'how many tasks run at once' },
    isForRun: true,
    input: `How many gates run at once, a number or \`auto\`; ${configured}.`,
  },
  timeout: { type: 'count', isForRun: true, input: `Seconds for one attempt of a gate; ${configured}.` },
  'run-loop': {
    type: 'flag',
    commands: { validate: "also run the PRPs' own validation loops" },
    input: "Whether the PRPs' own validation loops are run, too.",
  },
  cache: {
    type: 'flag',
    default: true,
    commands: { validate: '' },
    isForRun: true,
    negated: 'run every gate, also on what has not changed since',
  },
  versioning: {
    type: 'flag',
    default: true,
    commands: { generate: '', validate: '' },
    negated: 'store no version and no result',
  },
  quiet: {
    type: 'flag',
    short: 'q',
    commands: { validate: 'print one line for each error and one for the result; nothing when all pass' },
    isForRun: true,
  },
  format: {
    type: 'choice',
    choices: ['text', 'json', 'sarif', 'junit', 'github'],
    commands: { validate: 'what to print' },
    isForRun: true,
  },
  limit: {
    type: 'count',
    value: 'count',
    short: 'n',
    defaults: { list: 50, history: 20 },
    commands: {
      list: 'versions shown at most',
      history: 'records shown at most, of each kind',
      import: 'only so many of each PRP, the newest',
    },
  },
  'max-versions': {
    type: 'count',
    value: 'n',
    commands: { cleanup: 'versions to leave of each PRP (default: from the configuration)' },
  },
  'older-than': {
    type: 'count',
    value: 'days',
    commands: { cleanup: 'remove those that are older (default: from the configuration)' },
  },
  compact: { type: 'flag', commands: { cleanup: 'squash the branch to one commit, to free space' } },
  append: { type: 'flag', commands: { import: 'add revisions that are older than stored versions after them' } },
  'dry-run': {
    type: 'flag',
    commands: {
      generate: 'print the PRP, write nothing',
      tag: dryRun,
      cleanup: dryRun,
      repair: dryRun,
      import: dryRun,
    },
    input: 'Whether nothing is written, for commands that can say what they would do.',
  },

  json: { type: 'flag', commands: { everywhere: 'one JSON envelope on standard output' }, isForRun: true },
  directory: {
    type: 'path',
    value: 'dir',
    short: 'C',
    commands: { everywhere: 'run as if started there' },
    isForRun: true,
  },
  config: {
    type: 'path',
    value: 'file',
    default: '.github/prp.yml',
    commands: { everywhere: 'configuration (default: .github/prp.yml)' },
    isForRun: true,
    input: 'The configuration file; it may be missing.',
  },
  'versions-branch': {
    type: 'branch',
    value: 'name',
    commands: { everywhere: 'branch that keeps the versions' },
    isForRun: true,
    input: `The branch that keeps the versions; ${configured}.`,
  },
  remote: {
    type: 'text',
    value: 'name',
    bare: true,
    commands: { everywhere: 'share the versions through this remote (default: origin)' },
    isForRun: true,
    negated: 'work on this machine alone, whatever the configuration says',
  },
  color: {
    type: 'flag',
    default: true,
    commands: { everywhere: '' },
    isForRun: true,
    negated: 'plain text (NO_COLOR does the same)',
  },
  verbose: { type: 'flag', commands: { everywhere: 'print every event on standard error' }, isForRun: true },
  debug: { type: 'flag', commands: { everywhere: 'the same, and where an error came from' }, isForRun: true },

  comment: {
    type: 'flag',
    default: true,
    input: 'Whether one comment of the pull request is kept up to date with the report.',
  },
  commit: {
    type: 'flag',
    default: true,
    input: 'Whether the branch of a pull request may be written, with generated PRPs and by `/prp rollback`.',
  },
  'sarif-file': {
    type: 'path',
    input: 'Where to write the findings as SARIF, for code scanning; in the workspace or below runner.temp.',
  },
  'junit-file': {
    type: 'path',
    input: 'Where to write the results as JUnit XML; in the workspace or below runner.temp.',
  },
  cell: { type: 'text', input: 'For `gate`: a cell of the matrix that `plan` put out.' },
  results: {
    type: 'path',
    default: 'prp-results',
    input: 'The directory where `gate` leaves its results, and where `collect` finds them.',
  },
} as const satisfies Record<string, OptionEntry>;

export type OptionName = keyof typeof optionTable;

/** The options of the command line that one command has, or that all have. */
export function optionsOf(where: Where): readonly (readonly [OptionName, OptionEntry, help: string])[] {
  return entries.flatMap(([name, entry]) => {
    const help = entry.commands?.[where];
    return help === undefined ? [] : [[name, entry, help] as const];
  });
}

// The keys of the table are its names.
const entries = Object.entries(optionTable) as unknown as readonly (readonly [OptionName, OptionEntry])[];
