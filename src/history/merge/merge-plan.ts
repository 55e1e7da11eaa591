import type { Change } from '../branch/branch.ts';
import { bucketOf, directoryOf, locationOf, mementoPath, tagsPath } from '../versions/layout.ts';
import { resealRecord } from '../records/validation-record.ts';
import { type SavedVersion, type TagChange, mergeMessage, savedVersion } from '../branch/commit-message.ts';
import { orderFile, printOrder, readOrder } from '../versions/version-order.ts';
import { countVersions, newestLocations } from '../versions/version-list.ts';
import { printJson } from '../versions/sealed-json.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { printTags, readTags } from '../versions/tags.ts';
import { type VersionMoves, mergeTags } from './merge-tags.ts';
import {
  type LocalVersions,
  type LocatedVersion,
  type MergeInput,
  findLocalVersions,
  mementoIn,
} from './local-versions.ts';
import { type MovedVersion, relinkVersions } from './relink-versions.ts';

/** A version that moved to the end of the other side's chain. */
interface MergedVersion {
  readonly prp: string;
  /** Its new id. */
  readonly id: string;
  readonly sequence: number;
  /** Its former number. */
  readonly was: number;
}

export interface MergePlan {
  /** On top of their side; empty when that has everything. */
  readonly change: Change;
  readonly message: string;
  readonly merged: readonly MergedVersion[];
}

/**
 * Plans one commit on top of their side that adds everything of ours: their versions come first and stay unchanged,
 * ours follow in their order, with new numbers and new seals. Ids stay, unless their side already has the same one;
 * records and tags move with their versions. Throws `E_INTEGRITY` or `E_FORMAT` when something to reseal is invalid: a
 * new seal must not make a forgery valid.
 */
export async function planMerge(sides: MergeInput): Promise<MergePlan> {
  const write = new Map<string, Uint8Array>();
  const saved: SavedVersion[] = [];
  const tagged: TagChange[] = [];
  const merged: MergedVersion[] = [];
  const prps = [...(await countVersions(sides.ours)).keys()];
  const found = new Map<string, LocalVersions>();
  for (const prp of prps) found.set(prp, await findLocalVersions(sides, prp));
  const moves = await relinkVersions(sides, found);
  for (const prp of prps) {
    const plan = await planPrp(sides, prp, found.get(prp)?.differing ?? [], moves.get(prp) ?? []);
    for (const [path, bytes] of plan.write) write.set(path, bytes);
    saved.push(...plan.saved);
    tagged.push(...plan.tagged);
    merged.push(...plan.merged);
  }
  return { change: { write }, message: mergeMessage({ saved, tagged }), merged };
}

async function planPrp(
  sides: MergeInput,
  prp: string,
  differing: LocalVersions['differing'],
  moved: readonly MovedVersion[],
) {
  const write = new Map<string, Uint8Array>();
  const saved: SavedVersion[] = [];
  for (const version of moved) {
    await moveFiles(sides.ours, version, write);
    saved.push(savedVersion(version.after, version.after.reason));
  }
  await writeOrder(sides.theirs, prp, moved, write);

  const follow = new Map(moved.map(({ before, after }) => [before.digest, after]));
  for (const pair of differing) {
    const { action, before, after } = await addMissingRecords(sides, pair, write);
    follow.set(before.digest, after);
    if (action !== undefined) saved.push(savedVersion(after, action));
  }

  const added = new Set(moved.map(({ after }) => after.digest));
  const tagged = await planTags(sides, prp, { follow, isNew: (digest) => added.has(digest) }, write);
  const mergedVersions = moved.map(({ before, after }) => ({
    prp,
    id: after.id,
    sequence: after.sequence,
    was: before.sequence,
  }));
  return { write, saved, tagged, merged: mergedVersions };
}

