import { versionKey } from '../branch/parse-trailers.ts';
import {
  bucketOf,
  checksumHexOf,
  directoryOf,
  locationOf,
  mementoPath,
  sealedAt,
  tagsPath,
  versionId,
} from '../versions/layout.ts';
import { type Memento, followedPrp, metadataFollowing } from '../versions/memento.ts';
import { oneLine } from '../branch/commit-message.ts';
import type { SoundVersion, UnsoundPath } from './inspect-files.ts';
import { printJson, withDigest } from '../versions/sealed-json.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { contentPathOf } from '../versions/stored-content.ts';
import { brokenLink } from '../versions/stored-version.ts';
import { openTags, printTags } from '../versions/tags.ts';
import { orderFile, printOrder, readOrder } from '../versions/version-order.ts';

/** Splits the versions into those that link to one another, oldest first, and the others. */
export function linkVersions(versions: readonly SoundVersion[], changedByHand: ReadonlySet<string>) {
  const kept = versions.toSorted((a, b) => a.memento.sequence - b.memento.sequence);
  const dropped: { readonly version: SoundVersion; readonly why: string }[] = [];
  for (let index = 1; index < kept.length;) {
    const [older, newer] = [kept[index - 1], kept[index]];
    const problem = brokenLink(newer, older);
    if (older === undefined || newer === undefined || problem === undefined) {
      index += 1;
      continue;
    }
    // The digest in the newer one speaks against the older one, unless the newer was written by hand, or is the last.
    const isNewerOdd =
      changedByHand.has(newer.memento.id) || (index === kept.length - 1 && !changedByHand.has(older.memento.id));
    const odd = isNewerOdd ? newer : older;
    kept.splice(kept.indexOf(odd), 1);
    dropped.push({ version: odd, why: problem.message });
    index = Math.max(1, index - 1);
  }
  return { kept, dropped };
}

/** Announced versions whose directory is lost together with its parent directory. */
export function lostVersions(
  prp: string,
  kept: readonly SoundVersion[],
  announced: ReadonlyMap<string, number | undefined>,
  unsound: readonly UnsoundPath[],
): readonly UnsoundPath[] {
  const known = new Set([...kept.map(({ location }) => location.id), ...unsound.map(({ version }) => version)]);
  const prefix = versionKey(oneLine(prp), '');
  return [...announced].flatMap(([key, sequence]) => {
    const id = key.slice(prefix.length);
    if (!key.startsWith(prefix) || known.has(id)) return [];
    const bucket = bucketOf(sequence ?? kept.at(-1)?.memento.sequence ?? 1);
    const path = directoryOf({ prp, bucket, id });
    return [{ path, prp, version: id, why: 'Its parent directory cannot be read.', readable: new Map(), sequence }];
  });
}

/**
 * The next free number after versions that are newer than `newest` and are set aside; `undefined` when there are none.
 */
export function nextSequence({ sequence, id }: Memento, bad: readonly UnsoundPath[]): number | undefined {
  const after = bad.filter((one) => (one.sequence === undefined ? (one.version ?? '') > id : one.sequence > sequence));
  if (after.length === 0) return undefined;
  return Math.max(sequence + after.length, ...after.flatMap((one) => one.sequence ?? [])) + 1;
}

/**
 * The intact version that one of those set aside continued under a former path, if it is newer than the newest one that
 * is left.
 */
export function followedVersion(
  newest: SoundVersion,
  bad: readonly UnsoundPath[],
  sound: ReadonlyMap<string, readonly SoundVersion[]>,
): SoundVersion | undefined {
  const followed = bad.flatMap(({ memento }) => {
    const former = memento && followedPrp(memento);
    const there = former === undefined ? [] : (sound.get(former) ?? []);
    return there.filter((one) => one.memento.id === memento?.parent && one.memento.digest === memento.previousDigest);
  });
  return [newest, ...followed].toSorted((a, b) => b.memento.sequence - a.memento.sequence)[0];
}

interface ReappendOptions {
  readonly prp: string;
  /** The sort key that the new version must follow. */
  readonly last: string | undefined;
  readonly now: Date;
  readonly actor: string | null;
}

/** Appends a version again under a path, with a later number. */
export function reappend(
  { memento }: SoundVersion,
  files: ReadonlyMap<string, Uint8Array>,
  sequence: number,
  { prp, last, now, actor }: ReappendOptions,
) {
  const { digest, ...fields } = memento;
  const again: Memento = withDigest({
    ...fields,
    prp,
    id: versionId(now, memento.checksum, [last ?? '', memento.id].toSorted().at(-1)),
    sequence,
    timestamp: now.toISOString(),
    parent: memento.id,
    previousDigest: digest,
    reason: 'restored' as const,
    restoredFrom: memento.id,
    actor,
    metadata: metadataFollowing(memento.metadata, memento.prp === prp ? undefined : memento.prp),
  });
  const content = files.get(contentPathOf(memento));
  if (content === undefined) throw new Error(`Internal error: ${memento.id} has no content.`);
  return {
    memento: again,
    files: new Map([
      [contentPathOf(again), content],
      [mementoPath(locationOf(again)), printJson(again)],
    ]),
  };
}

/** The tags without those of versions that are set aside; `undefined` when nothing changes. */
export async function tagsWithout(
  at: Snapshot,
  prp: string,
  gone: ReadonlySet<string>,
  unsound: readonly UnsoundPath[],
): Promise<Uint8Array | undefined> {
  const path = tagsPath(prp);
  if (gone.size === 0 || unsound.some((one) => one.path === path || path.startsWith(`${one.path}/`))) return undefined;
  const bytes = (await at.read([path])).get(path);
  const tags = bytes === undefined ? [] : openTags(prp, bytes);
  const left = tags.filter(({ version }) => !gone.has(version));
  return left.length === tags.length ? undefined : printTags(prp, left);
}

export interface RepairedOrder {
  /** New order files in place of invalid ones. */
  readonly write: ReadonlyMap<string, Uint8Array>;
  /** The sort key that the next version must follow. */
  readonly last: string | undefined;
}

/** The order of a PRP's versions by their numbers. `kept`: oldest first; `unsound`: paths that are set aside. */
export async function repairOrder(
  at: Snapshot,
  prp: string,
  kept: readonly SoundVersion[],
  unsound: ReadonlySet<string>,
): Promise<RepairedOrder> {
  const write = new Map<string, Uint8Array>();
  let last: string | undefined;
  for (const [bucket, versions] of Map.groupBy(kept, ({ location }) => location.bucket)) {
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
