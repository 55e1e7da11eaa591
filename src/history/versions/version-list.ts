import { type VersionLocation, isBucket, isVersionId } from './layout.ts';
import { bucketVersions } from './version-order.ts';
import { type Snapshot, isDamageError } from './snapshot.ts';
import { type ListedVersion, readVersions } from './stored-version.ts';

/**
 * Where the versions of a PRP stand, newest first, from directory names alone: ids sort by age, and where they do not, a
 * file says so. Looks no further back than to have `enough` of them.
 */
export async function newestLocations(
  at: Snapshot,
  prp: string,
  enough = Infinity,
): Promise<readonly VersionLocation[]> {
  const places: VersionLocation[] = [];
  for (const bucket of (await bucketsOf(at, prp)).toReversed()) {
    if (places.length >= enough) break;
    places.push(...(await bucketLocations(at, prp, bucket)));
  }
  return places;
}

/** Where the versions of a bucket and of those beside it stand, newest first: enough to check one by its neighbours. */
export async function locationsAround(at: Snapshot, prp: string, bucket: string): Promise<readonly VersionLocation[]> {
  const buckets = await bucketsOf(at, prp);
  const index = buckets.indexOf(bucket);
  const near = index === -1 ? [] : buckets.slice(Math.max(0, index - 1), index + 2);
  const places = await Promise.all(near.toReversed().map((one) => bucketLocations(at, prp, one)));
  return places.flat();
}

/** The oldest first. */
async function bucketsOf(at: Snapshot, prp: string): Promise<readonly string[]> {
  const entries = await at.list(prp);
  const buckets = entries.filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  return buckets.map(({ name }) => name).toSorted((a, b) => Number(a) - Number(b));
}

/** Newest first. */
async function bucketLocations(at: Snapshot, prp: string, bucket: string): Promise<readonly VersionLocation[]> {
  const versions = await bucketVersions(at, `${prp}/${bucket}`);
  return versions.toReversed().map(({ id }) => ({ prp, bucket, id }));
}

/** The newest id by its name alone, whatever it is sorted by; empty without versions. */
export async function newestIdByName(at: Snapshot, prp: string): Promise<string> {
  const bucket = (await bucketsOf(at, prp)).at(-1);
  const entries = bucket === undefined ? [] : await at.list(`${prp}/${bucket}`);
  return entries.flatMap(({ name }) => (isVersionId(name) ? [name] : [])).at(-1) ?? '';
}

/** Where the oldest version of a PRP stands. */
export async function oldestLocation(at: Snapshot, prp: string): Promise<VersionLocation | undefined> {
  for (const bucket of await bucketsOf(at, prp)) {
    const [oldest] = await bucketVersions(at, `${prp}/${bucket}`);
    if (oldest !== undefined) return { prp, bucket, id: oldest.id };
  }
  return undefined;
}

/**
 * What a new version must sort after: the id of the newest, or what that one is sorted by. `undefined` for a PRP without
 * versions.
 */
export async function newestSortKey(at: Snapshot, prp: string): Promise<string | undefined> {
  const [newest] = await newestLocations(at, prp, 1);
  if (newest === undefined) return undefined;
  return (await bucketVersions(at, `${prp}/${newest.bucket}`)).at(-1)?.sortsAs;
}

/** Every PRP that has versions, and how many, by path; from directory names alone. */
export async function countVersions(at: Snapshot): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();

  async function visit(directory: string, parent: string, isPossibleBucket: boolean): Promise<void> {
    const entries = (await at.list(directory)).filter(({ kind }) => kind === 'directory');
    const versions = isPossibleBucket ? entries.filter(({ name }) => isVersionId(name)) : [];
    if (versions.length > 0) counts.set(parent, (counts.get(parent) ?? 0) + versions.length);
    // A directory of the repository may be called 2026: what holds no versions is walked like any other.
    const others = entries.filter((entry) => !versions.includes(entry));
    await Promise.all(
      others.map(({ name }) => visit(directory === '' ? name : `${directory}/${name}`, directory, isBucket(name))),
    );
  }

  await visit('', '', false);
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A PRP that has versions. */
export interface VersionedPrp {
  readonly prp: string;
  /** How many. */
  readonly versions: number;
  readonly latest: ListedVersion;
}

/** By path. A PRP whose newest version cannot be told hides no other. */
export async function listPrps(at: Snapshot): Promise<readonly VersionedPrp[]> {
  const counts = await countVersions(at);
  const found = await Promise.all(
    [...counts].map(async ([prp, versions]) => {
      const [latest] = await latestVersion(at, prp);
      return latest === undefined ? [] : [{ prp, versions, latest }];
    }),
  );
  return found.flat();
}

/** How many are read at once while walking back. */
const walkBatch = 50;

/** The newest versions of a PRP, newest first. */
export async function newestVersions(at: Snapshot, prp: string, limit = Infinity): Promise<readonly ListedVersion[]> {
  // One more, to check the oldest against.
  return readVersionsWhere(at, await newestLocations(at, prp, limit + 1), (_, index) => index < limit);
}

/** The newest version, or none. Where the order of the versions cannot be told, that spoils the newest by its name. */
export async function latestVersion(at: Snapshot, prp: string): Promise<readonly ListedVersion[]> {
  try {
    return await newestVersions(at, prp, 1);
  } catch (problem) {
    if (!isDamageError(problem)) throw problem;
    const id = await newestIdByName(at, prp);
    return [{ tampered: true, prp, id, sequence: undefined, reason: problem.message, problem }];
  }
}

/** Newest first, read a stride at a time. */
export async function* walkBack(at: Snapshot, prp: string): AsyncGenerator<ListedVersion> {
  const places = await newestLocations(at, prp);
  for (let from = 0; from < places.length; from += walkBatch) {
    yield* await readVersionsWhere(at, places, (_, index) => index >= from && index < from + walkBatch);
  }
}

/** The versions that are wanted of those at `places`, each checked against the ones on either side of it. */
export async function readVersionsWhere(
  at: Snapshot,
  places: readonly VersionLocation[],
  isWanted: (place: VersionLocation, index: number) => boolean,
): Promise<readonly ListedVersion[]> {
  const wanted = places.map(isWanted);
  const isNear = (index: number) => wanted[index - 1] === true || wanted[index] === true || wanted[index + 1] === true;
  const near = [...places.keys()].filter(isNear);
  const versions = await readVersions(
    at,
    near.flatMap((index) => places[index] ?? []),
  );
  return versions.filter((_, position) => wanted[near[position] ?? 0] === true);
}
