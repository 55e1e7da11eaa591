import type { Repository } from '../../system/repository.ts';
import { changedByTrees } from '../../pull-request/changed.ts';
import type { Heard } from '../../pull-request/notices.ts';
import type { Job } from '../../pull-request/pull-request-context.ts';
import { namedPrps } from '../../pull-request/commands-from-requests.ts';
import { pullRequestChange } from '../../pull-request/pull-request-changes.ts';
import { baseOf, pullRequestRepository } from '../../pull-request/pull-request-repository.ts';
import { treeAt } from '../../pull-request/tree-at.ts';

/** Where the jobs of a plan work: the same for all of them. */
export interface Place {
  readonly repository: Repository;
  /** The commit to report on. */
  readonly head: string;
  /** What PRPs are compared with; undefined: nothing, all of them are validated. */
  readonly base: string | undefined;
}

export interface FanOutScope {
  /** Paths, or names where an input has them. */
  readonly prps: readonly string[];
  /** New path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** There are feature requests, of which PRPs are going to be made when all is collected. */
  readonly hasFeatures: boolean;
}

export async function placeOf(job: Job): Promise<Place> {
  const { trigger, run } = job;
  const head = trigger.head ?? run.sha;
  const repository = pullRequestRepository(job, head);
  const compared = trigger.base !== null && (trigger.pullRequest !== null || isMergeGroup(job));
  return { repository, head, base: compared ? await baseOf(job, head, trigger.base) : undefined };
}

/** The one event with a base of which nothing may be kept. */
export function isMergeGroup({ trigger }: Pick<Job, 'trigger'>): boolean {
  return trigger.pullRequest === null && trigger.base !== null && !trigger.rights.versions;
}

/** What a pull request or a merge group changes; on any other event the PRPs of the input, or all. */
export async function fanOutScope(job: Job, { repository, base }: Place, heard: Heard): Promise<FanOutScope> {
  const { trigger, config, inputs } = job;
  const there = repository.workTree;
  if (base === undefined) {
    const named = namedPrps(inputs);
    const prps = named.length > 0 ? named : (await changedByTrees(undefined, there, config)).prps;
    return { prps, renamed: new Map(), hasFeatures: false };
  }
  const number = trigger.pullRequest?.number;
  const { prps, renamed, features } =
    number === undefined
      ? await changedByTrees(await treeAt(job, base), there, config)
      : await pullRequestChange(job, { number, base, there }, heard);
  return {
    prps,
    renamed: renamed ?? new Map<string, string>(),
    hasFeatures: number !== undefined && features.length > 0,
  };
}
