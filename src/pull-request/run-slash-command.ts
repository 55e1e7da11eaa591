import type { Command } from '../command.ts';
import type { Config } from '../config/config.ts';
import { PrpError } from '../base/errors.ts';
import { commitFiles } from '../github/commit-files.ts';
import { commandFromComment } from './commands-from-requests.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import { noRequestsReply, overtakenReply } from './slash-reply.ts';
import { rightsOf } from './trust.ts';
import { isFeature } from '../config/prp-files.ts';
import type { Report } from '../report/report.ts';
import { run } from '../run.ts';
import type { Runtime } from '../runtime.ts';
import { changeMessage, type ChangedPrp } from './change-message.ts';
import { type Head, openHead } from './pull-request-checkout.ts';
import type { Job } from './pull-request-context.ts';
import { isMistake } from './user-error.ts';
import { slashAnswer, type Tried } from './slash-result.ts';
import type { SlashAnswer } from './slash-order.ts';
import { stagedRepository } from './overlay-repository.ts';
import { withRuntime } from './with-runtime.ts';

type Work = Exclude<SlashCommand, { name: 'help' }>;

/**
 * Carries a command out on the files of a pull request's head. They are data: nothing of them is run or loaded, and what
 * is to be changed in them becomes one commit on top of just that head. Throws `PrpError`.
 */
export async function slashWork(command: Work, pull: PullRequestHead, login: string, job: Job): Promise<SlashAnswer> {
  const head = await openHead(pull, login, job);
  const repository = stagedRepository(head.repository, head.repository.workTree);
  const config = withoutCode(job.config);
  const commands = await commandsFor(command, pull, head, job);
  if (commands.length === 0) {
    return { outcome: 'refused', reason: 'nothing-changed', markdown: noRequestsReply(), reports: [] };
  }

  const setting = { repository, origin: originOf(pull, login, job) };
  const tried = await withRuntime({ ...job, config }, setting, async (runtime) => inTurn(commands, runtime));
  const [only, ...others] = tried;
  if (only !== undefined && 'error' in only && others.length === 0) throw only.error;

  const reports = tried.flatMap((one) => ('report' in one ? [one.report] : []));
  const write = repository.changes();
  let commit: string | undefined;
  try {
    if (write.size > 0) commit = await commitChanges(write, reports, pull, login, job);
  } catch (error) {
    const isOvertaken = error instanceof PrpError && error.code === 'E_STALE_HEAD';
    if (!isOvertaken || (command.name !== 'rollback' && command.name !== 'generate')) throw error;
    return { outcome: 'refused', reason: 'head-moved', markdown: overtakenReply(command), reports: [] };
  }
  return slashAnswer(tried, { ...pull, head: commit ?? pull.head }, commit, job);
}

function originOf({ number, head, headRef, fromFork }: PullRequestHead, login: string, { run: { repository } }: Job) {
  const ref = fromFork ? null : `refs/heads/${headRef}`;
  return { repository, commit: head, ref, pullRequest: number, actor: login, blobs: new Map<string, string>() };
}

/** Commands and plugins may stand in the checkout as somebody else wants them. */
function withoutCode(config: Config): Config {
  return { ...config, commands: [], plugins: [], versions: { ...config.versions, remote: undefined } };
}

async function commandsFor(
  command: Work,
  { base, baseRef, fromFork, head: expect }: PullRequestHead,
  head: Head,
  { config, inputs }: Job,
): Promise<readonly Command[]> {
  if (command.name === 'generate' && command.feature === undefined) {
    const features = (await head.changed()).filter(({ path }) => isFeature(path, config));
    return features.flatMap(({ path }) => commandFromComment({ name: 'generate', feature: path }, base) ?? []);
  }
  const core = commandFromComment(command, base);
  if (core === undefined) return [];
  const versioning = rightsOf('privileged', fromFork).versions && !inputs['dry-run'];
  if (core.name === 'rollback') return [{ ...core, expect }];
  if (core.name === 'diff') return [{ ...core, base: { commit: base, name: baseRef } }];
  return [core.name === 'validate' ? { ...core, versioning } : core];
}

/** One after the other: each sees what those before it have written. */
async function inTurn(commands: readonly Command[], runtime: Runtime): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const command of commands) tried.push(await attempt(command, runtime));
  return tried;
}

async function attempt(command: Command, runtime: Runtime): Promise<Tried> {
  try {
    return { report: await run(command, runtime) };
  } catch (error) {
    if (isMistake(error)) return { error };
    throw error;
  }
}

function commitChanges(
  write: ReadonlyMap<string, Uint8Array>,
  reports: readonly Report[],
  { head, headRef }: PullRequestHead,
  login: string,
  { github, run: { repository } }: Job,
): Promise<string> {
  const changes = reports.flatMap((report): readonly ChangedPrp[] => {
    if (report.command === 'generate') return [{ action: 'generated', ...report.data }];
    return report.command === 'rollback' ? [{ action: 'restored', ...report.data }] : [];
  });
  const message = changeMessage(
    changes.filter(({ path }) => write.has(path)),
    login,
  );
  return commitFiles(github(), { repository, branch: headRef, expectedHead: head, message, write });
}
