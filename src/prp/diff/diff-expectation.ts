import { plainKey } from './diff-plain-key.ts';
import { criterionWeakening } from './diff-criterion.ts';
import { wordsOf } from './diff-likeness.ts';
import { pairItems } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { ShellBlock, ShellCommand, ValidationLevel } from '../prp.ts';

/** Expected results that were dropped, or ask for less, although commands of their block are still run. */
export function diffExpectations(
  blocksBefore: ReadonlySet<ShellBlock | undefined>,
  loopAfter: readonly ValidationLevel[],
): readonly Risk[] {
  const before = expectationsOf([...blocksBefore]);
  const after = expectationsOf(loopAfter.flatMap(({ blocks }) => blocks));
  const { changed, removed } = pairItems(before, after, {
    keyOf: ({ text }: ShellCommand) => plainKey(text),
    featuresOf: ({ text }) => wordsOf(text),
    atLeast: 0.4,
  });
  return [
    ...removed.map(({ text, line }): Risk => {
      return {
        kind: 'gate-weakened',
        message: `The expected result ${quote(text)} was dropped.`,
        side: 'before',
        line,
      };
    }),
    ...changed.flatMap((pair): readonly Risk[] => {
      const because = criterionWeakening(pair.before.text, pair.after.text);
      if (because === undefined) return [];
      const message = `The expected result asks for less, ${because}: ${quote(pair.after.text)}`;
      return [{ kind: 'gate-weakened', message, side: 'after', line: pair.after.line }];
    }),
  ];
}

/** What stands before the expectation itself: `# Expected output:`, `**EXPECT**:`. */
const label = /^[\s#*>-]*expect\w*(?:(?: \w+)?[\s*]*:[\s*]*|[\s*]+|$)/i;

/** A label alone announces what the reader sees below it, and says nothing itself. */
function expectationsOf(blocks: readonly (ShellBlock | undefined)[]): readonly ShellCommand[] {
  return blocks
    .flatMap((block) => block?.expectations ?? [])
    .map(({ text, line }) => ({ text: text.replace(label, '').trim(), line }))
    .filter(({ text }) => text !== '');
}
