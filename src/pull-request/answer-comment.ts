import * as z from 'zod/mini';
import { isUserError, PrpError, reasonCodeOf } from '../base/errors.ts';
import { parseResponse } from '../github/api-response.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { UnknownOutcomeError } from '../github/api-error.ts';
import { authorizeSlashCommand, type CommentedCommand } from './authorize-slash-command.ts';
import { describeEarlierRollback } from './earlier-rollback.ts';
import { getPullRequest } from './find-pull-request.ts';
import { isUnknownBot } from './commenter-permission.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { failedGatesIn, type RunResult, versionsIn } from './run-result.ts';
import { runSlashCommand } from './run-slash-command.ts';
import { ownLogin } from './sticky-comment.ts';
import { errorReply, helpReply, type SlashAnswer } from './slash-reply.ts';

/**
 * Answers a comment with a slash-command: one reaction on receipt, one reply, one reaction at the end. An error that the
 * requester cannot correct is thrown after the reply.
 */
export async function answerComment(comment: CommentedCommand, context: PullRequestContext): Promise<RunResult> {
  const { requester } = comment;
  if (isUnknownBot(requester, context.config.permissions.bots)) {
    const message = `${requester.login} is a bot that \`permissions.bots\` does not name; it gets no answer.`;
    return resultOf(comment, { outcome: 'refused', reason: 'bot-not-allowed', markdown: '', reports: [] }, message);
  }

  await react(comment, 'eyes', context);
  try {
    const answer = await answerTo(comment, context).catch(answerToUserError);
    const isAnswered = await reply(comment, answer.markdown, context);
    await react(comment, answer.outcome === 'passed' ? 'rocket' : 'confused', context);
    const restored = nameOf(comment) === 'rollback' && answer.commit !== undefined ? 1 : 0;
    return { ...resultOf(comment, answer, `${nameOf(comment)}: ${answer.reason}.`), isAnswered, restored };
  } catch (error) {
    const { serverUrl, repositoryName, run } = context;
    const runUrl = `${serverUrl}/${repositoryName}/actions/runs/${run.runId}`;
    await reply(comment, errorReply(error instanceof PrpError ? error : internalError, runUrl), context);
    await react(comment, 'confused', context);
    throw error;
  }
}

/** Answers a command that could not even be read. */
export async function replyWithError(
  comment: Commented,
  error: Pick<PrpError, 'message' | 'hint'>,
  context: ReplyContext,
): Promise<void> {
  await reply(comment, errorReply(error), context);
}

async function answerTo(comment: CommentedCommand, context: PullRequestContext): Promise<SlashAnswer> {
  const { slash, requester } = comment;
  const pull = await getPullRequest(context.github, context.repositoryName, comment.number);
  const refusal = await authorizeSlashCommand(comment, pull, context);
  if (refusal?.reason === 'head-moved' && 'expect' in slash && slash.expect !== undefined) {
    const earlier = await describeEarlierRollback(pull, slash.expect.toLowerCase(), context);
    if (earlier !== undefined) return { ...earlier, outcome: 'passed', reason: 'passed', reports: [] };
  }
  if (refusal !== undefined) return refusal;
  if ('problem' in slash || slash.name === 'help') {
    return { outcome: 'passed', reason: 'passed', markdown: helpReply(), reports: [] };
  }
  return runSlashCommand(slash, pull, requester.login, context);
}

function answerToUserError(error: unknown): SlashAnswer {
  if (!isUserError(error)) throw error;
  return { outcome: 'failed', reason: reasonCodeOf(error.code), markdown: errorReply(error), reports: [] };
}

const internalError = { message: 'The command failed because of a bug in prp.', hint: '' };

type ReplyContext = Pick<PullRequestContext, 'github' | 'repositoryName' | 'notices' | 'run'>;
type Commented = Pick<CommentedCommand, 'number' | 'commentId'>;

/** Adds a reaction to the comment; GitHub keeps one of a kind. */
async function react({ commentId }: Commented, content: Reaction, context: PullRequestContext): Promise<void> {
  const path = `${pathOf(parseRepositoryName(context.repositoryName))}/issues/comments/${commentId}/reactions`;
  await warnIfRefused('No reaction could be added to the comment', context, () =>
    context.github.rest('POST', path, { body: { content }, isRepeatable: true }),
  );
}

type Reaction = 'eyes' | 'rocket' | 'confused';

const commentsSchema = z.array(
  z.object({
    id: z.number(),
    body: z.optional(z.nullable(z.string())),
    user: z.nullable(z.object({ login: z.string() })),
  }),
);

/**
 * Writes one reply, and returns whether it is there. A run that is started again edits the reply of the first. If the outcome
 * of the request is unknown, the comments are searched before it is sent again.
 */
async function reply(
  { number, commentId }: Commented,
  markdown: string,
  { github, repositoryName, notices, run }: ReplyContext,
): Promise<boolean> {
  if (markdown === '') return true;
  const issues = `${pathOf(parseRepositoryName(repositoryName))}/issues`;
  const path = `${issues}/${number}/comments`;
  // The mark comes first, so a command in the reply is never in the first line.
  const mark = `<!-- prp:reply:${commentId} -->`;
  const body = { body: `${mark}\n${markdown}` };
  return warnIfRefused('The comment could not be answered', { notices }, async () => {
    const earlier = run.runAttempt > 1 ? await findReply() : undefined;
    if (earlier !== undefined) {
      await github.rest('PATCH', `${issues}/comments/${earlier}`, { body, isRepeatable: true });
      return;
    }
    try {
      await github.rest('POST', path, { body });
    } catch (error) {
      if (!(error instanceof UnknownOutcomeError)) throw error;
      if ((await findReply()) === undefined) await github.rest('POST', path, { body });
    }
  });

  /** The number of our reply to the comment. */
  async function findReply(): Promise<number | undefined> {
    const marked: z.infer<typeof commentsSchema> = [];
    for await (const answer of github.pages(path)) {
      const comments = parseResponse(commentsSchema, answer.body);
      marked.push(...comments.filter((comment) => comment.body?.startsWith(`<!-- prp:reply:${commentId}`)));
    }
    // Anyone can write such a mark.
    const login = marked.length === 0 ? '' : await ownLogin(github);
    return marked.find(({ user }) => user?.login === login)?.id;
  }
}

/** A token that may not write to the pull request stops nothing: the log has a warning instead. Returns whether it wrote. */
async function warnIfRefused(
  what: string,
  { notices }: Pick<PullRequestContext, 'notices'>,
  write: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    notices.announce({ type: 'warning', message: `${what}: ${error.message}`, hint: error.hint });
    return false;
  }
}

const statusOf = {
  passed: { status: 'passed', decision: 'continue' },
  failed: { status: 'failed', decision: 'stop' },
  refused: { status: 'skipped', decision: 'complete' },
} as const satisfies Record<SlashAnswer['outcome'], Pick<RunResult, 'status' | 'decision'>>;

function resultOf(
  comment: CommentedCommand,
  { outcome, reason, markdown, reports }: SlashAnswer,
  message: string,
): RunResult {
  const [only, ...others] = reports;
  return {
    ...statusOf[outcome],
    reason,
    message,
    command: only?.command ?? nameOf(comment),
    data: others.length > 0 ? reports.map(({ data }) => data) : (only?.data ?? {}),
    markdown,
    versions: reports.flatMap(versionsIn),
    failedGates: reports.flatMap(failedGatesIn),
  };
}

function nameOf({ slash }: CommentedCommand): string {
  return 'problem' in slash ? 'slash' : slash.name;
}
