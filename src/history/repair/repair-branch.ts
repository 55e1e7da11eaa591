import type { Branch, Change } from '../branch/branch.ts';
import { verifyLog } from '../verify/verify-log.ts';
import { asidePath, directoryOf, latestAllowedTime, tagsPath } from '../versions/layout.ts';
import { type SavedVersion, appendMessage, repairMessage, savedVersion } from '../branch/commit-message.ts';
import {
  followedVersion,
  linkVersions,
  lostVersions,
  nextSequence,
  reappend,
  repairOrder,
  tagsWithout,
} from './repair-chain.ts';
import { type SoundVersion, type UnsoundPath, inspectFiles } from './inspect-files.ts';
import { filesWithFallback, noRecoveredFiles, snapshotWithRecovered } from './recovered-files.ts';
import { printJson } from '../versions/sealed-json.ts';
import { outermost } from '../versions/snapshot.ts';

export interface Repair extends Pick<RepairPlan, 'repaired' | 'restated' | 'recovered' | 'newer'> {
  /** The repair's commit; undefined in a dry run, and when there was nothing to do. */
  readonly commit?: string | undefined;
}

export interface RepairOptions {
  readonly dryRun: boolean;
  readonly now: Date;
  /** The user that asked for it. */
  readonly actor: string | null;
}

/**
 * Sets aside what is damaged or forged, of these PRPs or of the whole branch, in one commit. Throws `E_INTEGRITY` when
 * nothing of the branch is readable, and `E_STALE_HEAD` when it moved meanwhile.
 */
export async function repairBranch(
  branch: Branch,
  prps: readonly string[] | undefined,
  { dryRun, now, actor }: RepairOptions,
): Promise<Repair> {
  const head = await branch.head();
  if (head === undefined) return { repaired: [], restated: [], recovered: [], newer: [] };
  const log = branch.log === undefined ? undefined : await verifyLog(branch.log(head));
  const changedByHand = new Set(log?.problems.flatMap(({ version }) => version ?? []));
  const { change, message, lost, ...done } = await planRepair(branch, head, prps, { now, actor, changedByHand });
  const isCutOff = log?.failure?.code === 'E_INTEGRITY';
  if (dryRun || (change.write.size === 0 && (change.remove ?? []).length === 0 && !isCutOff)) return done;
  const commit =
    branch.commitRepair === undefined
      ? await branch.commit(change, message, head)
      : await branch.commitRepair(change, message, head, lost);
  return { ...done, commit };
}

/** Something that a repair sets aside. */
export interface Repaired {
  readonly prp: string | null;
  /** Id of the version; null when it belongs to none. */
  readonly version: string | null;
  /** The file or directory. */
  readonly path: string;
  /** One sentence. */
  readonly why: string;
  /** Paths on the branch where its readable part is kept. */
  readonly kept: readonly string[];
}

/** The last valid version of a PRP, appended again to continue the numbers. */
export interface Reappended {
  readonly prp: string;
  readonly version: string;
  readonly sequence: number;
  readonly of: string;
}

export interface RepairPlan {
  readonly repaired: readonly Repaired[];
  readonly restated: readonly Reappended[];
  /** Directories that were restored from older commits. */
  readonly recovered: readonly { readonly path: string; readonly commit: string }[];
  /** Files of a newer version of this tool, which were left alone. */
  readonly newer: readonly { readonly path: string; readonly why: string }[];
  readonly lost: ReadonlySet<string>;
  readonly change: Change;
  readonly message: string;
}

interface RepairContext {
  readonly now: Date;
  readonly actor: string | null;
  /** Ids of versions that commits changed by hand, from the log. */
  readonly changedByHand: ReadonlySet<string>;
}

/**
 * Plans one commit that sets aside what is damaged or forged, and as little as possible beside it. Valid versions stay
 * where they are. Throws when nothing of the branch is readable.
 */
