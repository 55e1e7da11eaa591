import { isBucket, isVersionId } from './layout.ts';
import type { Snapshot } from './snapshot.ts';

/** Every PRP that has versions, and how many, by path; from directory names alone. */
export async function countVersions(at: Snapshot): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();

  async function visit(directory: string, parent: string, isPossibleBucket: boolean): Promise<void> {
    const entries = (await at.list(directory)).filter(({ kind }) => kind === 'directory');
    const versions = isPossibleBucket ? entries.filter(({ name }) => isVersionId(name)) : [];
    if (versions.length > 0) counts.set(parent, (counts.get(parent) ?? 0) + versions.length);
    // A directory of the repository may be called 2026: what holds no versions is walked like any other.
    const others = entries.filter((entry) => !versions.includes(entry));
    await Promise.all(
      others.map(({ name }) => visit(directory === '' ? name : `${directory}/${name}`, directory, isBucket(name))),
    );
  }

  await visit('', '', false);
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
