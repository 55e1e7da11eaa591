import { isBucket, isVersionId, type Place } from './layout.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Where the versions of a PRP stand, newest first, from directory names alone: ids sort by age. Looks no further back
 * than to have `enough` of them.
 */
export async function newestPlaces(at: Snapshot, prp: string, enough = Infinity): Promise<readonly Place[]> {
  const buckets = (await at.list(prp)).filter(({ name, kind }) => kind === 'directory' && isBucket(name));
  const places: Place[] = [];
  for (const { name: bucket } of buckets.toSorted((a, b) => Number(b.name) - Number(a.name))) {
    if (places.length >= enough) break;
    const entries = await at.list(`${prp}/${bucket}`);
    const ids = entries.filter(({ name, kind }) => kind === 'directory' && isVersionId(name)).map(({ name }) => name);
    places.push(...ids.toReversed().map((id) => ({ prp, bucket, id })));
  }
  return places;
}
