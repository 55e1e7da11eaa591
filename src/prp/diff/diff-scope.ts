import { plainKey } from './diff-plain-key.ts';
import { wordsOf } from './diff-likeness.ts';
import { pairItems } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Prp } from '../prp.ts';

/**
 * What the PRP said not to do and no longer says. `stated` holds every line of the document after, by `plainKey`: one
 * that forbids by its own words does so in any section, while `Admin pages` forbids only where it stands.
 */
export function diffScope(
  before: Prp,
  after: Prp,
  stated: ReadonlySet<string>,
): { risks: readonly Risk[]; exact: boolean } {
  const { removed, exact } = pairItems(limitsOf(before), limitsOf(after), {
    keyOf: ({ key }) => key,
    featuresOf: ({ text }) => wordsOf(text),
    atLeast: 0.5,
  });
  const risks = removed
    .filter(({ key }) => !(forbids.test(key) && stated.has(key)))
    .map(({ text, line }): Risk => {
      return { kind: 'scope-limit-removed', message: `No longer ruled out: ${quote(text)}`, side: 'before', line };
    });
  return { risks, exact };
}

const forbids = /\b(?:not|never|no|avoid|without|don['’]t|won['’]t)\b/;

const listItem = /^\s*(?:[-*+]|\d{1,9}[.)]|❌|🚫)\s*(.+)$/u;

/** The list items of the sections on what not to build and how not to build it. */
function limitsOf(prp: Prp) {
  return prp.sections
    .filter(({ within }) => within === 'anti-patterns')
    .flatMap(({ startLine, endLine }) =>
      prp.lines.slice(startLine, endLine).flatMap((line, index) => {
        const text = listItem.exec(line.text)?.[1];
        return text === undefined ? [] : [{ text, line: startLine + index + 1, key: plainKey(line.text) }];
      }),
    );
}
