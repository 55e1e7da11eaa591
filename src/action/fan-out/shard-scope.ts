import { changesBetween, findChanges, renamesIn, tryToListFiles } from '../../pull-request/pull-request-changes.ts';
import { comparedCommit, openCheckout, stageHead } from '../../pull-request/pull-request-checkout.ts';
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
  const listed = number === undefined ? undefined : await tryToListFiles(number, context);
  const renamed = listed?.isComplete ? renamesIn(listed.files) : undefined;
  const checkout = await openCheckout({ head, base, renamed }, context);
  const { prps, features } = await findChanges(listed, checkout, config);
  return {
    repository: checkout.staged,
    prps,
    renamed: renamed ?? new Map<string, string>(),
    hasFeatures: number !== undefined && features.length > 0,
  };
}
