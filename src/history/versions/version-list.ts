import { type VersionLocation, isBucket, isVersionId } from './layout.ts';
import { bucketVersions, readOrder } from './version-order.ts';
import type { Snapshot } from './snapshot.ts';
import { type ListedVersion, readVersions } from './stored-version.ts';

/**
 * The locations of the versions under one path, newest first, from directory names alone: ids sort by age, and `order.json` lists
 * the exceptions. Looks no further back than for `enough` of them.
 */
export async function newestLocations(
  at: Snapshot,
  prp: string,
  enough = Infinity,
): Promise<readonly VersionLocation[]> {
  const locations: VersionLocation[] = [];
  for (const bucket of (await bucketsOf(at, prp)).toReversed()) {
    if (locations.length >= enough) break;
    locations.push(...(await bucketLocations(at, prp, bucket)));
  }
  return locations;
}

/** The locations in a bucket and its two neighbours, newest first: enough to check a version against its neighbours. */
export async function locationsAround(at: Snapshot, prp: string, bucket: string): Promise<readonly VersionLocation[]> {
  const buckets = await bucketsOf(at, prp);
  const index = buckets.indexOf(bucket);
  const near = index === -1 ? [] : buckets.slice(Math.max(0, index - 1), index + 2);
  const locations = await Promise.all(near.toReversed().map((one) => bucketLocations(at, prp, one)));
  return locations.flat();
}

/** The locations under one path that come before a version, newest first. It may have been removed: `order.json` keeps its key. */
export async function locationsBefore(at: Snapshot, { prp, bucket, id }: VersionLocation): Promise<VersionLocation[]> {
  const directory = `${prp}/${bucket}`;
  const key = (await readOrder(at, directory, await at.list(directory))).get(id) ?? id;
  const before: VersionLocation[] = [];
  for (const one of (await bucketsOf(at, prp)).toReversed()) {
    if (Number(one) > Number(bucket)) continue;
    const versions = await bucketVersions(at, `${prp}/${one}`);
    before.push(
      ...versions
        .toReversed()
        .flatMap(({ id: older, sortsAs }) => (sortsAs < key ? [{ prp, bucket: one, id: older }] : [])),
    );
  }
  return before;
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

/** The newest id by name alone, without `order.json`; empty without versions. */
export async function newestIdByName(at: Snapshot, prp: string): Promise<string> {
  const bucket = (await bucketsOf(at, prp)).at(-1);
  const entries = bucket === undefined ? [] : await at.list(`${prp}/${bucket}`);
  return entries.flatMap(({ name }) => (isVersionId(name) ? [name] : [])).at(-1) ?? '';
}

/** The location of a PRP's oldest version. */
export async function oldestLocation(at: Snapshot, prp: string): Promise<VersionLocation | undefined> {
  for (const bucket of await bucketsOf(at, prp)) {
    const [oldest] = await bucketVersions(at, `${prp}/${bucket}`);
    if (oldest !== undefined) return { prp, bucket, id: oldest.id };
  }
  return undefined;
}

/** The sort key that a new version must follow: that of the newest version. `undefined` for a PRP without versions. */
export async function newestSortKey(at: Snapshot, prp: string): Promise<string | undefined> {
  const [newest] = await newestLocations(at, prp, 1);
  if (newest === undefined) return undefined;
  return (await bucketVersions(at, `${prp}/${newest.bucket}`)).at(-1)?.sortsAs;
}

/** Every PRP that has versions, with their number, by path; from directory names alone. */
export async function countVersions(at: Snapshot): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();

  async function visit(directory: string, parent: string, isPossibleBucket: boolean): Promise<void> {
    const entries = (await at.list(directory)).filter(({ kind }) => kind === 'directory');
    const versions = isPossibleBucket ? entries.filter(({ name }) => isVersionId(name)) : [];
    if (versions.length > 0) counts.set(parent, (counts.get(parent) ?? 0) + versions.length);
    // A directory of the repository may be called 2026: a bucket without versions is walked like any other directory.
    const others = entries.filter((entry) => !versions.includes(entry));
    await Promise.all(
      others.map(({ name }) => visit(directory === '' ? name : `${directory}/${name}`, directory, isBucket(name))),
    );
  }

  await visit('', '', false);
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The newest versions under this path alone, newest first. */
export async function newestVersions(at: Snapshot, prp: string, limit = Infinity): Promise<readonly ListedVersion[]> {
  // One more, to check the oldest against.
  return readVersionsWhere(at, await newestLocations(at, prp, limit + 1), (_, index) => index < limit);
}

/** Reads the wanted versions of those at `locations`, each checked against its neighbours. */
export async function readVersionsWhere(
  at: Snapshot,
  locations: readonly VersionLocation[],
  isWanted: (location: VersionLocation, index: number) => boolean,
): Promise<readonly ListedVersion[]> {
  const wanted = locations.map(isWanted);
  const isNear = (index: number) => wanted[index - 1] === true || wanted[index] === true || wanted[index + 1] === true;
  const near = [...locations.keys()].filter(isNear);
  const versions = await readVersions(
    at,
    near.flatMap((index) => locations[index] ?? []),
  );
  return versions.filter((_, position) => wanted[near[position] ?? 0] === true);
}
