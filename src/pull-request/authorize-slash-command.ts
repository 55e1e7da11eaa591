import { isProtected } from './branch-protection.ts';
import { permissionIn } from './collaborator.ts';
import { needsExpect } from './commands-from-requests.ts';
import { permitOf } from './permission.ts';
import { lookUpPullRequest, type PullRequestHead } from './find-pull-request.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import {
  closedReply,
  expectReply,
  forkReply,
  helpReply,
  movedReply,
  offReply,
  problemReply,
  refusalReply,
} from './slash-reply.ts';
import type { Job } from './pull-request-context.ts';
import type { SlashAnswer, SlashOrder } from './slash-order.ts';
import { slashWork } from './run-slash-command.ts';

/** Finds out whether it may be done, and does it. Throws `PrpError`. */
export async function answerTo(order: SlashOrder, job: Job): Promise<SlashAnswer> {
  const { slash } = order;
  const pull = await lookUpPullRequest(job.github(), order.repository, order.number);
  // Whoever may ask for help may hear what was wrong.
  const command: SlashCommand = 'problem' in slash ? { name: 'help' } : slash;
  const refusal = await refusalOf(command, order, pull, job);
  if (refusal !== undefined) return refused('not-permitted', refusal);
  if ('problem' in slash) return refused('not-understood', problemReply(slash));
  if (slash.name === 'help') return { outcome: 'passed', reason: 'passed', markdown: helpReply(), reports: [] };
  return objection(slash, pull, job) ?? slashWork(slash, pull, order.asker.login, job);
}

async function refusalOf(
  command: SlashCommand,
  { asker, repository }: SlashOrder,
  { fromFork, headRef }: PullRequestHead,
  { config, github }: Job,
): Promise<string | undefined> {
  const { bots, ...overrides } = config.permissions;
  const [permission, branchProtected] = await Promise.all([
    // GitHub knows no level for apps.
    asker.isBot ? 'none' : permissionIn(github(), repository, asker.login),
    // The branch of a fork is not going to be written.
    command.name === 'rollback' && !fromFork && isProtected(github(), repository, headRef),
  ]);
  const permit = permitOf(command.name, { ...asker, permission }, { branchProtected, overrides, allowedBots: bots });
  // A bot that is on the list, and lacks a level all the same, is told so in the log.
  return permit.allowed ? undefined : (refusalReply(command, permit) ?? '');
}

const writers: ReadonlySet<SlashCommand['name']> = new Set(['rollback', 'generate', 'tag']);

/** Why something that may be asked for cannot be done, with what to do instead. */
function objection(
  command: SlashCommand,
  pull: PullRequestHead,
  { run, config, inputs }: Job,
): SlashAnswer | undefined {
  if (inputs['dry-run'] && writers.has(command.name)) return refused('dry-run', offReply(command, 'dry-run', true));
  if (command.name !== 'rollback' && command.name !== 'generate') return undefined;
  const { head } = pull;
  if (!inputs.commit) return refused('commit-off', offReply(command, 'commit', false));
  if (!pull.isOpen) return refused('pull-request-closed', closedReply(command));
  if (pull.fromFork) {
    const url = `${run.serverUrl}/${run.repository}.git`;
    return refused('fork', forkReply(command, { url, versionsBranch: config.versions.branch }));
  }
  if (command.name !== 'rollback') return undefined;
  if (needsExpect(command)) return refused('expect-missing', expectReply(command, head));
  const isThere = head.startsWith(command.expect?.toLowerCase() ?? head);
  return isThere ? undefined : refused('head-moved', movedReply(command, head));
}

function refused(reason: string, markdown: string): SlashAnswer {
  return { outcome: 'refused', reason, markdown, reports: [] };
}
