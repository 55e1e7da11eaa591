import { plainKey } from './diff-comparable.ts';
import { criterionWeakening, subjectOf } from './diff-criterion.ts';
import type { DemandChanges, ItemChange, Weakening } from './diff-items.ts';
import { overlap } from './diff-likeness.ts';
import { pairItems } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Criterion } from './prp.ts';

export interface CriteriaDiff {
  readonly criteria: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares what must be true in the end. `stated` holds every sentence of the document after, by `plainKey`. */
export function diffCriteria(
  before: readonly Criterion[],
  after: readonly Criterion[],
  stated: ReadonlySet<string>,
): CriteriaDiff {
  const { changed, removed, added, exact } = pairItems(before.map(subjected), after.map(subjected), {
    keyOf: ({ key }) => key,
    likeness: (old, now) => overlap(old.subject, now.subject),
    // More than half: of two criteria with one word in common out of two, each may stand for itself.
    atLeast: 0.55,
  });
  const weakened: Weakening[] = [];
  const reworded: ItemChange[] = [];
  for (const pair of changed) {
    const change = { before: pair.before.item, after: pair.after.item };
    const because = criterionWeakening(change.before.text, change.after.text);
    if (because === undefined) reworded.push(change);
    else weakened.push({ ...change, because });
  }
  const gone = removed.filter(({ key }) => !stated.has(key)).map(({ item }) => item);
  return {
    criteria: { added: added.map(({ item }) => item), removed: gone, changed: reworded, weakened },
    risks: [
      ...gone.map(({ text, line }): Risk => {
        return { kind: 'criterion-removed', message: `Removed: ${quote(text)}`, side: 'before', line };
      }),
      ...weakened.map(({ after: { text, line }, because }): Risk => {
        return {
          kind: 'criterion-weakened',
          message: `Asks for less, ${because}: ${quote(text)}`,
          side: 'after',
          line,
        };
      }),
    ],
    exact,
  };
}

const subjected = ({ text, line }: Criterion) => ({
  item: { text, line },
  key: plainKey(text),
  subject: subjectOf(text),
});
