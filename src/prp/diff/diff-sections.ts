import { longestIncreasing } from './diff-increasing.ts';
import { pairParts } from './diff-part-pairs.ts';
import type { Part } from './diff-part.ts';
import { diffLines } from './line-diff.ts';
import type { Role } from '../prp.ts';

export interface SectionChange {
  /** The role the section serves, its own or that of a heading above it; `null` when none is known. */
  readonly role: Role | null;
  readonly title: string;
  /**
   * What happened to it, the first that applies: it came, it went, its heading became another, its place among the
   * others did, its own lines did. A renamed or moved section may have other lines too: `stats` tells.
   */
  readonly change: 'added' | 'removed' | 'renamed' | 'moved' | 'modified';
  /** The heading before, when it was another. */
  readonly previousTitle?: string;
  /** Where it starts: in the version after, or, when it is gone, before. */
  readonly line: number;
  /** Its own lines, heading and all but blank ones; those of sections under it are counted there. */
  readonly stats: { readonly added: number; readonly removed: number };
}

export interface SectionsDiff {
  /** In the order of the version after; what is gone stands where it was. */
  readonly sections: readonly SectionChange[];
  readonly exact: boolean;
}

export function diffSections(before: readonly Part[], after: readonly Part[]): SectionsDiff {
  const { partners, exact } = pairParts(before, after);
  const origins = new Map([...partners].map(([part, counterpart]) => [counterpart, part]));
  const moved = movedParts(before, after, partners);
  const gone = goneAfter(before, partners);
  const sections = after.flatMap((part) => [
    ...changeOf(origins.get(part), part, moved.has(part)),
    ...(gone.get(part) ?? []),
  ]);
  return { sections: [...(gone.get(undefined) ?? []), ...sections], exact };
}

/** What was removed, by the counterpart of the last section above it that is still there. */
function goneAfter(
  before: readonly Part[],
  partners: ReadonlyMap<Part, Part>,
): ReadonlyMap<Part | undefined, readonly SectionChange[]> {
  const gone = new Map<Part | undefined, SectionChange[]>();
  let anchor: Part | undefined;
  for (const part of before) {
    const partner = partners.get(part);
    anchor = partner ?? anchor;
    if (partner !== undefined) continue;
    const { within, title, line, lines } = part;
    const stats = { added: 0, removed: lines.length };
    const changes = gone.get(anchor) ?? [];
    changes.push({ role: within ?? null, title, change: 'removed', line, stats });
    gone.set(anchor, changes);
  }
  return gone;
}

function changeOf(origin: Part | undefined, part: Part, isMoved: boolean): readonly SectionChange[] {
  const { within, title, line, lines } = part;
  const place = { role: within ?? null, title, line };
  if (origin === undefined) return [{ ...place, change: 'added', stats: { added: lines.length, removed: 0 } }];
  const { added, removed } = diffLines(origin.lines, lines);
  const renamed = origin.normalised !== part.normalised;
  if (!renamed && !isMoved && added + removed === 0) return [];
  const change = renamed ? 'renamed' : isMoved ? 'moved' : 'modified';
  const previous = origin.title === title ? {} : { previousTitle: origin.title };
  return [{ ...place, change, ...previous, stats: { added, removed } }];
}

/** Sections whose order among the others changed: as few as explain it, and not those that moved along with a parent. */
function movedParts(
  before: readonly Part[],
  after: readonly Part[],
  partners: ReadonlyMap<Part, Part>,
): ReadonlySet<Part> {
  const places = new Map(after.map((part, index) => [part, index]));
  const paired = before.flatMap((part) => partners.get(part) ?? []);
  const inOrder = new Set(longestIncreasing(paired.map((part) => places.get(part) ?? 0)).map((index) => paired[index]));
  const moved = new Set(paired.filter((part) => !inOrder.has(part)));
  const movedAlong = ({ parent }: Part): boolean => {
    const above = parent === undefined ? undefined : after[parent];
    return above !== undefined && moved.has(above);
  };
  return new Set([...moved].filter((part) => !movedAlong(part)));
}
