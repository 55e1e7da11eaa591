import type { Memento } from '../versions/memento.ts';
import { isTagName } from '../versions/selector.ts';
import type { Tag } from '../versions/tags.ts';

export interface TagMergeInput {
  readonly ours: readonly Tag[];
  readonly theirs: readonly Tag[];
  /** Absent when no common state is known. */
  readonly base?: readonly Tag[] | undefined;
}

/** The new places of our versions. */
export interface VersionMoves {
  /** By the former digest. */
  readonly follow: ReadonlyMap<string, Memento>;
  /** Whether a version, by its new digest, is new on their side. */
  readonly isNew: (digest: string) => boolean;
  /** Whether the merged branch has a version. */
  readonly isThere: (id: string) => boolean;
}

/** The tags of both sides, and the changes to theirs. */
export interface MergedTags {
  readonly tags: readonly Tag[];
  readonly added: readonly Tag[];
  readonly removed: readonly Tag[];
}

/**
 * Merges the tags of a PRP: a change on one side wins. Where both sides set one name on different versions, theirs
 * keeps it and ours gets a number after its name, so no tag is lost. Where no common state is known and both versions
 * exist on both sides, theirs wins.
 */
export function mergeTags(sides: TagMergeInput, { follow, isNew, isThere }: VersionMoves): MergedTags {
  const ours = new Map(sides.ours.map((tag) => [tag.name, moveTag(tag, follow)]));
  const base = new Map((sides.base ?? []).map((tag) => [tag.name, tag]));
  const theirs = new Map(sides.theirs.map((tag) => [tag.name, tag]));
  const tags = new Map(theirs);
  const added: Tag[] = [];
  const removed: Tag[] = [];

  // The same tag from an earlier merge can be used again.
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

function moveTag(tag: Tag, follow: ReadonlyMap<string, Memento>): Tag {
  const memento = follow.get(tag.mementoDigest);
  return memento === undefined ? tag : { ...tag, version: memento.id, mementoDigest: memento.digest };
}

function isEqual(a: Tag, b: Tag | undefined): boolean {
  return a.version === b?.version && a.mementoDigest === b.mementoDigest;
}

/** `approved` → `approved-2`, or the next free name. */
function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const free = `${name.slice(0, 64 - suffix.length)}${suffix}`;
    if (isTagName(free) && !isTaken(free)) return free;
  }
}
