import { wordsOf } from './diff-likeness.ts';
import { numberWeakening } from './diff-number.ts';

/**
 * Why a reworded criterion asks for less than before, as a phrase; `undefined` when none of the few signs shows: a
 * strong word gave way to a weak one, a limit moved, a way out was added. English only.
 */
export function criterionWeakening(before: string, after: string): string | undefined {
  if (struckOut.test(after) && !struckOut.test(before)) return 'it was struck out';
  const had = wordsIn(before);
  const has = wordsIn(after);
  for (const { strong, weak } of scales) {
    const lost = strong.find((word) => had.has(word) && !has.has(word));
    const gained = weak.find((word) => has.has(word) && !had.has(word));
    if (lost !== undefined && gained !== undefined) return `“${lost}” became “${gained}”`;
  }
  const said = spaced(before);
  const says = spaced(after);
  const wayOut = waysOut.find((phrase) => says.includes(` ${phrase} `) && !said.includes(` ${phrase} `));
  if (wayOut !== undefined) return `“${wayOut}” was added`;
  return numberWeakening(before, after);
}

const struckOut = /~~.+~~/s;

/** Words of force and of amount: what a criterion demands, not what it is about. */
const scales = [
  {
    strong: ['must', 'shall', 'required', 'always', 'never', 'will'],
    weak: ['should', 'may', 'might', 'could', 'usually', 'generally', 'typically', 'sometimes', 'rarely', 'optional'],
  },
  {
    strong: [
      'all',
      'every',
      'each',
      'always',
      'entire',
      'fully',
      'full',
      'complete',
      'completely',
      'any',
      'no',
      'zero',
    ],
    weak: ['most', 'mostly', 'some', 'many', 'several', 'few', 'main', 'major', 'partial', 'partially', 'basic'],
  },
] as const;

const waysOut = [
  'if possible',
  'where possible',
  'when possible',
  'if time permits',
  'if needed',
  'best effort',
  'best-effort',
  'nice to have',
  'nice-to-have',
  'ideally',
  'preferably',
  'optionally',
  'optional',
  'try to',
  'except',
  'unless',
  'excluding',
  'apart from',
  'other than',
] as const;

const functionWords =
  'a an the is are be been was were has have had it its this that these those to of in on at by for with from as and or not can do does';

/** Words that say nothing about the subject of a criterion. */
const subjectless: ReadonlySet<string> = new Set([
  ...functionWords.split(' '),
  ...scales.flatMap(({ strong, weak }) => [...strong, ...weak]),
]);

/** What a criterion is about: its words without those of force, amount and number. */
export function subjectOf(criterion: string): ReadonlySet<string> {
  return new Set([...wordsOf(criterion, subjectless)].filter((word) => !/^\d/.test(word)));
}

const wordsIn = (text: string): ReadonlySet<string> => wordsOf(text.replaceAll(/`[^`]*`/g, ' '));

/** The words with single spaces between and around them, so that a phrase is found as words. */
const spaced = (text: string): string => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')} `;
