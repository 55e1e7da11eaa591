import type { UnreadableText } from '../../prp/parse/decode.ts';
import type { ListedVersion, StoredVersion } from '../versions/stored-version.ts';
import type { Revision } from './follow-renames.ts';

/** What a content is as a PRP. */
export type BlobFacts =
  | { readonly checksum: string; readonly canonicalChecksum: string; readonly size: number }
  | { readonly problem: SkipReason };

/** Why a revision becomes no version. */
export type SkipReason =
  | UnreadableText['problem']
  /** A symbolic link, or a submodule, stood in its place. */
  | 'link'
  | 'submodule'
  /** A key, a token or a password stands in it. */
  | 'secret'
  /** Versions that are newer are kept already, and it cannot go between them. */
  | 'older';

export interface RevisionChoice {
  /** To become versions, oldest first. */
  readonly add: readonly Revision[];
  /** How many are versions already. */
  readonly known: number;
  readonly skipped: readonly { readonly revision: Revision; readonly reason: SkipReason }[];
  /** What must become the latest version once more, because older ones go on top of it. */
  readonly reappend: StoredVersion | undefined;
}

export interface ChoiceOptions {
  /** Puts older revisions on top of versions that are not from an import. */
  readonly append: boolean;
}

type Readable = Revision & { readonly checksum: string };

/**
 * Which revisions of a PRP become versions on top of `versions`, newest first. A revision is known when a version has
 * both its bytes and its commit. Since a chain only grows, one that is older than what is kept can only be put on top of
 * it. That is done where Git's history is all there is (a branch was merged, and what was done there is older), never for
 * bytes that some version has already, and the latest version then follows once more, so that it stays the latest. Where
 * versions were saved by other means, or removed by a clean-up, it is done only on demand: else everything that was
 * removed would come back.
 */
export function chooseRevisions(
  revisions: readonly Revision[],
  facts: ReadonlyMap<string, BlobFacts>,
  versions: readonly ListedVersion[],
  { append }: ChoiceOptions,
): RevisionChoice {
  const { readable, unreadable } = splitReadable(revisions, facts);
  const sound = versions.flatMap((version) => (version.tampered ? [] : [version]));
  const [latest] = sound;
  if (latest === undefined) return { add: readable, known: 0, skipped: unreadable, reappend: undefined };

  const keys = new Set(sound.map(({ memento }) => `${memento.source.commit} ${memento.checksum}`));
  const contents = new Set(sound.map(({ memento }) => memento.checksum));
  const isKnown = ({ commit, checksum }: Readable) => keys.has(`${commit.id} ${checksum}`);
  const isOlder = olderTest(sound, readable, isKnown);

  const unknown = [...readable.entries()].filter(([, revision]) => !isKnown(revision));
  const newer = unknown.filter(([index, revision]) => !isOlder(revision, index)).map(([, revision]) => revision);
  const older = unknown
    .filter(([index, revision]) => isOlder(revision, index) && !contents.has(revision.checksum))
    .map(([, revision]) => revision);

  const isImportOnly = sound.every(({ memento }) => memento.reason === 'imported') && isComplete(versions, latest);
  const isRefused = !append && !isImportOnly;
  const wanted = isRefused ? newer : [...older, ...newer];
  const add = wanted.filter(({ checksum }, index) => checksum !== (wanted[index - 1] ?? latest.memento).checksum);
  const refused = isRefused ? older : [];
  return {
    add,
    known: readable.length - add.length - refused.length,
    skipped: [...unreadable, ...refused.map((revision) => ({ revision, reason: 'older' as const }))],
    reappend: newer.length === 0 && add.length > 0 ? latest : undefined,
  };
}

/** Contents that are PRPs, the same never twice in a row. */
function splitReadable(revisions: readonly Revision[], facts: ReadonlyMap<string, BlobFacts>) {
  const readable: Readable[] = [];
  const unreadable: RevisionChoice['skipped'][number][] = [];
  for (const revision of revisions) {
    const { kind, blob } = revision;
    const fact = facts.get(blob);
    if (kind === 'link' || kind === 'submodule') unreadable.push({ revision, reason: kind });
    else if (fact === undefined) throw new Error(`Internal error: nothing is known of ${blob}.`);
    else if ('problem' in fact) unreadable.push({ revision, reason: fact.problem });
    else if (readable.at(-1)?.checksum !== fact.checksum) readable.push({ ...revision, checksum: fact.checksum });
  }
  return { readable, unreadable };
}

/**
 * Tells which revisions are older than the newest version. Git's order decides as long as a version stands in it; of
 * versions that do not, only the time is known.
 */
function olderTest(
  sound: readonly StoredVersion[],
  readable: readonly Readable[],
  isKnown: (revision: Readable) => boolean,
): (revision: Readable, index: number) => boolean {
  const present = indexOfLatest(sound, readable);
  const lastKnown = Math.max(present, readable.findLastIndex(isKnown));
  const saved = sound.find(({ memento }) => memento.reason !== 'imported');
  const savedAt = present >= 0 || saved === undefined ? -Infinity : Date.parse(saved.memento.timestamp);
  return ({ commit }, index) => index <= lastKnown || commit.seconds * 1000 <= savedAt;
}

/** Where the latest version stands among the revisions: by its commit, else by its bytes and its time; -1 for nowhere. */
function indexOfLatest([latest]: readonly StoredVersion[], readable: readonly Readable[]): number {
  if (latest === undefined) return -1;
  const { checksum, source, timestamp } = latest.memento;
  const same = [...readable.keys()].filter((index) => readable[index]?.checksum === checksum);
  const own = same.find((index) => readable[index]?.commit.id === source.commit);
  const isBefore = (index: number) => (readable[index]?.commit.seconds ?? 0) * 1000 <= Date.parse(timestamp);
  // Saved and committed later: then it is the first that comes after.
  return own ?? same.findLast(isBefore) ?? same[0] ?? -1;
}

/** Nothing was removed: as many versions as the latest one's number says. */
function isComplete(versions: readonly ListedVersion[], latest: StoredVersion): boolean {
  return versions.length === latest.memento.sequence;
}
