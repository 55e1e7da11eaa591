import { assignedSecret, quotedPasswords } from './assigned-secret.ts';
import type { Run } from '../../prp/parse/runs.ts';
import { longRuns, type Suspect, tokensIn } from './token-search.ts';

const generated = { what: 'a generated key or password', rule: 'PRP501' } as const;

const shortestToken = 20;
/** Characters after a token that may contain its second half. */
const reach = 160;

/**
 * Finds tokens that Secretlint's preset does not know: by their prefix, by their shape, or by the name before them.
 * Takes time linear in the text, and skips nearly all of it.
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

/**
 * Also searches after an escape, whose letters do not belong to the token: `\
 * ghp_…`, `%3Dghp_…`.
 */
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

/** In order. Of overlapping suspects the first wins, and of those with the same start the earlier one in `ones`. */
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

const begin = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** How many characters after the first line are searched: they hold more than the shortest key. */
const lookedAt = 2_000;
/**
 * Private keys in lines, after any prefix of the lines (a quotation, an indentation), with or without the headers of an
 * encrypted key and the last line. A key that is shortened with dots is not one.
 */
const shortKey = /^MC[4w]CAQAwBQYDK2V/;

/**
 * Private keys in lines, in whatever a document puts before each line (a quotation, an indentation), with the headers of
 * an encrypted one, and whether or not the last line is there. A key that is cut short with dots is none.
 */
function* privateKeyBlocks(text: string): Generator<Run> {
  if (!text.includes('PRIVATE')) return;
  for (const { index, 0: first } of text.matchAll(begin)) {
    const from = index + first.length;
    const rest = text.slice(from, from + lookedAt);
    const [block = ''] = /^[^]*?(?=-----|$)/.exec(rest) ?? [];
    const lines = block.split(/\r?\n|\\r|\\n/).map((line) => line.trim().replace(/^[\s>|*#/]+|["'\\,]{1,4}$/g, ''));
    const body = lines.filter((line) => line !== '' && !/^[\w-]+: /.test(line));
    const key = body.join('');
    if (!body.every((line) => /^[A-Za-z0-9+/=]+$/.test(line)) && !/^[A-Za-z0-9+/=]{90}/.test(key)) continue;
    if (/\.\.\.|…/.test(block) || new Set(key).size < 16) continue;
    if (key.length >= 90 || (key.length >= 60 && shortKey.test(key))) yield { start: index, end: from + block.length };
  }
}

const putty = /Private-Lines: \d{1,3}\r?\n[A-Za-z0-9+/=]{40,}/g;

/** Keys of PuTTY. */
function* puttyKeys(text: string): Generator<Run> {
  if (!text.includes('Private-Lines')) return;
  for (const { index, 0: matched } of text.matchAll(putty)) yield { start: index, end: index + matched.length };
}

const member = /"d"[ \t]{0,4}:[ \t]{0,4}"[\w-]{40,}"/g;
/** A JSON web key is written close together. */
const keyReach = 1_500;

/** JSON web keys with their private part. */
function* privateWebKeys(text: string): Generator<Run> {
  if (!text.includes('"kty"')) return;
  for (const { index, 0: matched } of text.matchAll(member)) {
    const around = text.slice(Math.max(0, index - keyReach), index + matched.length + keyReach);
    if (/"kty"[ \t]{0,4}:/.test(around)) yield { start: index, end: index + matched.length };
  }
}
