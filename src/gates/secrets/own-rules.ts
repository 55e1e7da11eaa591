import { assignedSecret, quotedPasswords } from './assigned-secret.ts';
import type { Run } from '../../prp/parse/runs.ts';
import { longRuns } from './long-runs.ts';
import { privateKeyBlocks, privateWebKeys, puttyKeys } from './private-key-block.ts';
import { type Suspect, tokensIn } from './token-search.ts';

const generated = { what: 'a generated key or password', rule: 'PRP501' } as const;

const shortestToken = 20;
/** Characters after a token that may have its second half. */
const reach = 160;

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
