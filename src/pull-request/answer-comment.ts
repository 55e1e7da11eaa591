import { PrpError, reasonCodeOf } from '../base/errors.ts';
import { type AskedIn, react, reply } from './comment-reply.ts';
import { errorReply } from './slash-reply.ts';
import type { Job, JobResult } from './pull-request-context.ts';
import { isMistake } from './user-error.ts';
import { answerTo } from './authorize-slash-command.ts';
import type { SlashAnswer, SlashOrder } from './slash-order.ts';
import { failedGatesIn, versionsIn } from './report-outputs.ts';

/**
 * Serves a command of a comment: one reaction on receipt, one reply, one reaction at the end. An error that the asker
 * cannot mend is thrown after the reply.
 */
export async function slash(job: Job): Promise<JobResult> {
  const order = orderOf(job);
  if (isUnnamedBot(order, job)) {
    const message = `${order.asker.login} is a bot that \`permissions.bots\` does not name; it gets no answer.`;
    return resultOf(order, { outcome: 'refused', reason: 'bot-not-allowed', markdown: '', reports: [] }, message);
  }

  const conversation = conversationOf(order, job);
  await conversation.react('eyes');
  try {
    const answer = await answerTo(order, job).catch(answerToMistake);
    await conversation.reply(answer.markdown);
    await conversation.react(answer.outcome === 'passed' ? 'rocket' : 'confused');
    return resultOf(order, answer, `${nameOf(order)}: ${answer.reason}.`);
  } catch (error) {
    await conversation.reply(error instanceof PrpError ? errorReply(error) : errorReply(bugOf(job)));
    await conversation.react('confused');
    throw error;
  }
}

function orderOf({ trigger, run }: Job): SlashOrder {
  const { wish, actor, pullRequest, commentId } = trigger;
  if (wish.kind !== 'slash-command' || actor === null || pullRequest === null || commentId === null) {
    throw new Error('Internal error: this comment holds no command.');
  }
  return { slash: wish.slash, asker: actor, repository: run.repository, number: pullRequest.number, commentId };
}

/** Its name alone says what it is, and the list alone says that it may: nothing need be asked for that. */
function isUnnamedBot({ asker: { login, isBot } }: SlashOrder, { config }: Job): boolean {
  const isMachine = isBot || login.toLowerCase().endsWith('[bot]');
  return isMachine && !config.permissions.bots.some((name) => name.toLowerCase() === login.toLowerCase());
}

/** Whoever asked hears as much as the token allows; that it does not allow it stops nothing. */
function conversationOf(asked: AskedIn, { github, announce }: Job) {
  async function perhaps(what: string, saying: Promise<void>): Promise<void> {
    try {
      await saying;
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      announce({ type: 'warning', message: `${what}: ${error.message}`, hint: error.hint });
    }
  }
  return {
    react: (content: 'eyes' | 'rocket' | 'confused') =>
      perhaps('No reaction could be put to the comment', react(github(), asked, content)),
    async reply(markdown: string) {
      if (markdown !== '') await perhaps('The comment could not be answered', reply(github(), asked, markdown));
    },
  };
}

function answerToMistake(error: unknown): SlashAnswer {
  if (!isMistake(error)) throw error;
  return { outcome: 'failed', reason: reasonCodeOf(error.code), markdown: errorReply(error), reports: [] };
}

function bugOf({ run }: Job): Pick<PrpError, 'message' | 'hint'> {
  return {
    message: 'This could not be carried out, by a mistake of ours.',
    hint: `The log of the run says more: ${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`,
  };
}

const meaning = {
  passed: { status: 'passed', decision: 'continue' },
  failed: { status: 'failed', decision: 'stop' },
  refused: { status: 'skipped', decision: 'complete' },
} as const satisfies Record<SlashAnswer['outcome'], Pick<JobResult, 'status' | 'decision'>>;

function resultOf(order: SlashOrder, { outcome, reason, markdown, reports }: SlashAnswer, message: string): JobResult {
  const [only, ...others] = reports;
  return {
    ...meaning[outcome],
    reason,
    message,
    command: only?.command ?? nameOf(order),
    data: others.length > 0 ? reports.map(({ data }) => data) : (only?.data ?? {}),
    markdown,
    versions: reports.flatMap(versionsIn),
    failedGates: reports.flatMap(failedGatesIn),
  };
}

function nameOf({ slash: asked }: SlashOrder): string {
  return 'problem' in asked ? 'slash' : asked.name;
}
