import { PrpError } from '../../base/errors.ts';
import type { Branch, LoggedCommit, Storage } from '../branch/branch.ts';
import { compactMessage } from '../branch/commit-message.ts';
import { versionDirectory } from './cleanup-plan.ts';
import type { StoredVersion } from '../versions/stored-version.ts';
import { verifyLog } from '../verify/verify-log.ts';

/** The result of squashing the branch to one commit, or of a dry run. */
export interface Compaction {
  readonly commitsBefore: number;
  readonly commitsAfter: number;
  /** The head before: it leads to all replaced commits while Git still has them. Null when there is nothing to do. */
  readonly replaced: string | null;
  /** The new head; null when there is none, as in a dry run. */
  readonly head: string | null;
  /** Before the squash; null where it is unknown. */
  readonly storage: Storage | null;
}

export interface CompactOptions {
  readonly dryRun: boolean;
  /** Versions that a clean-up is going to remove first. */
  readonly without?: readonly StoredVersion[];
}

/**
 * Squashes the branch to one commit with the same files. A dry run changes nothing, and calculates as if the versions
 * `without` were already gone. Throws `E_STALE_HEAD` when the branch moved meanwhile, `E_INTEGRITY` when the log shows
 * tampering and no other reference keeps it, and `E_CONFLICT` where the branch cannot be squashed.
 */
export async function compact(
  branch: Branch,
  head: string | undefined,
  { dryRun, without = [] }: CompactOptions,
): Promise<Compaction> {
  if (branch.log === undefined || branch.squash === undefined) throw unsupportedError();
  if (head === undefined) return { commitsBefore: 0, commitsAfter: 0, replaced: null, head: null, storage: null };

  const { commits, removed, problems } = await readLog(branch.log(head));
  const storage = (await branch.storage?.(head, without.map(versionDirectory))) ?? null;
  // The clean-up before it makes a second commit.
  const isOne = commits === 1 && without.length === 0;
  const counts = { commitsBefore: commits, commitsAfter: 1, replaced: isOne ? null : head };
  if (isOne) return { ...counts, head: null, storage };
  if (problems > 0 && storage?.unreachable.commits !== 0) throw hiddenProblemsError(problems, head);
  if (dryRun) return { ...counts, head: null, storage };
  return { ...counts, storage, head: await branch.squash(compactMessage({ head, commits, removed }), head) };
}

async function readLog(log: AsyncIterable<LoggedCommit>) {
  let commits = 0;
  async function* counted() {
    for await (const commit of log) {
      commits += 1;
      yield commit;
    }
  }
  const { removed, problems, isComplete, failure } = await verifyLog(counted());
  if (failure !== undefined) throw failure;
  if (!isComplete) throw shallowCloneError();
  // Oldest first.
  return { commits, removed: [...removed].toReversed(), problems: problems.length };
}

function unsupportedError(): PrpError {
  return new PrpError('E_CONFLICT', 'The versions branch cannot be compacted from here.', {
    hint: 'Run `prp cleanup --compact` in a clone of the repository, then push the branch.',
  });
}

/** Squashing a shallow clone would lose the commits beyond its edge, and with them the reasons for removed versions. */
function shallowCloneError(): PrpError {
  return new PrpError('E_CONFLICT', 'This clone has only the newest commits of the versions branch: it is shallow.', {
    hint: 'git fetch --unshallow',
  });
}

/** Changes by hand show only in the log, so the log has to be kept. */
function hiddenProblemsError(problems: number, head: string): PrpError {
  const found = problems === 1 ? 'a problem' : `${problems} problems`;
  return new PrpError('E_INTEGRITY', `The log of the versions branch shows ${found} that compacting would hide.`, {
    hint: `See \`prp verify\`. To compact it anyway, keep the log first: \`git branch prp-evidence ${head}\`.`,
  });
}
