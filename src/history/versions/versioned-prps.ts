import { countVersions } from './prp-directories.ts';
import { latestVersion } from './select-version.ts';
import type { Snapshot } from './snapshot.ts';
import type { ListedVersion } from './stored-version.ts';

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
