import { isUserError, PrpError, reasonCodeOf } from '../base/errors.ts';
import type { Command } from '../command.ts';
import type { Config } from '../config/config.ts';
import { isFeature } from '../config/prp-files.ts';
import { replyMarkdown } from '../report/markdown-reply.ts';
import type { Report } from '../report/report.ts';
import { run } from '../run.ts';
import type { Runtime } from '../runtime.ts';
import { commitPrps, writtenPrps } from './commit-or-patch.ts';
import { commandFromComment } from './commands-from-requests.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import { fetchCheckout, type FetchedCheckout } from './pull-request-checkout.ts';
import { type PullRequestContext, replyTarget } from './pull-request-context.ts';
import { rightsOf } from './run-rights.ts';
import { errorReply, noRequestsReply, overtakenReply, type SlashAnswer } from './slash-reply.ts';
import { withRuntime } from './with-runtime.ts';

type RunnableCommand = Exclude<SlashCommand, { name: 'help' }>;

/** One command of the core, after it ran. */
type Attempt = { readonly report: Report } | { readonly error: PrpError };

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
  const safe = { ...context, config: withoutCode(context.config) };
  const attempts = await withRuntime(safe, setting, async (runtime) => runInOrder(commands, runtime));
  const [only, ...others] = attempts;
  if (only !== undefined && 'error' in only && others.length === 0) throw only.error;

  const reports = attempts.flatMap((one) => ('report' in one ? [one.report] : []));
  const write = checkout.staged.changes();
  let commit: string | undefined;
  try {
    const target = { branch: pull.headRef, head: pull.head };
    if (write.size > 0) commit = await commitPrps(writtenPrps(reports), write, target, context);
  } catch (error) {
    const isStale = error instanceof PrpError && error.code === 'E_STALE_HEAD';
    if (!isStale || (command.name !== 'rollback' && command.name !== 'generate')) throw error;
    return { outcome: 'refused', reason: 'head-moved', markdown: overtakenReply(command), reports: [] };
  }
  return answerWith(attempts, reports, { head: pull.head, commit }, context);
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
async function runInOrder(commands: readonly Command[], runtime: Runtime): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const command of commands) {
    try {
      attempts.push({ report: await run(command, runtime) });
    } catch (error) {
      if (!isUserError(error)) throw error;
      attempts.push({ error });
    }
  }
  return attempts;
}

/** Bytes: a comment takes 65,536 characters. */
const replyLimit = 65_000;

/** One reply to all commands; `commit` is the commit on top of the head, if there is one. */
function answerWith(
  attempts: readonly Attempt[],
  reports: readonly Report[],
  { head, commit }: { readonly head: string; readonly commit: string | undefined },
  context: PullRequestContext,
): SlashAnswer {
  const target = replyTarget(commit ?? head, context);
  const [first = '', ...others] = attempts.map((one) =>
    'report' in one ? replyMarkdown(one.report, target) : errorReply(one.error),
  );
  const written = commit === undefined ? [] : [`Committed to this pull request as ${commit}.\n`];
  const failure = attempts.find((one) => 'error' in one || one.report.status === 'failed');
  return {
    outcome: failure === undefined ? 'passed' : 'failed',
    reason: failure === undefined ? 'passed' : 'error' in failure ? reasonCodeOf(failure.error.code) : 'findings',
    markdown: joinWithin(replyLimit, [first, ...written, ...others]),
    reports,
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