async function planRepair(
  branch: Branch,
  head: string,
  prps: readonly string[] | undefined,
  { now, actor, changedByHand }: RepairContext,
): Promise<RepairPlan> {
  const older = noRecoveredFiles();
  const at = snapshotWithRecovered(branch, head, older, latestAllowedTime(now));
  const found = await inspectFiles(at, filesWithFallback(branch, head, outermost(prps ?? ['']), older));
  const unsound: UnsoundPath[] = [...found.unsound];
  const write = new Map<string, Uint8Array>();
  const removed: string[] = [...older.from.keys()];
  const rewritten: string[] = [];
  const restated: Reappended[] = [];
  const added: SavedVersion[] = [];

  const everyPrp = new Set([...found.sound.keys(), ...unsound.flatMap(({ prp }) => prp ?? [])]);
  for (const prp of everyPrp) {
    const { kept, dropped } = linkVersions(found.sound.get(prp) ?? [], changedByHand);
    for (const { version, why } of dropped) unsound.push(unlinkedVersion(version, why, await at.read(version.paths)));
    unsound.push(...lostVersions(prp, kept, older.announced, unsound));
    const bad = unsound.filter((one) => one.prp === prp && one.version !== null && isWholeVersion(one));
    const order = await repairOrder(at, prp, kept, new Set(unsound.map(({ path }) => path)));
    for (const [path, bytes] of order.write) {
      write.set(path, bytes);
      rewritten.push(path);
    }
    const newest = kept.at(-1);
    const number = newest && nextSequence(newest.memento, bad);
    const last = newest && followedVersion(newest, bad, found.sound);
    const again =
      last === undefined || number === undefined
        ? undefined
        : reappend(last, await at.read(last.paths), Math.max(number, last.memento.sequence + 1), {
            prp,
            last: order.last,
            now,
            actor,
          });
    if (again !== undefined) {
      for (const [path, bytes] of again.files) write.set(path, bytes);
      const { id, sequence, reason, parent } = again.memento;
      restated.push({ prp, version: id, sequence, of: parent ?? '' });
      added.push(savedVersion(again.memento, reason));
    }
    const tags = await tagsWithout(at, prp, new Set(bad.map(({ version }) => version ?? '')), unsound);
    if (tags !== undefined) {
      write.set(tagsPath(prp), tags);
      rewritten.push(tagsPath(prp));
    }
  }

  const gone = outermost(unsound.map(({ path }) => path));
  const isGone = (path: string) => gone.some((one) => path === one || path.startsWith(`${one}/`));
  for (const [path, bytes] of older.files) if (!isGone(path) && !write.has(path)) write.set(path, bytes);
  const repaired = unsound.map(({ prp, version, path, why, readable }): Repaired => {
    const kept = [...readable].map(([file, bytes]) => {
      write.set(asidePath(now, file), bytes);
      return asidePath(now, file);
    });
    return { prp, version, path, why, kept };
  });
  const recovered = [...older.from].map(([path, commit]) => ({ path, commit }));
  if (repaired.length > 0 || recovered.length > 0) {
    write.set(
      asidePath(now, 'note.json'),
      printJson({ format: 1, madeAt: now.toISOString(), repaired, recovered, restated }),
    );
  }
  const whole = unsound.filter((one) => one.version !== null && one.prp !== null && isWholeVersion(one));
  const message = repairMessage({
    versions: whole.map(({ prp, version }) => ({ prp: prp ?? '', id: version ?? '' })),
    files: [...unsound.filter((one) => !whole.includes(one)).map(({ path }) => path), ...older.from.keys()],
    rewritten,
    added: added.length === 0 ? '' : appendMessage(added).replace(/^.*\n\n/, ''),
  });
  const remove = [...new Set([...removed, ...gone])].filter((path) => !write.has(path));
  return { repaired, restated, recovered, newer: found.newer, lost: found.objects, change: { write, remove }, message };
}

function isWholeVersion({ path, version }: UnsoundPath): boolean {
  return path.endsWith(`/${version}`);
}

function unlinkedVersion(
  { location, memento }: SoundVersion,
  why: string,
  readable: ReadonlyMap<string, Uint8Array>,
): UnsoundPath {
  const { prp, id: version } = location;
  return { path: directoryOf(location), prp, version, why, readable, sequence: memento.sequence };
}
