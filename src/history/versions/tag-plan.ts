import { PrpError } from '../../base/errors.ts';
import type { Change } from '../branch/branch.ts';
import { type VersionLocation, tagsPath } from './layout.ts';
import { type TagChange, tagMessage } from '../branch/commit-message.ts';
import { selectVersion } from './select-version.ts';
import { lineLocations } from './line-locations.ts';
import { readVersionsWhere } from './version-list.ts';
import type { Snapshot } from './snapshot.ts';
import { checkTagName } from './selector.ts';
import {
  type LineTag,
  type Tag,
  missingVersionMessage,
  printTags,
  readLineTags,
  readTags,
  replacedVersionMessage,
} from './tags.ts';
import { idOf, sequenceOf } from './stored-version.ts';

/** A request to set a tag on a version, or to remove one. */
export interface TagRequest {
  readonly prp: string;
  readonly name: string;
  /** A selector. For a removal: only from this version; from any when absent. */
  readonly version?: string | undefined;
  readonly remove?: boolean;
  /** Move the tag when another version has it. */
  readonly force?: boolean;
  readonly actor: string | null;
}

export interface TagPlan {
  /** Empty when nothing changes. */
  readonly change: Change;
  readonly message: string;
  /** All tags of the PRP afterwards. */
  readonly tags: readonly ListedTag[];
  readonly action: 'tagged' | 'moved' | 'untagged' | 'unchanged';
  /** The changes of the commit; empty when nothing changes. */
  readonly tagged: readonly TagChange[];
}

/** More would make a file that is refused for its size. */
const maxTags = 1000;

/**
 * Plans one commit that fulfils the request. Throws `E_USAGE` for an invalid tag name, `E_CONFLICT` when another
 * version has the tag, `E_NOT_FOUND` when no version has it, and as `selectVersion` and `openTags`.
 */
export async function planTag(at: Snapshot, tagging: TagRequest, now: Date): Promise<TagPlan> {
  const { prp, name, remove = false } = tagging;
  if (!remove) checkTagName(name);
  const line = await lineLocations(at, prp);
  const tags = await readLineTags(at, prp, line);
  const present = tags.find((tag) => tag.name === name);
  const others = tags.filter((tag) => tag.name !== name);
  if (remove) await checkRemoval(at, tagging, present, tags);
  const added = remove ? undefined : await newTag(at, tagging, present, now);
  const after = added === undefined ? others : [...others, added];
  const changed = remove ? present : added;
  if (changed === undefined || (!remove && changed === present)) {
    const listed = await listTags(at, prp, line, tags);
    return { change: { write: new Map() }, message: '', tags: listed, action: 'unchanged', tagged: [] };
  }
  const did: TagChange[] = [];
  const { actor } = tagging;
  const write = new Map<string, Uint8Array>();
  // A tag stands beside the version that has it. A renamed PRP has versions under several paths.
  if (present !== undefined && present.owner !== added?.owner) {
    const left = (await readTags(at, present.owner)).filter((tag) => tag.name !== name);
    write.set(tagsPath(present.owner), printTags(present.owner, left));
    did.push({ prp: present.owner, name, id: present.version, actor, action: 'untagged' });
  }
  if (added !== undefined) {
    const { owner, ...tag } = added;
    const there = [...(await readTags(at, owner)).filter((one) => one.name !== name), tag];
    if (there.length > maxTags) throw tooManyTags(owner);
    write.set(tagsPath(owner), printTags(owner, there));
    did.push({ prp: owner, name, id: tag.version, actor, action: 'tagged' });
  }
  return {
    change: { write },
    message: tagMessage(did),
    tags: await listTags(
      at,
      prp,
      line,
      after.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ),
    action: remove ? 'untagged' : present === undefined ? 'tagged' : 'moved',
    tagged: did,
  };
}

function tooManyTags(prp: string): PrpError {
  return new PrpError('E_USAGE', `${prp} has ${maxTags} tags, which is the maximum.`, {
    hint: 'Delete one with `prp tag <prp> <name> --delete`.',
  });
}

