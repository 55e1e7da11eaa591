import type { StoredVersion } from '../history/history.ts';
import { type Memento, followedPrp } from '../history/versions/memento.ts';

/** A version in the output of every command. */
export interface Version extends Pick<
  Memento,
  | 'id'
  | 'sequence'
  | 'prp'
  | 'timestamp'
  | 'checksum'
  | 'canonicalChecksum'
  | 'size'
  | 'source'
  | 'reason'
  | 'restoredFrom'
  | 'actor'
> {
  readonly status: StoredVersion['status'];
  readonly tags: readonly string[];
  /** Whether reading the content needs a key. */
  readonly encrypted: boolean;
  /** The commit that the version was made at; `null` in a repository without commits. */
  readonly commit: string | null;
  /** The former path of a renamed PRP, in its first version under the new path; else null. */
  readonly movedFrom: string | null;
  /** Number of a version with the same bytes that passed, for a version without a validation. */
  readonly passedAs?: number;
}

export function versionOf({ memento, status, tags }: StoredVersion): Version {
  const { id, sequence, prp, timestamp, checksum, canonicalChecksum, size, source, reason, restoredFrom, actor } =
    memento;
  return {
    id,
    sequence,
    prp,
    timestamp,
    checksum,
    canonicalChecksum,
    size,
    source,
    reason,
    restoredFrom,
    actor,
    status,
    tags,
    encrypted: memento.encryption !== null,
    commit: source.commit,
    movedFrom: followedPrp(memento) ?? null,
  };
}
