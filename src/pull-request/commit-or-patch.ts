import { PrpError } from '../base/errors.ts';
import { commitFiles } from '../github/commit-files.ts';
import { markdownPatch } from '../report/markdown-patch.ts';
import { type ChangedPrp, changeMessage } from './change-message.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';
import type { StagedRepository } from './overlay-repository.ts';

export interface Delivery {
  /** The commit with the changes, once they are committed. */
  readonly commit: string | undefined;
  /** How to add them oneself, where they are not. */
  readonly offer: string;
}

/**
 * Puts what was written on the branch that the run is about, as one commit that GitHub signs, if the branch is still
 * where it was; else shows it as a patch. Throws as `commitFiles`, but for what the token may not do.
 */
export async function delivered(
  changes: readonly ChangedPrp[],
  repository: StagedRepository,
  job: Job,
  heard: Heard,
): Promise<Delivery> {
  const write = repository.changes();
  if (write.size === 0) return { commit: undefined, offer: '' };
  const branch = branchOf(job);
  if (branch !== undefined) {
    const expectedHead = job.trigger.head ?? job.run.sha;
    const message = changeMessage(changes, job.trigger.actor?.login ?? null);
    try {
      const place = { repository: job.run.repository, branch, expectedHead };
      return { commit: await commitFiles(job.github(), { ...place, message, write }), offer: '' };
    } catch (error) {
      if (!(error instanceof PrpError) || !refusals.has(error.code)) throw error;
      heard.add(`Nothing was committed: ${error.message} ${error.hint}`);
    }
  }
  const before = await Promise.all([...write.keys()].map((path) => job.repository.workTree.read(path)));
  const files = [...write].map(([path, after], index) => ({ path, before: before[index], after }));
  return { commit: undefined, offer: markdownPatch(files) };
}

const refusals: ReadonlySet<string> = new Set(['E_FORBIDDEN', 'E_STALE_HEAD']);

/** Without `refs/heads/`; undefined where nothing may be committed. */
function branchOf({ trigger, inputs, run }: Job): string | undefined {
  if (!trigger.rights.commit || !inputs.commit || inputs['dry-run']) return undefined;
  const ref = trigger.pullRequest === null ? run.ref : `refs/heads/${trigger.pullRequest.headRef ?? ''}`;
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}
