import { changesBetween } from '../../pull-request/pull-request-changes.ts';
import { comparedCommit, openChanges, stageHead } from '../../pull-request/pull-request-checkout.ts';
import type { OverlayRepository } from '../../pull-request/overlay-repository.ts';
import type { ActionContext } from '../open-context.ts';

/** The commits of a plan: the same in all its jobs. */
export interface FanOutRevisions {
  /** The commit to report on. */
  readonly head: string;
  /** The commit to compare with; undefined: all PRPs are validated. */
  readonly base: string | undefined;
}

export interface FanOutScope {
  readonly repository: OverlayRepository;
  /** Paths, or names as in the input. */
  readonly prps: readonly string[];
  /** New path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** There are feature requests: `collect` generates PRPs from them. */
  readonly hasFeatures: boolean;
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

/** The changes of a pull request or a merge group; on any other event the PRPs of the input, or all. */
export async function fanOutScope({ head, base }: FanOutRevisions, context: ActionContext): Promise<FanOutScope> {
  const { trigger, config, options } = context;
  if (base === undefined) {
    const repository = stageHead({ head }, context);
    const prps =
      options.prps.length > 0 ? options.prps : (await changesBetween(undefined, repository.original, config)).prps;
    return { repository, prps, renamed: new Map(), hasFeatures: false };
  }
  const number = trigger.pullRequest?.number;
  const { checkout, changes, renamed } = await openChanges({ number, head, base }, context);
  return {
    repository: checkout.staged,
    prps: changes.prps,
    renamed: renamed ?? new Map<string, string>(),
    hasFeatures: number !== undefined && changes.features.length > 0,
  };
}
