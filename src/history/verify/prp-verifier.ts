import { PrpError } from '../../base/errors.ts';
import { type SortKeys, openOrder, orderFile } from '../versions/version-order.ts';
import { type Problem, TamperedError, problemOf } from '../versions/tampered-error.ts';
import type { FileOrError } from '../versions/snapshot.ts';
import { missingVersionMessage, openTags, replacedVersionMessage } from '../versions/tags.ts';
import type { VerifiedVersion } from './verify-version.ts';
import { type Memento, followedPrp } from '../versions/memento.ts';
import { brokenLink } from '../versions/stored-version.ts';

/**
 * Verifies one PRP while its files are streamed: its buckets oldest first, in each its order before its versions, then
 * its tags.
 */
export interface PrpVerifier {
  readonly problems: readonly Problem[];
  readonly gaps: readonly Gap[];
  /** Versions that continue another path. */
  readonly turns: readonly Turn[];
  /** Whether a version with that id was streamed. */
  has(id: string): boolean;
  /** The digest of a valid version. */
  digestOf(id: string): string | undefined;
  order(bucket: string, content: FileOrError): void;
  version(version: VerifiedVersion): void;
  tags(content: FileOrError): void;
  /** The last bucket is complete. */
  end(): void;
}

export function prpVerifier(prp: string, latest = Infinity): PrpVerifier {
  const problems: Problem[] = [];
  const chain = walkChain(prp);
  /** By version id; `undefined` for a version without a valid memento. */
  const digests = new Map<string, string | undefined>();
  let bucket: string | undefined;
  let sortsAs: SortKeys = new Map();
  let links: ChainLink[] = [];

  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      problems.push(problemOf(prp, null, error));
    }
  };
  const end = () => {
    const keyOf = ({ location: { id } }: ChainLink) => sortsAs.get(id) ?? id;
    if (sortsAs.size > 0) links.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    for (const link of links) problems.push(...chain.next(link));
    [bucket, sortsAs, links] = [undefined, new Map(), []];
  };
  const enter = (next: string) => {
    if (bucket !== next) end();
    bucket = next;
  };

  return {
    problems,
    gaps: chain.gaps,
    turns: chain.turns,
    has: (id) => digests.has(id),
    digestOf: (id) => digests.get(id),
    end,
    order(inBucket, content) {
      enter(inBucket);
      attempt(() => {
        sortsAs = openOrder(bytesOrThrow(content), `${prp}/${inBucket}/${orderFile}`, latest);
      });
    },
    version({ location, memento, problems: own }) {
      enter(location.bucket);
      const sequence = memento?.sequence;
      problems.push(...own.map((problem) => (sequence === undefined ? problem : { ...problem, sequence })));
      // The memento's own id where there is one: the location's id is a slice of a path, and would keep the whole path
      // in memory.
      digests.set(memento?.id ?? location.id, memento?.digest);
      links.push({ location, ...(memento && { memento: chainLinkOf(memento) }) });
    },
    tags(content) {
      end();
      attempt(() => {
        for (const tag of openTags(prp, bytesOrThrow(content))) {
          const digest = digests.get(tag.version);
          const report = (error: PrpError) => problems.push(problemOf(prp, tag.version, error));
          if (!digests.has(tag.version)) report(new TamperedError('missing-content', missingVersionMessage(prp, tag)));
          // A version without a valid memento was already reported.
          else if (digest !== undefined && digest !== tag.mementoDigest) {
            report(new TamperedError('digest-mismatch', replacedVersionMessage(prp, tag, digest)));
          }
        }
      });
    },
  };
}

function chainLinkOf(memento: NonNullable<VerifiedVersion['memento']>) {
  const { prp, id, sequence, parent, previousDigest, digest } = memento;
  const former = followedPrp(memento);
  return { prp, id, sequence, parent, previousDigest, digest, ...(former !== undefined && { former }) };
}

function bytesOrThrow(content: FileOrError): Uint8Array {
  if (content instanceof PrpError) throw content;
  return content;
}

