import { isUserError, type PrpError, reasonCodeOf } from '../base/errors.ts';
import type { Command } from '../command.ts';
import type { Config } from '../config/config.ts';
import { diff } from '../commands/diff.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { isFeature } from '../config/prp-files.ts';
import { markdownPatch } from '../report/markdown-diff.ts';
import { headlineOf } from '../report/headline.ts';
import { replyMarkdown } from '../report/markdown-reply.ts';
import { slashHint } from '../report/slash-hint.ts';
import { markdownMessage } from '../report/markdown-text.ts';
import type { DiffData, Report } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { commandFromComment } from './commands-from-requests.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import { landAndRecord, type Landed, stageCommand, type Staged } from './land-and-record.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import { fetchCheckout, type FetchedCheckout } from './pull-request-checkout.ts';
import { type PullRequestContext, replyTarget } from './pull-request-context.ts';
import { reportOnHead, tryToReportOnHead } from './report-on-head.ts';
import { refusalOf } from './run-result.ts';
import { rightsOf } from './run-rights.ts';
import { errorReply, noRequestsReply, overtakenReply, type SlashAnswer } from './slash-reply.ts';
import type { ChangeReport } from './validate-changes.ts';
import { withRuntime } from './with-runtime.ts';

type RunnableCommand = Exclude<SlashCommand, { name: 'help' }>;

/** One command of the core: it ran, or was refused. */
type Attempt = Staged | { readonly error: PrpError };

/**
 * Runs a command on the files of a pull request's head. The files are data: nothing of them is run or loaded. The files
 * that the command writes become one commit on top of just that head. Throws `PrpError`.
 */
export async function runSlashCommand(
  command: RunnableCommand,
  pull: PullRequestHead,
  login: string,
  context: PullRequestContext,
): Promise<SlashAnswer> {
  const checkout = await fetchCheckout(pull, login, context);
  const commands = await coreCommands(command, pull, checkout, context);
  if (commands.length === 0) {
    return { outcome: 'refused', reason: 'nothing-changed', markdown: noRequestsReply(), reports: [] };
  }

  const ref = pull.fromFork ? null : `refs/heads/${pull.headRef}`;
  const setting = { repository: checkout.staged, source: { commit: pull.head, ref, pullRequest: pull.number } };
  const rights = rightsOf('privileged', pull.fromFork);
  const safe = { ...context, rights, config: withoutCode(context.config) };
  const versioning = rights.versions && !context.policy.dryRun;
  const about = { pull, checkout, generated: [], versioning };
  return withRuntime(safe, setting, async (runtime) => {
    // A validation without names is that of the check.
    const isOfCheck = command.name === 'validate' && command.prps === undefined && pull.isOpen;
    const whole = isOfCheck ? await reportOnHead(about, runtime, safe) : null;
    if (whole !== null && whole.validation !== null) {
      const report = whole.validation;
      const landed = { reports: [report], landing: undefined, unrecorded: undefined, whole };
      return answerWith([{ report }], landed, pull, context);
    }

    const undone = await changesUndone(commands, runtime);
    const attempts = await stageInOrder(commands, runtime);
    const [only, ...others] = attempts;
    if (only !== undefined && 'error' in only && others.length === 0) throw only.error;

    const staged = attempts.flatMap((one) => ('error' in one ? [] : [one]));
    const landed = await landAndRecord(staged, checkout.staged, { ref, head: pull.head }, { runtime, context: safe });
    const { landing } = landed;
    const isOvertaken = landing?.kind === 'not-committed' && landing.reason === 'head-moved';
    if (isOvertaken && (command.name === 'rollback' || command.name === 'generate')) {
      return { outcome: 'refused', reason: 'head-moved', markdown: overtakenReply(command), reports: [] };
    }
    let checked: Checked;
    if (landing?.kind === 'committed') {
      const generated = landed.reports.flatMap((one) => (one.command === 'generate' ? [one.data] : []));
      checked = await tryToReportOnHead({ ...about, generated, landing }, runtime, safe);
    } else if (command.name === 'validate' && pull.isOpen && !isOfCheck) {
      await tryToReportOnHead(about, runtime, safe);
    }
    return answerWith(attempts, { ...landed, checked, undone }, pull, context);
  });
}

/** The checkout may have commands and plugins of another account. */
function withoutCode(config: Config): Config {
  return { ...config, commands: [], plugins: [], versions: { ...config.versions, remote: undefined } };
}

