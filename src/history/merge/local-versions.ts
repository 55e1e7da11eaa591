import { oneLine } from '../branch/commit-message.ts';
import { parseRemoved, versionKey } from '../branch/parse-trailers.ts';
import { type VersionLocation, checksumHexOf, isBucket, mementoPath, sealedAt, versionId } from '../versions/layout.ts';
import { bucketVersions } from '../versions/version-order.ts';
import { isSameVersion } from '../versions/memento.ts';
import { type Snapshot, snapshotOf } from '../versions/snapshot.ts';
import { openMemento } from '../versions/stored-version.ts';
import type { Git } from '../../system/git.ts';
import type { Branch } from '../branch/branch.ts';

/** Two diverged states of one branch. */
export interface MergeInput {
  readonly ours: Snapshot;
  readonly theirs: Snapshot;
  /** The last common state; absent when none is known, as after a compaction. */
  readonly base?: Snapshot | undefined;
  /** Versions that the log of their side lists as removed, as `versionKey` names them. */
  readonly removed: ReadonlySet<string>;
}

/** A version of one side. */
export interface LocatedVersion extends VersionLocation {
  readonly sortsAs: string;
  readonly tree: string;
}

export interface LocalVersions {
  /** Versions that the other side has never had, oldest first. */
  readonly versions: readonly LocatedVersion[];
  /** Versions that both sides have, with different files. */
  readonly differing: readonly { readonly ours: LocatedVersion; readonly theirs: LocatedVersion }[];
}

/**
 * The versions and files of a PRP that our side has and theirs lacks. A version may also have been removed on their
 * side: then the base has it, or their log lists it, or a later version that follows it is on both sides. Throws
 * `E_INTEGRITY` or `E_FORMAT` when a memento to compare is invalid.
 */
export async function findLocalVersions(sides: MergeInput, prp: string): Promise<LocalVersions> {
  const [ours, theirs, base] = await Promise.all([
    versionsOf(sides.ours, prp),
    versionsOf(sides.theirs, prp),
    sides.base === undefined ? new Map<string, LocatedVersion>() : versionsOf(sides.base, prp),
  ]);
  const versions: LocatedVersion[] = [];
  const differing: { ours: LocatedVersion; theirs: LocatedVersion }[] = [];
  for (const kept of ours.values()) {
    const there = theirs.get(kept.id);
    if (there?.tree === kept.tree) {
      // The same seal proves the same past: any older version that is not there was removed.
      versions.length = 0;
      continue;
    }
    const same = there && base.has(kept.id) ? { kept: there, isSealed: false } : await findSame(sides, kept, theirs);
    if (same?.isSealed) versions.length = 0;
    if (same) differing.push({ ours: kept, theirs: same.kept });
    else if (!base.has(kept.id) && !sides.removed.has(versionKey(oneLine(prp), kept.id))) versions.push(kept);
  }
  return { versions, differing };
}

/** The next id to try when another version has this one. */
export function nextId(id: string): string {
  return versionId(new Date(sealedAt(id) + 1000), checksumHexOf(id), undefined);
}

/** The versions of a PRP by id, oldest first. */
async function versionsOf(at: Snapshot, prp: string): Promise<Map<string, LocatedVersion>> {
  const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  const kept = new Map<string, LocatedVersion>();
  for (const { name: bucket } of buckets.toSorted((a, b) => Number(a.name) - Number(b.name))) {
    for (const version of await bucketVersions(at, `${prp}/${bucket}`))
      kept.set(version.id, { ...version, prp, bucket });
  }
  return kept;
}

/** Finds our version on their side, where it may have another number, and another id if its own was taken. */
async function findSame(sides: MergeInput, kept: LocatedVersion, theirs: ReadonlyMap<string, LocatedVersion>) {
  for (let id = kept.id, there = theirs.get(id); there !== undefined; id = nextId(id), there = theirs.get(id)) {
    const [own, other] = await Promise.all([mementoIn(sides.ours, kept), mementoIn(sides.theirs, there)]);
    if (isSameVersion(own, other)) return { kept: there, isSealed: own.digest === other.digest };
  }
  return undefined;
}

export async function mementoIn(at: Snapshot, location: VersionLocation) {
  const path = mementoPath(location);
  return openMemento(location, (await at.read([path])).get(path));
}

/** Reads the states to merge. Their log is read only where no common state is known. */
export async function readMergeInput(git: Git, branch: Branch, ours: string, theirs: string): Promise<MergeInput> {
  const { stdout } = await git.run(['merge-base', ours, theirs]);
  const base = stdout.toString().trim();
  const sides = { ours: snapshotOf(branch, ours), theirs: snapshotOf(branch, theirs) };
  if (base !== '') return { ...sides, base: snapshotOf(branch, base), removed: new Set() };

  const removed = new Set<string>();
  for await (const { message } of branch.log?.(theirs) ?? []) for (const key of parseRemoved(message)) removed.add(key);
  return { ...sides, removed };
}
