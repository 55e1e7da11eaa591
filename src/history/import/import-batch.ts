import type { BlobReader } from './blob-reader.ts';
import type { RevisionChoice, BlobFacts } from './choose-revisions.ts';
import type { VersionInput, Appended, History } from '../history.ts';
import type { StoredVersion } from '../versions/stored-version.ts';
import type { Revision } from './follow-renames.ts';

/** Limits of one commit: all of it is in memory while it is made, and the next one is prepared meanwhile. */
const maxVersions = 1000;
const maxBytes = 32 * 1024 * 1024;

/** The last second of the year 9999, the limit of ISO dates. */
const lastSecond = 253_402_300_799;

export interface ImportTarget {
  readonly history: History;
  readonly blobs: BlobReader;
  /** Name of the repository with the commits. */
  readonly repository: string | null;
  readonly onSaved: (appended: readonly Appended[]) => void;
  /** As `ImportOptions.mustLeaveOut`. */
  readonly mustLeaveOut?: ((words: string, name: string) => Promise<boolean>) | undefined;
  /** By PRP, the revisions that have become versions. */
  readonly saved: Map<string, Revision[]>;
}

interface PendingRevision {
  readonly prp: string;
  readonly revision: Revision;
  readonly fact: Extract<BlobFacts, { readonly size: number }>;
}

/** Gathers revisions and saves them, one commit after the other, while it gathers more. */
export class ImportBatch {
  readonly #target: ImportTarget;
  /** By PRP, the version that the next one is appended to. */
  readonly #newest = new Map<string, string | undefined>();
  /** Former paths whose versions the first addition continues. */
  readonly #former = new Map<string, string>();
  #pending: PendingRevision[] = [];
  #bytes = 0;
  /** The commit that is being made. */
  #saving = Promise.resolve();

  constructor(target: ImportTarget) {
    this.#target = target;
  }

  /** Throws as `History.append`: `E_CONFLICT` when the PRP has a newer version than `newest`. */
  async add(
    prp: string,
    { add, reappend }: RevisionChoice,
    facts: ReadonlyMap<string, BlobFacts>,
    { newest, former }: { readonly newest?: string | undefined; readonly former?: string | undefined } = {},
  ): Promise<void> {
    this.#newest.set(prp, newest);
    if (former !== undefined) this.#former.set(prp, former);
    // The older versions and the latest one again go into one commit: without it, an older version would be the latest.
    if (reappend !== undefined) await this.#flush();
    for (const revision of add) {
      const fact = facts.get(revision.blob);
      if (fact === undefined || !('size' in fact)) throw new Error(`Internal error: ${revision.blob} is no document.`);
      this.#pending.push({ prp, revision, fact });
      this.#bytes += fact.size;
      const isFull = this.#pending.length >= maxVersions || this.#bytes >= maxBytes;
      if (isFull && reappend === undefined) await this.#flush();
    }
    if (reappend !== undefined) await this.#flush(reappend);
  }

  /** Saves the rest, and waits for it. Throws as `add`. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.#saving;
  }

  /** Waits until nothing is being saved any more, and ignores failures. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#saving]);
  }

  async #flush(latest?: StoredVersion): Promise<void> {
    // Commits are made one after the other.
    await this.#saving;
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    this.#bytes = 0;
    this.#saving = this.#save(pending, latest);
    // Avoid an unhandled rejection; the next call awaits it.
    this.#saving.catch(() => undefined);
  }

  async #save(pending: readonly PendingRevision[], latest: StoredVersion | undefined): Promise<void> {
    const { history, blobs, saved, onSaved } = this.#target;
    const contents = await blobs.read(pending.map(({ revision }) => revision.blob));
    const additions = await Promise.all(pending.map((one) => this.#addition(one, contents.get(one.revision.blob))));
    if (latest !== undefined) {
      // Of a renamed PRP, the latest version stands under its former path.
      const prp = additions[0]?.prp ?? latest.memento.prp;
      additions.push({ ...reappendLatest(latest, await this.#contentOf(latest)), prp });
    }
    const expected = new Map(additions.map(({ prp }) => [prp, this.#newest.get(prp)]));
    const appended = await history.append(additions, expected);
    for (const { version } of appended) this.#newest.set(version.memento.prp, version.memento.id);
    for (const [prp, own] of Map.groupBy(pending, (one) => one.prp)) {
      saved.set(prp, [...(saved.get(prp) ?? []), ...own.map(({ revision }) => revision)]);
    }
    onSaved(appended);
  }

  /** Git has the content of an imported version, and reading it there needs no key. */
  async #contentOf(version: StoredVersion): Promise<Uint8Array> {
    const { history, blobs } = this.#target;
    const { blob } = version.memento.metadata;
    if (typeof blob !== 'string') return history.content(version);
    return (await blobs.read([blob])).get(blob) ?? history.content(version);
  }

  async #addition({ prp, revision, fact }: PendingRevision, bytes: Uint8Array | undefined): Promise<VersionInput> {
    if (bytes === undefined) throw new Error(`Internal error: ${revision.blob} was not read.`);
    const { commit, path, blob } = revision;
    const kept = async (words: string, name: string) => {
      const isLeftOut = await this.#target.mustLeaveOut?.(words, `${name} commit ${commit.id.slice(0, 7)}`);
      return isLeftOut ? undefined : words;
    };
    const [author, subject, formerPath] = await Promise.all([
      kept(commit.author, 'the author of'),
      kept(commit.subject, 'the subject of'),
      path === prp ? undefined : kept(path, 'the path in'),
    ]);
    return {
      prp,
      // Only a first version follows: afterwards the path has versions.
      follows: this.#former.get(prp),
      bytes,
      blob,
      checksum: fact.checksum,
      canonicalChecksum: fact.canonicalChecksum,
      source: { repository: this.#target.repository, commit: commit.id, ref: null, pullRequest: null, dirty: false },
      reason: 'imported',
      actor: author ?? null,
      metadata: {
        ...(subject !== undefined && { subject }),
        ...(formerPath !== undefined && { path: formerPath }),
        blob,
      },
      madeAt: new Date(Math.min(Math.max(commit.seconds, 0), lastSecond) * 1000),
    };
  }
}

/** The latest version, to be appended again. */
function reappendLatest({ memento }: StoredVersion, bytes: Uint8Array): VersionInput {
  const { id, prp, canonicalChecksum, source, actor, references, metadata } = memento;
  return { prp, bytes, canonicalChecksum, source, reason: 'imported', restoredFrom: id, actor, references, metadata };
}