async function coreCommands(
  command: RunnableCommand,
  { base, baseRef, fromFork, head }: PullRequestHead,
  checkout: FetchedCheckout,
  { config, policy }: PullRequestContext,
): Promise<readonly Command[]> {
  if (command.name === 'generate' && command.feature === undefined) {
    const features = (await checkout.changed()).filter(({ path }) => isFeature(path, config));
    return features.flatMap(({ path }) => commandFromComment({ name: 'generate', feature: path }, base) ?? []);
  }
  const core = commandFromComment(command, base);
  if (core === undefined) return [];
  const versioning = rightsOf('privileged', fromFork).versions && !policy.dryRun;
  if (core.name === 'rollback') return [{ ...core, expect: head }];
  if (core.name === 'diff') return [{ ...core, base: { commit: base, name: baseRef } }];
  return [core.name === 'validate' ? { ...core, isBaseExact: true, versioning } : core];
}

/** Each command sees the files that those before it have written. */
async function stageInOrder(commands: readonly Command[], runtime: Runtime): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const command of commands) {
    try {
      attempts.push(await stageCommand(command, runtime));
    } catch (error) {
      if (!isUserError(error)) throw error;
      attempts.push({ error });
    }
  }
  return attempts;
}

/** The changes that a rollback takes back, from the restored version to the present file; null if they cannot be compared. */
async function changesUndone([command]: readonly Command[], runtime: Runtime): Promise<DiffData | null> {
  if (command?.name !== 'rollback' || command.version === undefined) return null;
  const { prp, version: from } = command;
  try {
    return (await runUseCase(diff, { name: 'diff', prp, from, to: 'worktree' }, runtime)).data;
  } catch (error) {
    if (!isUserError(error)) throw error;
    return null;
  }
}

/** Bytes: a comment takes 65,536 characters. */
const replyLimit = 65_000;

/** The validation of a commit that a command has made; null where no PRP changes, undefined without one. */
type Checked = ChangeReport | null | undefined;

interface Answered extends Landed<Report> {
  readonly checked?: Checked;
  readonly undone?: DiffData | null;
  /** The report on the head, which the command is. */
  readonly whole?: ChangeReport;
}

/** One reply to all commands. */
function answerWith(
  attempts: readonly Attempt[],
  { reports, landing, unrecorded, checked, undone = null, whole }: Answered,
  { head, number }: PullRequestHead,
  context: PullRequestContext,
): SlashAnswer {
  const commit = landing?.kind === 'committed' ? landing.commit : undefined;
  const target = { ...replyTarget(commit ?? head, context), number };
  const nothing = { validation: null, gone: [] };
  const outcome = {
    undone,
    whole,
    checked:
      checked === undefined ? undefined : headlineOf({ ...(checked ?? nothing), cancelled: false, generated: [] }),
  };
  const left = [...reports];
  // All files are in one commit: the first reply names it.
  let isNamed = false;
  const [first = '', ...others] = attempts.map((one) => {
    if ('error' in one) return errorReply(one.error);
    const report = left.shift() ?? one.report;
    const text = isNamed ? replyMarkdown(report, target) : replyMarkdown(report, { ...target, landing }, outcome);
    isNamed = landing?.kind === 'committed';
    return text;
  });
  const notices = context.notices.all().map((notice) => `> ${markdownMessage(slashHint(notice) || notice)}\n`);
  const lost = unrecorded === undefined ? [] : [errorReply(unrecorded)];
  const errors = attempts.flatMap((one) => ('error' in one ? [one.error] : []));
  const [error] = [...errors, ...(unrecorded === undefined ? [] : [unrecorded])];
  const hasFindings = reports.some(({ status }) => status === 'failed');
  const reason =
    refusalOf(landing) ?? (error !== undefined ? reasonCodeOf(error.code) : hasFindings ? 'findings' : 'passed');
  return {
    outcome: reason === 'passed' ? 'passed' : 'failed',
    reason,
    markdown: joinWithin(replyLimit, [
      first,
      ...notices,
      ...lost,
      ...others,
      ...[markdownPatch(landing)].filter(Boolean),
    ]),
    reports,
    commit,
  };
}

/** As many of the texts as fit, each whole. */
function joinWithin(bytes: number, texts: readonly string[]): string {
  let [joined = '', count] = [texts[0], 1];
  for (const text of texts.slice(1)) {
    const longer = `${joined}\n${text}`;
    if (Buffer.byteLength(longer) > bytes) break;
    [joined, count] = [longer, count + 1];
  }
  return count < texts.length ? `${joined}\n… and ${texts.length - count} more, in the log of the run.\n` : joined;
}
