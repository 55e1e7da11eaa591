import type { PrpError } from '../base/errors.ts';
import { markdownFence, markdownText } from '../report/markdown-text.ts';
import { shellCommand } from '../report/shell-quote.ts';
import { slashLine } from '../report/slash-line.ts';
import type { Permit } from './permission.ts';
import { isSlashName, slashRules, slashUsage } from './slash-grammar.ts';
import type { SlashCommand, SlashProblem } from './parse-slash-command.ts';

/** What can be asked for, and how. */
export function helpReply(): string {
  const rows = Object.entries(slashRules).flatMap(([name, { about }]) =>
    isSlashName(name) ? [`| \`${slashUsage(name)}\` | ${about} |`] : [],
  );
  return text(
    'Commands are taken from the first line of a new comment in a pull request:',
    ['| Command | What it does |', '|---|---|', ...rows].join('\n'),
    'A version is `v7`, `latest`, `previous`, `last-passing`, a tag, or the start of an id. A path with spaces stands in double quotes.',
  );
}

/** What was not understood, and what would be. */
export function problemReply({ problem, usage }: SlashProblem): string {
  return text(`❌ ${markdownText(problem)}`, 'It is used like this:', markdownFence(usage));
}

/** Why someone may not. `undefined` when there is to be no answer. */
export function refusalReply(command: SlashCommand, permit: Permit): string | undefined {
  if (permit.allowed || permit.silent) return undefined;
  const { needed, has } = permit;
  return text(
    `❌ \`/prp ${command.name}\` needs the permission ${needed} in this repository; you have ${has}.`,
    'Ask someone who has it to comment the same line.',
  );
}

/** To a rollback that does not say what it expects: the line that does, for the head as it is. */
export function expectReply({ prp, version }: Extract<SlashCommand, { name: 'rollback' }>, head: string): string {
  const line = slashLine('rollback', prp, version, '--expect', head);
  if (line === undefined) {
    return text(`❌ Name the commit that you expect the branch to be at: add \`--expect ${head}\`.`);
  }
  return text(
    `Nothing was changed yet. This replaces ${markdownText(prp)} at the head of this pull request, ${head}. If that is what you have seen, comment:`,
    markdownFence(line),
  );
}

type Rollback = Extract<SlashCommand, { name: 'rollback' }>;
type Writing = Rollback | Extract<SlashCommand, { name: 'generate' }>;

/** To a rollback that expects another commit than there is. */
export function movedReply(command: Rollback, head: string): string {
  const { prp, version, expect = '' } = command;
  const line = slashLine('rollback', prp, version, '--expect', head);
  return text(
    `❌ You expect the head of this pull request to be ${markdownText(expect, 64)}, and it is ${head}. Nothing was changed.`,
    ...(line === undefined
      ? []
      : ['Look at what was pushed. If it is to be done all the same, comment:', markdownFence(line)]),
  );
}

/** The head moved between looking and writing. */
export function overtakenReply(command: Writing): string {
  const line = slashLine(...wordsOf(command));
  return text(
    '❌ Something was pushed to this branch while the command was carried out, so that nothing was written to it.',
    ...(line === undefined ? [] : ['Look at what was pushed, then comment again:', markdownFence(line)]),
  );
}

/** An input of the workflow forbids it. */
export function offReply({ name }: SlashCommand, input: string, value: boolean): string {
  return text(
    `❌ \`/prp ${name}\` is off here: the workflow has \`${input}: ${value}\`.`,
    'Ask someone who may change the workflow.',
  );
}

/** Nothing is written to a branch that is done with. */
export function closedReply({ name }: Writing): string {
  return text(`❌ This pull request is closed: \`/prp ${name}\` would write to its branch.`, 'Reopen it first.');
}

/** The branch is another repository's: what its owner can do there. */
export function forkReply(command: Writing, from: { readonly url: string; readonly versionsBranch: string }): string {
  const { url, versionsBranch } = from;
  const fetched = shellCommand('git', 'fetch', url, `${versionsBranch}:${versionsBranch}`);
  const lines =
    command.name === 'rollback'
      ? [fetched, shellCommand('prp', ...wordsOf(command))]
      : [shellCommand('prp', 'generate', command.feature ?? 'features/name-it.md')];
  return text(
    '❌ This pull request comes from a fork, and its branch is not written from here.',
    'Whoever works on it can run this in a clone of the branch, commit what changed, and push:',
    markdownFence(lines.join('\n'), 'sh'),
  );
}

/** There is nothing to generate from. */
export function noRequestsReply(): string {
  return text(
    'No feature request changed in this pull request, so that nothing was generated. To name one:',
    markdownFence(slashUsage('generate')),
  );
}

function wordsOf(command: Writing): readonly string[] {
  if (command.name === 'rollback') return ['rollback', command.prp, command.version];
  return command.feature === undefined ? ['generate'] : ['generate', command.feature];
}

/** To a command that could not be carried out. */
export function errorReply({ message, hint }: Pick<PrpError, 'message' | 'hint'>): string {
  return text(`❌ ${markdownText(message)}`, markdownText(hint));
}

function text(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
