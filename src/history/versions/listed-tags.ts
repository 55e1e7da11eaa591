import { newestLocations } from './version-list.ts';
import { readVersionsWhere } from './select-version.ts';
import type { Snapshot } from './snapshot.ts';
import { idOf, sequenceOf } from './stored-version.ts';
import { missingVersionMessage, replacedVersionMessage, type Tag } from './tags.ts';

/** A tag, and what it is on. */
export interface ListedTag extends Tag {
  /** The version's number; null when that is not known. */
  readonly sequence: number | null;
  /** Why the version cannot be used; null when it can. */
  readonly problem: string | null;
}

/** Looks up the versions that tags are on, all of them at once. */
export async function listTags(at: Snapshot, prp: string, tags: readonly Tag[]): Promise<readonly ListedTag[]> {
  if (tags.length === 0) return [];
  const wanted = new Set(tags.map(({ version }) => version));
  const versions = await readVersionsWhere(at, await newestLocations(at, prp), ({ id }) => wanted.has(id));
  const byId = new Map(versions.map((version) => [idOf(version), version]));
  return tags.map((tag) => {
    const version = byId.get(tag.version);
    if (version === undefined) return { ...tag, sequence: null, problem: missingVersionMessage(prp, tag) };
    const sequence = sequenceOf(version) ?? null;
    if (version.tampered) return { ...tag, sequence, problem: version.reason };
    const isSame = version.memento.digest === tag.mementoDigest;
    return { ...tag, sequence, problem: isSame ? null : replacedVersionMessage(prp, tag, version.memento.digest) };
  });
}
