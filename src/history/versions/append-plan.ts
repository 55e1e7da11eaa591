import { rawChecksum } from '../../prp/canonical.ts';
import type { Change } from '../branch/branch.ts';
import { branchReadme, checkPrpPath, locationOf, mementoPath, readmePath, versionId } from './layout.ts';
import { type Encrypted, type Memento, type Reason, type Source, seal } from './memento.ts';
import { type SavedVersion, appendMessage, savedVersion } from '../branch/commit-message.ts';
import { type NewRecords, addRecords, recordAction } from '../records/add-records.ts';
import { newestLocations, newestSortKey, newestVersions } from './version-list.ts';
import { printJson } from './sealed-json.ts';
import type { Snapshot } from './snapshot.ts';
import { type Encrypt, checkStoredBytes, contentPathOf } from './stored-content.ts';
import { type StoredVersion, storedVersion } from './stored-version.ts';
import { TamperedError } from './tampered-error.ts';
import { PrpError } from '../../base/errors.ts';

/** A document to keep, and what is known of it. */
export interface Addition extends NewRecords {
  /** The PRP's path in its repository. */
  readonly prp: string;
  readonly bytes: Uint8Array;
  /** Id of the Git object that holds these bytes, where the repository is known to have one. */
  readonly blob?: string;
  /** Of these bytes, where it was just taken. @default it is taken now */
  readonly checksum?: string;
  readonly canonicalChecksum: string;
  readonly source: Source;
  readonly reason: Reason;
  readonly actor: string | null;
  /** Id of the version whose bytes these are. */
  readonly restoredFrom?: string;
  readonly references?: Memento['references'];
  readonly metadata?: Memento['metadata'];
  /** When it was made; ids never lie in the future, and never before the version before. @default now */
  readonly madeAt?: Date;
}

/** What became of an addition. */
export interface Appended {
  readonly version: StoredVersion;
  /** False when the latest version had these bytes already. */
  readonly created: boolean;
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
  /** From 0 to below 1, another one each time. */
  readonly random: () => number;
  /** True when this will be the branch's first commit. */
  readonly isFirst: boolean;
  readonly encrypt: Encrypt;
}

/**
 * What one commit must do to keep all the additions. It looks at the newest version of each PRP only, so that its cost
 * does not grow with their number. Throws `E_INTEGRITY` or `E_FORMAT` when that one cannot be built upon, `E_USAGE` for a
 * path that no PRP can have.
 */
export async function planAppend(
  at: Snapshot,
  additions: readonly Addition[],
  { now, random, isFirst, encrypt }: AppendContext,
): Promise<AppendPlan> {
  for (const { prp } of additions) checkPrpPath(prp);
  const prps = [...new Set(additions.map(({ prp }) => prp))];
  const newest = await newestOfEach(at, prps);
  await checkUnchanged(at, additions, newest);
  // What the next id must sort after.
  const after = new Map(await Promise.all(prps.map(async (prp) => [prp, await newestSortKey(at, prp)] as const)));
  const write = new Map<string, Uint8Array>();
  const stored = new Map<string, string>();
  const appended: Appended[] = [];
  const saved: SavedVersion[] = [];

  for (const addition of additions) {
    const { prp, source, actor, madeAt = now } = addition;
    const before = newest.get(prp);
    const checksum = addition.checksum ?? rawChecksum(addition.bytes);
    const same = before?.memento.checksum === checksum ? before : undefined;
    const encrypted = same === undefined ? await encrypt(addition) : undefined;
    const id = versionId(madeAt < now ? madeAt : now, checksum, after.get(prp));
    const memento = same?.memento ?? sealNext({ ...addition, checksum }, id, encrypted, before?.memento, madeAt);
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
    appended.push({ version, created: same === undefined });
    newest.set(prp, version);
    const by = { commit: source.commit, actor };
    if (same === undefined) saved.push(savedVersion(memento, memento.reason, by));
    else if (action !== undefined) saved.push(savedVersion(memento, action, by));
  }

  // A PRP may have the very name of our README: it goes first.
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

/** A document is kept already only if what keeps it can be read, which a server looks after itself. Throws `E_INTEGRITY`. */
async function checkUnchanged(
  at: Snapshot,
  additions: readonly Addition[],
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
  addition: Addition & { readonly checksum: string },
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
    // What names no file of the repository is nothing but words of the document.
    references: encrypted ? references.filter(({ blob }) => blob !== null) : references,
    metadata: addition.metadata ?? {},
  });
}

/** By PRP, the id of the version that should be its newest; `undefined` for a PRP that should have none. */
export type ExpectedVersions = ReadonlyMap<string, string | undefined>;

/** Throws `E_CONFLICT` when a PRP has got other versions than the caller has seen. */
export async function checkExpectedVersions(at: Snapshot, expected: ExpectedVersions): Promise<void> {
  for (const [prp, id] of expected) {
    const [newest] = await newestLocations(at, prp, 1);
    if (newest?.id === id) continue;
    throw new PrpError(
      'E_CONFLICT',
      `${prp} got a version in the meantime: expected ${id ?? 'none'}, found ${newest?.id ?? 'none'}.`,
      { hint: 'Somebody else saved at the same time. Run the command again.' },
    );
  }
}
