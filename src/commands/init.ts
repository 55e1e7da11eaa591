import type { InitCommand } from '../command.ts';
import { optionTable } from '../options/option-table.ts';
import { detectEnvironment } from '../environments/detect-environment.ts';
import type { InitData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { checkedOutBranch } from '../system/git-directory.ts';
import type { Repository } from '../system/repository.ts';
import { prpsInWorkTree } from './find-prp.ts';

/** Writes a configuration, a workflow and a first feature request. It never replaces a file. */
export async function init({ configFile }: InitCommand, runtime: Runtime): Promise<ReportOf<'init', InitData>> {
  const { repository, config, announce } = runtime;
  const created: string[] = [];
  const kept: string[] = [];
  for (const [path, text] of await filesFor(runtime, configFile)) {
    if ((await repository.workTree.kindOf(path)) !== undefined) {
      kept.push(path);
      continue;
    }
    await repository.write(path, new TextEncoder().encode(text));
    announce({ type: 'file-written', path });
    created.push(path);
  }
  const prps = await prpsInWorkTree(runtime);
  const elsewhere = prps.length > 0 ? [] : await foldersWithPrps(repository);
  return {
    command: 'init',
    status: 'passed',
    data: { created, kept, prps: prps.length, elsewhere, globs: config.prps },
  };
}

/** Folders called PRPs that the globs do not reach, such as those of packages. */
async function foldersWithPrps({ workTree }: Repository): Promise<readonly string[]> {
  const folders = [...(await workTree.files())].flatMap((path) => /^(?:.*\/)?PRPs(?=\/.*\.md$)/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].toSorted();
}

/** The scaffold with the branch and the commands of this repository. */
async function filesFor(
  { repository }: Runtime,
  configFile: string = optionTable.config.default,
): Promise<ReadonlyMap<string, string>> {
  const [branch, environment] = await Promise.all([defaultBranch(repository), detectEnvironment(repository.workTree)]);
  const files = new Map(scaffold);
  const commands = (environment?.commands ?? []).map(
    ({ id, run }) => `#   - { id: ${id}, run: ${JSON.stringify(run)} }\n`,
  );
  const config = files.get(optionTable.config.default) ?? '';
  files.delete(optionTable.config.default);
  const withCommands =
    commands.length === 0 ? config : config.replace(/(?<=# commands:\n)(?:#   -.*\n)+/, commands.join(''));
  const workflow = files.get(workflowPath) ?? '';
  const named = /^[\w][\w./-]*$/.test(branch) ? branch : JSON.stringify(branch);
  files.set(
    workflowPath,
    workflow.replace('branches: [main]', () => `branches: [${named}]`),
  );
  return new Map([[configFile, withCommands], ...files]);
}

const workflowPath = '.github/workflows/prp.yml';

/** The default branch of `origin`, else the branch that is checked out. */
async function defaultBranch({ git }: Repository): Promise<string> {
  const { stdout } = await git.run(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
  const remote = /^refs\/remotes\/origin\/(.+)$/.exec(stdout.toString().trim())?.[1];
  const own = /^refs\/heads\/(.+)$/.exec((await checkedOutBranch(git)) ?? '')?.[1];
  return remote ?? own ?? 'main';
}

/** The files that `prp init` writes, by path. */
export const scaffold: ReadonlyMap<string, string> = new Map([
  [
    '.github/prp.yml',
    `# yaml-language-server: $schema=https://raw.githubusercontent.com/prp-action/prp-action/main/schema/prp.schema.json
# Configuration of prp-action. Every key is optional. The comments show defaults and examples.

# prps: ["PRPs/**/*.md", ".claude/PRPs/**/*.md"]   # which files are PRPs
# features: ["features/**/*.md", "INITIAL.md"]     # which files are feature requests
# fail-on: error                                   # error, warning or never
# rules: { PRP203: off }                           # the severity of single rules

# Commands that must pass whenever a PRP changes; they run in parallel, once per run.
# commands:
#   - { id: lint, run: npm run lint }
#   - { id: test, run: npm test, needs: [lint], timeout: 300 }
`,
  ],
  [
    '.github/workflows/prp.yml',
    `name: PRPs
on:
  pull_request: # validates, keeps versions, reports
  merge_group: # validates
  push: # keeps what landed
    branches: [main] # the default branch
  issue_comment: # /prp … in a pull request
    types: [created]
  schedule: # verifies the versions and removes old ones
    - cron: '17 3 * * 1'
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  # A newer push to a pull request ends the run for the older one; nothing else is ever cancelled.
  group: prp-\${{ github.event_name }}-\${{ github.event.pull_request.number || github.run_id }}
  cancel-in-progress: true

jobs:
  validate:
    # The action ignores other comments by itself: this only saves the start of a job.
    if: github.event_name != 'issue_comment' || (github.event.issue.pull_request && contains(github.event.comment.body, '/prp'))
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # the versions branch, generated PRPs
      pull-requests: write # the report as a comment, answers to commands
      checks: write # findings at their lines
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      # What the commands of .github/prp.yml need is set up here.
      - uses: prp-action/prp-action@v0
`,
  ],
  [
    'features/example.md',
    `# Feature request

## FEATURE:

[Describe the feature, its users and the result.]

- [One result per line: these lines become the success criteria.]

## EXAMPLES:

[Files of this repository to follow, for example \`src/\`.]

## DOCUMENTATION:

[Links with information that an agent needs.]

## OTHER CONSIDERATIONS:

[Traps, limits and earlier failures.]
`,
  ],
]);
