import { oneLine } from '../branch/commit-message.ts';
import { versionKey } from '../branch/parse-trailers.ts';
import { type VersionLocation, checksumHexOf, locationOf, sealedAt, versionId } from '../versions/layout.ts';
import { locationsBehind } from '../versions/line-locations.ts';
import { type ChainPosition, type Memento, followedPrp, metadataFollowing, reseal } from '../versions/memento.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { type StoredVersion, readVersions } from '../versions/stored-version.ts';
import { newestLocations, newestSortKey, newestVersions } from '../versions/version-list.ts';
import { type LocalVersions, type MergeInput, mementoIn, nextId } from './local-versions.ts';

/** A version of ours, before and after the merge. */
export interface MovedVersion {
  readonly from: VersionLocation;
  readonly before: Memento;
  readonly after: Memento;
  /** Its sort key on their side. */
  readonly sortsAs: string;
}

/**
 * Appends each version to their newest one. All PRPs together, by number: a renamed PRP continues a version under its
 * former path, which may move, too.
 */
export async function relinkVersions(
  sides: MergeInput,
  found: ReadonlyMap<string, LocalVersions>,
): Promise<ReadonlyMap<string, readonly MovedVersion[]>> {
  const { ours, theirs } = sides;
  const moves = new Map<string, MovedVersion[]>();
  const ends = new Map<string, ChainEnd>();
  const all: Memento[] = [];
  for (const [prp, { versions }] of found) {
    if (versions.length === 0) continue;
    ends.set(prp, await chainEnd(theirs, prp));
    // Newest first, as readVersions wants them, and each is checked against its parent.
    const stored = await soundVersions(readVersions(ours, versions.toReversed()));
    all.push(...stored.map(({ memento }) => memento).toReversed());
  }
  const relinked: Relinked = { sides, found, after: new Map(), parents: new Map() };
  for (const before of all.toSorted((a, b) => a.sequence - b.sequence)) {
    const end = ends.get(before.prp);
    if (end === undefined) throw new Error(`Internal error: ${before.prp} has no end.`);
    let id = before.id;
    while (end.taken.has(id)) id = nextId(id);
    end.taken.add(id);
    end.renamed.set(before.id, id);
    const restoredFrom = end.renamed.get(before.restoredFrom ?? '') ?? before.restoredFrom;
    const parent = await parentOf(before, end.newest, relinked);
    const isSame = parent === 'same' || ((parent?.digest ?? null) === before.previousDigest && id === before.id);
    const moved = isSame ? before : reseal(before, { ...linkAfter(before, parent), id, restoredFrom });
    const last = versionId(new Date(sealedAt(id)), checksumHexOf(id), end.last);
    const own = moves.get(before.prp) ?? [];
    own.push({ from: locationOf(before), before, after: moved, sortsAs: last });
    moves.set(before.prp, own);
    relinked.after.set(before.digest, moved);
    relinked.parents.set(moved.digest, parent);
    Object.assign(end, { last, newest: moved });
  }
  return moves;
}

/** Where the next version of a path goes on their side. */
interface ChainEnd {
  readonly taken: Set<string>;
  /** New ids by the former ones. */
  readonly renamed: Map<string, string>;
  readonly last: string | undefined;
  readonly newest: Memento | undefined;
}

async function chainEnd(theirs: Snapshot, prp: string): Promise<ChainEnd> {
  return {
    taken: new Set((await newestLocations(theirs, prp)).map(({ id }) => id)),
    renamed: new Map(),
    last: await newestSortKey(theirs, prp),
    newest: (await soundVersions(newestVersions(theirs, prp, 1)))[0]?.memento,
  };
}

/** Throws the problem of the first tampered version. */
async function soundVersions(listed: ReturnType<typeof newestVersions>): Promise<readonly StoredVersion[]> {
  return (await listed).map((version) => {
    if (version.tampered) throw version.problem;
    return version;
  });
}

