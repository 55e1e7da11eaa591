import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../base/errors.ts';
import {
  type VersionInput,
  type Appended,
  type ExpectedVersions,
  checkExpectedVersions,
  planAppend,
} from './versions/append-plan.ts';
import { type Attachment, planAttach, type VersionRecords } from './records/add-records.ts';
import type { Branch, Change } from './branch/branch.ts';
import type { Cipher } from './versions/age-cipher.ts';
import { type Cleanup, type CleanupSchedule, cleanupResult, planCleanup } from './cleanup/cleanup-plan.ts';
import { type CompactOptions, type Compaction, compact } from './cleanup/compaction.ts';
import { latestAllowedTime, locationOf, mementoPath, validationPath } from './versions/layout.ts';
import { isCleanupDue } from './cleanup/maintenance.ts';
import { type StoredRecords, expectedDurations, readRecords } from './records/stored-records.ts';
import { type ValidationRecord, openValidation } from './records/validation-record.ts';
import { type ListedTag, type TagPlan, type TagRequest, listTags, planTag, planTags } from './versions/tag-plan.ts';
import { explainRemovedId, passedWithSameBytes, selectVersion } from './versions/select-version.ts';
import { lineLocations, walkLine } from './versions/line-locations.ts';
import { type VersionedPrp, listPrps } from './versions/list-prps.ts';
import { countVersions, newestLocations, readVersionsWhere } from './versions/version-list.ts';
import { unreadableError } from './versions/tampered-error.ts';
import { type RecentVersions, type Verification, verifyBranch, verifyRecent } from './verify/verify-branch.ts';
import type { Repair } from './repair/repair-branch.ts';
import type { RetentionPolicy } from './cleanup/retention.ts';
import { type Snapshot, isDamageError, snapshotOf } from './versions/snapshot.ts';
import { readLineTags, readTags } from './versions/tags.ts';
import { retryOnConflict } from './branch/retry-on-conflict.ts';
import { contentPathOf, encryptOnce, openStored } from './versions/stored-content.ts';
import { type ListedVersion, type StoredVersion, openMemento, sequenceOf } from './versions/stored-version.ts';

export type { VersionInput, Appended } from './versions/append-plan.ts';

export type { ListedVersion, StoredVersion } from './versions/stored-version.ts';

export interface HistoryOptions {
  /** @default the system clock */
  readonly clock?: () => Date;
  /** Returns 0 to below 1, for pauses and record ids. @default Math.random */
  readonly random?: () => number;
  /** Waits for some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
  /** Without it, content is stored in plain and encrypted content stays closed. */
  readonly cipher?: Cipher;
}

/** PRPs whose versions are read at the same time. */
const readAtOnce = 5;

/** The memento caretaker: it keeps versions and never looks into their content. */
export class History {
  readonly #branch: Branch;
  readonly #clock: () => Date;
  readonly #random: () => number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;
  readonly #cipher: Cipher | undefined;

  constructor(branch: Branch, options: HistoryOptions = {}) {
    this.#branch = branch;
    this.#clock = options.clock ?? (() => new Date());
    this.#random = options.random ?? Math.random;
    this.#sleep = options.sleep ?? setTimeout;
    this.#cipher = options.cipher;
  }

