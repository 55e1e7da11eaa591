import type { Criterion } from '../prp.ts';
import { numberWeakening, valuesIn } from './number-weakening.ts';
import { type DemandChanges, type DiffItem, type ItemChange, pairItems, plainKey, type Weakening } from './pairing.ts';
import { quote, type Risk } from './risk.ts';
import { wordsOf } from './word-diff.ts';

interface CriteriaDiff {
  readonly criteria: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares the success criteria. `demands` holds all demands of the document after, by `plainKey`. */
export function diffCriteria(
  before: readonly Criterion[],
  after: readonly Criterion[],
  demands: ReadonlySet<string>,
): CriteriaDiff {
  const { changed, removed, added, exact } = pairItems(before, after, {
    keyOf: ({ text }) => plainKey(text),
    featuresOf: ({ text }) => subjectOf(text),
    // Above one half: two criteria that share one word of two are separate.
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
          message: `A success criterion was removed: ${quote(text)}`,
          side: 'before',
          line,
          subject: 'criterion',
          change: 'removed',
          before: text,
        };
      }),
      ...weakened.map(({ before: { text: had }, after: { text, line }, because }): Risk => {
        return {
          kind: 'criterion-weakened',
          message: `A success criterion demands less, ${because}: ${quote(text)}`,
          side: 'after',
          line,
          subject: 'criterion',
          change: 'weakened',
          before: had,
          after: text,
          because,
        };
      }),
      ...reworded
        .filter((change) => changesValue(change.before.text, change.after.text))
        .map(({ before: { text: had }, after: { text, line } }): Risk => {
          return {
            kind: 'criterion-changed',
            message: `A success criterion changed: ${quote(had)} became ${quote(text)}`,
            side: 'after',
            line,
            subject: 'criterion',
            change: 'changed',
            before: had,
            after: text,
          };
        }),
    ],
    exact,
  };
}

const itemOf = ({ text, line }: Criterion): DiffItem => ({ text, line });

/**
 * Why a reworded criterion demands less than before, as a phrase; `undefined` without one of the few known signs: a
 * strong word became a weak one, a limit moved, a way out was added. English only.
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

/**
 * Whether a reworded sentence lost a value: a number, code, an acronym, or its negation. Without that the wording alone changed; a
 * sentence that demands more is none either.
 */
export function changesValue(before: string, after: string): boolean {
  if (criterionWeakening(after, before) !== undefined) return false;
  if (negated.test(before) !== negated.test(after)) return true;
  const now = new Set(valuesIn(after));
  if (valuesIn(before).some((value) => !now.has(value))) return true;
  const says = spaced(after);
  return [...before.matchAll(acronym)].some(([name]) => !says.includes(spaced(name)));
}

/** CSV, OAuth, OpenAPI: a word with two capitals. In lower case it is the same word with less emphasis. */
const acronym = /(?<![\p{L}\p{N}])(?:\p{Ll}|\p{N})*\p{Lu}[\p{Ll}\p{N}]*\p{Lu}[\p{L}\p{N}]*/gu;

const negated = /\b(?:not|never|no|cannot|without|\w+n['’]t)\b/i;

const struckOut = /~~.+~~/s;

/** Words of force and of amount: they set the demand, not the subject. */
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

/** Words without information about the subject of a criterion. */
const subjectless: ReadonlySet<string> = new Set([
  ...functionWords.split(' '),
  ...scales.flatMap(({ strong, weak }) => [...strong, ...weak]),
]);

/** The subject of a criterion: its words without force, amount and number. */
function subjectOf(criterion: string): ReadonlySet<string> {
  return new Set([...wordsOf(criterion, subjectless)].filter((word) => !/^\d/.test(word)));
}

const wordsIn = (text: string): ReadonlySet<string> => wordsOf(text.replaceAll(/`[^`]*`/g, ' '));

/** The words with single spaces between and around them, for a search of whole phrases. */
const spaced = (text: string): string => ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}-]+/gu, ' ')} `;
