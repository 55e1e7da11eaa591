import { sealedAt } from '../versions/layout.ts';
import { idOf, type ListedVersion, type StoredVersion } from '../versions/stored-version.ts';

/** How long versions are kept. What is absent or 0 sets no limit. */
export interface RetentionPolicy {
  /** Versions of one PRP; those that cannot be relied on do not count, so that forged ones push no true one out. */
  readonly maxPerPrp?: number | undefined;
  /** Days since a version was made, as its id tells: ids never go backwards, clocks do. */
  readonly maxAgeDays?: number | undefined;
}

export interface Candidate {
  readonly version: ListedVersion;
  /** A tag is on it. */
  readonly tagged: boolean;
  /** An execution record points at it. */
  readonly executed: boolean;
}

/** Why a version outlives the limits. */
export type RetentionReason = 'latest' | 'last-passing' | 'tagged' | 'executed' | 'tampered' | 'witness';

export interface Retention {
  /** Newest first, as all of these. */
  readonly removed: readonly StoredVersion[];
  readonly kept: readonly ListedVersion[];
  /** Those of `kept` that are beyond the limits. */
  readonly spared: readonly { readonly version: ListedVersion; readonly because: RetentionReason }[];
}

const dayMs = 86_400_000;

/**
 * Which versions of one PRP a policy removes, given all of them, newest first. Never the latest (so that numbers are
 * never used again), the last that passed, tagged ones, executed ones, or one that was tampered with: that is evidence.
 * So is the one after it, its witness, which says what the true one's digest and number were.
 * A version that another was restored from has no such claim: the other has the same bytes, and its own checksum says so;
 * else a PRP that is rolled back now and then would keep every version for ever.
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

/** Whether a version is beyond the limits when `newer` ones that count come before it. */
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
  return older?.tampered && older.id === memento.parent ? 'witness' : undefined;
}
