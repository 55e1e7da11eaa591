import { newestLocations } from '../versions/version-list.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { readRecords } from './stored-records.ts';
import { medianDurations } from './gate-trends.ts';

/** Runs of a gate that its expected duration is made of. */
const runsPerGate = 10;

/** Versions of one PRP whose records are looked at: what this costs must not grow with the history. */
const versionsPerPrp = 5;

/**
 * How long each gate is going to take, in milliseconds, by its id: the median of its newest runs, of whichever of these
 * PRPs. Records that cannot be relied on are left out, and a gate that never ran is not there.
 */
export async function expectedDurations(at: Snapshot, prps: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const records = await Promise.all(
    prps.map(async (prp) =>
      readRecords(at, (await newestLocations(at, prp, versionsPerPrp)).slice(0, versionsPerPrp), runsPerGate),
    ),
  );
  const validations = records.flatMap((one) => one.validations);
  return medianDurations(
    validations.toSorted((a, b) => (a.id < b.id ? 1 : -1)),
    runsPerGate,
  );
}
