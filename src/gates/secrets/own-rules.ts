import { assignedSecret, quotedPasswords } from './assigned-secret.ts';
import { isExample } from './example.ts';
import { longRuns, type Run } from './long-runs.ts';
import { prefixedTokens } from './prefixed-tokens.ts';
import { shapedTokens } from './shaped-tokens.ts';

/** What a rule of our own found. */
export interface Suspect extends Run {
  readonly what: string;
}

const shortestToken = 20;

const prefixed = prefixedTokens.map(([what, pattern]) => ({
  what,
  pattern: new RegExp(`(?<![A-Za-z0-9])(?:${pattern})`, 'g'),
}));
const shaped = shapedTokens.map(({ what, pattern, isOne }) => ({ what, isOne, pattern: new RegExp(pattern, 'g') }));

/** All patterns at once: what they all pass over is not looked at by each. */
const anyToken = new RegExp(
  [
    `(?<![A-Za-z0-9])(?:${prefixedTokens.map(([, pattern]) => pattern).join('|')})`,
    ...shapedTokens.map(({ pattern }) => pattern),
  ].join('|'),
);

/**
 * Tokens that Secretlint's preset does not know: by their first letters, by their shape, or by the name that stands before
 * them. In time linear in the text, of which nearly all is passed over.
 */
export function ownSuspects(text: string, runs: Iterable<Run> = longRuns(text)): readonly Suspect[] {
  const found: Suspect[] = [];
  for (const run of runs) {
    // A letter that an escape is made of belongs to no token: `\nghp_…`.
    const start =
      text.charAt(run.start - 1) === '\\' && /[nrt]/.test(text.charAt(run.start)) ? run.start + 1 : run.start;
    const piece = text.slice(start, run.end);
    const known =
      piece.length >= shortestToken && anyToken.test(piece) ? tokensIn(piece, text.slice(run.end, run.end + 160)) : [];
    for (const one of known) found.push({ what: one.what, start: start + one.start, end: start + one.end });
    const assigned = known.length > 0 || !/\d/.test(piece) ? undefined : assignedSecret(text, run.start, run.end);
    if (assigned !== undefined) found.push({ what: 'a generated key or password', ...assigned });
  }
  for (const one of quotedPasswords(text)) {
    if (!found.some(({ start, end }) => start < one.end && one.start < end))
      found.push({ what: 'a generated key or password', ...one });
  }
  return found;
}

function tokensIn(piece: string, after: string): readonly Suspect[] {
  const found: Suspect[] = [];
  const add = (what: string, { 0: matched, index }: RegExpExecArray) => {
    const [start, end] = [index, index + matched.length];
    if (!found.some((other) => start < other.end && other.start < end)) found.push({ what, start, end });
  };
  for (const { what, pattern } of prefixed) {
    for (const match of piece.matchAll(pattern)) if (!isExample('own', match[0])) add(what, match);
  }
  for (const { what, pattern, isOne } of shaped) {
    for (const match of piece.matchAll(pattern)) {
      const rest = piece.slice(match.index + match[0].length) + nearby(after);
      if (!isExample('own', match[0]) && (isOne?.(match[0], rest) ?? true)) add(what, match);
    }
  }
  return found;
}

/** Up to two lines further on. */
function nearby(after: string): string {
  return after.split('\n').slice(0, 3).join('\n');
}
