import { PrpError } from '../../base/errors.ts';
import {
  type VersionLocation,
  bucketOf,
  checkNotInFuture,
  directoryOf,
  lowestSequence,
  mementoPath,
  recordIdOf,
  recordedAt,
  sealedAt,
  validationPath,
  validationsDirectory,
} from './layout.ts';
import { type Memento, mementoSchema } from './memento.ts';
import { type FileOrError, type Snapshot, listEach, readEach } from './snapshot.ts';
import { type ValidationRecord, openValidation } from '../records/validation-record.ts';
import { readSealed } from './sealed-json.ts';
import { type Tag, readTags } from './tags.ts';
import { TamperedError } from './tampered-error.ts';

type VersionStatus = 'unvalidated' | 'passed' | 'failed';

/** A stored version with an intact seal and intact links to its neighbours. */
export interface StoredVersion {
  readonly tampered: false;
  readonly memento: Memento;
  /** The verdict of `validation`. */
  readonly status: VersionStatus;
  /** The newest validation record; null before the first. */
  readonly validation: ValidationRecord | null;
  readonly tags: readonly string[];
  /** The commit of the versions branch that added it; only in the result of its append. */
  readonly commit?: string;
}

/** A version that must not be used. Only its location is known. */
interface TamperedVersion {
  readonly tampered: true;
  readonly prp: string;
  readonly id: string;
  /** The number by its neighbours, for messages; `undefined` when they do not tell. */
  readonly sequence: number | undefined;
  /** Why, in one sentence. */
  readonly reason: string;
  /** Thrown when it is used: `E_INTEGRITY`, or `E_FORMAT` when a newer version of this tool wrote it. */
  readonly problem: PrpError;
}

export type ListedVersion = StoredVersion | TamperedVersion;

export function idOf(version: ListedVersion): string {
  return version.tampered ? version.id : version.memento.id;
}

export function sequenceOf(version: ListedVersion): number | undefined {
  return version.tampered ? version.sequence : version.memento.sequence;
}

interface Inspected {
  readonly location: VersionLocation;
  /** Its own memento, even when a record or a link is invalid. */
  readonly memento?: Memento;
  readonly validation?: ValidationRecord;
  readonly problem?: PrpError;
}

/**
 * Reads the versions at `locations`, newest first, in their order. Each is checked against its neighbours among them. An
 * invalid version is marked, and does not hide the others.
 */
export async function readVersions(at: Snapshot, locations: readonly VersionLocation[]): Promise<ListedVersion[]> {
  const mementos = await readEach(at, locations.map(mementoPath));
  const records = await newestRecords(at, locations);
  const tags = await tagsByVersion(at, locations);
  const inspected = locations.map((location) =>
    inspect(location, mementos.get(mementoPath(location)), records.get(location), at.latestTime),
  );
  return inspected.map((version, index) => {
    const { location, memento, validation } = version;
    const [newer, older] = [inspected[index - 1], inspected[index + 1]];
    const problem = version.problem ?? brokenLink(newer, version) ?? brokenLink(version, older);
    if (problem === undefined && memento !== undefined) {
      return storedVersion(memento, validation ?? null, tags.get(memento.digest));
    }
    if (problem === undefined) throw new Error(`Internal error: ${location.id} has neither memento nor problem.`);
    const sequence = memento?.sequence ?? presumedSequence(location, newer?.memento, older);
    return { tampered: true, prp: location.prp, id: location.id, sequence, reason: problem.message, problem };
  });
}

/** The memento at a location. Throws `E_INTEGRITY` or `E_FORMAT` when it is invalid. */
export function openMemento(location: VersionLocation, bytes: Uint8Array | undefined): Memento {
  const path = mementoPath(location);
  if (bytes === undefined) throw new TamperedError('missing-content', `${path} is missing.`);
  const memento = readSealed<Memento>(mementoSchema, bytes, path);
  const { prp, sequence, id, parent, previousDigest } = memento;
  if (prp !== location.prp || id !== location.id || bucketOf(sequence) !== location.bucket) {
    throw new TamperedError(
      'chain-broken',
      `${path} is in the wrong directory: it belongs to ${prp} v${sequence}, ${id}.`,
    );
  }
  if ((parent === null) !== (sequence === 1) || (previousDigest === null) !== (sequence === 1)) {
    throw new TamperedError('chain-broken', `${path} breaks the chain: every version but v1 names the one before it.`);
  }
  return memento;
}

