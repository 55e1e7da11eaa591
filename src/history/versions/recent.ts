import { PrpError } from '../../base/errors.ts';
import { directoryOf } from './layout.ts';
import type { Memento } from './memento.ts';
import { newestLocations } from './version-list.ts';
import { type Problem, problemOf } from './problem.ts';
import type { FileOrError } from './read-each.ts';
import type { Snapshot } from './snapshot.ts';
import { classifyPath } from './classify-path.ts';
import { filesByListing } from './stored-files.ts';
import { walkChain } from '../verify/verify-chain.ts';
import { verifyVersion } from '../verify/verify-version.ts';

/** The newest versions of a PRP, held to what was sealed. */
export interface RecentVersions {
  /** Newest first; null for one that cannot be relied on. */
  readonly mementos: readonly (Memento | null)[];
  /** Oldest first; empty when all is as it was sealed. */
  readonly problems: readonly Problem[];
}

/**
 * Looks at every file of the newest versions, and at the links between them: what that costs depends on `limit` alone.
 * What only older versions, tags and the log tell is for `verify`.
 */
export async function verifyRecent(at: Snapshot, prp: string, limit: number): Promise<RecentVersions> {
  try {
    const places = (await newestLocations(at, prp, limit)).slice(0, limit).toReversed();
    const files = new Map(places.map(({ id }) => [id, new Map<string, FileOrError>()]));
    for await (const { path, content } of filesByListing(at, places.map(directoryOf))) {
      const spot = classifyPath(path);
      if (spot.kind === 'version') files.get(spot.id)?.set(path, content);
    }
    const chain = walkChain(prp);
    const checked = places.map((place) => {
      const version = verifyVersion(place, files.get(place.id) ?? new Map(), at.latest);
      return { version, problems: [...version.problems, ...chain.next(version)] };
    });
    const bad = new Set(checked.flatMap(({ problems }) => problems.map((problem) => problem.version)));
    return {
      mementos: checked
        .map(({ version: { place, memento } }) => (bad.has(place.id) ? null : (memento ?? null)))
        .toReversed(),
      problems: checked.flatMap(({ problems }) => problems),
    };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return { mementos: [], problems: [problemOf(prp, null, error)] };
  }
}
