import { type Execution, sealExecution } from './execution-record.ts';
import {
  executionPath,
  executionsDirectory,
  locationOf,
  recordId,
  recordIdOf,
  validationPath,
} from '../versions/layout.ts';
import type { Memento } from '../versions/memento.ts';
import { type Validation, type ValidationRecord, sealValidation } from './validation-record.ts';
import { printJson } from '../versions/sealed-json.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import type { Change } from '../branch/branch.ts';
import { appendMessage, savedVersion, type SavedVersion } from '../branch/commit-message.ts';
import { selectVersion } from '../versions/select-version.ts';
import { type StoredVersion, storedVersion } from '../versions/stored-version.ts';

/** New records of a version. */
export interface NewRecords {
  /** The result of validating exactly its bytes. */
  readonly validation?: Validation | undefined;
  /** The result of executing exactly its bytes. */
  readonly execution?: Execution | undefined;
}

export interface RecordContext {
  readonly now: Date;
  /** Returns 0 to below 1, a new number each time. */
  readonly random: () => number;
  readonly actor: string | null;
  readonly commit: string | null;
  /** The newest validation record that the version has. */
  readonly newest: ValidationRecord | null;
}

/**
 * Adds the files of new records to `write`, and returns the version's newest validation record. New records sort after
 * those that the version already has, on the branch and in `write`.
 */
export async function addRecords(
  at: Snapshot,
  write: Map<string, Uint8Array>,
  memento: Memento,
  { validation, execution }: NewRecords,
  { now, random, actor, commit, newest }: RecordContext,
): Promise<ValidationRecord | null> {
  const location = locationOf(memento);
  const stamp = (id: string) => ({ id, timestamp: now.toISOString(), actor, commit });

  if (execution !== undefined) {
    const directory = executionsDirectory(location);
    const stored = (await at.list(directory)).map(({ name }) => name);
    const adding = [...write.keys()].flatMap((path) =>
      path.startsWith(`${directory}/`) ? [path.slice(directory.length + 1)] : [],
    );
    const last = [...stored, ...adding]
      .flatMap((name) => recordIdOf(name) ?? [])
      .toSorted()
      .at(-1);
    const id = recordId(now, last, random());
    write.set(executionPath(location, id), printJson(sealExecution(memento, execution, stamp(id))));
  }
  if (validation === undefined) return newest;
  const id = recordId(now, newest?.id, random());
  const record = sealValidation(memento, validation, stamp(id));
  write.set(validationPath(location, id), printJson(record));
  return record;
}

/** The action in the commit's trailers when only records are added to a version. */
export function recordAction({ validation, execution }: NewRecords): 'validated' | 'recorded' | undefined {
  if (execution !== undefined) return 'recorded';
  return validation === undefined ? undefined : 'validated';
}

/** Records for an existing version, with their actor. */
export interface Attachment extends NewRecords {
  readonly actor: string | null;
  /** The commit that was validated, or that the agent started from. */
  readonly commit: string | null;
}

/** Records for one version. */
export interface VersionRecords extends Attachment {
  readonly prp: string;
  /** As `selectVersion` takes it. */
  readonly version: string;
}

interface AttachPlan {
  readonly change: Change;
  readonly message: string;
  /** In the order of the additions. */
  readonly versions: readonly StoredVersion[];
}

/** Plans one commit that adds records to versions. Throws as `selectVersion`: a tampered version gets no records. */
export async function planAttach(
  at: Snapshot,
  additions: readonly VersionRecords[],
  { now, random }: Pick<RecordContext, 'now' | 'random'>,
): Promise<AttachPlan> {
  const write = new Map<string, Uint8Array>();
  const versions: StoredVersion[] = [];
  const saved: SavedVersion[] = [];
  for (const { prp, version, actor, commit, ...records } of additions) {
    const { memento, validation, tags } = await selectVersion(at, prp, version);
    const newest = await addRecords(at, write, memento, records, { now, random, actor, commit, newest: validation });
    versions.push(storedVersion(memento, newest, tags));
    saved.push(savedVersion(memento, recordAction(records) ?? 'validated', { commit, actor }));
  }
  return { change: { write }, message: appendMessage(saved), versions };
}
