import type { UnreadableText } from '../../prp/parse/decode.ts';
import type { ListedVersion, StoredVersion } from '../versions/stored-version.ts';
import type { Revision } from './follow-renames.ts';

/** A content, read as a PRP. */
export type BlobFacts =
  | { readonly checksum: string; readonly canonicalChecksum: string; readonly size: number }
  | { readonly problem: SkipReason };

/** Why a revision becomes no version. */
export type SkipReason =
  | UnreadableText['problem']
  /** It was a symbolic link, or a submodule. */
  | 'link'
  | 'submodule'
  /** It contains a key, a token or a password. */
  | 'secret'
  /** Newer versions exist, and it cannot be inserted between them. */
  | 'older';

export interface RevisionChoice {
  /** To become versions, oldest first. */
  readonly add: readonly Revision[];
  /** How many are versions already. */
  readonly known: number;
  readonly skipped: readonly { readonly revision: Revision; readonly reason: SkipReason }[];
  /** The version to append again as the latest, because older ones are appended after it. */
  readonly reappend: StoredVersion | undefined;
}

export interface ChoiceOptions {
  /** Appends older revisions after versions that are not from an import. */
  readonly append: boolean;
}

type Readable = Revision & { readonly checksum: string };

/**
 * Selects the revisions of a PRP that become versions on top of `versions`, newest first. A revision is known when a
 * version has both its bytes and its commit. A chain only grows, so a revision that is older than the versions can only
 * be appended after them. This happens automatically where all versions are imported and none was removed (a merged
 * branch had older commits), never for bytes that some version already has, and then the latest version is appended
 * again to stay the latest. Where versions were saved in another way, or removed by a clean-up, it happens only with
 * `append`: otherwise all removed versions would return.
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

/** Splits off contents that are no PRPs, and drops repetitions in a row. */
function splitReadable(revisions: readonly Revision[], facts: ReadonlyMap<string, BlobFacts>) {
  const readable: Readable[] = [];
  const unreadable: RevisionChoice['skipped'][number][] = [];
  for (const revision of revisions) {
    const { kind, blob } = revision;
    const fact = facts.get(blob);
    if (kind === 'link' || kind === 'submodule') unreadable.push({ revision, reason: kind });
    else if (fact === undefined) throw new Error(`Internal error: ${blob} was not examined.`);
    else if ('problem' in fact) unreadable.push({ revision, reason: fact.problem });
    else if (readable.at(-1)?.checksum !== fact.checksum) readable.push({ ...revision, checksum: fact.checksum });
  }
  return { readable, unreadable };
}

/**
 * Tells which revisions are older than the newest version. Git's order decides if a version is found in it; otherwise
 * the time does.
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

/**
 * The index of the latest version among the revisions: by its commit, else by its bytes and its time; -1 if it is not
 * there.
 */
function indexOfLatest([latest]: readonly StoredVersion[], readable: readonly Readable[]): number {
  if (latest === undefined) return -1;
  const { checksum, source, timestamp } = latest.memento;
  const same = [...readable.keys()].filter((index) => readable[index]?.checksum === checksum);
  const own = same.find((index) => readable[index]?.commit.id === source.commit);
  const isBefore = (index: number) => (readable[index]?.commit.seconds ?? 0) * 1000 <= Date.parse(timestamp);
  // A version that was saved before its commit: the first commit after it.
  return own ?? same.findLast(isBefore) ?? same[0] ?? -1;
}

/** Whether nothing was removed: there are as many versions as the latest one's number. */
function isComplete(versions: readonly ListedVersion[], latest: StoredVersion): boolean {
  return versions.length === latest.memento.sequence;
}
