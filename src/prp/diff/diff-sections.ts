import type { Prp, Role } from '../prp.ts';
import { longestIncreasing } from './align.ts';
import { diffLines } from './line-diff.ts';
import { pairItems } from './pairing.ts';

export interface SectionChange {
  /** The role that the section serves, its own or that of a heading above it; `null` when unknown. */
  readonly role: Role | null;
  readonly title: string;
  /**
   * The first change that applies: added, removed, renamed, moved, edited. A renamed or moved section may have other
   * lines too: see `stats`.
   */
  readonly change: 'added' | 'removed' | 'renamed' | 'moved' | 'modified';
  /** The heading before, when it was renamed. */
  readonly previousTitle?: string;
  /** Its first line: in the version after, or for a removed section before. */
  readonly line: number;
  /** Its own lines without blank ones; sections under it count their own. */
  readonly stats: { readonly added: number; readonly removed: number };
}

interface SectionsDiff {
  /** In the order of the version after; a removed section keeps its place. */
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

/** Removed sections, by the counterpart of the last remaining section above them. */
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

/** Sections whose order changed: the fewest that explain it, without those that moved with their parent. */
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

interface PartPairs {
  /** From a part before to its counterpart after. */
  readonly partners: ReadonlyMap<Part, Part>;
  readonly exact: boolean;
}

/** Finds the counterpart of each section, by the most reliable evidence first. */
function pairParts(before: readonly Part[], after: readonly Part[]): PartPairs {
  const partners = new Map<Part, Part>();
  const left = new Set(before);
  const free = new Set(after);
  const join = (part: Part, counterpart: Part): void => {
    partners.set(part, counterpart);
    left.delete(part);
    free.delete(counterpart);
  };
  const match = (keyOf: (part: Part) => string | undefined, onlyUnique = false): void => {
    const from = Map.groupBy(left, keyOf);
    const to = Map.groupBy(free, keyOf);
    for (const [key, parts] of from) {
      const counterparts = to.get(key) ?? [];
      if (key === undefined || (onlyUnique && (parts.length > 1 || counterparts.length > 1))) continue;
      for (const [index, part] of parts.entries()) {
        const counterpart = counterparts[index];
        if (counterpart !== undefined) join(part, counterpart);
      }
    }
  };
  match((part) => `${part.path}\n\n${part.body}`);
  match((part) => (part.body.length >= tellingLength ? part.body : undefined));
  match((part) => part.path);
  match((part) => part.normalised || undefined, true);
  const alike = pairItems([...left], [...free], {
    keyOf: (part) => `${part.path}\n\n${part.body}`,
    featuresOf: linesOf,
    atLeast: 0.6,
  });
  for (const pair of alike.changed) join(pair.before, pair.after);
  match((part) => part.role, true);
  return { partners, exact: alike.exact };
}

/** Characters of a body that is unlikely to repeat by chance: placeholders and rules are shorter. */
const tellingLength = 40;

/** Lines of one body to compare, and characters of each. */
const maxLines = 128;

function linesOf(part: Part): ReadonlySet<string> {
  return new Set(
    part.body
      .slice(0, 64 * maxLines)
      .split('\n')
      .slice(0, maxLines),
  );
}

/** A heading with its own lines, prepared for the comparison. */
export interface Part {
  readonly title: string;
  readonly normalised: string;
  /** The role of the heading, and the role that it serves. */
  readonly role: Role | undefined;
  readonly within: Role | undefined;
  /** The normalised headings from the top down to its own. */
  readonly path: string;
  /** Index of the parent part. */
  readonly parent: number | undefined;
  readonly line: number;
  /** Heading and body without blank lines. */
  readonly lines: readonly string[];
  /** The body alone. */
  readonly body: string;
}

/** The text before the first heading is a part like any other, unless it is empty. */
export function partsOf(prp: Prp, lines: readonly string[]): readonly Part[] {
  const own = (from: number, to: number): readonly string[] => lines.slice(from, to).filter((line) => line !== '');
  const parts: Part[] = [];
  const preamble = own(0, (prp.sections[0]?.startLine ?? lines.length + 1) - 1);
  const offset = preamble.length === 0 ? 0 : 1;
  if (preamble.length > 0) {
    const name = { title: 'Preamble', normalised: '', role: undefined, within: undefined, path: '', parent: undefined };
    parts.push({ ...name, line: 1, lines: preamble, body: preamble.join('\n') });
  }
  for (const section of prp.sections) {
    const parent = section.parent === undefined ? undefined : section.parent + offset;
    const above = parent === undefined ? '' : (parts[parent]?.path ?? '');
    const heading = section.broken ? 2 : 1;
    parts.push({
      title: section.heading,
      normalised: section.normalised,
      role: section.role,
      within: section.within,
      path: `${above}\n${section.normalised}`,
      parent,
      line: section.startLine,
      lines: own(section.startLine - 1, section.endLine),
      body: own(section.startLine - 1 + heading, section.endLine).join('\n'),
    });
  }
  return parts;
}
