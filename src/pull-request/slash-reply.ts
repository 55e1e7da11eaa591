import type { PrpError } from '../base/errors.ts';
import { markdownCode, markdownFence, markdownMessage } from '../report/markdown-text.ts';
import { shellCommand, slashLine } from '../report/pasteable-command.ts';
import type { Report } from '../report/report.ts';
import type { SlashCommand, SlashProblem } from './parse-slash-command.ts';
import type { Permit } from './commenter-permission.ts';
import { isSlashName, slashRules, slashUsage } from './slash-grammar.ts';
import { slashHint } from '../report/slash-hint.ts';

/** The answer to a command in a comment. */
export interface SlashAnswer {
  /** `failed`: the command ran, with an error or findings; `refused`: nothing was done. */
  readonly outcome: 'passed' | 'failed' | 'refused';
  /** Stable. */
  readonly reason: string;
  readonly markdown: string;
  readonly reports: readonly Report[];
  /** The new head of the branch, if the command wrote it. */
  readonly commit?: string | undefined;
}

/** Lists the commands and their usage. */
export function helpReply(): string {
  const rows = Object.entries(slashRules).flatMap(([name, { about }]) =>
    isSlashName(name) ? [`| \`${slashUsage(name)}\` | ${about} |`] : [],
  );
  return text(
    'Write a command in the first line of a new comment in a pull request:',
    ['| Command | What it does |', '|---|---|', ...rows].join('\n'),
    'A version is `v7`, `latest`, `previous`, `last-passing`, a tag, or the start of an id. Put a path with spaces in double quotes.',
  );
}

/** Explains what is wrong with a command, and the correct usage. */
export function problemReply({ problem, usage }: SlashProblem): string {
  return text(`❌ ${markdownMessage(problem)}`, 'Usage:', markdownFence(usage));
}

/** Names the permission that is missing. `undefined` for no reply. */
export function refusalReply(command: SlashCommand, permit: Permit): string | undefined {
  if (permit.allowed || permit.silent) return undefined;
  const { needed, has } = permit;
  return text(
    `❌ \`/prp ${command.name}\` needs the permission ${needed} in this repository; you have ${has}.`,
    'Ask an account that has it to write the same comment.',
  );
}

/** Asks for `--expect`, and prints the complete line for the present head. */
export function expectReply({ prp, version }: Extract<SlashCommand, { name: 'rollback' }>, head: string): string {
  const line = slashLine('rollback', prp, version, '--expect', head);
  if (line === undefined) {
    return text(`❌ Name the commit that the branch should be at: add \`--expect ${head.slice(0, 7)}\`.`);
  }
  return text(
    `Nothing was changed yet. This replaces ${markdownCode(prp)} at the head of this pull request, \`${head.slice(0, 7)}\`. If you have reviewed that commit, comment:`,
    markdownFence(line),
  );
}

type Rollback = Extract<SlashCommand, { name: 'rollback' }>;
type Writing = Rollback | Extract<SlashCommand, { name: 'generate' }>;

/** Refuses a rollback that expects another head, and prints the line for the present one. */
export function movedReply(command: Rollback, head: string): string {
  const { prp, version, expect = '' } = command;
  const line = slashLine('rollback', prp, version, '--expect', head);
  return text(
    `❌ Nothing was changed: the head of this pull request is \`${head.slice(0, 7)}\`, not ${markdownCode(shortCommit(expect), 64)}.`,
    ...(line === undefined ? [] : ['Look at the new commits. To roll back anyway, comment:', markdownFence(line)]),
  );
}

/** Seven digits of a commit; anything else as it was written. */
function shortCommit(typed: string): string {
  return /^[\da-f]{7,64}$/i.test(typed) ? typed.slice(0, 7) : typed;
}

/** The branch moved while the command ran. */
export function overtakenReply(command: Writing): string {
  const line = slashLine(...wordsOf(command));
  return text(
    '❌ The branch changed while the command ran, so nothing was written.',
    ...(line === undefined ? [] : ['Look at the new commits, then comment again:', markdownFence(line)]),
  );
}

/** An input of the workflow forbids the command. */
export function offReply({ name }: SlashCommand, input: string, value: boolean): string {
  return text(
    `❌ \`/prp ${name}\` is off here: the workflow has \`${input}: ${value}\`.`,
    'Change that input in the workflow to allow it.',
  );
}

/** The branch of a closed pull request is not written. */
export function closedReply({ name }: Writing): string {
  return text(`❌ This pull request is closed: \`/prp ${name}\` would write to its branch.`, 'Reopen it first.');
}

/** The branch of a fork is not written; the reply prints the commands for a clone. */
export function forkReply(command: Writing, from: { readonly url: string; readonly versionsBranch: string }): string {
  const { url, versionsBranch } = from;
  const fetched = shellCommand('git', 'fetch', url, `${versionsBranch}:${versionsBranch}`);
  const lines =
    command.name === 'rollback'
      ? [fetched, shellCommand('prp', ...wordsOf(command))]
      : [shellCommand('prp', 'generate', command.feature ?? 'features/name-it.md')];
  return text(
    '❌ This pull request comes from a fork: the command cannot write to its branch.',
    'Run this in a clone of the branch, commit the changes, and push:',
    markdownFence(lines.join('\n'), 'sh'),
  );
}

/** No feature request changed. */
export function noRequestsReply(): string {
  return text(
    'No feature request changed in this pull request, so nothing was generated. To name one:',
    markdownFence(slashUsage('generate')),
  );
}

function wordsOf(command: Writing): readonly string[] {
  if (command.name === 'rollback') return ['rollback', command.prp, command.version];
  return command.feature === undefined ? ['generate'] : ['generate', command.feature];
}

/** Explains an error. */
export function errorReply({ message, hint, code }: ErrorText, runUrl?: string): string {
  // The message has the path on the runner.
  const said = code === 'E_OUTSIDE_REPOSITORY' ? 'That path is outside this repository.' : message;
  const advice = slashHint(hint);
  return text(
    `❌ ${markdownMessage(said)}`,
    ...(advice === '' ? [] : [markdownMessage(advice)]),
    ...(runUrl === undefined ? [] : [`[Log of the run](${runUrl})`]),
  );
}

type ErrorText = Pick<PrpError, 'message' | 'hint'> & Partial<Pick<PrpError, 'code'>>;

function text(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
