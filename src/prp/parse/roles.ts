import type { Role } from '../prp.ts';
import { normaliseHeading } from './heading.ts';

/**
 * Words of normalised headings by role: whole words anywhere in a heading, after `^` at its start, before `$` at its
 * end. `/` separates alternatives, `(s)` marks an optional plural, `*` any end of a word; `#` is a number, or a
 * placeholder for one. The first match decides, so narrow or anchored words come before broad ones: `integration
 * testing` is validation, `definition of done` is success and no checklist. Regular expressions could do the same;
 * compiling them takes longer than reading most documents.
 */
const aliasTable: readonly (readonly [Role, readonly string[]])[] = [
  ['blueprint', ['^task(s)/step(s)/phase(s) #']],
  ['rollback', ['rollback', 'roll back', 'revert*', 'recovery plan/strategy/procedure(s)']],
  ['validation', ['^level #']],
  ['confidence', ['confidence']],
  ['gotchas', ['gotcha(s)', 'quirks', 'known issues/pitfalls/limitations']],
  [
    'anti-patterns',
    [
      'anti-pattern(s)/antipattern(s)',
      'anti pattern(s)',
      'critical/common mistakes',
      'critical anti',
      'pitfalls',
      'what not to do',
      '^do not',
      "^don't/dont",
      "^won't/wont",
      'not building',
      'out of scope',
      'scope limits',
      'non-goals',
    ],
  ],
  [
    'success',
    [
      'success criteria/metrics/definition/indicators',
      'acceptance criteria',
      'definition of done',
      '^dod$',
      'measurable outcomes',
      '^tests to pass$',
    ],
  ],
  ['checklist', ['checklist', 'completion criteria']],
  ['validation', ['validation/verification/testing', '^test(s)', 'quality gate(s)', 'test plan/strategy/cases', '^qa']],
  ['risk', ['risk(s)']],
  ['integration', ['integration']],
  [
    'context',
    [
      'context/documentation/codebase',
      'mandatory reading',
      'reference(s)$',
      '^research',
      'current state',
      'patterns to mirror/follow',
      'existing code/implementation',
      'relevant files/code',
      '^dependencies$',
    ],
  ],
  ['data', ['data model(s)/structure(s)', 'schema(s)', 'database']],
  [
    'blueprint',
    [
      'implementation',
      '^task(s)',
      'task list/breakdown',
      'list of tasks',
      'step-by-step/low-level tasks',
      '^phase(s)',
      '^plan$',
      'execution plan',
      'roadmap',
    ],
  ],
  [
    'goal',
    [
      '^goal(s)$',
      '^goal(s) and why$',
      '^feature/main/poc goal(s)$',
      '^feature/main/poc goal(s) and why$',
      '^high-level objective(s)/goal(s)$',
      '^objective(s)$',
      '^purpose/overview/summary/mission$',
      '^executive summary$',
      '^primary mission$',
      '^initial concept$',
      '^feature$',
      '^feature overview/description$',
      '^what are we building*',
      "^what we/we're/were building*",
    ],
  ],
  [
    'why',
    [
      '^why',
      '^motivation/background/rationale$',
      '^business logic/value/case/justification',
      '^root cause',
      '^problem$',
      '^problem statement/analysis$',
      '^user story/stories/persona(s)',
      '^original story$',
    ],
  ],
  [
    'what',
    [
      '^what/solution/scope/architecture',
      '^poc scope',
      '^user-visible behavior/behaviour',
      '^requirement(s)$',
      '^functional/technical/core/key requirement(s)$',
      '^specification(s)/features/deliverable(s)/design$',
      '^technical specification(s)/approach/design/architecture',
      '^files to change/modify/create',
      '^files affected',
      '^key files to change/modify/create',
      '^key files affected',
    ],
  ],
];

/** Roles by the user's own headings, in most cases of another language. */
export type Aliases = ReadonlyMap<string, Role>;

