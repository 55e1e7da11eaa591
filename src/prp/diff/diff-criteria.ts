import { plainKey } from './diff-plain-key.ts';
import { criterionWeakening, subjectOf } from './diff-criterion.ts';
import type { DemandChanges, Item, ItemChange, Weakening } from './diff-items.ts';
import { pairItems } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Criterion } from '../prp.ts';

export interface CriteriaDiff {
  readonly criteria: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares what must be true in the end. `demands` holds what the document after demands anywhere, by `plainKey`. */
export function diffCriteria(
  before: readonly Criterion[],
  after: readonly Criterion[],
  demands: ReadonlySet<string>,
): CriteriaDiff {
  const { changed, removed, added, exact } = pairItems(before, after, {
    keyOf: ({ text }) => plainKey(text),
    featuresOf: ({ text }) => subjectOf(text),
    // More than half: of two criteria with one word in common out of two, each may stand for itself.
    atLeast: 0.55,
  });
  const weakened: Weakening[] = [];
  const reworded: ItemChange[] = [];
  for (const pair of changed) {
    const change = { before: itemOf(pair.before), after: itemOf(pair.after) };
    const because = criterionWeakening(change.before.text, change.after.text);
    if (because === undefined) reworded.push(change);
    else weakened.push({ ...change, because });
  }
  const gone = removed.filter(({ text }) => !demands.has(plainKey(text))).map(itemOf);
  return {
    criteria: { added: added.map(itemOf), removed: gone, changed: reworded, weakened },
    risks: [
      ...gone.map(({ text, line }): Risk => {
        return {
          kind: 'criterion-removed',
          message: `A success criterion is gone: ${quote(text)}`,
          side: 'before',
          line,
        };
      }),
      ...weakened.map(({ after: { text, line }, because }): Risk => {
        return {
          kind: 'criterion-weakened',
          message: `A success criterion asks for less, ${because}: ${quote(text)}`,
          side: 'after',
          line,
        };
      }),
    ],
    exact,
  };
}

const itemOf = ({ text, line }: Criterion): Item => ({ text, line });
