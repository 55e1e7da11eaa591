import { createHash } from 'node:crypto';
import { readBoxMark } from './box.ts';
import { readLines, withoutByteOrderMark } from './lines.ts';
import { isProse, readPage } from './page.ts';

/** `sha256:` and 64 hex digits, of the bytes as they are. */
export function rawChecksum(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The checksum of the canonical form: equal for texts that mean the same to a reviewer. */
export function canonicalChecksum(text: string): string {
  return rawChecksum(Buffer.from(canonicalForm(text)));
}

/**
 * The text without what no reviewer approves: byte order mark, kind of line ending, trailing white space, blank lines
 * at the end, and which boxes are ticked. Everything else makes another form. Doing it twice changes nothing.
 */
export function canonicalForm(text: string): string {
  const page = readPage(readLines(text));
  const lines = readLines(withoutByteOrderMark(text)).map((line, index) => {
    const trimmed = line.text.trimEnd();
    const box = isProse(page, index + 1) ? readBoxMark(trimmed) : undefined;
    return box === undefined ? trimmed : `${box.before}[ ]${box.after}`;
  });
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end--;
  return lines
    .slice(0, end)
    .map((line) => `${line}\n`)
    .join('');
}