/** A line of the table, expanded. */
interface Phrase {
  readonly role: Role;
  /** Position in the table. */
  readonly rank: number;
  readonly words: string;
  /** Whether a heading must start with it. */
  readonly first: boolean;
  /** The condition on the following character. */
  readonly next: 'no letter' | 'the end' | 'a number' | 'anything';
}

const follows: Readonly<Record<string, Phrase['next']>> = { $: 'the end', '#': 'a number', '*': 'anything' };

const phrases = aliasTable.flatMap(([role, lines], rank) => lines.flatMap((line) => phrasesOf(line, role, rank)));
const anywhere = phrases.filter(({ first }) => !first);
const byFirstWord = Map.groupBy(
  phrases.filter(({ first }) => first),
  ({ words }) => firstWordOf(words),
);

function phrasesOf(line: string, role: Role, rank: number): readonly Phrase[] {
  const first = line.startsWith('^');
  const next = follows[line.at(-1) ?? ''] ?? 'no letter';
  const words = line.slice(first ? 1 : 0, next === 'no letter' ? undefined : -1).split(' ');
  return combined(words.map(choicesOf)).map((chosen) => ({ role, rank, words: chosen, first, next }));
}

/** `a/b(s)` expands to `a`, `b` and `bs`. */
function choicesOf(word: string): readonly string[] {
  return word.split('/').flatMap((one) => (one.endsWith('(s)') ? [one.slice(0, -3), one.replace('(s)', 's')] : one));
}

function combined(choices: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = choices;
  return others.reduce((sofar, words) => sofar.flatMap((start) => words.map((word) => `${start} ${word}`)), first);
}

const roles: ReadonlySet<string> = new Set(aliasTable.map(([role]) => role));

// A longer heading is a sentence, which names no role.
const longestAlias = 160;

/** The role of a normalised heading. The user's aliases are whole headings and come first. */
export function roleOf(normalised: string, aliases?: Aliases): Role | undefined {
  const own = aliases?.get(normalised);
  if (own !== undefined || normalised.length > longestAlias) return own;
  const heading = normalised.replaceAll(/[´‘’ʼ′]/g, "'");
  let best: Phrase | undefined;
  for (const phrase of [...(byFirstWord.get(firstWordOf(heading)) ?? []), ...anywhere]) {
    if ((best === undefined || phrase.rank < best.rank) && stands(phrase, heading)) best = phrase;
  }
  return best?.role;
}

function stands({ words, first, next }: Phrase, heading: string): boolean {
  if (first) return heading.startsWith(words) && isFollowed(heading, words.length, next);
  for (let at = heading.indexOf(words); at >= 0; at = heading.indexOf(words, at + 1)) {
    if (!isWordAt(heading, at - 1) && isFollowed(heading, at + words.length, next)) return true;
  }
  return false;
}

function isFollowed(heading: string, end: number, by: Phrase['next']): boolean {
  if (by === 'anything') return true;
  if (by === 'the end') return end === heading.length;
  const character = heading[end] ?? '';
  return by === 'a number' ? character !== '' && '0123456789{['.includes(character) : !isWordAt(heading, end);
}

function firstWordOf(text: string): string {
  let end = 0;
  while (isWordAt(text, end)) end++;
  return text.slice(0, end);
}

/** Like `\w`, for lower case. */
function isWordAt(heading: string, at: number): boolean {
  const character = heading[at] ?? '';
  return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character === '_';
}

/** Prepares the user's headings by role for look-up. Drops unknown roles. */
export function readAliases(headings: Readonly<Record<string, readonly string[]>>): Aliases {
  const aliases = new Map<string, Role>();
  for (const [role, words] of Object.entries(headings)) {
    if (!isRole(role)) continue;
    for (const word of words) aliases.set(normaliseHeading(word), role);
  }
  return aliases;
}

function isRole(word: string): word is Role {
  return roles.has(word);
}
