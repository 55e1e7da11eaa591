import { setTimeout } from 'node:timers/promises';
import { PrpError } from '../errors.ts';
import { type Addition, type Appended, planAppend } from './append-plan.ts';
import type { Branch, Change } from './branch.ts';
import { bucketOf, contentPath, mementoPath } from './layout.ts';
import { open } from './memento.ts';
import { countVersions } from './prp-directories.ts';
import { tampered } from './sealed-json.ts';
import { newestVersions, selectVersion, walkBack } from './select-version.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { type ListedVersion, openMemento, type StoredVersion } from './stored-version.ts';

export type { Addition, Appended } from './append-plan.ts';
export type { ListedVersion, StoredVersion } from './stored-version.ts';

export interface HistoryOptions {
  /** @default the system's */
  readonly clock?: () => Date;
  /** From 0 to below 1, for pauses and record ids. @default Math.random */
  readonly random?: () => number;
  /** Waits some milliseconds. @default a timer */
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/** A PRP that has versions. */
export interface VersionedPrp {
  readonly prp: string;
  /** How many. */
  readonly versions: number;
  readonly latest: ListedVersion;
}

const attempts = 12;
const shortestPauseMs = 25;
const longestPauseMs = 2000;

/** The memento caretaker: keeps versions, looks inside none of them. */
export class History {
  readonly #branch: Branch;
  readonly #clock: () => Date;
  readonly #random: () => number;
  readonly #sleep: (milliseconds: number) => Promise<unknown>;

  constructor(branch: Branch, options: HistoryOptions = {}) {
    this.#branch = branch;
    this.#clock = options.clock ?? (() => new Date());
    this.#random = options.random ?? Math.random;
    this.#sleep = options.sleep ?? setTimeout;
  }

  /**
   * Keeps documents and what validating them showed, all in one commit; answers in the order of `additions`. Bytes equal
   * to the latest version's make no new version. Throws `E_INTEGRITY` when a latest version was tampered with, and
   * `E_STALE_HEAD` when others were faster every time.
   */
  async append(additions: readonly Addition[]): Promise<readonly Appended[]> {
    const { appended, commit } = await this.#update((at, isFirst) =>
      planAppend(at, additions, { now: this.#clock(), random: this.#random, isFirst }),
    );
    return appended.map(({ version, created }) => ({
      version: created && commit !== undefined ? { ...version, commit } : version,
      created,
    }));
  }

  /** By path. */
  async prps(): Promise<readonly VersionedPrp[]> {
    const at = await this.#now();
    const counts = await countVersions(at);
    const found = await Promise.all(
      [...counts].map(async ([prp, versions]) => {
        const [latest] = await newestVersions(at, prp, 1);
        return latest === undefined ? [] : [{ prp, versions, latest }];
      }),
    );
    return found.flat();
  }

  /** Newest first; empty for a PRP without versions. */
  async list(prp: string, { limit }: { readonly limit?: number | undefined } = {}): Promise<readonly ListedVersion[]> {
    return newestVersions(await this.#now(), prp, limit);
  }

  /** Newest first, read as far as somebody asks. */
  async *walk(prp: string): AsyncIterable<ListedVersion> {
    yield* walkBack(await this.#now(), prp);
  }

  /** As `selectVersion`. */
  async select(prp: string, selector: string): Promise<StoredVersion> {
    return selectVersion(await this.#now(), prp, selector);
  }

  /**
   * The exact bytes that were sealed. Throws `E_INTEGRITY` when the branch has others by now, `E_NOT_FOUND` when it does
   * not have the version any more.
   */
  async content({ memento: { prp, id, sequence, digest } }: StoredVersion): Promise<Uint8Array> {
    const at = await this.#now();
    const place = { prp, id, bucket: bucketOf(sequence) };
    const files = await at.read([contentPath(place), mementoPath(place)]);
    if (files.size === 0) {
      throw new PrpError('E_NOT_FOUND', `${prp} ${id} is not kept any more.`, { hint: `See \`prp list ${prp}\`.` });
    }
    const memento = openMemento(place, files.get(mementoPath(place)));
    if (memento.digest !== digest) {
      throw tampered(`${mementoPath(place)} was replaced: expected ${digest}, got ${memento.digest}.`);
    }
    const bytes = files.get(contentPath(place));
    if (bytes === undefined) throw tampered(`${contentPath(place)} is missing.`);
    return open(memento, bytes);
  }

  async #now(): Promise<Snapshot> {
    return snapshotOf(this.#branch, await this.#branch.head());
  }

  /** Commits what `plan` makes of the branch as it is; plans anew each time another commit came first. */
  async #update<Plan extends { readonly change: Change; readonly message: string }>(
    plan: (at: Snapshot, isFirst: boolean) => Promise<Plan>,
  ): Promise<Plan & { readonly commit: string | undefined }> {
    const once = async () => {
      const head = await this.#branch.head();
      const planned = await plan(snapshotOf(this.#branch, head), head === undefined);
      const { change, message } = planned;
      if (change.write.size === 0 && (change.remove ?? []).length === 0) return { ...planned, commit: undefined };
      return { ...planned, commit: await this.#branch.commit(change, message, head) };
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (this.#branch.inTurn?.(once) ?? once());
      } catch (error) {
        if (!(error instanceof PrpError) || error.code !== 'E_STALE_HEAD') throw error;
        if (attempt === attempts) throw outpaced(error);
      }
      // Full jitter: writers that met once are unlikely to meet again.
      await this.#sleep(this.#random() * Math.min(longestPauseMs, shortestPauseMs * 2 ** attempt));
    }
  }
}

function outpaced(cause: PrpError): PrpError {
  return new PrpError('E_STALE_HEAD', `The versions branch moved ${attempts} times while we were saving.`, {
    hint: 'Others are saving at the same time. Nothing was changed: run the command again.',
    cause,
  });
}
