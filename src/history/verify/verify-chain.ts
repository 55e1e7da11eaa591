import type { Memento } from '../versions/memento.ts';
import { type Problem, problemOf } from '../versions/problem.ts';
import { brokenLink } from '../versions/stored-version.ts';
import type { VerifiedVersion } from './verify-version.ts';

/** What is left of a version once its files were looked at. */
export type ChainLink = Pick<VerifiedVersion, 'place'> & {
  readonly memento?: Pick<Memento, 'prp' | 'id' | 'sequence' | 'parent' | 'previousDigest' | 'digest'>;
};

/** Versions that are not there, though their numbers were given out. */
export interface Gap {
  readonly prp: string;
  /** The version before it; `undefined` when the oldest ones are gone. */
  readonly after: string | undefined;
  /** The version after it, and the one that it was made from. */
  readonly before: string;
  readonly parent: string | null;
  readonly missing: number;
}

export interface ChainWalk {
  /** Takes the versions of one PRP, oldest first; returns what is wrong between each and the one before. */
  next(version: ChainLink): readonly Problem[];
  readonly gaps: readonly Gap[];
}

/** Holds each version of a PRP to the one before it; remembers no more than one of them, and the gaps. */
export function walkChain(prp: string): ChainWalk {
  const gaps: Gap[] = [];
  let last: ChainLink | undefined;
  let lastSound: { readonly id: string; readonly sequence: number } | undefined;
  /** Versions since `lastSound` that say nothing of themselves. */
  let silent = 0;
  return {
    gaps,
    next(version) {
      const { place, memento } = version;
      const broken = last && brokenLink(version, last);
      if (memento === undefined) {
        silent += 1;
      } else {
        const missing = memento.sequence - (lastSound?.sequence ?? 0) - 1 - silent;
        if (missing > 0) gaps.push({ prp, after: lastSound?.id, before: place.id, parent: memento.parent, missing });
        lastSound = { id: place.id, sequence: memento.sequence };
        silent = 0;
      }
      const sides = broken === undefined ? [] : [last, version];
      last = version;
      return sides.flatMap((side) => (side && broken ? [problemOf(prp, side.place.id, broken)] : []));
    },
  };
}

/**
 * The gaps that clean-ups do not explain: they removed too few versions of the PRP, or others than those that the versions
 * after the gaps were made from. `removed`: their ids, without those that are there all the same.
 */
export function unexplainedGaps(gaps: readonly Gap[], removed: ReadonlySet<string>): readonly Gap[] {
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  if (missing > removed.size) return gaps;
  return gaps.filter(({ parent, after }) => parent !== null && parent !== after && !removed.has(parent));
}

export function problemOfGap({ prp, after, before, missing }: Gap): Problem {
  const where = after === undefined ? `before ${before}` : `between ${after} and ${before}`;
  const what = missing === 1 ? 'One version is' : `${missing} versions are`;
  const message = `${what} missing ${where}, and no clean-up removed ${missing === 1 ? 'it' : 'them'}.`;
  return { prp, version: before, kind: 'chain-broken', message };
}
