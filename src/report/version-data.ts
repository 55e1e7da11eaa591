import type { StoredVersion } from '../history/history.ts';
import { type Memento, followedPrp } from '../history/versions/memento.ts';
import { isBroken } from '../prp/gate-result.ts';

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
  /** Why it was saved, in the words of its author; null without. */
  readonly message: string | null;
  /** Of its newest validation; null before the first. */
  readonly validation: {
    readonly errors: number;
    readonly warnings: number;
    /** Ids of the gates that did not pass. */
    readonly failed: readonly string[];
  } | null;
}

/** Whether its bytes have passed, in this version or in another. */
export function hasPassed({ status, passedAs }: Pick<Version, 'status' | 'passedAs'>): boolean {
  return status === 'passed' || passedAs !== undefined;
}

export function versionOf({ memento, status, tags, validation }: StoredVersion): Version {
  const { id, sequence, prp, timestamp, checksum, canonicalChecksum, size, source, reason, restoredFrom, actor } =
    memento;
  const { message } = memento.metadata;
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
    message: typeof message === 'string' ? message : null,
    validation: validation && {
      errors: validation.totals.errors,
      warnings: validation.totals.warnings,
      failed: validation.gates.filter((gate) => isBroken(gate.status)).map((gate) => gate.id),
    },
  };
}
