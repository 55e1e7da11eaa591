import { isUserError } from '../base/errors.ts';
import type { StoredVersion } from '../history/history.ts';
import { markdownCode } from '../report/markdown-text.ts';
import { plural } from '../base/plural.ts';
import { commentOnce, explainEarlierRollback } from './earlier-rollback.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { runSlashCommand } from './run-slash-command.ts';

export interface FailedChecks {
  /** Its head is the commit that the checks failed on. */
  readonly pull: PullRequestHead;
  /** Names. */
  readonly failed: readonly string[];
}

/**
 * Restores the last passing version of each PRP whose version failed, by a commit on just this head, and says so in a
 * comment. A version that was restored itself stays: the cause is then somewhere else. Returns how many PRPs it restored.
 */
export async function rollBackFailed(
  versions: readonly StoredVersion[],
  { pull, failed }: FailedChecks,
  context: PullRequestContext,
): Promise<number> {
  const prps = versions.flatMap(({ memento: { prp, reason } }) => (reason === 'restored' ? [] : [prp]));
  if (context.policy.dryRun || !context.policy.commit) return 0;
  let head = pull.head;
  let restored = 0;
  for (const prp of new Set(prps)) {
    const answer = await rollBack(prp, { ...pull, head }, context);
    // Without an earlier version that passed there is nothing to say, and after a push the new head is judged by itself.
    if (answer === undefined) continue;
    head = answer.head;
    restored += 1;
    await commentOnce(pull, markOf(pull.head), `${explained(failed)}\n\n${answer.markdown}`, context);
  }
  return restored;
}

/** Says so where an earlier attempt of this run ended between its commit and its comment. */
export async function explainFailed(
  commit: string,
  failed: readonly string[],
  context: PullRequestContext,
): Promise<void> {
  const about = { mark: markOf(commit), reason: `${explained(failed)}\n\n` };
  await explainEarlierRollback(commit, about, context);
}

function markOf(head: string): string {
  return `<!-- prp:auto-rollback:${head} -->`;
}

async function rollBack(prp: string, pull: PullRequestHead, context: PullRequestContext) {
  try {
    const command = { name: 'rollback', prp, version: 'last-passing', expect: pull.head } as const;
    const { outcome, markdown, commit } = await runSlashCommand(command, pull, 'prp', context);
    return outcome === 'passed' && commit !== undefined ? { markdown, head: commit } : undefined;
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}

const named = 5;

function explained(failed: readonly string[]): string {
  const names = failed.slice(0, named).map((name) => markdownCode(name, 80));
  const more = failed.length > named ? ` and ${plural(failed.length - named, 'more check')}` : '';
  return `${failed.length === 1 ? 'The check' : 'The checks'} ${names.join(', ')}${more} failed on this pull request's head.`;
}
