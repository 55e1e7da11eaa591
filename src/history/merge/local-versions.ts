import { oneLine } from '../branch/commit-message.ts';
import { parseRemoved, versionKey } from '../branch/parse-trailers.ts';
import { type VersionLocation, checksumHexOf, isBucket, mementoPath, sealedAt, versionId } from '../versions/layout.ts';
import { bucketVersions } from '../versions/version-order.ts';
import { isSameVersion } from '../versions/memento.ts';
import { type Snapshot, snapshotOf } from '../versions/snapshot.ts';
import { openMemento } from '../versions/stored-version.ts';
import type { Git } from '../../system/git.ts';
import type { Branch } from '../branch/branch.ts';

/** Two states of one branch that went on apart. */
export interface MergeInput {
  readonly ours: Snapshot;
  readonly theirs: Snapshot;
  /** The last state that both have had; absent when none is known, as after a compaction. */
  readonly base?: Snapshot | undefined;
  /** Versions of which the log of their side says that they were removed, as `versionKey` names them. */
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
  /** Versions that both sides have, with other files. */
  readonly differing: readonly { readonly ours: LocatedVersion; readonly theirs: LocatedVersion }[];
}

/**
 * What our side has of a PRP and theirs has not. A version that is not there may also have been removed there on
 * purpose: then the base has it, or the log says so, or a later version that both sides have was built upon it. Throws
 * `E_INTEGRITY` or `E_FORMAT` when a memento that must be compared cannot be relied on.
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
      // The same seal holds the same past: whatever of it is not there was removed.
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

/** The id to take, or to look at, when one is another version's. */
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

/** Our version as it stands there, maybe with another number, and another id where its own was taken. */
async function findSame(sides: MergeInput, kept: LocatedVersion, theirs: ReadonlyMap<string, LocatedVersion>) {
  for (let id = kept.id, there = theirs.get(id); there !== undefined; id = nextId(id), there = theirs.get(id)) {
    const [own, other] = await Promise.all([mementoIn(sides.ours, kept), mementoIn(sides.theirs, there)]);
    if (isSameVersion(own, other)) return { kept: there, isSealed: own.digest === other.digest };
  }
  return undefined;
}

export async function mementoIn(at: Snapshot, place: VersionLocation) {
  const path = mementoPath(place);
  return openMemento(place, (await at.read([path])).get(path));
}

/** What is compared to unite two commits of a branch. Only where they share no past, a log is read for what it removed. */
export async function readMergeInput(git: Git, branch: Branch, ours: string, theirs: string): Promise<MergeInput> {
  const { stdout } = await git.run(['merge-base', ours, theirs]);
  const base = stdout.toString().trim();
  const sides = { ours: snapshotOf(branch, ours), theirs: snapshotOf(branch, theirs) };
  if (base !== '') return { ...sides, base: snapshotOf(branch, base), removed: new Set() };

  const removed = new Set<string>();
  for await (const { message } of branch.log?.(theirs) ?? []) for (const key of parseRemoved(message)) removed.add(key);
  return { ...sides, removed };
}