/** The links of a verified version. */
type ChainLink = Pick<VerifiedVersion, 'location'> & {
  readonly memento?: Pick<Memento, 'prp' | 'id' | 'sequence' | 'parent' | 'previousDigest' | 'digest'> & {
    readonly former?: string;
  };
};

/** A version that continues a version under another path. */
export interface Turn {
  readonly prp: string;
  readonly id: string;
  readonly former: string;
  /** The version there, and its digest. */
  readonly parent: string;
  readonly digest: string | null;
}

/** Missing versions: numbers that were used but are not there. */
export interface Gap {
  readonly prp: string;
  /** The version before the gap; `undefined` when the oldest versions are missing. */
  readonly after: string | undefined;
  /** The version after the gap, and its parent. */
  readonly before: string;
  readonly parent: string | null;
  readonly missing: number;
}

export interface ChainWalk {
  /** Takes the versions of one PRP, oldest first; returns the problems between each and the one before. */
  next(version: ChainLink): readonly Problem[];
  readonly gaps: readonly Gap[];
  readonly turns: readonly Turn[];
}

/** Checks each version of a PRP against the one before; keeps only one of them in memory, and the gaps. */
export function walkChain(prp: string): ChainWalk {
  const gaps: Gap[] = [];
  const turns: Turn[] = [];
  let last: ChainLink | undefined;
  let lastSound: { readonly id: string; readonly sequence: number } | undefined;
  /** Versions without a valid memento since `lastSound`. */
  let silent = 0;
  return {
    gaps,
    turns,
    next(version) {
      const { location, memento } = version;
      const broken = last && brokenLink(version, last);
      if (memento === undefined) {
        silent += 1;
      } else {
        const { id, former, parent, previousDigest } = memento;
        const missing = memento.sequence - (lastSound?.sequence ?? 0) - 1 - silent;
        if (former !== undefined && parent !== null) turns.push({ prp, id, former, parent, digest: previousDigest });
        else if (missing > 0)
          gaps.push({ prp, after: lastSound?.id, before: location.id, parent: memento.parent, missing });
        lastSound = { id: location.id, sequence: memento.sequence };
        silent = 0;
      }
      const sides = broken === undefined ? [] : [last, version];
      last = version;
      return sides.flatMap((side) => (side && broken ? [problemOf(prp, side.location.id, broken)] : []));
    },
  };
}

/**
 * The gaps that clean-ups do not explain: they removed too few versions of the PRP, or not the parents of the versions
 * after the gaps. `removed`: the removed ids, without those that exist all the same. `isRenamed`: some of the missing
 * numbers may stand under another path, and only the parents count.
 */
export function unexplainedGaps(
  gaps: readonly Gap[],
  removed: ReadonlySet<string>,
  { isRenamed = false }: { readonly isRenamed?: boolean } = {},
): readonly Gap[] {
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  if (!isRenamed && missing > removed.size) return gaps;
  return gaps.filter(({ parent, after }) => parent !== null && parent !== after && !removed.has(parent));
}

/** The statement of a version that continues another path about the version there; `undefined` when it is right. */
export function problemOfTurn(
  { prp, id, former, parent, digest }: Turn,
  there: Pick<PrpVerifier, 'has' | 'digestOf'> | undefined,
  isRemoved: boolean,
): Problem | undefined {
  const found = there?.digestOf(parent);
  // A version there without a valid memento was already reported.
  if (there?.has(parent) && (found === undefined || found === digest)) return undefined;
  if (!there?.has(parent) && isRemoved) return undefined;
  const what = found === undefined ? 'which is missing, and no clean-up removed it' : `which has the digest ${found}`;
  const message = `It continues ${parent} of ${former} with the digest ${digest}, ${what}.`;
  return { prp, version: id, kind: 'chain-broken', message };
}

export function problemOfGap({ prp, after, before, missing }: Gap): Problem {
  const where = after === undefined ? `before ${before}` : `between ${after} and ${before}`;
  const what = missing === 1 ? 'One version is' : `${missing} versions are`;
  const message = `${what} missing ${where}, and no clean-up removed ${missing === 1 ? 'it' : 'them'}.`;
  return { prp, version: before, kind: 'chain-broken', message };
}
