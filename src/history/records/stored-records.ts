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
  const validations: RecordFile[] = [];
  const executions: RecordFile[] = [];
  for (let from = 0; from < locations.length; from += listBatch) {
    const some = locations.slice(from, from + listBatch);
    const files = await Promise.all(
      some.map((location) => Promise.all([validationFiles(at, location), executionFiles(at, location)])),
    );
    validations.push(...files.flatMap(([of]) => of));
    executions.push(...files.flatMap(([, of]) => of));
  }
  return openFiles(at, locations, {
    validations: newestFirst(validations).slice(0, limit),
    executions: newestFirst(executions).slice(0, limit),
  });
}

/** Opens records of the versions at `locations`, each with its version. */
async function openFiles(
  at: Snapshot,
  locations: readonly VersionLocation[],
  { validations, executions }: { readonly [Kind in 'validations' | 'executions']: readonly RecordFile[] },
): Promise<StoredRecords> {
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

async function validationFiles(at: Snapshot, location: VersionLocation): Promise<readonly RecordFile[]> {
  const ids = await idsIn(at, validationsDirectory(location));
  return ids.map((id) => ({ location, id, path: validationPath(location, id) }));
}

async function executionFiles(at: Snapshot, location: VersionLocation): Promise<readonly RecordFile[]> {
  const ids = await idsIn(at, executionsDirectory(location));
  return ids.map((id) => ({ location, id, path: executionPath(location, id) }));
}

async function idsIn(at: Snapshot, directory: string): Promise<readonly string[]> {
  const entries = await at.list(directory);
  return entries.flatMap(({ name, kind }) => (kind === 'file' && recordIdOf(name)) || []);
}

function newestFirst(files: readonly RecordFile[]): readonly RecordFile[] {
  return files.toSorted((a, b) => (a.id < b.id ? 1 : -1));
}

/** Runs of a gate that its expected duration is made of. */
const runsPerGate = 10;

/** Versions of one PRP to read records from: the cost must not grow with the history. */
const versionsPerPrp = 5;

/**
 * The expected duration of each gate in milliseconds, by gate id: the median of its newest runs for any of these PRPs.
 * Invalid records are left out; a gate without runs is absent. Commands wait for this, so it opens few records, however
 * many PRPs there are.
 */
export async function expectedDurations(at: Snapshot, prps: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const locations = await Promise.all(
    prps.map(async (prp) => (await newestLocations(at, prp, versionsPerPrp)).slice(0, versionsPerPrp)),
  );
  const files = await Promise.all(locations.flat().map((location) => validationFiles(at, location)));
  const chosen = Map.groupBy(fromEachRun(files.flat(), runsPerGate), ({ location }) => location.prp);
  const records = await Promise.all(
    locations.map((own) => openFiles(at, own, { validations: chosen.get(own[0]?.prp ?? '') ?? [], executions: [] })),
  );
  const validations = records.flatMap((one) => one.validations);
  return medianDurations(
    validations.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    runsPerGate,
  );
}

/**
 * At most `limit` records, of as many of the newest runs as possible, and of as few PRPs. A run gives the records of all
 * its PRPs the same time, and the results of its commands stand in each of them.
 */
function fromEachRun(files: readonly RecordFile[], limit: number): readonly RecordFile[] {
  const runs = Map.groupBy(files, ({ id }) => recordedAt(id));
  const newest = [...runs].toSorted(([a], [b]) => b - a);
  const ranked = newest.flatMap(([, run]) => run.map((file, rank) => ({ file, rank })));
  // The sort keeps the order of those with the same rank.
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ file }) => file);
}
