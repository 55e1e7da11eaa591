import { isExample } from './example.ts';
import { characterSet, type Run, runsOf } from '../../prp/parse/runs.ts';
import { prefixedTokens } from './prefixed-tokens.ts';
import { shapedTokens } from './shaped-tokens.ts';

/** A match of a rule of this package. */
export interface Suspect extends Run {
  /** As in "a GitHub token". */
  readonly what: string;
  readonly rule: 'PRP501' | 'PRP502';
}

/** How many characters after a token are searched. */
const reach = 160;

interface Start {
  readonly what: string;
  readonly letters: string;
  readonly form: string;
}

/** By the first two letters of a token. One large expression for all would take longer to compile than to run. */
const starts: ReadonlyMap<string, readonly Start[]> = Map.groupBy(
  prefixedTokens.flatMap(([what, letters, form]) =>
    letters.split(' ').map((one): Start => ({ what, letters: one, form })),
  ),
  ({ letters }) => letters.slice(0, 2),
);

/** Whether any token can begin in a run: this test skips nearly all of them. */
const anyStart = new RegExp(
  `(?<![A-Za-z0-9])(?:${[...starts.keys()].map((one) => one.replaceAll(/\W/g, String.raw`\$&`)).join('|')})`,
);

const compiled = new Map<string, RegExp>();

/** Matches at its `lastIndex`. Searches a limited number of characters, because a run may have many such positions. */
function expressionOf(form: string): RegExp {
  const known = compiled.get(form);
  if (known !== undefined) return known;
  const bounded = form.replace(/\{(\d+),\}/g, (_open, least: string) => `{${least},${Number(least) + 2_000}}`);
  const expression = new RegExp(bounded, 'y');
  compiled.set(form, expression);
  return expression;
}

/** The tokens in a run of token characters, followed by `after`. They may overlap. */
export function tokensIn(piece: string, after: string): readonly Suspect[] {
  return [...prefixedIn(piece), ...shapedIn(piece, after)];
}

function* prefixedIn(piece: string): Generator<Suspect> {
  if (!anyStart.test(piece)) return;
  let isInWord = false;
  for (let at = 0; at < piece.length - 16; at++) {
    const isFirst = !isInWord;
    isInWord = isAlphanumeric(piece.charCodeAt(at));
    if (!isFirst) continue;
    const matched = matchAt(piece, at);
    if (matched === undefined) continue;
    yield matched;
    at = matched.end - 1;
    isInWord = isAlphanumeric(piece.charCodeAt(at));
  }
}

function matchAt(piece: string, at: number): Suspect | undefined {
  for (const { what, letters, form } of starts.get(piece.slice(at, at + 2)) ?? []) {
    if (!piece.startsWith(letters, at)) continue;
    const expression = expressionOf(form);
    expression.lastIndex = at;
    const [matched] = expression.exec(piece) ?? [];
    if (matched !== undefined && !isExample('own', matched)) {
      return { what, rule: 'PRP501', start: at, end: at + matched.length };
    }
  }
  return undefined;
}

function* shapedIn(piece: string, after: string): Generator<Suspect> {
  for (const { what, rule = 'PRP501', has, pattern, isOne, least } of shapedTokens) {
    if (piece.length < least || !piece.includes(has)) continue;
    for (const { 0: matched, index } of piece.matchAll(pattern)) {
      const end = index + matched.length;
      const follows = (piece.slice(end, end + reach) + after.slice(0, reach)).slice(0, reach);
      const isSecret = !isExample('own', matched) && (isOne?.(matched, nearby(follows)) ?? true);
      if (isSecret) yield { what, rule, start: index, end };
    }
  }
}

/** The rest of the line and the next two lines. */
function nearby(after: string): string {
  return after.split('\n').slice(0, 3).join('\n');
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

const ofTokens = characterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~$:@%-');
/** No known token is shorter. */
const shortest = 16;

/** All long runs of token characters: only these are searched closely. */
export function longRuns(text: string): readonly Run[] {
  return runsOf(ofTokens, shortest, text);
}
