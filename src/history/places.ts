import { isBucket, type Place } from './layout.ts';
import { versionsIn } from './order.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Where the versions of a PRP stand, newest first, from directory names alone: ids sort by age, and where they do not, a
 * file says so. Looks no further back than to have `enough` of them.
 */
export async function newestPlaces(at: Snapshot, prp: string, enough = Infinity): Promise<readonly Place[]> {
  const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  const places: Place[] = [];
  for (const { name: bucket } of buckets.toSorted((a, b) => Number(b.name) - Number(a.name))) {
    if (places.length >= enough) break;
    const versions = await versionsIn(at, `${prp}/${bucket}`);
    places.push(...versions.toReversed().map(({ id }) => ({ prp, bucket, id })));
  }
  return places;
}

/** Where the oldest version of a PRP stands. */
export async function oldestPlace(at: Snapshot, prp: string): Promise<Place | undefined> {
  const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  for (const { name: bucket } of buckets.toSorted((a, b) => Number(a.name) - Number(b.name))) {
    const [oldest] = await versionsIn(at, `${prp}/${bucket}`);
    if (oldest !== undefined) return { prp, bucket, id: oldest.id };
  }
  return undefined;
}

/**
 * What a new version must sort after: the id of the newest, or what that one is sorted by. `undefined` for a PRP without
 * versions.
 */
export async function newestOrdered(at: Snapshot, prp: string): Promise<string | undefined> {
  const [newest] = await newestPlaces(at, prp, 1);
  if (newest === undefined) return undefined;
  return (await versionsIn(at, `${prp}/${newest.bucket}`)).at(-1)?.sortsAs;
}
