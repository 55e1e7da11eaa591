import { PrpError } from '../../base/errors.ts';
import { rawChecksum } from '../../prp/canonical.ts';
import { openExecution } from '../records/execution-record.ts';
import { openMemento } from '../versions/stored-version.ts';
import {
  type VersionLocation,
  checkNotInFuture,
  checksumHexOf,
  contentPath,
  directoryOf,
  mementoPath,
  recordIdOf,
  recordedAt,
  sealedAt,
} from '../versions/layout.ts';
import type { Memento } from '../versions/memento.ts';
import { type Problem, TamperedError, problemOf, unknownFileError } from '../versions/tampered-error.ts';
import type { FileOrError } from '../versions/snapshot.ts';
import { openValidation } from '../records/validation-record.ts';
import { classifyPart } from '../versions/classify-path.ts';
import { checkStoredBytes, contentPathOf } from '../versions/stored-content.ts';

/** One version after all its files were verified. */
export interface VerifiedVersion {
  readonly location: VersionLocation;
  /** Its own memento, if that is valid: it confirms its neighbours. */
  readonly memento?: Memento;
  readonly problems: readonly Problem[];
}

/**
 * Verifies the seals of all files of one version, and its ids against the `latest` allowed time. `files`: all files in
 * its directory, by path on the branch.
 */
export function verifyVersion(
  location: VersionLocation,
  files: ReadonlyMap<string, FileOrError>,
  latest = Infinity,
): VerifiedVersion {
  const problems: Problem[] = [];
  const attempt = <Value>(work: () => Value): Value | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      problems.push(problemOf(location.prp, location.id, error));
      return undefined;
    }
  };

  const memento = attempt(() => openMemento(location, bytesOf(files, mementoPath(location))));
  attempt(() => checkNotInFuture(directoryOf(location), sealedAt(location.id), latest));
  const content = memento ? contentPathOf(memento) : contentPath(location);
  attempt(() => {
    const bytes = bytesOf(files, content);
    if (memento === undefined) checkByName(location, bytes);
    else if (bytes === undefined) throw new TamperedError('missing-content', `${content} is missing.`);
    else checkStoredBytes(memento, bytes);
  });
  const start = `${directoryOf(location)}/`.length;
  for (const path of files.keys()) {
    const part = classifyPart(path.slice(start));
    if (part === 'record') attempt(() => checkRecordFile(memento, path, bytesOf(files, path), latest));
    else if (part === 'unknown' || (part === 'content' && path !== content && memento !== undefined)) {
      attempt(() => {
        throw unknownFileError(path);
      });
    }
  }
  return { location, problems, ...(memento && { memento }) };
}

/** Throws the error of an unreadable file. */
function bytesOf(files: ReadonlyMap<string, FileOrError>, path: string): Uint8Array | undefined {
  const found = files.get(path);
  if (found instanceof PrpError) throw found;
  return found;
}

/** Without a valid memento, the id of the version still has the start of its content's checksum. */
function checkByName(location: VersionLocation, bytes: Uint8Array | undefined): void {
  if (bytes === undefined) return;
  const got = rawChecksum(bytes);
  if (got.startsWith(`sha256:${checksumHexOf(location.id)}`)) return;
  throw new TamperedError(
    'checksum-mismatch',
    `${contentPath(location)} is not what was sealed: expected a checksum that starts with ${checksumHexOf(location.id)}, got ${got}.`,
  );
}

function checkRecordFile(
  memento: Memento | undefined,
  path: string,
  bytes: Uint8Array | undefined,
  latest: number,
): void {
  const [kind, name = ''] = path.split('/').slice(-2);
  const id = recordIdOf(name);
  if (memento === undefined || id === undefined || bytes === undefined) return;
  if (kind === 'validations') openValidation(memento, id, bytes, path);
  else openExecution(memento, id, bytes, path);
  checkNotInFuture(path, recordedAt(id), latest);
}
