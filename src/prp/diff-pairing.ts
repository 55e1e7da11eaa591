/** Which items of two lists belong together. */
export interface Pairing<Item> {
  /** Unlike in key, but alike; in the order of the list after. */
  readonly changed: readonly Pair<Item>[];
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** False when the lists were too long to compare every item with every other. */
  readonly exact: boolean;
}

export interface Pair<Item> {
  readonly before: Item;
  readonly after: Item;
}

export interface PairingRule<Item> {
  /** Items with equal keys are the same. */
  keyOf(item: Item): string;
  /** From 0, nothing in common, to 1. */
  likeness(before: Item, after: Item): number;
  /** Least likeness of a pair. */
  readonly atLeast: number;
}

/** Items that one item is compared with: those nearest to its place. Keeps long lists linear. */
const maxCandidates = 64;

/**
 * Pairs equal items first, then the most alike of the others. A copy of an item that is still there was neither removed
 * nor added.
 */
export function pairItems<Item>(
  before: readonly Item[],
  after: readonly Item[],
  rule: PairingRule<Item>,
): Pairing<Item> {
  const beforeKeys = before.map((item) => rule.keyOf(item));
  const afterKeys = after.map((item) => rule.keyOf(item));
  const gone = unmatched(before, beforeKeys, afterKeys);
  const come = unmatched(after, afterKeys, beforeKeys);
  const changed = mostAlike(gone, come, rule);
  const pairedBefore = new Set(changed.map((pair) => pair.before));
  const pairedAfter = new Set(changed.map((pair) => pair.after));
  const stillThere = new Set(afterKeys);
  const wasThere = new Set(beforeKeys);
  return {
    changed,
    removed: gone.filter((item) => !pairedBefore.has(item) && !stillThere.has(rule.keyOf(item))),
    added: come.filter((item) => !pairedAfter.has(item) && !wasThere.has(rule.keyOf(item))),
    exact: gone.length === 0 || come.length <= maxCandidates,
  };
}

/** The items left when each key of `otherKeys` has taken one. */
function unmatched<Item>(
  items: readonly Item[],
  keys: readonly string[],
  otherKeys: readonly string[],
): readonly Item[] {
  const free = new Map<string, number>();
  for (const key of otherKeys) free.set(key, (free.get(key) ?? 0) + 1);
  return items.filter((_, index) => {
    const key = keys[index] ?? '';
    const left = free.get(key) ?? 0;
    free.set(key, left - 1);
    return left <= 0;
  });
}

function mostAlike<Item>(gone: readonly Item[], come: readonly Item[], rule: PairingRule<Item>): readonly Pair<Item>[] {
  const candidates: { before: number; after: number; likeness: number }[] = [];
  for (const [before, item] of gone.entries()) {
    const place = Math.round((before / gone.length) * come.length);
    const first = Math.max(0, Math.min(place - maxCandidates / 2, come.length - maxCandidates));
    for (const [offset, other] of come.slice(first, first + maxCandidates).entries()) {
      const likeness = rule.likeness(item, other);
      if (likeness >= rule.atLeast) candidates.push({ before, after: first + offset, likeness });
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
  return come.flatMap((after, index) => {
    const before = gone[partners.get(index) ?? -1];
    return before === undefined ? [] : [{ before, after }];
  });
}
