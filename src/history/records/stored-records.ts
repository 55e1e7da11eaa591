import { PrpError } from '../../base/errors.ts';
import { type ExecutionRecord, openExecution } from './execution-record.ts';
import { type ListedVersion, idOf } from '../versions/stored-version.ts';
import {
  type VersionLocation,
  checkNotInFuture,
  executionPath,
  executionsDirectory,
  recordIdOf,
  recordedAt,
  validationPath,
  validationsDirectory,
} from '../versions/layout.ts';
import type { Memento } from '../versions/memento.ts';
import { type Problem, problemOf } from '../versions/tampered-error.ts';
import { type Snapshot, readEach } from '../versions/snapshot.ts';
import { type ValidationRecord, openValidation } from './validation-record.ts';
import { newestLocations, readVersionsWhere } from '../versions/version-list.ts';
import { medianDurations } from './gate-trends.ts';

/** A record with the number of its version. */
export type WithSequence<StoredRecord> = StoredRecord & { readonly sequence: number };

/** The records of a PRP, newest first. */
export interface StoredRecords {
  readonly validations: readonly WithSequence<ValidationRecord>[];
  readonly executions: readonly WithSequence<ExecutionRecord>[];
  /** Records that were left out because they, or their versions, are invalid. */
  readonly problems: readonly Problem[];
}

interface RecordFile {
  readonly location: VersionLocation;
  readonly id: string;
  readonly path: string;
}

/** Directories listed at once. */
const listBatch = 200;

/**
 * The newest records, at most `limit` of each kind, of the versions at `locations` (all of one PRP, newest first). File
 * names tell when a record was made: older ones are not read.
 */
export async function readRecords(
  at: Snapshot,
  locations: readonly VersionLocation[],
  limit: number,
): Promise<StoredRecords> {
  const validationFiles: RecordFile[] = [];
  const executionFiles: RecordFile[] = [];
  for (let from = 0; from < locations.length; from += listBatch) {
    const some = locations.slice(from, from + listBatch);
    const files = await Promise.all(some.map((location) => recordFiles(at, location)));
    validationFiles.push(...files.flatMap(({ validations }) => validations));
    executionFiles.push(...files.flatMap(({ executions }) => executions));
  }
  const validations = newestFiles(validationFiles, limit);
  const executions = newestFiles(executionFiles, limit);

  const wanted = new Set([...validations, ...executions].map(({ location }) => location));
  const versions = await readVersionsWhere(at, locations, (location) => wanted.has(location));
  const versionOf = new Map(versions.map((version) => [idOf(version), version]));
  const bytes = await readEach(
    at,
    [...validations, ...executions].map(({ path }) => path),
  );
  const problems: Problem[] = [];

  function openRecords<StoredRecord>(
    files: readonly RecordFile[],
    open: (memento: Memento, id: string, bytes: Uint8Array, path: string) => StoredRecord,
  ): WithSequence<StoredRecord>[] {
    return files.flatMap(({ location, id, path }) => {
      try {
        const { memento } = checkUsable(versionOf.get(location.id), path);
        const read = bytes.get(path) ?? new Uint8Array();
        if (read instanceof PrpError) throw read;
        checkNotInFuture(path, recordedAt(id), at.latestTime);
        return [{ ...open(memento, id, read, path), sequence: memento.sequence }];
      } catch (error) {
        if (!(error instanceof PrpError)) throw error;
        problems.push(problemOf(location.prp, location.id, error));
        return [];
      }
    });
  }

  return {
    validations: openRecords(validations, openValidation),
    executions: openRecords(executions, openExecution),
    problems: problems.filter((one, index) => index === problems.findIndex(({ message }) => message === one.message)),
  };
}

function checkUsable(version: ListedVersion | undefined, path: string) {
  if (version === undefined) throw new Error(`Internal error: the version of ${path} was not read.`);
  if (version.tampered) throw version.problem;
  return version;
}

async function recordFiles(at: Snapshot, location: VersionLocation) {
  const [validations, executions] = await Promise.all([
    idsIn(at, validationsDirectory(location)),
    idsIn(at, executionsDirectory(location)),
  ]);
  return {
    validations: validations.map((id) => ({ location, id, path: validationPath(location, id) })),
    executions: executions.map((id) => ({ location, id, path: executionPath(location, id) })),
  };
}

async function idsIn(at: Snapshot, directory: string): Promise<readonly string[]> {
  const entries = await at.list(directory);
  return entries.flatMap(({ name, kind }) => (kind === 'file' && recordIdOf(name)) || []);
}

function newestFiles(files: readonly RecordFile[], limit: number): readonly RecordFile[] {
  return files.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
}

/** Runs of a gate that its expected duration is made of. */
const runsPerGate = 10;

/** Versions of one PRP to read records from: the cost must not grow with the history. */
const versionsPerPrp = 5;

/**
 * The expected duration of each gate in milliseconds, by gate id: the median of its newest runs for any of these PRPs.
 * Invalid records are left out; a gate without runs is absent.
 */
export async function expectedDurations(at: Snapshot, prps: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const records = await Promise.all(
    prps.map(async (prp) =>
      readRecords(at, (await newestLocations(at, prp, versionsPerPrp)).slice(0, versionsPerPrp), runsPerGate),
    ),
  );
  const validations = records.flatMap((one) => one.validations);
  return medianDurations(
    validations.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    runsPerGate,
  );
}
