import { pairItems } from './diff-pairing.ts';
import type { Part } from './diff-part.ts';

export interface PartPairs {
  /** From a part before to its counterpart after. */
  readonly partners: ReadonlyMap<Part, Part>;
  readonly exact: boolean;
}

/** Finds the counterpart of each section: by what is surest first. */
export function pairParts(before: readonly Part[], after: readonly Part[]): PartPairs {
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

/** Characters of a body that is hardly the same by chance: placeholders and rules are shorter. */
const tellingLength = 40;

/** Lines compared of one body, and how much of each. */
const maxLines = 128;

function linesOf(part: Part): ReadonlySet<string> {
  return new Set(
    part.body
      .slice(0, 64 * maxLines)
      .split('\n')
      .slice(0, maxLines),
  );
}
