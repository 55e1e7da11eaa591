import type { Outline } from './outline.ts';
import type { Dialect } from '../prp.ts';

interface Sign {
  readonly dialect: Dialect;
  /** Heading patterns, of which at least `of` must match. */
  readonly headings: readonly RegExp[];
  readonly of: number;
}

// Families with typical headings, narrowest first.
const signs: readonly Sign[] = [
  {
    dialect: 'plan',
    headings: [
      /^mandatory reading$/,
      /^files to change$/,
      /^patterns to mirror$/,
      /^step-by-step tasks$/,
      /^not building$/,
    ],
    of: 2,
  },
  {
    dialect: 'story',
    headings: [/^original story$/, /^story metadata$/, /^context references$/, /^completion checklist$/],
    of: 2,
  },
  {
    dialect: 'spec',
    headings: [/^high-level (?:objective|goal)s?$/, /^mid-level objectives?$/, /^low-level tasks$/],
    of: 2,
  },
  { dialect: 'planning', headings: [/^initial concept$/, /^planning process$/], of: 1 },
  { dialect: 'poc', headings: [/^poc (?:goal|scope)/], of: 1 },
];

const base = [
  /^all needed context$/,
  /^implementation blueprint$/,
  /^validation loop$/,
  /^validation gates?$/,
  /^final validation checklist$/,
];
const featureGoal = /^\s*(?:[-*+]\s+)?\*\*(?:Feature Goal|Success Definition)\b/;
const ifFails = /^\s*(?:[-*+]\s+)?(?:\*\*)?IF_FAIL\b/;

/** The template family of a document, by its headings; `free` without typical headings. */
export function dialectOf(outline: Outline): Dialect {
  const headings = new Set(outline.sections.map((section) => section.normalised));
  const count = (patterns: readonly RegExp[]) => patterns.filter((pattern) => some(headings, pattern)).length;
  const own = signs.find((sign) => count(sign.headings) >= sign.of);
  if (own !== undefined) return own.dialect;
  if (count(base) >= 2) return baseOf(outline, headings);
  return outline.texts.some((text) => ifFails.test(text)) ? 'task' : 'free';
}

function baseOf(outline: Outline, headings: ReadonlySet<string>): Dialect {
  if (headings.has('context completeness check') || outline.texts.some((text) => featureGoal.test(text)))
    return 'base-v3';
  return some(headings, /^level 4\b/) ? 'base-v2' : 'base-v1';
}

function some(headings: ReadonlySet<string>, pattern: RegExp): boolean {
  for (const heading of headings) if (pattern.test(heading)) return true;
  return false;
}
