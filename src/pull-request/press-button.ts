import { isPrp } from '../config/prp-files.ts';
import { authorizeSlashCommand } from './authorize-slash-command.ts';
import { commentOnce, explainEarlierRollback } from './earlier-rollback.ts';
import { findHeads, type PullRequestHead } from './find-pull-request.ts';
import type { SlashCommand } from './parse-slash-command.ts';
import { listPullRequestFiles } from './pull-request-changes.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { type RunResult, skippedResult } from './run-result.ts';
import { rightsOf } from './run-rights.ts';
import { runSlashCommand } from './run-slash-command.ts';
import { validatePullRequest } from './validate-pull-request.ts';
import { withRuntime } from './with-runtime.ts';

/** A press on a button of our check. */
export interface ButtonPress {
  readonly button: 'rollback' | 'validate';
  /** The commit of the check. */
  readonly commit: string;
  /** The person who pressed it. */
  readonly login: string;
}

const moved = skippedResult('pull-request-moved', 'No open pull request is at that commit any more.');

/** Validates the open pull request with this head again. */
export async function validateHead(commit: string, context: PullRequestContext): Promise<RunResult> {
  const [pull] = await findHeads(context.github, context.repositoryName, commit);
  return pull === undefined ? moved : validatePullRequest(pull, forPull(pull, context));
}

/**
 * Does what a button stands for, for a person who may use the slash-command of that name. A rollback restores the last
 * passing version of each changed PRP whose newest version failed, by a commit on just that head.
 */
export async function pressButton(press: ButtonPress, context: PullRequestContext): Promise<RunResult> {
  const { button, commit, login } = press;
  const [pull] = await findHeads(context.github, context.repositoryName, commit);
  if (pull === undefined) {
    if (button === 'rollback') await explainEarlierRollback(commit, { mark: markOf(press), reason: '' }, context);
    return moved;
  }
  const slash: SlashCommand =
    button === 'validate'
      ? { name: 'validate' }
      : { name: 'rollback', prp: '', version: 'last-passing', expect: commit };
  const requester = { login, isBot: false };
  const refusal = await authorizeSlashCommand({ slash, requester, number: pull.number, commentId: 0 }, pull, context);
  if (refusal !== undefined) {
    await comment(pull, press, refusal.markdown, context);
    return skippedResult(refusal.reason, `${button}: ${refusal.reason}.`);
  }
  if (button === 'validate') return validatePullRequest(pull, forPull(pull, context));

  let head = pull.head;
  let restored = 0;
  const failed = await failedPrps(pull, context);
  for (const prp of failed) {
    const command = { name: 'rollback', prp, version: 'last-passing', expect: head } as const;
    const answer = await runSlashCommand(command, { ...pull, head }, login, context);
    await comment(pull, press, answer.markdown, context);
    if (answer.commit === undefined) continue;
    head = answer.commit;
    restored += 1;
  }
  const message = `${failed.length} PRPs were to be restored.`;
  return { ...skippedResult(failed.length > 0 ? 'passed' : 'nothing-failed', message), status: 'passed', restored };
}

function forPull({ fromFork }: PullRequestHead, context: PullRequestContext): PullRequestContext {
  return { ...context, fromFork, rights: rightsOf('privileged', fromFork) };
}

/** The changed PRPs whose newest version failed. */
async function failedPrps(pull: PullRequestHead, context: PullRequestContext): Promise<readonly string[]> {
  const { number } = pull;
  const { files } = await listPullRequestFiles(context.github, context.repositoryName, { number });
  const prps = files.flatMap(({ path, isRemoved }) => (!isRemoved && isPrp(path, context.config) ? [path] : []));
  return withRuntime(context, { prps, tidies: false }, async ({ history }) => {
    const newest = await Promise.all(prps.map(async (prp) => (await history.list(prp, { limit: 1 }))[0]));
    return prps.filter((_, at) => newest[at]?.tampered === false && newest[at]?.status === 'failed');
  });
}

async function comment(
  pull: PullRequestHead,
  press: ButtonPress,
  markdown: string,
  context: PullRequestContext,
): Promise<void> {
  if (markdown !== '') await commentOnce(pull, markOf(press), markdown, context);
}

function markOf({ button, commit, login }: ButtonPress): string {
  return `<!-- prp:button:${button}:${commit}:${login.replaceAll(/[^\w-]/g, '')} -->`;
}
