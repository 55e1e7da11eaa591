import { assignedSecret, quotedPasswords } from './assigned-secret.ts';
import { isExample } from './example.ts';
import { longRuns, type Run } from './long-runs.ts';
import { prefixedTokens } from './prefixed-tokens.ts';
import { privateKeyBlocks, privateWebKeys, puttyKeys } from './private-key-block.ts';
import { type ShapedToken, shapedTokens } from './shaped-tokens.ts';

/** What a rule of our own found. */
export interface Suspect extends Run {
  readonly what: string;
  readonly rule: 'PRP501' | 'PRP502';
}

const generated = { what: 'a generated key or password', rule: 'PRP501' } as const;

const shortestToken = 20;
/** Characters after a token that are looked at. */
const reach = 160;

const tokens: readonly ShapedToken[] = [
  ...prefixedTokens.map(([what, pattern]) => ({ what, pattern: `(?<![A-Za-z0-9])(?:${pattern})` })),
  ...shapedTokens,
];

/** All patterns at once: the group that matched tells which it was. */
const anyToken = new RegExp(tokens.map(({ pattern }) => `(${bounded(pattern)})`).join('|'), 'g');

/** The same without groups, which cost more than all the rest: nearly every stretch has no token. */
const isAnyToken = new RegExp(tokens.map(({ pattern }) => pattern).join('|'));

/** A token that is none is looked into again one letter further on, which must not cost the length of the text. */
function bounded(pattern: string): string {
  return pattern.replace(/\{(\d+),\}/g, (_open, least: string) => `{${least},${Number(least) + 2_000}}`);
}

/**
 * Tokens that Secretlint's preset does not know: by their first letters, by their shape, or by the name that stands before
 * them. In time linear in the text, of which nearly all is passed over.
 */
export function ownSuspects(text: string, runs: readonly Run[] = longRuns(text)): readonly Suspect[] {
  const found: Suspect[] = [];
  for (const run of runs) {
    const piece = text.slice(run.start, run.end);
    const own = piece.length < shortestToken ? [] : tokensAt(text, run, piece);
    for (const one of own) found.push(one);
    const assigned = own.length > 0 || !/\d/.test(piece) ? undefined : assignedSecret(text, run.start, run.end);
    if (assigned !== undefined) found.push({ ...generated, ...assigned });
  }
  for (const password of quotedPasswords(text)) found.push({ ...generated, ...password });
  for (const key of [...privateKeyBlocks(text), ...puttyKeys(text), ...privateWebKeys(text)]) {
    found.push({ what: 'a private key', rule: 'PRP501', ...key });
  }
  return withoutOverlaps(found);
}

/** Also where an escape stands before it, whose letters belong to no token: `\nghp_…`, `%3Dghp_…`. */
function tokensAt(text: string, { start, end }: Run, piece: string): readonly Suspect[] {
  const isEscaped = text.charAt(start - 1) === '\\' && /[nrt]/.test(piece.charAt(0));
  const plain = isEscaped ? ` ${piece.slice(1)}` : piece;
  const forms = piece.includes('%') ? [plain, plain.replace(/%[0-9A-Fa-f]{2}/g, '   ')] : [plain];
  for (const form of forms) {
    const found = tokensIn(form, text.slice(end, end + reach));
    if (found.length > 0) return found.map((one) => ({ ...one, start: start + one.start, end: start + one.end }));
  }
  return [];
}

/** In order; of those that overlap the first, and of those that begin at the same place the one that comes first. */
function withoutOverlaps(ones: readonly Suspect[]): readonly Suspect[] {
  let end = 0;
  return ones
    .toSorted((a, b) => a.start - b.start)
    .filter((one) => {
      if (one.start < end) return false;
      end = one.end;
      return true;
    });
}

function tokensIn(piece: string, after: string): readonly Suspect[] {
  if (!isAnyToken.test(piece)) return [];
  const found: Suspect[] = [];
  anyToken.lastIndex = 0;
  for (let match = anyToken.exec(piece); match !== null; match = anyToken.exec(piece)) {
    const [matched, ...groups] = match;
    const { what = '', rule = 'PRP501', isOne } = tokens[groups.findIndex((group) => group !== undefined)] ?? {};
    const [start, end] = [match.index, match.index + matched.length];
    const follows = (piece.slice(end, end + reach) + after).slice(0, reach);
    const isSecret = !isExample('own', matched) && (isOne?.(matched, nearby(follows)) ?? true);
    if (isSecret) found.push({ what, rule, start, end });
    else anyToken.lastIndex = start + 1;
  }
  return found;
}

/** Up to two lines further on. */
function nearby(after: string): string {
  return after.split('\n').slice(0, 3).join('\n');
}
