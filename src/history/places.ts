import { isBucket, isVersionId, type Place, secondOf } from './layout.ts';
import type { Snapshot } from './snapshot.ts';

/** The places of one second, of which only the mementos know the order. */
export type PlaceGroup = readonly Place[];

/** By age, oldest first; 0 for two of the same second. */
export function comparePlaces(a: Place, b: Place): number {
  return Number(a.bucket) - Number(b.bucket) || compareText(secondOf(a.id), secondOf(b.id));
}

/**
 * Where the versions of a PRP stand, newest first, from directory names alone. Looks no further back than to have
 * `enough` places and the group before them, if there is one.
 */
export async function newestPlaces(at: Snapshot, prp: string, enough = Infinity): Promise<readonly PlaceGroup[]> {
  const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  const groups: PlaceGroup[] = [];
  let found = 0;
  for (const { name: bucket } of buckets.toSorted((a, b) => Number(b.name) - Number(a.name))) {
    if (found - (groups.at(-1)?.length ?? 0) >= enough) break;
    const places = (await at.list(`${prp}/${bucket}`))
      .filter(({ name, kind }) => kind === 'directory' && isVersionId(name))
      .map(({ name }): Place => ({ prp, bucket, id: name }));
    found += places.length;
    groups.push(
      ...Map.groupBy(places, ({ id }) => secondOf(id))
        .values()
        .toArray()
        .toReversed(),
    );
  }
  return groups;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
