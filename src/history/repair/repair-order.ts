import { checksumHexOf, sealedAt, versionId } from '../versions/layout.ts';
import { orderFile, printOrder, readOrder } from '../versions/version-order.ts';
import type { SoundVersion } from './inspect-files.ts';
import type { Snapshot } from '../versions/snapshot.ts';

export interface RepairedOrder {
  /** Files that say anew in which order versions stand, where the one that did is of no use. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /** What the next version must sort after. */
  readonly last: string | undefined;
}

/** The order of a PRP's versions, as their numbers have it. `kept`: oldest first; `unsound`: paths that are set aside. */
export async function repairOrder(
  at: Snapshot,
  prp: string,
  kept: readonly SoundVersion[],
  unsound: ReadonlySet<string>,
): Promise<RepairedOrder> {
  const write = new Map<string, Uint8Array>();
  let last: string | undefined;
  for (const [bucket, versions] of Map.groupBy(kept, ({ place }) => place.bucket)) {
    const directory = `${prp}/${bucket}`;
    const path = `${directory}/${orderFile}`;
    const isGone = unsound.has(path) || unsound.has(directory);
    const known = isGone ? new Map<string, string>() : await readOrder(at, directory, await at.list(directory));
    const sortsAs = new Map<string, string>();
    for (const { memento } of versions) {
      const id = known.get(memento.id) ?? versionId(new Date(sealedAt(memento.id)), checksumHexOf(memento.id), last);
      if (id !== memento.id) sortsAs.set(memento.id, id);
      last = id;
    }
    if (unsound.has(path) && sortsAs.size > 0) write.set(path, printOrder(sortsAs));
  }
  return { write, last };
}
