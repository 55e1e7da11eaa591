import { lineLocations } from './line-locations.ts';
import { type Snapshot, isDamageError } from './snapshot.ts';
import { type ListedVersion, idOf } from './stored-version.ts';
import { countVersions, newestIdByName, newestVersions } from './version-list.ts';

/** A path with versions. */
export interface VersionedPrp {
  readonly prp: string;
  /** How many, also under its former paths. */
  readonly versions: number;
  /** Those under this path alone. */
  readonly own: number;
  readonly latest: ListedVersion;
  /** The path under which its versions continue; null when its latest version is the latest of all. */
  readonly movedTo: string | null;
}

/** Sorted by path. A PRP with an unreadable newest version does not hide the others. */
export async function listPrps(at: Snapshot): Promise<readonly VersionedPrp[]> {
  const counts = await countVersions(at);
  const found = await Promise.all([...counts].map(async ([prp, own]) => listOne(at, prp, own)));
  const listed = found.flat();
  // A PRP that was renamed twice has two lines through its first path: the longest is that of its present path.
  const byLength = listed.toSorted((a, b) => a.versions - b.versions);
  const successor = new Map(byLength.flatMap(({ prp, ends }) => ends.map((end) => [end, prp] as const)));
  return listed.map(({ ends: _ends, ...one }) => {
    const movedTo = successor.get(keyOf(one.prp, idOf(one.latest))) ?? null;
    return { ...one, movedTo: movedTo === one.prp ? null : movedTo };
  });
}

async function listOne(at: Snapshot, prp: string, own: number) {
  const [latest] = await latestVersion(at, prp);
  if (latest === undefined) return [];
  // Without a gap in the numbers, no version continues another path.
  const isWhole = latest.tampered || latest.memento.sequence === own;
  const line = isWhole ? [] : await lineLocations(at, prp);
  const former = line.filter((location, index) => location.prp !== line[index - 1]?.prp && index > 0);
  const ends = former.map((location) => keyOf(location.prp, location.id));
  return [{ prp, versions: Math.max(own, line.length), own, latest, ends }];
}

function keyOf(prp: string, id: string): string {
  return `${prp}\t${id}`;
}

/**
 * The newest version, or none. Where the order of the versions is unreadable, the newest by name is returned as
 * invalid.
 */
async function latestVersion(at: Snapshot, prp: string): Promise<readonly ListedVersion[]> {
  try {
    return await newestVersions(at, prp, 1);
  } catch (problem) {
    if (!isDamageError(problem)) throw problem;
    const id = await newestIdByName(at, prp);
    return [{ tampered: true, prp, id, sequence: undefined, reason: problem.message, problem }];
  }
}