export function storedVersion(
  memento: Memento,
  validation: ValidationRecord | null,
  tags: readonly string[] = [],
): StoredVersion {
  return { tampered: false, memento, status: validation?.verdict ?? 'unvalidated', validation, tags };
}

/** Tag names by the digest of the memento. Invalid tags are left out; the code that needs them reads them itself. */
async function tagsByVersion(
  at: Snapshot,
  locations: readonly VersionLocation[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, readonly string[]>();
  for (const prp of new Set(locations.map((location) => location.prp))) {
    for (const { name, mementoDigest } of await readTags(at, prp).catch(nothingWhenTampered)) {
      names.set(mementoDigest, [...(names.get(mementoDigest) ?? []), name]);
    }
  }
  return names;
}

function nothingWhenTampered(error: unknown): readonly Tag[] {
  if (error instanceof PrpError && (error.code === 'E_INTEGRITY' || error.code === 'E_FORMAT')) return [];
  throw error;
}

interface RecordFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: FileOrError;
}

interface Newest {
  readonly location: VersionLocation;
  readonly id: string;
  readonly path: string;
  /** `undefined` before it is read. */
  readonly bytes: FileOrError | undefined;
}

/** The newest validation record of each version, or why it cannot be read. */
async function newestRecords(
  at: Snapshot,
  locations: readonly VersionLocation[],
): Promise<ReadonlyMap<VersionLocation, RecordFile>> {
  const listed = await listEach(at, locations.map(validationsDirectory));
  const newest = locations.flatMap((location, index): readonly Newest[] => {
    const entries = listed[index] ?? [];
    if (entries instanceof PrpError)
      return [{ location, id: '', path: validationsDirectory(location), bytes: entries }];
    const id = entries.flatMap(({ name, kind }) => (kind === 'file' && recordIdOf(name)) || []).at(-1);
    return id === undefined ? [] : [{ location, id, path: validationPath(location, id), bytes: undefined }];
  });
  const unread = newest.filter(({ bytes }) => bytes === undefined);
  const files = await readEach(
    at,
    unread.map(({ path }) => path),
  );
  return new Map(
    newest.map(({ location, id, path, bytes }) => [
      location,
      { id, path, bytes: bytes ?? files.get(path) ?? new Uint8Array() },
    ]),
  );
}

function inspect(
  location: VersionLocation,
  bytes: FileOrError | undefined,
  record: RecordFile | undefined,
  latest: number | undefined,
): Inspected {
  let memento: Memento | undefined;
  try {
    if (bytes instanceof PrpError) throw bytes;
    memento = openMemento(location, bytes);
    checkNotInFuture(directoryOf(location), sealedAt(location.id), latest);
    if (record === undefined) return { location, memento };
    if (record.bytes instanceof PrpError) throw record.bytes;
    const validation = openValidation(memento, record.id, record.bytes, record.path);
    checkNotInFuture(record.path, recordedAt(record.id), latest);
    return { location, memento, validation };
  } catch (problem) {
    if (!(problem instanceof PrpError)) throw problem;
    // A valid memento with an invalid record still confirms its neighbours.
    return { location, problem, ...(memento && { memento }) };
  }
}

interface Linked {
  readonly memento?: Pick<Memento, 'prp' | 'id' | 'sequence' | 'parent' | 'previousDigest' | 'digest'>;
}

/**
 * The problem between two neighbours. Either may be forged, so both are refused: a rewritten old version breaks the
 * link from the next one, and a forged one in between breaks two.
 */
export function brokenLink(newer: Linked | undefined, older: Linked | undefined): PrpError | undefined {
  if (newer?.memento === undefined || older?.memento === undefined) return undefined;
  const [child, parent] = [newer.memento, older.memento];
  if (child.sequence > parent.sequence + 1 && child.parent !== parent.id) return undefined; // Some were removed between.
  if (child.parent === parent.id && child.previousDigest === parent.digest && child.sequence > parent.sequence) {
    return undefined;
  }
  return new TamperedError(
    'chain-broken',
    `The chain of ${child.prp} is broken between ${parent.id} (v${parent.sequence}) and ${child.id} (v${child.sequence}): ` +
      `expected ${parent.digest} as the digest before it, got ${child.previousDigest ?? 'none'}.`,
  );
}

function presumedSequence(
  location: VersionLocation,
  newer: Memento | undefined,
  older: Inspected | undefined,
): number | undefined {
  if (newer?.parent === location.id) return newer.sequence - 1;
  if (older === undefined) return lowestSequence(location.bucket);
  return older.memento && older.memento.sequence + 1;
}
