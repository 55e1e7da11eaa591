import { bucketOf, bucketSize, mementoPath, type VersionLocation } from './layout.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The place of a version among those of its bucket, newest first, found by halving: sequences rise with the order. What
 * a memento says of itself is believed here, for whoever reads the version checks it. `undefined` when it is not there,
 * or when something unreadable was in the way.
 */
export async function findSequence(
  at: Snapshot,
  places: readonly VersionLocation[],
  sequence: number,
): Promise<VersionLocation | undefined> {
  const rising = places.filter(({ bucket }) => bucket === bucketOf(sequence)).toReversed();
  let [low, high] = [0, rising.length - 1];
  // Where nothing was removed, this is the place.
  let guess = (sequence - 1) % bucketSize;
  while (low <= high) {
    const index = guess >= low && guess <= high ? guess : (low + high) >> 1;
    guess = -1;
    const place = rising[index];
    const found = place && (await sequenceAt(at, place));
    if (found === undefined) return undefined;
    if (found === sequence) return place;
    if (found < sequence) low = index + 1;
    else high = index - 1;
  }
  return undefined;
}

async function sequenceAt(at: Snapshot, place: VersionLocation): Promise<number | undefined> {
  const path = mementoPath(place);
  const bytes = (await at.read([path])).get(path);
  const found = /"sequence": (\d+)/.exec(new TextDecoder().decode(bytes))?.[1];
  return found === undefined ? undefined : Number(found);
}
