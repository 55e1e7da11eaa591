import type { Change } from '../branch/branch.ts';
import { appendMessage } from '../branch/commit-message.ts';
import { addRecords, type NewRecords, recordAction, type RecordContext } from './add-records.ts';
import { selectVersion } from '../versions/select-version.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { storedVersion, type StoredVersion } from '../versions/stored-version.ts';

/** Records for a version that is there already, and who found out what they say. */
export interface Attachment extends NewRecords {
  readonly actor: string | null;
  /** The commit that was validated, or that the agent started from. */
  readonly commit: string | null;
}

interface AttachPlan {
  readonly change: Change;
  readonly message: string;
  readonly version: StoredVersion;
}

/** What one commit must do to add records to a version. Throws as `selectVersion`: nothing is said of a tampered one. */
export async function planAttach(
  at: Snapshot,
  prp: string,
  id: string,
  { actor, commit, ...records }: Attachment,
  { now, random }: Pick<RecordContext, 'now' | 'random'>,
): Promise<AttachPlan> {
  const { memento, validation, tags } = await selectVersion(at, prp, id);
  const write = new Map<string, Uint8Array>();
  const newest = await addRecords(at, write, memento, records, { now, random, actor, commit, newest: validation });
  const { sequence, checksum } = memento;
  const action = recordAction(records) ?? 'validated';
  return {
    change: { write },
    message: appendMessage([{ prp, id: memento.id, sequence, checksum, sourceCommit: commit, action, actor }]),
    version: storedVersion(memento, newest, tags),
  };
}