/** Plans one commit for requests about several PRPs, one for each. Throws as `planTag`. */
export async function planTags(
  at: Snapshot,
  taggings: readonly TagRequest[],
  now: Date,
): Promise<Pick<TagPlan, 'change' | 'message' | 'tagged'>> {
  const write = new Map<string, Uint8Array>();
  const tagged: TagChange[] = [];
  // Each plan reads what the ones before it write: two paths of one PRP share a file of tags.
  const seen = {
    ...at,
    read: async (paths: readonly string[]) => new Map([...(await at.read(paths)), ...within(write, paths)]),
  };
  for (const tagging of taggings) {
    const plan = await planTag(seen, tagging, now);
    for (const [path, bytes] of plan.change.write) write.set(path, bytes);
    tagged.push(...plan.tagged);
  }
  return { change: { write }, message: tagMessage(tagged), tagged };
}

function within(files: ReadonlyMap<string, Uint8Array>, paths: readonly string[]) {
  return [...files].filter(([path]) => paths.includes(path));
}

/** The resulting tag; the same `present` object when nothing changes. */
async function newTag(at: Snapshot, tagging: TagRequest, present: LineTag | undefined, now: Date): Promise<LineTag> {
  const { prp, name, version = 'latest', force = false, actor } = tagging;
  const { memento } = await selectVersion(at, prp, version);
  if (present?.version === memento.id && present.mementoDigest === memento.digest) return present;
  if (present !== undefined && !force) {
    throw new PrpError('E_CONFLICT', `${prp} has the tag ${name} already, on ${present.version}.`, {
      hint: 'Use another name, or move it with --force.',
    });
  }
  const timestamp = now.toISOString();
  return { name, version: memento.id, mementoDigest: memento.digest, timestamp, actor, owner: memento.prp };
}

async function checkRemoval(
  at: Snapshot,
  { prp, name, version }: TagRequest,
  present: Tag | undefined,
  tags: readonly Tag[],
): Promise<void> {
  if (present === undefined) {
    const known = tags.slice(0, 10).map((tag) => tag.name);
    throw new PrpError('E_NOT_FOUND', `${prp} has no tag ${JSON.stringify(name)}.`, {
      hint:
        known.length === 0 ? 'It has no tags.' : `Its tags are ${known.join(', ')}${tags.length > 10 ? ', …' : ''}.`,
    });
  }
  if (version === undefined) return;
  const { memento } = await selectVersion(at, prp, version);
  if (memento.id === present.version) return;
  throw new PrpError('E_CONFLICT', `The tag ${name} is on ${present.version}, not on ${memento.id}.`, {
    hint: 'Nothing was changed: omit the version to delete the tag from any version.',
  });
}

/** A tag with its version. */
export interface ListedTag extends Tag {
  /** The version's number; null when unknown. */
  readonly sequence: number | null;
  /** Why the version cannot be used; null when it can. */
  readonly problem: string | null;
}

/** Looks up the tagged versions, all at once. */
export async function listTags(
  at: Snapshot,
  prp: string,
  line: readonly VersionLocation[],
  tags: readonly LineTag[],
): Promise<readonly ListedTag[]> {
  if (tags.length === 0) return [];
  const wanted = new Set(tags.map(({ version }) => version));
  const versions = await readVersionsWhere(at, line, ({ id }) => wanted.has(id));
  const byId = new Map(versions.map((version) => [idOf(version), version]));
  return tags.map(({ owner: _owner, ...tag }) => {
    const version = byId.get(tag.version);
    if (version === undefined) return { ...tag, sequence: null, problem: missingVersionMessage(prp, tag) };
    const sequence = sequenceOf(version) ?? null;
    if (version.tampered) return { ...tag, sequence, problem: version.reason };
    const isSame = version.memento.digest === tag.mementoDigest;
    return { ...tag, sequence, problem: isSame ? null : replacedVersionMessage(prp, tag, version.memento.digest) };
  });
}
