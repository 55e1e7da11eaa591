import type { Run } from '../../prp/parse/runs.ts';

const begin = /-----BEGIN (?:[A-Z0-9]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** Characters after the first line that are looked at: they hold more than the shortest key. */
const lookedAt = 2_000;
/** An Ed25519 key as PKCS #8: the shortest, and always with this start. */
const shortKey = /^MC[4w]CAQAwBQYDK2V/;

/**
 * Private keys in lines, in whatever a document puts before each line (a quotation, an indentation), with the headers of
 * an encrypted one, and whether or not the last line is there. A key that is cut short with dots is none.
 */
export function* privateKeyBlocks(text: string): Generator<Run> {
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
export function* puttyKeys(text: string): Generator<Run> {
  if (!text.includes('Private-Lines')) return;
  for (const { index, 0: matched } of text.matchAll(putty)) yield { start: index, end: index + matched.length };
}

const member = /"d"[ \t]{0,4}:[ \t]{0,4}"[\w-]{40,}"/g;
/** A JSON web key is written close together. */
const keyReach = 1_500;

/** JSON web keys with their private part. */
export function* privateWebKeys(text: string): Generator<Run> {
  if (!text.includes('"kty"')) return;
  for (const { index, 0: matched } of text.matchAll(member)) {
    const around = text.slice(Math.max(0, index - keyReach), index + matched.length + keyReach);
    if (/"kty"[ \t]{0,4}:/.test(around)) yield { start: index, end: index + matched.length };
  }
}
