import { plainKey } from './diff-comparable.ts';
import { overlap, wordsOf } from './diff-likeness.ts';
import { pairItems } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Prp } from './prp.ts';

/** What the PRP said not to do and no longer says, anywhere. `stated` as in `diffCriteria`. */
export function diffScope(before: Prp, after: Prp, stated: ReadonlySet<string>): readonly Risk[] {
  const { removed } = pairItems(limitsOf(before), limitsOf(after), {
    keyOf: ({ key }) => key,
    likeness: (old, now) => overlap(old.words, now.words),
    atLeast: 0.5,
  });
  return removed
    .filter(({ key }) => !stated.has(key))
    .map(({ text, line }): Risk => {
      return { kind: 'scope-limit-removed', message: `No longer ruled out: ${quote(text)}`, side: 'before', line };
    });
}

const listItem = /^\s*(?:[-*+]|\d{1,9}[.)]|❌|🚫)\s*(.+)$/u;

/** The list items of the sections on what not to build and how not to build it. */
function limitsOf(prp: Prp) {
  return prp.sections
    .filter(({ within }) => within === 'anti-patterns')
    .flatMap(({ startLine, endLine }) =>
      prp.lines.slice(startLine, endLine).flatMap((line, index) => {
        const text = listItem.exec(line.text)?.[1];
        return text === undefined
          ? []
          : [{ text, line: startLine + index + 1, key: plainKey(line.text), words: wordsOf(text) }];
      }),
    );
}
