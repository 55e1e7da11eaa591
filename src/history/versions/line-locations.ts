import { type VersionLocation, isPrpPath, locationOf, mementoPath } from './layout.ts';
import { type Memento, followedPrp } from './memento.ts';
import { type Snapshot, isDamageError } from './snapshot.ts';
import { type ListedVersion, openMemento } from './stored-version.ts';
import { locationsBefore, newestLocations, readVersionsWhere } from './version-list.ts';

/**
 * The versions of a PRP under all its paths, newest first: a renamed PRP continues its versions under the former path.
 * The first version after a rename, which names that path, follows a gap in the numbers: only such versions are read.
 */
export async function lineLocations(at: Snapshot, prp: string): Promise<readonly VersionLocation[]> {
  return lineFrom(at, await newestLocations(at, prp));
}

/** The versions before one, under all paths, newest first. It may stand on another branch. */
export async function locationsBehind(at: Snapshot, memento: Memento): Promise<readonly VersionLocation[]> {
  const there = await newestLocations(at, memento.prp);
  const own = there.slice(there.findIndex(({ id }) => id === memento.id) + 1 || there.length);
  return lineFrom(at, followedPrp(memento) === undefined ? own : await followedLocations(at, memento, own));
}

async function lineFrom(at: Snapshot, newest: readonly VersionLocation[]): Promise<readonly VersionLocation[]> {
  const line: VersionLocation[] = [];
  // A forged version could lead back: each turn is taken once.
  const taken = new Set<string>();
  let part = newest;
  for (;;) {
    const turn = await newestTurn(at, part, taken);
    if (turn === undefined) return [...line, ...part];
    line.push(...part.slice(0, turn.index + 1));
    taken.add(mementoPath(turn.location));
    part = await followedLocations(at, turn.memento, part.slice(turn.index + 1));
  }
}

/** Versions read at once while walking back. */
const walkBatch = 50;

/** The versions of a PRP under all its paths, newest first, read in batches and at most `limit`. */
export async function* walkLine(at: Snapshot, prp: string, limit = Infinity): AsyncGenerator<ListedVersion> {
  const batch = Math.min(limit, walkBatch);
  const taken = new Set<string>();
  // One more, to check the oldest against.
  let locations = await newestLocations(at, prp, limit + 1);
  let left = limit;
  for (let from = 0; from < locations.length && left > 0;) {
    const read = await readVersionsWhere(at, locations, (_, index) => index >= from && index < from + batch);
    const turn = read.find((one) => !one.tampered && followedPrp(one.memento) !== undefined && !taken.has(keyOf(one)));
    for (const version of read) {
      // Read again, with the one that it follows as its neighbour.
      if (version === turn || left === 0) break;
      left -= 1;
      yield version;
    }
    from += batch;
    if (turn === undefined || turn.tampered) continue;
    taken.add(keyOf(turn));
    const index = locations.findIndex(({ id }) => id === turn.memento.id);
    const own = locations.slice(index + 1);
    locations = [locationOf(turn.memento), ...(await followedLocations(at, turn.memento, own))];
    from = 0;
  }
}

function keyOf(version: ListedVersion): string {
  return version.tampered ? '' : mementoPath(locationOf(version.memento));
}

/**
 * The versions that `memento` continues, from the one that it follows; empty when it follows none there. `own`: those
 * before it under its own path, which all are its past. Where the one that it follows is gone, the next older one may
 * stand under either path.
 */
async function followedLocations(
  at: Snapshot,
  memento: Memento,
  own: readonly VersionLocation[],
): Promise<readonly VersionLocation[]> {
  const { parent, sequence } = memento;
  const former = followedPrp(memento);
  if (former === undefined || parent === null || !isPrpPath(former)) return [];
  const there = await newestLocations(at, former);
  const index = there.findIndex(({ id }) => id === parent);
  if (index >= 0) return there.slice(index);
  const before = await locationsBefore(at, locationOf({ prp: former, sequence: sequence - 1, id: parent }));
  const older = await withNumbersBelow(at, before, sequence - 1);
  const [numberThere, ownNumber] = await Promise.all(
    [older, own].map(async ([first]) => first && sequenceAt(at, first)),
  );
  return (ownNumber ?? 0) > (numberThere ?? 0) ? own : older;
}

/** A path that a clean-up emptied may have got versions with earlier ids by a merge. */
async function withNumbersBelow(
  at: Snapshot,
  locations: readonly VersionLocation[],
  sequence: number,
): Promise<readonly VersionLocation[]> {
  for (const [index, location] of locations.entries()) {
    if (((await sequenceAt(at, location)) ?? 0) < sequence) return locations.slice(index);
  }
  return [];
}

interface Turn {
  readonly index: number;
  readonly location: VersionLocation;
  readonly memento: Memento;
}

/** The newest version at these locations that continues another path. */
async function newestTurn(
  at: Snapshot,
  locations: readonly VersionLocation[],
  taken: ReadonlySet<string>,
): Promise<Turn | undefined> {
  for await (const index of gapsIn(at, locations)) {
    const location = locations[index];
    if (location === undefined || taken.has(mementoPath(location))) continue;
    const memento = await mementoAt(at, location);
    if (memento !== undefined && followedPrp(memento) !== undefined) return { index, location, memento };
  }
  return undefined;
}

/** The positions of the versions that do not follow the one before by number, newest first. */
async function* gapsIn(at: Snapshot, locations: readonly VersionLocation[]): AsyncGenerator<number> {
  const last = locations.length - 1;
  const [first, oldest] = [locations[0], locations[last]];
  if (first === undefined || oldest === undefined) return;
  // Both in one request.
  await at.read([mementoPath(first), mementoPath(oldest)]).catch(() => undefined);
  const [newest, lowest] = await Promise.all([sequenceAt(at, first), sequenceAt(at, oldest)]);
  if (newest !== undefined && lowest !== undefined) yield* gapsBetween(at, locations, [0, newest], [last, lowest]);
  if (lowest !== undefined && lowest > 1) yield last;
}

type Numbered = readonly [index: number, sequence: number];

async function* gapsBetween(
  at: Snapshot,
  locations: readonly VersionLocation[],
  newer: Numbered,
  older: Numbered,
): AsyncGenerator<number> {
  const [from, to] = [newer[0], older[0]];
  if (newer[1] - older[1] === to - from) return;
  if (to - from === 1) {
    yield from;
    return;
  }
  const index = (from + to) >> 1;
  const location = locations[index];
  const sequence = location && (await sequenceAt(at, location));
  if (sequence === undefined) return;
  yield* gapsBetween(at, locations, newer, [index, sequence]);
  yield* gapsBetween(at, locations, [index, sequence], older);
}

async function sequenceAt(at: Snapshot, location: VersionLocation): Promise<number | undefined> {
  return (await mementoAt(at, location))?.sequence;
}

/** `undefined` for an invalid one: its reader reports it. */
async function mementoAt(at: Snapshot, location: VersionLocation): Promise<Memento | undefined> {
  const path = mementoPath(location);
  try {
    return openMemento(location, (await at.read([path])).get(path));
  } catch (error) {
    if (!isDamageError(error)) throw error;
    return undefined;
  }
}
