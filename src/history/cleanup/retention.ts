import { sealedAt } from '../versions/layout.ts';
import { followedPrp } from '../versions/memento.ts';
import { idOf, type ListedVersion, type StoredVersion } from '../versions/stored-version.ts';

/** How long versions are kept. An absent limit, or 0, means no limit. */
export interface RetentionPolicy {
  /** Versions of one PRP. Tampered ones do not count: forged versions must not push out true ones. */
  readonly maxPerPrp?: number | undefined;
  /** Days since a version was made, by its id: ids never go backwards, clocks do. */
  readonly maxAgeDays?: number | undefined;
}

export interface Candidate {
  readonly version: ListedVersion;
  /** It has a tag. */
  readonly tagged: boolean;
  /** It has an execution record. */
  readonly executed: boolean;
}

/** Why a version beyond the limits is kept. */
export type RetentionReason = 'latest' | 'last-passing' | 'tagged' | 'executed' | 'tampered' | 'witness' | 'follows';

export interface Retention {
  /** Newest first, like the other lists. */
  readonly removed: readonly StoredVersion[];
  readonly kept: readonly ListedVersion[];
  /** Those of `kept` that are beyond the limits. */
  readonly spared: readonly { readonly version: ListedVersion; readonly because: RetentionReason }[];
}

const dayMs = 86_400_000;

/**
 * Selects the versions of one PRP that a policy removes, given all of them, newest first. It never removes the latest
 * (numbers are never used again), the last that passed, tagged or executed versions, or a tampered one, which is
 * evidence. The first version after a rename stays: it leads to those under the former path. The version after a tampered one is kept as its witness: it holds the true digest and number. A version
 * that another was restored from has no such claim: the other has the same bytes with their checksum, and otherwise a
 * PRP with frequent rollbacks would keep every version for ever.
 */
export function retain(candidates: readonly Candidate[], policy: RetentionPolicy, now: Date): Retention {
  const latest = candidates.find(({ version }) => !version.tampered);
  const lastPassing = candidates.find(({ version }) => !version.tampered && version.status === 'passed');
  const removed: StoredVersion[] = [];
  const kept: ListedVersion[] = [];
  const spared: Retention['spared'][number][] = [];
  let counted = 0;

  for (const [index, candidate] of candidates.entries()) {
    const { version } = candidate;
    const beyond = isBeyond(idOf(version), counted, policy, now);
    if (version.tampered) {
      kept.push(version);
      if (beyond) spared.push({ version, because: 'tampered' });
      continue;
    }
    counted += 1;
    const because = retentionReason(candidate, version, {
      latest,
      lastPassing,
      older: candidates[index + 1]?.version,
    });
    if (beyond && because === undefined) removed.push(version);
    else kept.push(version);
    if (beyond && because !== undefined) spared.push({ version, because });
  }
  return { removed, kept, spared };
}

/** Whether a version is beyond the limits when `newer` counted ones come before it. */
export function isBeyond(
  id: string,
  newer: number,
  { maxPerPrp = 0, maxAgeDays = 0 }: RetentionPolicy,
  now: Date,
): boolean {
  const tooMany = maxPerPrp > 0 && newer >= maxPerPrp;
  return tooMany || (maxAgeDays > 0 && sealedAt(id) < now.getTime() - maxAgeDays * dayMs);
}

interface RetentionContext {
  readonly latest: Candidate | undefined;
  readonly lastPassing: Candidate | undefined;
  /** The version before it. */
  readonly older: ListedVersion | undefined;
}

function retentionReason(
  candidate: Candidate,
  { memento }: StoredVersion,
  { latest, lastPassing, older }: RetentionContext,
): RetentionReason | undefined {
  if (candidate === latest) return 'latest';
  if (candidate === lastPassing) return 'last-passing';
  if (candidate.tagged) return 'tagged';
  if (candidate.executed) return 'executed';
  if (followedPrp(memento) !== undefined) return 'follows';
  return older?.tampered && older.id === memento.parent ? 'witness' : undefined;
}
