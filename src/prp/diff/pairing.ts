import { readBoxMark } from '../parse/box.ts';
import { overlap } from './word-diff.ts';

/** Pairs of items from two lists. */
export interface Pairing<Item> {
  /** Items with different keys that are alike, in the order of the list after. */
  readonly changed: readonly { readonly before: Item; readonly after: Item }[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** False when the lists were too long to compare every item with every other. */
  readonly exact: boolean;
}

export interface PairingRule<Item> {
  /** Items with equal keys are the same. */
  keyOf(item: Item): string;
  /** Features for the comparison of items with different keys. */
  featuresOf(item: Item): ReadonlySet<string>;
  /** From 0, unlike, to 1; `shared` is the share of common features. @default `shared` */
  likeness?(before: Item, after: Item, shared: number): number;
  /** Least likeness of a pair. */
  readonly atLeast: number;
}

/**
 * Pairs equal items first, then the most alike of the rest. A copy of a remaining item counts neither as removed nor as
 * added. Linear, up to sorting: in long lists each item is compared only with the nearest ones.
 */
export function pairItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
  rule: PairingRule<Item>,
): Pairing<Item> {
  const beforeKeys = before.map((item) => rule.keyOf(item));
  const afterKeys = after.map((item) => rule.keyOf(item));
  const gone = unmatched(beforeKeys, afterKeys).flatMap((index) => featured(before[index], rule));
  const come = unmatched(afterKeys, beforeKeys).flatMap((index) => featured(after[index], rule));
  const reach = Math.max(minCandidates, Math.min(maxCandidates, Math.floor(maxComparisons / gone.length)));
  const partners = mostAlike(gone, come, rule, reach);

  const paired = new Set(partners.values());
  const stillThere = new Set(afterKeys);
  const wasThere = new Set(beforeKeys);
  return {
    changed: come.flatMap(({ item }, index) => {
      const partner = gone[partners.get(index) ?? -1];
      return partner === undefined ? [] : [{ before: partner.item, after: item }];
    }),
    removed: gone.flatMap(({ item }, index) => (paired.has(index) || stillThere.has(rule.keyOf(item)) ? [] : [item])),
    added: come.flatMap(({ item }, index) => (partners.has(index) || wasThere.has(rule.keyOf(item)) ? [] : [item])),
    exact: gone.length === 0 || come.length <= reach,
  };
}

/** Comparisons of one item, and of two lists. */
const minCandidates = 8;
const maxCandidates = 64;
const maxComparisons = 200_000;

interface Featured<Item> {
  readonly item: Item;
  readonly features: ReadonlySet<string>;
}

const featured = <Item>(item: Item | undefined, rule: PairingRule<Item>): readonly Featured<Item>[] =>
  item === undefined ? [] : [{ item, features: rule.featuresOf(item) }];

/** Indexes of the keys that remain after each of `others` took one. */
function unmatched(keys: readonly string[], others: readonly string[]): readonly number[] {
  const free = new Map<string, number>();
  for (const key of others) free.set(key, (free.get(key) ?? 0) + 1);
  return [...keys.keys()].filter((index) => {
    const key = keys[index] ?? '';
    const left = free.get(key) ?? 0;
    free.set(key, left - 1);
    return left <= 0;
  });
}

/** From an index of `come` to its partner's in `gone`. */
function mostAlike<Item>(
  gone: readonly Featured<Item>[],
  come: readonly Featured<Item>[],
  rule: PairingRule<Item>,
  reach: number,
): ReadonlyMap<number, number> {
  const candidates: { before: number; after: number; likeness: number }[] = [];
  for (const [before, { item, features }] of gone.entries()) {
    const place = Math.round((before / gone.length) * come.length);
    const first = Math.max(0, Math.min(place - reach / 2, come.length - reach));
    for (let after = Math.floor(first); after < Math.min(first + reach, come.length); after += 1) {
      const other = come[after];
      if (other === undefined) continue;
      const shared = overlap(features, other.features);
      const likeness = rule.likeness?.(item, other.item, shared) ?? shared;
      if (likeness >= rule.atLeast) candidates.push({ before, after, likeness });
    }
  }
  candidates.sort((a, b) => b.likeness - a.likeness || a.before - b.before || a.after - b.after);
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const { before, after } of candidates) {
    if (taken.has(before) || partners.has(after)) continue;
    taken.add(before);
    partners.set(after, before);
  }
  return partners;
}

/** An item of a list in the document, with its line. */
export interface DiffItem {
  readonly text: string;
  readonly line: number;
}

export interface ItemChange {
  readonly before: DiffItem;
  readonly after: DiffItem;
  /** Why it demands less than before, or the part that changed. */
  readonly because?: string;
}

export interface ItemChanges {
  readonly added: readonly DiffItem[];
  readonly removed: readonly DiffItem[];
  /** Reworded: alike, but not equal. */
  readonly changed: readonly ItemChange[];
}

export interface Weakening extends ItemChange {
  readonly because: string;
}

/** For demands: weakened ones are in `weakened`, not in `changed`. */
export interface DemandChanges extends ItemChanges {
  readonly weakened: readonly Weakening[];
}

/** A sentence as a key: without list marks, box, emphasis, case, spacing and closing punctuation. */
export function plainKey(text: string): string {
  const line = text.trim();
  const item = readBoxMark(line)?.after ?? line.replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, '');
  return item
    .replaceAll(/[*_]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:]$/, '')
    .toLowerCase();
}
