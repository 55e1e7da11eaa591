import { PrpError } from '../../base/errors.ts';
import { newestLocations } from './version-list.ts';
import type { Snapshot } from './snapshot.ts';

/** By PRP, the id of the version that should be its newest; `undefined` for a PRP that should have none. */
export type ExpectedVersions = ReadonlyMap<string, string | undefined>;

/** Throws `E_CONFLICT` when a PRP has got other versions than the caller has seen. */
export async function checkExpectedVersions(at: Snapshot, expected: ExpectedVersions): Promise<void> {
  for (const [prp, id] of expected) {
    const [newest] = await newestLocations(at, prp, 1);
    if (newest?.id === id) continue;
    throw new PrpError(
      'E_CONFLICT',
      `${prp} got a version in the meantime: expected ${id ?? 'none'}, found ${newest?.id ?? 'none'}.`,
      { hint: 'Somebody else saved at the same time. Run the command again.' },
    );
  }
}