  /**
   * Saves documents and their validation results in one commit; returns one result per addition, in order. Bytes equal
   * to the latest version's make no new version. Throws `E_INTEGRITY` when a latest version was tampered with,
   * `E_CONFLICT` when one is not the expected one, and `E_STALE_HEAD` when other writers won every attempt.
   */
  async append(
    additions: readonly VersionInput[],
    onTopOf: ExpectedVersions = new Map(),
  ): Promise<readonly Appended[]> {
    const encrypt = encryptOnce(this.#cipher);
    const { appended, commit } = await this.#update(async (at, isFirst) => {
      await checkExpectedVersions(at, onTopOf);
      return planAppend(at, additions, { now: this.#clock(), random: this.#random, isFirst, encrypt });
    });
    return appended.map(({ version, ...rest }) => ({
      version: rest.created && commit !== undefined ? { ...version, commit } : version,
      ...rest,
    }));
  }

  /** The paths of all PRPs that have versions, sorted. Lists directories only and reads no version. */
  async names(): Promise<readonly string[]> {
    return [...(await countVersions(await this.#now())).keys()];
  }

  /** Those of these paths that have no versions. Lists directories only. */
  async unversioned(paths: readonly string[]): Promise<ReadonlySet<string>> {
    const at = await this.#now();
    const counts = await Promise.all(paths.map(async (path) => (await newestLocations(at, path, 1)).length));
    return new Set(paths.filter((_, index) => counts[index] === 0));
  }

  /** Sorted by path. */
  async prps(): Promise<readonly VersionedPrp[]> {
    return listPrps(await this.#now());
  }

  /** Newest first, also under its former paths; empty for a PRP without versions. */
  async list(prp: string, { limit }: { readonly limit?: number | undefined } = {}): Promise<readonly ListedVersion[]> {
    return Array.fromAsync(walkLine(await this.#now(), prp, limit));
  }

  /** The number of a version that passed with the same bytes as one without a validation; `undefined` without one. */
  async passedAs(prp: string, version: StoredVersion): Promise<number | undefined> {
    return (await this.passedAsEach(prp, [version])).get(version.memento.id);
  }

  /** The same for several versions, by id. */
  async passedAsEach(prp: string, versions: readonly StoredVersion[]): Promise<ReadonlyMap<string, number>> {
    const unvalidated = versions.filter(({ status }) => status === 'unvalidated');
    return unvalidated.length === 0 ? new Map() : passedWithSameBytes(await this.#now(), prp, unvalidated);
  }

  /** As `attachEach`, to one version. */
  async attach(prp: string, version: string, records: Attachment): Promise<StoredVersion> {
    const [attached] = await this.attachEach([{ prp, version, ...records }]);
    if (attached === undefined) throw new Error('Internal error: nothing was attached.');
    return attached;
  }

  /**
   * Adds records to existing versions, in one commit. Throws `E_NOT_FOUND`, and `E_INTEGRITY` when a version was tampered
   * with.
   */
  async attachEach(additions: readonly VersionRecords[]): Promise<readonly StoredVersion[]> {
    const stamp = () => ({ now: this.#clock(), random: this.#random });
    return (await this.#update((at) => planAttach(at, additions, stamp()))).versions;
  }

  /** Sorted by name; empty before the first tag. Throws `E_INTEGRITY` when the tags were tampered with. */
  async tags(prp: string): Promise<readonly ListedTag[]> {
    const at = await this.#now();
    const own = await readTags(at, prp);
    const line = await lineLocations(at, prp).catch((error: unknown) => {
      // Without tags beside it, damage among the versions is for their readers to report.
      if (own.length === 0 && isDamageError(error)) return [];
      throw error;
    });
    return listTags(at, prp, line, await readLineTags(at, prp, line));
  }

  /** Sets or removes a tag; a dry run only returns the result. Throws as `planTag`. */
  async tag(tagging: TagRequest, { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<TagPlan> {
    const plan = (at: Snapshot) => planTag(at, tagging, this.#clock());
    return dryRun ? plan(await this.#now()) : this.#update(plan);
  }

  /** Sets one tag for each of several PRPs, in one commit. Throws as `planTag`. */
  async tagEach(taggings: readonly TagRequest[]): Promise<void> {
    await this.#update((at) => planTags(at, taggings, this.#clock()));
  }

  /** Recomputes all checksums, digests and links of these PRPs, or of all. Returns what it finds as values. */
  async verify(prps?: readonly string[]): Promise<Verification> {
    return verifyBranch(this.#branch, prps, latestAllowedTime(this.#clock()));
  }

  /** Verifies all files of the newest versions of each PRP, at most `limit`. Returns what it finds as values. */
  async verifyRecent(prps: readonly string[], limit: number): Promise<ReadonlyMap<string, RecentVersions>> {
    const at = await this.#now();
    const found = new Map<string, RecentVersions>();
    // A few at once: a remote branch answers them in one request, and memory holds the versions of few PRPs.
    for (let from = 0; from < prps.length; from += readAtOnce) {
      const some = prps.slice(from, from + readAtOnce);
      const read = await Promise.all(some.map((prp) => verifyRecent(at, prp, limit)));
      for (const [index, prp] of some.entries()) found.set(prp, read[index] ?? { mementos: [], problems: [] });
    }
    return found;
  }

  /** The newest records of a PRP, at most `limit` of each kind, from its newest `versions` only. */
  async records(prp: string, limit: number, versions = Infinity): Promise<StoredRecords> {
    const at = await this.#now();
    return readRecords(at, (await lineLocations(at, prp)).slice(0, versions), limit);
  }

  /** The expected duration of each gate in milliseconds, by gate id: the median of its newest runs. */
  async expectedDurations(prps: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return expectedDurations(await this.#now(), prps);
  }

  /** The numbers of the newest versions of a PRP. */
  async numbers(prp: string, limit: number): Promise<readonly number[]> {
    const versions = await this.list(prp, { limit });
    return versions.flatMap((version) => sequenceOf(version) ?? []);
  }

  /** Id of the newest commit of the branch; `undefined` while there is none. */
  async head(): Promise<string | undefined> {
    return this.#branch.head();
  }

  /** This history as it is now: later commits do not show in it, and it takes none. */
  async frozen(): Promise<History> {
    const [branch, head] = [this.#branch, await this.#branch.head()];
    const still: Branch = {
      isLocal: branch.isLocal ?? false,
      head: () => Promise.resolve(head),
      read: (at, paths) => branch.read(at, paths),
      list: (at, directory) => branch.list(at, directory),
      commit: () => Promise.reject(new Error('Internal error: a frozen history takes no commit.')),
    };
    const cipher = this.#cipher === undefined ? {} : { cipher: this.#cipher };
    return new History(still, { clock: this.#clock, random: this.#random, sleep: this.#sleep, ...cipher });
  }

  /** `count` versions of a PRP after its newest `from`, newest first, under all its paths. Reads no others. */
  async slice(
    prp: string,
    { from, count }: { readonly from: number; readonly count: number },
  ): Promise<{ readonly total: number; readonly versions: readonly ListedVersion[] }> {
    const at = await this.#now();
    const line = await lineLocations(at, prp);
    const versions = await readVersionsWhere(at, line, (_, index) => index >= from && index < from + count);
    return { total: line.length, versions };
  }

  /** A validation of a version by its id; `undefined` without it. Throws `E_INTEGRITY` and `E_FORMAT`. */
  async validation({ memento }: StoredVersion, id: string): Promise<ValidationRecord | undefined> {
    const path = validationPath(locationOf(memento), id);
    const bytes = (await (await this.#now()).read([path])).get(path);
    return bytes === undefined ? undefined : openValidation(memento, id, bytes, path);
  }

  /** Newest first; reads only as far as the caller iterates. */
  async *walk(prp: string): AsyncIterable<ListedVersion> {
    yield* walkLine(await this.#now(), prp);
  }

  /** As `selectVersion`. */
  async select(prp: string, selector: string): Promise<StoredVersion> {
    try {
      return await selectVersion(await this.#now(), prp, selector);
    } catch (error) {
      throw await explainRemovedId(error, this.#branch, prp, selector);
    }
  }

  /**
   * The exact bytes that were sealed. Throws `E_INTEGRITY` when the branch now has other bytes, `E_NOT_FOUND` when it
   * no longer has the version, `E_LOCKED` without a key. (`checkStored` verifies the stored file without a key.)
   */
  async content({ memento: selected }: StoredVersion): Promise<Uint8Array> {
    const { prp, id, digest } = selected;
    const at = await this.#now();
    const location = locationOf(selected);
    const path = contentPathOf(selected);
    const files = await at.read([path, mementoPath(location)]);
    if (files.size === 0) {
      throw new PrpError('E_NOT_FOUND', `${prp} ${id} is no longer stored.`, { hint: `See \`prp list ${prp}\`.` });
    }
    const memento = openMemento(location, files.get(mementoPath(location)));
    if (memento.digest !== digest) {
      throw unreadableError(`${mementoPath(location)} was replaced: expected ${digest}, got ${memento.digest}.`);
    }
    const stored = files.get(path);
    if (stored === undefined) throw unreadableError(`${path} is missing.`);
    return openStored(memento, stored, this.#cipher);
  }

  /**
   * Removes the versions that the policy selects, in one commit; a dry run only returns them. Throws as `append`, and
   * `E_FORMAT`.
   */
  async cleanup(policy: RetentionPolicy, { dryRun = false }: { readonly dryRun?: boolean } = {}): Promise<Cleanup> {
    const plan = (at: Snapshot) => planCleanup(at, policy, { now: this.#clock() });
    if (dryRun) return cleanupResult(await plan(await this.#now()));
    const done = cleanupResult(await this.#update(plan));
    await this.#branch.removeLeftovers?.();
    return done;
  }

  /** Cleans up when the schedule says that it is time; else returns `undefined` at almost no cost. */
  async cleanupIfDue(policy: RetentionPolicy, schedule: CleanupSchedule): Promise<Cleanup | undefined> {
    if (!(await isCleanupDue(await this.#now(), schedule, this.#clock()))) return undefined;
    return cleanupResult(await this.#update((at) => planCleanup(at, policy, { now: this.#clock(), schedule })));
  }

  /**
   * Squashes the branch to one commit, which lets Git free removed content. A dry run calculates as if `without` were
   * removed. Throws as `compact`.
   */
  async compact(options: CompactOptions): Promise<Compaction> {
    return this.#retried(async () => compact(this.#branch, await this.#branch.head(), options));
  }

  /** Sets aside what is damaged or forged in these PRPs, or in all; a dry run only returns it. Throws as `repairBranch`. */
  async repair(
    prps: readonly string[] | undefined,
    options: { readonly dryRun: boolean; readonly actor: string | null },
  ): Promise<Repair> {
    const { repairBranch } = await import('./repair/repair-branch.ts');
    const done = await this.#retried(() => repairBranch(this.#branch, prps, { ...options, now: this.#clock() }));
    if (!options.dryRun) await this.#branch.removeLeftovers?.();
    return done;
  }

  async #now(): Promise<Snapshot> {
    return snapshotOf(this.#branch, await this.#branch.head(), latestAllowedTime(this.#clock()));
  }

  /** Commits what `plan` makes of the current branch; plans again after each conflict with another writer. */
  async #update<Plan extends { readonly change: Change; readonly message: string }>(
    plan: (at: Snapshot, isFirst: boolean) => Promise<Plan>,
  ): Promise<Plan & { readonly commit: string | undefined }> {
    return this.#retried(async () => {
      const head = await this.#branch.head();
      const at = snapshotOf(this.#branch, head, latestAllowedTime(this.#clock()));
      const planned = await plan(at, head === undefined);
      const { change, message } = planned;
      if (change.write.size === 0 && (change.remove ?? []).length === 0) return { ...planned, commit: undefined };
      return { ...planned, commit: await this.#branch.commit(change, message, head) };
    });
  }

  /** Repeats `once` after each conflict with another writer. */
  async #retried<Value>(once: () => Promise<Value>): Promise<Value> {
    const branch = this.#branch;
    const inTurn = () => branch.withLock?.(once) ?? once();
    return retryOnConflict(inTurn, { sleep: this.#sleep, random: this.#random }, () => branch.retryLimits?.());
  }
}
