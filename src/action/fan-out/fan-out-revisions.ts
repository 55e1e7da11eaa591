import { comparedCommit } from '../../pull-request/pull-request-checkout.ts';
import type { ActionContext } from '../open-context.ts';

/** The commits of a plan: the same in all its jobs. */
export interface FanOutRevisions {
  /** The commit to report on. */
  readonly head: string;
  /** The commit to compare with; undefined: all PRPs are validated. */
  readonly base: string | undefined;
}

export async function revisionsOf(context: ActionContext): Promise<FanOutRevisions> {
  const { trigger, run, repository } = context;
  const head = trigger.head ?? run.sha;
  const { base } = trigger;
  const isCompared = base !== null && (trigger.pullRequest !== null || isMergeGroup(context));
  return { head, base: isCompared ? await comparedCommit(repository, { head, base }) : undefined };
}

/** Only a merge group has a base and no right to keep versions. */
export function isMergeGroup({ trigger }: Pick<ActionContext, 'trigger'>): boolean {
  return trigger.pullRequest === null && trigger.base !== null && !trigger.rights.versions;
}
