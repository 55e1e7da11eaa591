import type { Memento } from '../versions/memento.ts';
import { isTagName } from '../versions/selector.ts';
import type { Tag } from '../versions/tags.ts';

export interface TagMergeInput {
  readonly ours: readonly Tag[];
  readonly theirs: readonly Tag[];
  /** Absent when nobody knows what both have had. */
  readonly base?: readonly Tag[] | undefined;
}

/** What becomes of our versions. */
export interface VersionMoves {
  /** By the digest it had. */
  readonly follow: ReadonlyMap<string, Memento>;
  /** Whether a version, by its new digest, was not there before. */
  readonly isNew: (digest: string) => boolean;
  /** Whether the united branch has a version. */
  readonly isThere: (id: string) => boolean;
}

/** What our tags become: the tags of both sides, and those of ours that are new there or moved. */
export interface MergedTags {
  readonly tags: readonly Tag[];
  readonly added: readonly Tag[];
  readonly removed: readonly Tag[];
}

/**
 * Brings the tags of a PRP together: what one side did is done. Where both put one name on different versions, the
 * other side keeps it and ours gets a number behind its name, so that no mark is lost. Where nobody knows who moved one
 * between versions that both have, the other side did.
 */
export function mergeTags(sides: TagMergeInput, { follow, isNew, isThere }: VersionMoves): MergedTags {
  const ours = new Map(sides.ours.map((tag) => [tag.name, movedTag(tag, follow)]));
  const base = new Map((sides.base ?? []).map((tag) => [tag.name, tag]));
  const theirs = new Map(sides.theirs.map((tag) => [tag.name, tag]));
  const tags = new Map(theirs);
  const added: Tag[] = [];
  const removed: Tag[] = [];

  // One that it has from an earlier time will do.
  const isTaken = (name: string, tag: Tag) =>
    (tags.has(name) || ours.has(name)) && !isEqual(tag, tags.get(name)) && !isEqual(tag, ours.get(name));

  for (const [name, tag] of ours) {
    const there = theirs.get(name);
    if (isEqual(tag, base.get(name)) || isEqual(tag, there) || !isThere(tag.version)) continue;
    if (sides.base === undefined && there !== undefined && !isNew(tag.mementoDigest)) continue;
    const isFree = there === undefined || isEqual(there, base.get(name));
    const kept = isFree ? tag : { ...tag, name: freeName(name, (other) => isTaken(other, tag)) };
    if (isEqual(kept, tags.get(kept.name))) continue;
    tags.set(kept.name, kept);
    added.push(kept);
  }
  for (const [name, before] of base) {
    const there = theirs.get(name);
    if (ours.has(name) || there === undefined || !isEqual(there, before)) continue;
    tags.delete(name);
    removed.push(there);
  }
  return { tags: [...tags.values()], added, removed };
}

function movedTag(tag: Tag, follow: ReadonlyMap<string, Memento>): Tag {
  const memento = follow.get(tag.mementoDigest);
  return memento === undefined ? tag : { ...tag, version: memento.id, mementoDigest: memento.digest };
}

function isEqual(a: Tag, b: Tag | undefined): boolean {
  return a.version === b?.version && a.mementoDigest === b.mementoDigest;
}

/** `approved` → `approved-2`, or the next that is free. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const free = `${name.slice(0, 64 - suffix.length)}${suffix}`;
    if (isTagName(free) && !isTaken(free)) return free;
  }
}
