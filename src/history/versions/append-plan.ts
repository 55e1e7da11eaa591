import { rawChecksum } from '../../prp/canonical.ts';
import type { Change } from '../branch/branch.ts';
import { branchReadme, checkPrpPath, locationOf, mementoPath, readmePath, versionId } from './layout.ts';
import { type Encrypted, type Memento, type Reason, type Source, metadataFollowing, seal } from './memento.ts';
import { type SavedVersion, appendMessage, savedVersion } from '../branch/commit-message.ts';
import { type NewRecords, addRecords, recordAction } from '../records/add-records.ts';
import { lineLocations } from './line-locations.ts';
import { newestLocations, newestSortKey, newestVersions } from './version-list.ts';
import { printJson } from './sealed-json.ts';
import type { Snapshot } from './snapshot.ts';
import { type Encrypt, checkStoredBytes, contentPathOf } from './stored-content.ts';
import { type StoredVersion, storedVersion } from './stored-version.ts';
import { TamperedError } from './tampered-error.ts';
import { PrpError } from '../../base/errors.ts';

/** A document to save, with its metadata. */
export interface VersionInput extends NewRecords {
  /** The PRP's path in its repository. */
  readonly prp: string;
  readonly bytes: Uint8Array;
  /** Id of the Git object with these bytes, where the repository has one. */
  readonly blob?: string;
  /** Of these bytes, when the caller already has it. @default calculated */
  readonly checksum?: string;
  readonly canonicalChecksum: string;
  readonly source: Source;
  readonly reason: Reason;
  readonly actor: string | null;
  /** Id of the version with the same bytes. */
  readonly restoredFrom?: string;
  readonly references?: Memento['references'];
  readonly metadata?: Memento['metadata'];
  /** The former path of a renamed PRP: a first version continues the versions there, if there are some. */
  readonly follows?: string | undefined;
  /** When it was made; ids are never in the future, and never before the previous version. @default now */
  readonly madeAt?: Date;
}

/** The result of an addition. */
export interface Appended {
  readonly version: StoredVersion;
  /** False when the latest version already had these bytes. */
  readonly created: boolean;
  /** The version before is encrypted, and this one is not. */
  readonly isNowPlain?: true;
}

export interface AppendPlan {
  /** Empty when there is nothing to do. */
  readonly change: Change;
  readonly message: string;
  /** One for each addition, in order. */
  readonly appended: readonly Appended[];
}

export interface AppendContext {
  readonly now: Date;
  /** Returns 0 to below 1, a new number each time. */
  readonly random: () => number;
  /** True when this will be the branch's first commit. */
  readonly isFirst: boolean;
  readonly encrypt: Encrypt;
}

/**
 * Plans one commit that saves all additions. It reads the newest version of each PRP only: the cost does not grow with
 * the number of versions. Throws `E_INTEGRITY` or `E_FORMAT` when the newest version is invalid, `E_USAGE` for a path
 * that no PRP can have.
 */
export async function planAppend(
  at: Snapshot,
  additions: readonly VersionInput[],
  { now, random, isFirst, encrypt }: AppendContext,
): Promise<AppendPlan> {
  for (const { prp } of additions) checkPrpPath(prp);
  const prps = [...new Set(additions.map(({ prp }) => prp))];
  const renamed = new Map(additions.flatMap(({ prp, follows }) => (follows === undefined ? [] : [[prp, follows]])));
  const followed = new Map<string, string>();
  const newest = await newestOfEach(at, [...prps, ...renamed.values()]);
  for (const [prp, path] of renamed) {
    const there = newest.get(path);
    if (there === undefined || !(await canFollow(at, prp, there.memento, newest.get(prp)?.memento))) continue;
    followed.set(prp, path);
  }
  await checkUnchanged(at, additions, newest);
  // The sort keys that the next ids must follow.
  const after = new Map<string, string | undefined>();
  for (const prp of prps) {
    const keys = await Promise.all([prp, followed.get(prp) ?? prp].map((path) => newestSortKey(at, path)));
    after.set(
      prp,
      keys
        .filter((key) => key !== undefined)
        .toSorted()
        .at(-1),
    );
  }
  const write = new Map<string, Uint8Array>();
  const stored = new Map<string, string>();
  const appended: Appended[] = [];
  const saved: SavedVersion[] = [];

  for (const addition of additions) {
    const { prp, source, actor, madeAt = now } = addition;
    const former = followed.get(prp);
    followed.delete(prp);
    const before = newest.get(former ?? prp);
    const checksum = addition.checksum ?? rawChecksum(addition.bytes);
    // A renamed PRP gets a version even with the same bytes: it records the rename.
    const same = former === undefined && before?.memento.checksum === checksum ? before : undefined;
    const encrypted = same === undefined ? await encrypt(addition) : undefined;
    const id = versionId(madeAt < now ? madeAt : now, checksum, after.get(prp));
    const memento =
      same?.memento ?? sealNext({ ...addition, checksum, follows: former }, id, encrypted, before?.memento, madeAt);
    if (same === undefined) after.set(prp, memento.id);
    if (same === undefined) {
      const path = contentPathOf(memento);
      write.set(path, encrypted?.bytes ?? addition.bytes);
      if (encrypted === undefined && addition.blob !== undefined) stored.set(path, addition.blob);
      write.set(mementoPath(locationOf(memento)), printJson(memento));
    }

    const context = { now, random, actor, commit: source.commit, newest: same?.validation ?? null };
    const record = await addRecords(at, write, memento, addition, context);
    const action = recordAction(addition);
    const version = storedVersion(memento, record, same?.tags);
    const isNowPlain = same === undefined && encrypted === undefined && before?.memento.encryption != null;
    appended.push({ version, created: same === undefined, ...(isNowPlain && { isNowPlain }) });
    newest.set(prp, version);
    const by = { commit: source.commit, actor };
    if (same === undefined) saved.push(savedVersion(memento, memento.reason, by));
    else if (action !== undefined) saved.push(savedVersion(memento, action, by));
  }

  // A PRP may have the same name as our README: then the PRP wins.
  const isReadmeTaken = additions.some(({ prp }) => prp === readmePath || prp.startsWith(`${readmePath}/`));
  if (isFirst && write.size > 0 && !isReadmeTaken) write.set(readmePath, Buffer.from(branchReadme));
  return { change: { write, blobIds: stored }, message: appendMessage(saved), appended };
}

