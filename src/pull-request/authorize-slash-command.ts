import { needsExpect } from './commands-from-requests.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import type { SlashCommand, SlashProblem } from './parse-slash-command.ts';
import { getPermission, isProtected, permitOf, type Requester } from './commenter-permission.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import {
  closedReply,
  expectReply,
  forkReply,
  movedReply,
  offReply,
  problemReply,
  refusalReply,
  type SlashAnswer,
} from './slash-reply.ts';

/** A comment with a command, and the account that wrote it. */
export interface CommentedCommand {
  readonly slash: SlashCommand | SlashProblem;
  readonly requester: Pick<Requester, 'login' | 'isBot'>;
  /** Of the pull request. */
  readonly number: number;
  readonly commentId: number;
}

/** The refusal of a command; `undefined` if it may run. Throws as the client. */
export async function authorizeSlashCommand(
  comment: CommentedCommand,
  pull: PullRequestHead,
  context: PullRequestContext,
): Promise<SlashAnswer | undefined> {
  const { slash } = comment;
  // The permission for help is enough to see what is wrong with a command.
  const command: SlashCommand = 'problem' in slash ? { name: 'help' } : slash;
  const refusal = await checkPermission(command, comment, pull, context);
  if (refusal !== undefined) return refused('not-permitted', refusal);
  return 'problem' in slash ? refused('not-understood', problemReply(slash)) : checkPolicy(slash, pull, context);
}

async function checkPermission(
  command: SlashCommand,
  { requester }: CommentedCommand,
  { fromFork, headRef }: PullRequestHead,
  { config, github, repositoryName }: PullRequestContext,
): Promise<string | undefined> {
  const { bots, ...overrides } = config.permissions;
  const [permission, branchProtected] = await Promise.all([
    // GitHub has no levels for apps.
    requester.isBot ? 'none' : getPermission(github, repositoryName, requester.login),
    // The branch of a fork is never written.
    command.name === 'rollback' && !fromFork && isProtected(github, repositoryName, headRef),
  ]);
  const policy = { branchProtected, overrides, allowedBots: bots };
  const permit = permitOf(command.name, { ...requester, permission }, policy);
  // An allowed bot without the level gets no reply; the log says why.
  return permit.allowed ? undefined : (refusalReply(command, permit) ?? '');
}

const writers: ReadonlySet<SlashCommand['name']> = new Set(['rollback', 'generate', 'tag']);

/** Refuses a permitted command that cannot run on this pull request, with advice. */
function checkPolicy(
  command: SlashCommand,
  pull: PullRequestHead,
  { serverUrl, repositoryName, config, policy }: PullRequestContext,
): SlashAnswer | undefined {
  if (policy.dryRun && writers.has(command.name)) return refused('dry-run', offReply(command, 'dry-run', true));
  if (command.name !== 'rollback' && command.name !== 'generate') return undefined;
  if (!policy.commit) return refused('commit-off', offReply(command, 'commit', false));
  if (!pull.isOpen) return refused('pull-request-closed', closedReply(command));
  if (pull.fromFork) {
    const url = `${serverUrl}/${repositoryName}.git`;
    return refused('fork', forkReply(command, { url, versionsBranch: config.versions.branch }));
  }
  if (command.name !== 'rollback') return undefined;
  if (needsExpect(command)) return refused('expect-missing', expectReply(command, pull.head));
  const isExpected = pull.head.startsWith(command.expect?.toLowerCase() ?? pull.head);
  return isExpected ? undefined : refused('head-moved', movedReply(command, pull.head));
}

function refused(reason: string, markdown: string): SlashAnswer {
  return { outcome: 'refused', reason, markdown, reports: [] };
}
