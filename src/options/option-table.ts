import { environmentChoices } from '../environments/environments.ts';
import type { OptionEntry, Where } from './option-entry.ts';

const configured = 'Empty: as the configuration says';
const redis = 'use the workers that this Redis connects (default: REDIS_URL)';
const dryRun = 'show what would change, change nothing';
const outFile = 'file to write (default: PRPs/<title>.md)';
const outFolder = 'folder to write: new, empty, or of an earlier page (default: _site)';

/**
 * Every option, argument and input of every entry point. The command line, the action's inputs with `action.yml`, the
 * arguments of slash-commands and the pages about them are made from it. Its order is the order of help.
 */
export const optionTable = {
  command: {
    type: 'text',
    default: 'auto',
    input:
      'The command to run. With `auto` the event decides: a pull request is validated, a comment is read as a slash-command, a push to the default branch stores the versions that landed, a schedule verifies all versions. Or one command by name, such as `validate`, `verify`, `cleanup` or `plan`.',
  },
  'github-token': {
    type: 'text',
    inputDefault: '${{ github.token }}',
    input:
      "Token for GitHub's API. The action skips a step that the token does not permit, and reports it in a notice.",
  },
  feature: { type: 'path', value: 'feature-file', input: 'Path of the feature request, for `generate`.' },
  prp: {
    type: 'prp',
    input: 'The PRPs, one per line, for commands that take PRPs: paths, or names such as `user-api`.',
  },
  version: {
    type: 'version',
    defaults: { show: 'latest' },
    input: 'The version, for `show`, `diff`, `rollback` and `tag`, such as `v7`, `latest` or `last-passing`.',
  },
  tag: {
    type: 'tag',
    input: 'For `tag`: the name to give to the version (default: the latest). Without it, `tag` lists the names.',
  },
  from: { type: 'version' },
  to: { type: 'version' },
  name: { type: 'tag', field: 'tag' },
  glob: { type: 'glob' },
  target: { type: 'path', value: 'new-path' },
  shell: { type: 'choice', choices: ['bash', 'zsh', 'fish', 'pwsh'] },

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
    commands: { validate: 'only PRPs that changed since this commit; its findings do not fail' },
  },
  gates: {
    type: 'list',
    value: 'ids',
    commands: { validate: 'run only these gates, separated by commas' },
    input:
      'Ids of the gates to run, separated by commas; all when empty. A version is recorded as passed only after all gates.',
  },
  env: {
    type: 'choice',
    choices: environmentChoices,
    value: 'id',
    commands: {
      generate: 'technology stack (default: from the configuration)',
      validate: 'also run the commands of this technology stack as gates',
    },
    input: `The technology stack; its commands run as gates. ${configured}.`,
  },
  template: {
    type: 'choice',
    choices: ['full'],
    value: 'name',
    default: 'full',
    commands: { generate: 'template for the PRP' },
    isForRun: true,
  },
  out: { type: 'path', value: 'path', commands: { generate: outFile, page: outFolder } },
  browser: { type: 'flag', default: true, commands: { open: '' }, negated: 'print the address only' },
  'list-gates': { type: 'flag', commands: { validate: 'list the gates without running them' }, isForRun: true },
  'fail-on': {
    type: 'choice',
    choices: ['error', 'warning', 'never'],
    value: 'severity',
    commands: { validate: 'lowest severity that fails a PRP' },
    input: `The lowest severity that fails a PRP: \`error\`, \`warning\` or \`never\`. ${configured}.`,
  },
  delete: { type: 'flag', commands: { tag: 'delete the name; with a version, only if that version has it' } },
  force: {
    type: 'flag',
    commands: {
      generate: 'replace a PRP that was edited since it was generated',
      tag: 'move the name if another version has it',
    },
  },
  workers: {
    type: 'workers',
    value: 'n',
    commands: { generate: 'number of tasks that run at once', validate: 'number of gates that run at once' },
    isForRun: true,
    input: `Number of gates that run at once, or \`auto\`. ${configured}.`,
  },
  timeout: { type: 'count', isForRun: true, input: `Seconds for one attempt of a gate. ${configured}.` },
  'run-loop': {
    type: 'flag',
    commands: { validate: "also run the commands of each PRP's validation loop" },
    input: "`true`: also run the commands of each PRP's validation loop.",
  },
  redis: { type: 'text', value: 'url', bare: true, commands: { validate: redis, worker: redis }, isForRun: true },
  'redis-url': { type: 'text', input: 'A Redis whose workers run the commands. It needs `env: PRP_WORKER_KEY`.' },
  cache: {
    type: 'flag',
    default: true,
    commands: { validate: '' },
    isForRun: true,
    negated: 'ignore cached results and run every gate',
  },
  versioning: {
    type: 'flag',
    default: true,
    commands: { generate: '', validate: '' },
    negated: 'store no version and no result',
  },
  quiet: { type: 'flag', short: 'q', commands: { validate: 'print errors and the result only' }, isForRun: true },
  all: {
    type: 'flag',
    commands: { list: 'every PRP, on a terminal too', save: 'every PRP of the work tree' },
    isForRun: true,
  },
  patch: { type: 'flag', commands: { diff: 'also print the unified diff' }, isForRun: true },
  format: {
    type: 'choice',
    choices: ['text', 'json', 'sarif', 'junit', 'github'],
    commands: { validate: 'output format' },
    isForRun: true,
  },
  limit: {
    type: 'count',
    value: 'count',
    short: 'n',
    defaults: { list: 50, history: 20, page: 20 },
    commands: {
      list: 'number of versions to show',
      history: 'number of records to show, of each kind',
      import: 'number of revisions to import per PRP, newest first',
      page: 'number of versions per PRP that get pages, newest first',
    },
  },
  'max-versions': {
    type: 'count',
    value: 'n',
    commands: { cleanup: 'number of versions to keep per PRP (default: from the configuration)' },
  },
  'older-than': {
    type: 'count',
    value: 'days',
    commands: { cleanup: 'age above which versions are removed (default: from the configuration)' },
  },
  compact: { type: 'flag', commands: { cleanup: 'squash the branch to one commit, to free space' } },
  append: {
    type: 'flag',
    commands: { import: 'also import revisions that are older than the stored versions, with new numbers' },
  },
  'dry-run': {
    type: 'flag',
    commands: {
      generate: 'print the PRP, write nothing',
      tag: dryRun,
      cleanup: dryRun,
      repair: dryRun,
      import: dryRun,
      mv: dryRun,
    },
    input: '`true`: report what the command would change, and write nothing.',
  },

  json: { type: 'flag', commands: { everywhere: 'one JSON envelope on standard output' }, isForRun: true },
  directory: {
    type: 'path',
    value: 'dir',
    short: 'C',
    commands: { everywhere: 'run in this directory' },
    isForRun: true,
  },
  config: {
    type: 'path',
    value: 'file',
    default: '.github/prp.yml',
    commands: { everywhere: 'configuration file (default: .github/prp.yml)' },
    isForRun: true,
    input: 'The configuration file. It may be missing.',
  },
  'versions-branch': {
    type: 'branch',
    value: 'name',
    commands: { everywhere: 'branch that stores the versions' },
    isForRun: true,
    input: `The branch that stores the versions. ${configured}.`,
  },
  remote: {
    type: 'text',
    value: 'name',
    bare: true,
    commands: { everywhere: 'share the versions through this remote (default: origin)' },
    isForRun: true,
    negated: 'use no remote, even if the configuration names one',
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
    input: '`true`: write the report as one comment in the pull request, and keep it up to date.',
  },
  commit: {
    type: 'flag',
    default: true,
    input:
      '`true`: generated PRPs and rollbacks are committed to the branch of the pull request, or else to the branch that is checked out. `false`: they are offered as a patch.',
  },
  'sarif-file': {
    type: 'path',
    input: 'File for the findings as SARIF, for code scanning; in the workspace or below runner.temp.',
  },
  'junit-file': {
    type: 'path',
    input: 'File for the results as JUnit XML; in the workspace or below runner.temp.',
  },
  cell: { type: 'text', input: 'For `gate`: one entry of the `matrix` that `plan` prints as an output.' },
  results: {
    type: 'path',
    default: 'prp-results',
    input: 'The directory where `gate` writes its results and `collect` reads them.',
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