/** The version before one of ours on their side; none for a first version; `same` as on our side. */
type Parent = Memento | undefined | 'same';

interface Relinked {
  readonly sides: MergeInput;
  readonly found: ReadonlyMap<string, LocalVersions>;
  /** The moved versions by their former digests. */
  readonly after: Map<string, Memento>;
  /** By the new digests of the moved versions. */
  readonly parents: Map<string, Parent>;
}

/**
 * As in an append, a version continues a former path only where all versions under its own path are the past of the
 * one that it follows there. Otherwise it comes after `newest`, the newest one under its own path.
 */
async function parentOf(before: Memento, newest: Memento | undefined, relinked: Relinked): Promise<Parent> {
  if (followedPrp(before) === undefined) return newest ?? ((await isKnownThere(before, relinked)) ? 'same' : undefined);
  const followed = await followedNow(before, relinked);
  if (newest === undefined) return followed;
  return (await isBehind(newest, { child: before, parent: followed }, relinked)) ? followed : newest;
}

/** Whether a version comes before `child` on their side. */
async function isBehind(
  version: Memento,
  { child, parent }: { readonly child: Memento; readonly parent: Parent },
  relinked: Relinked,
): Promise<boolean> {
  const isIt = ({ prp, id }: Pick<VersionLocation, 'prp' | 'id'>) => prp === version.prp && id === version.id;
  if (parent === undefined) return false;
  if (parent === 'same') return (await locationsBehind(relinked.sides.theirs, child)).some(isIt);
  if (isIt(parent)) return true;
  const { digest } = parent;
  const next = relinked.parents.has(digest) ? relinked.parents.get(digest) : 'same';
  return isBehind(version, { child: parent, parent: next }, relinked);
}

/** The version that one of ours follows under a former path. A clean-up of ours may have removed one of our own. */
async function followedNow(before: Memento, relinked: Relinked): Promise<Parent> {
  const { parent, previousDigest } = before;
  const prp = followedPrp(before) ?? before.prp;
  const there = await placeOf({ prp, id: parent ?? '', digest: previousDigest ?? '' }, relinked);
  if (there !== undefined) return there;
  if (await isKnownThere({ prp, parent }, relinked)) return 'same';
  const { ours } = relinked.sides;
  const [older] = await locationsBehind(ours, before);
  const memento = older && (await mementoIn(ours, older));
  return memento && ((await placeOf(memento, relinked)) ?? memento);
}

/** One of our versions as it is on their side, where it has another seal there. */
async function placeOf(
  { prp, id, digest }: Pick<Memento, 'prp' | 'id' | 'digest'>,
  { sides, found, after }: Relinked,
): Promise<Memento | undefined> {
  const pair = found.get(prp)?.differing.find(({ ours }) => ours.id === id);
  return after.get(digest) ?? (pair && mementoIn(sides.theirs, pair.theirs));
}

/** Whether their side has the parent, or had it. */
async function isKnownThere(
  { prp, parent }: Pick<Memento, 'prp' | 'parent'>,
  { sides: { theirs, base, removed } }: Relinked,
): Promise<boolean> {
  if (parent === null || removed.has(versionKey(oneLine(prp), parent))) return true;
  const states = base === undefined ? [theirs] : [theirs, base];
  const locations = await Promise.all(states.map((at) => newestLocations(at, prp)));
  return locations.flat().some(({ id }) => id === parent);
}

function linkAfter(
  before: Memento,
  parent: Memento | undefined,
): Pick<ChainPosition, 'sequence' | 'parent' | 'previousDigest' | 'metadata'> {
  const former = parent === undefined || parent.prp === before.prp ? undefined : parent.prp;
  return {
    sequence: (parent?.sequence ?? 0) + 1,
    parent: parent?.id ?? null,
    previousDigest: parent?.digest ?? null,
    metadata: metadataFollowing(before.metadata, former),
  };
}