async function newestOfEach(at: Snapshot, prps: readonly string[]): Promise<Map<string, StoredVersion>> {
  const newest = await Promise.all(prps.map((prp) => newestVersions(at, prp, 1)));
  return new Map(
    newest.flat().map((version) => {
      if (version.tampered) throw version.problem;
      return [version.memento.prp, version];
    }),
  );
}

/**
 * Whether a new version of a PRP can continue the versions under another path: it has none, or all of them are the past
 * of those, as after a rename and back. Then its next number is above all numbers under its path.
 */
async function canFollow(at: Snapshot, prp: string, there: Memento, own: Memento | undefined): Promise<boolean> {
  if (there.prp === prp) return false;
  if (own === undefined) return true;
  const line = await lineLocations(at, there.prp);
  return line.some((location) => location.prp === prp && location.id === own.id);
}

/** Bytes count as saved only if the stored content is intact. A server checks that itself. Throws `E_INTEGRITY`. */
async function checkUnchanged(
  at: Snapshot,
  additions: readonly VersionInput[],
  newest: ReadonlyMap<string, StoredVersion>,
): Promise<void> {
  if (!at.isLocal) return;
  const kept = additions.flatMap(({ prp, bytes, checksum = rawChecksum(bytes) }) => {
    const memento = newest.get(prp)?.memento;
    return memento?.checksum === checksum ? [{ memento, path: contentPathOf(memento) }] : [];
  });
  const files = await at.read(kept.map(({ path }) => path));
  for (const { memento, path } of kept) {
    const stored = files.get(path);
    if (stored === undefined) throw new TamperedError('missing-content', `${path} is missing.`);
    checkStoredBytes(memento, stored);
  }
}

function sealNext(
  addition: VersionInput & { readonly checksum: string },
  id: string,
  encrypted: Encrypted | undefined,
  parent: Memento | undefined,
  madeAt: Date,
): Memento {
  const { prp, bytes, checksum, canonicalChecksum, source, reason, actor, references = [] } = addition;
  const sequence = (parent?.sequence ?? 0) + 1;
  return seal({
    id,
    sequence,
    prp,
    timestamp: madeAt.toISOString(),
    bytes,
    checksum,
    encrypted,
    canonicalChecksum,
    source,
    parent: parent?.id ?? null,
    previousDigest: parent?.digest ?? null,
    reason,
    restoredFrom: addition.restoredFrom ?? null,
    actor,
    // A reference to no file of the repository is only words of the document.
    references: encrypted ? references.filter(({ blob }) => blob !== null) : references,
    metadata: metadataFollowing(addition.metadata ?? {}, addition.follows),
  });
}

/** By PRP, the expected id of its newest version; `undefined` for a PRP that should have none. */
export type ExpectedVersions = ReadonlyMap<string, string | undefined>;

/** Throws `E_CONFLICT` when a PRP has a newer version than the caller has seen. */
export async function checkExpectedVersions(at: Snapshot, expected: ExpectedVersions): Promise<void> {
  for (const [prp, id] of expected) {
    const [newest] = await newestLocations(at, prp, 1);
    if (newest?.id === id) continue;
    throw new PrpError(
      'E_CONFLICT',
      `${prp} got a version in the meantime: expected ${id ?? 'none'}, found ${newest?.id ?? 'none'}.`,
      { hint: 'Another writer saved at the same time. Run the command again.' },
    );
  }
}
