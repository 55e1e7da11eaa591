import { PrpError } from '../../base/errors.ts';
import { openOrder, orderFile, type SortKeys } from '../versions/version-order.ts';
import { type Problem, problemOf } from '../versions/problem.ts';
import type { FileOrError } from '../versions/read-each.ts';
import { missingVersionMessage, openTags, replacedVersionMessage } from '../versions/tags.ts';
import { TamperedError } from '../versions/tampered-error.ts';
import { type Gap, type ChainLink, walkChain } from './verify-chain.ts';
import type { VerifiedVersion } from './verify-version.ts';

/** One PRP while its files go by: its buckets oldest first, in each its order before its versions, then its tags. */
export interface PrpVerifier {
  readonly problems: readonly Problem[];
  readonly gaps: readonly Gap[];
  /** Whether a version of that id went by. */
  has(id: string): boolean;
  order(bucket: string, content: FileOrError): void;
  version(version: VerifiedVersion): void;
  tags(content: FileOrError): void;
  /** Nothing more of the last bucket follows. */
  end(): void;
}

export function prpVerifier(prp: string, latest = Infinity): PrpVerifier {
  const problems: Problem[] = [];
  const chain = walkChain(prp);
  /** By version id; `undefined` for a version that says nothing of itself. */
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
    const keyOf = ({ place: { id } }: ChainLink) => sortsAs.get(id) ?? id;
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
    has: (id) => digests.has(id),
    end,
    order(inBucket, content) {
      enter(inBucket);
      attempt(() => {
        sortsAs = openOrder(bytesOrThrow(content), `${prp}/${inBucket}/${orderFile}`, latest);
      });
    },
    version({ place, memento, problems: own }) {
      enter(place.bucket);
      problems.push(...own);
      // The memento's own id where there is one: that of the place is cut from a path, and keeps all of it in memory.
      digests.set(memento?.id ?? place.id, memento?.digest);
      links.push({ place, ...(memento && { memento: chainLinkOf(memento) }) });
    },
    tags(content) {
      end();
      attempt(() => {
        for (const tag of openTags(prp, bytesOrThrow(content))) {
          const digest = digests.get(tag.version);
          const told = (error: PrpError) => problems.push(problemOf(prp, tag.version, error));
          if (!digests.has(tag.version)) told(new TamperedError('missing-content', missingVersionMessage(prp, tag)));
          // A version that says nothing of itself was told of already.
          else if (digest !== undefined && digest !== tag.mementoDigest) {
            told(new TamperedError('digest-mismatch', replacedVersionMessage(prp, tag, digest)));
          }
        }
      });
    },
  };
}

function chainLinkOf({ prp, id, sequence, parent, previousDigest, digest }: NonNullable<VerifiedVersion['memento']>) {
  return { prp, id, sequence, parent, previousDigest, digest };
}

function bytesOrThrow(content: FileOrError): Uint8Array {
  if (content instanceof PrpError) throw content;
  return content;
}