/** Writes all files of a version at its new location; resealed where they name its memento. */
async function moveFiles(
  ours: Snapshot,
  { from, before, after }: MovedVersion,
  write: Map<string, Uint8Array>,
): Promise<void> {
  const [source, target] = [directoryOf(from), directoryOf(locationOf(after))];
  for (const [path, bytes] of await filesUnder(ours, source)) {
    const moved = `${target}${path.slice(source.length)}`;
    if (path === mementoPath(from)) write.set(moved, printJson(after));
    else write.set(moved, isRecord(path, source) ? resealRecord(bytes, path, before, after) : bytes);
  }
}

/** Records which versions follow others that were made later. */
async function writeOrder(
  theirs: Snapshot,
  prp: string,
  moved: readonly MovedVersion[],
  write: Map<string, Uint8Array>,
): Promise<void> {
  const early = moved.filter(({ after, sortsAs }) => sortsAs !== after.id);
  for (const [bucket, versions] of Map.groupBy(early, ({ after }) => bucketOf(after.sequence))) {
    const directory = `${prp}/${bucket}`;
    const order = await readOrder(theirs, directory, await theirs.list(directory));
    const added = versions.map(({ after, sortsAs }) => [after.id, sortsAs] as const);
    write.set(`${directory}/${orderFile}`, printOrder(new Map([...order, ...added])));
  }
}

/** Adds records of a common version that only our side has. A record that the base has was removed by them. */
async function addMissingRecords(
  { ours, theirs, base }: MergeInput,
  pair: { readonly ours: LocatedVersion; readonly theirs: LocatedVersion },
  write: Map<string, Uint8Array>,
) {
  const [before, after] = await Promise.all([mementoIn(ours, pair.ours), mementoIn(theirs, pair.theirs)]);
  const [source, target] = [directoryOf(pair.ours), directoryOf(pair.theirs)];
  const [present, earlier] = await Promise.all([
    pathsUnder(theirs, target),
    base === undefined ? [] : pathsUnder(base, source),
  ]);
  const known = new Set([
    ...present.map((path) => path.slice(target.length)),
    ...earlier.map((path) => path.slice(source.length)),
  ]);
  let action: 'validated' | 'recorded' | undefined;
  for (const [path, bytes] of await filesUnder(ours, source, (name) => !known.has(name.slice(source.length)))) {
    if (!isRecord(path, source)) continue;
    write.set(`${target}${path.slice(source.length)}`, resealRecord(bytes, path, before, after));
    action = path.startsWith(`${source}/executions/`) ? 'recorded' : (action ?? 'validated');
  }
  return { action, before, after };
}

async function planTags(
  { ours, theirs, base }: MergeInput,
  prp: string,
  moves: Omit<VersionMoves, 'isThere'>,
  write: Map<string, Uint8Array>,
): Promise<readonly TagChange[]> {
  const sides = {
    ours: await readTags(ours, prp),
    theirs: await readTags(theirs, prp),
    base: base && (await readTags(base, prp)),
  };
  const there = new Set((await newestLocations(theirs, prp)).map(({ id }) => id));
  for (const { id } of moves.follow.values()) there.add(id);
  const { tags, added, removed } = mergeTags(sides, { ...moves, isThere: (id) => there.has(id) });
  if (added.length + removed.length > 0) write.set(tagsPath(prp), printTags(prp, tags));
  return [
    ...added.map(({ name, version, actor }) => ({ prp, id: version, name, action: 'tagged' as const, actor })),
    ...removed.map(({ name, version, actor }) => ({ prp, id: version, name, action: 'untagged' as const, actor })),
  ];
}

function isRecord(path: string, directory: string): boolean {
  return /^\/(?:validations|executions)\/[^/]+\.json$/.test(path.slice(directory.length));
}

async function filesUnder(at: Snapshot, directory: string, isWanted = (_path: string) => true) {
  return at.read((await pathsUnder(at, directory)).filter(isWanted));
}

async function pathsUnder(at: Snapshot, directory: string): Promise<readonly string[]> {
  const entries = await at.list(directory);
  const nested = await Promise.all(
    entries.map(async ({ name, kind }) => {
      const path = `${directory}/${name}`;
      return kind === 'file' ? [path] : pathsUnder(at, path);
    }),
  );
  return nested.flat();
}
