import type { Item, ItemChanges } from './diff-items.ts';
import { wordsOf } from './diff-likeness.ts';
import { pairItems } from './diff-pairing.ts';
import type { Reference } from '../prp.ts';

/** Compares what the documents point at. Files that tasks act on are left to the tasks. */
export function diffReferences(
  before: readonly Reference[],
  after: readonly Reference[],
): { references: ItemChanges; exact: boolean } {
  const { changed, removed, added, exact } = pairItems(before.flatMap(compared), after.flatMap(compared), {
    keyOf: ({ key }) => key,
    featuresOf: ({ target }) => wordsOf(target),
    likeness: (old, now, shared) => (old.target === now.target ? 1 : shared),
    atLeast: 0.6,
  });
  const references = {
    added: added.map(({ item }) => item),
    removed: removed.map(({ item }) => item),
    changed: changed.map((pair) => ({ before: pair.before.item, after: pair.after.item })),
  };
  return { references, exact };
}

interface ComparedReference {
  readonly item: Item;
  readonly target: string;
  readonly key: string;
}

function compared({ kind, target, lines, why, line }: Reference): readonly ComparedReference[] {
  if (kind === 'target') return [];
  const text = lines === undefined ? target : `${target}:${lines.startLine}-${lines.endLine}`;
  return [{ item: { text, line }, target, key: `${text}\n${why ?? ''}` }];
}
