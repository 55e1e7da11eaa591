import type { Change } from '../branch/branch.ts';
import { cleanupMessage } from '../branch/commit-message.ts';
import {
  type VersionLocation,
  directoryOf,
  executionsDirectory,
  locationOf,
  maintenancePath,
} from '../versions/layout.ts';
import { isCleanupDue, isMarkTampered, maintenanceFile, startsWithImport } from './maintenance.ts';
import { lineLocations } from '../versions/line-locations.ts';
import { countVersions, readVersionsWhere } from '../versions/version-list.ts';
import { type Retention, type RetentionPolicy, isBeyond, retain } from './retention.ts';
import type { Snapshot } from '../versions/snapshot.ts';
import { type ListedVersion, type StoredVersion, idOf } from '../versions/stored-version.ts';
import { readTags } from '../versions/tags.ts';

/** The result of a clean-up, or of its dry run. */
export interface Cleanup {
  /** By PRP, newest first. */
  readonly removed: readonly StoredVersion[];
  /** How many versions stay on the branch. */
  readonly kept: number;
  /** Versions beyond the limits that are kept for another reason. */
  readonly spared: Retention['spared'];
}

export interface CleanupPlan extends Cleanup {
  /** Empty when there is nothing to do. */
  readonly change: Change;
  readonly message: string;
}

/** A clean-up that runs automatically when it is time. */
export interface CleanupSchedule {
  readonly intervalDays: number;
  /**
   * Paths of the PRPs that have just been saved: before the first clean-up, the interval counts from their oldest
   * version.
   */
  readonly prps: readonly string[];
}

/**
 * Plans one commit that cleans up all PRPs. It reads only PRPs with a version beyond the limits; for the rest,
 * directory names are enough. With a `schedule` it does nothing before its time. It then writes the mark even when it
 * removes nothing, which delays the next clean-up by a whole interval. An imported history is as old as Git's: there
 * the first scheduled clean-up only writes the mark, because otherwise it would remove the import a day later. Throws
 * `E_INTEGRITY` or `E_FORMAT` when the tags of such a PRP, or the mark, are invalid.
 */
export async function planCleanup(
  at: Snapshot,
  policy: RetentionPolicy,
  { now, schedule }: { readonly now: Date; readonly schedule?: CleanupSchedule | undefined },
): Promise<CleanupPlan> {
  const spoiled = await isMarkTampered(at);
  const counts = await countVersions(at);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (schedule !== undefined && !(await isCleanupDue(at, schedule, now))) return emptyPlan(total);
  if (schedule !== undefined && (await startsWithImport(at, schedule.prps))) {
    return { ...emptyPlan(total), change: { write: new Map([cleanupMark(now)]) }, message: cleanupMessage([]) };
  }

  const retentions = await retentionsOf(at, counts.keys(), policy, now);
  const removed = retentions.flatMap((one) => one.removed);
  const spared = retentions.flatMap((one) => one.spared);

  const marks = (removed.length > 0 || schedule !== undefined || spoiled) && (await canWriteMark(at));
  const change = {
    write: new Map(marks ? [cleanupMark(now)] : []),
    remove: removed.map(versionDirectory),
  };
  const message = cleanupMessage(removed.map(({ memento }) => memento));
  return { removed, kept: total - removed.length, spared, change, message };
}

/**
 * The retention of each PRP under all its paths. Two PRPs may continue one path, each from an own version: what they
 * share goes only when it is beyond the limits of both.
 */
async function retentionsOf(
  at: Snapshot,
  prps: Iterable<string>,
  policy: RetentionPolicy,
  now: Date,
): Promise<readonly Retention[]> {
  const lines = new Map<string, readonly VersionLocation[]>();
  for (const prp of prps) lines.set(prp, await lineLocations(at, prp));
  const behind = new Set([...lines.values()].flatMap((line) => line.slice(1).map(directoryOf)));
  // The newest version under a former path is behind another one: that line holds all of these.
  const whole = [...lines].filter(([, [newest]]) => newest !== undefined && !behind.has(directoryOf(newest)));
  const retentions: Retention[] = [];
  const all = whole.flatMap(([, line]) => line.map(directoryOf));
  const isForked = new Set(all).size < all.length;
  for (const [prp, line] of whole) retentions.push(await retentionOf(at, prp, line, { policy, now, isForked }));
  const kept = new Set(retentions.flatMap((one) => one.kept.map(versionKey)));
  const seen = new Set<string>();
  const isNew = (version: ListedVersion) => !seen.has(versionKey(version)) && seen.add(versionKey(version));
  return retentions.map((one) => ({
    ...one,
    removed: one.removed.filter((version) => !kept.has(versionKey(version)) && isNew(version)),
  }));
}

function versionKey(version: ListedVersion): string {
  return `${version.tampered ? version.prp : version.memento.prp}\t${idOf(version)}`;
}

async function retentionOf(
  at: Snapshot,
  prp: string,
  line: readonly VersionLocation[],
  { policy, now, isForked }: { readonly policy: RetentionPolicy; readonly now: Date; readonly isForked: boolean },
): Promise<Retention> {
  const versions = () => readVersionsWhere(at, line, () => true);
  if (!line.some(({ id }, index) => isBeyond(id, index, policy, now))) {
    return { removed: [], kept: isForked ? await versions() : [], spared: [] };
  }
  // Tags are read separately: invalid tags must stop the clean-up, not lose their effect.
  const owners = [...new Set([prp, ...line.map((location) => location.prp)])];
  // After a merge, a tag under the present path may hide one of the same name under a former path: both count.
  const tags = await Promise.all(owners.map((owner) => readTags(at, owner)));
  const tagged = new Set(tags.flat().map(({ version }) => version));
  const candidates = await Promise.all(
    (await versions()).map(async (version) => ({
      version,
      tagged: tagged.has(idOf(version)),
      executed: await isExecuted(at, version),
    })),
  );
  return retain(candidates, policy, now);
}

/** The part of a plan that callers get. */
export function cleanupResult({ removed, kept, spared }: Cleanup): Cleanup {
  return { removed, kept, spared };
}

/** The directory of a version. */
export function versionDirectory(version: StoredVersion): string {
  return directoryOf(locationOf(version.memento));
}

function emptyPlan(kept: number): CleanupPlan {
  return { removed: [], kept, spared: [], change: { write: new Map() }, message: '' };
}

function cleanupMark(now: Date): readonly [path: string, bytes: Uint8Array] {
  return [maintenancePath, maintenanceFile(now)];
}

async function isExecuted(at: Snapshot, version: ListedVersion): Promise<boolean> {
  // A tampered version is kept in any case.
  if (version.tampered) return false;
  return (await at.list(executionsDirectory(locationOf(version.memento)))).length > 0;
}

/** A directory of that name may have been made by hand; our file would replace it. */
async function canWriteMark(at: Snapshot): Promise<boolean> {
  const there = (await at.list('')).find(({ name }) => name === maintenancePath);
  return there?.kind !== 'directory';
}
