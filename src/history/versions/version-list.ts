import { isBucket, isVersionId, type VersionLocation } from './layout.ts';
import { bucketVersions } from './version-order.ts';
import type { Snapshot } from './snapshot.ts';

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
