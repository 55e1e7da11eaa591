import { hash } from 'node:crypto';
import { mayHaveFilledBox, readBoxMark } from './parse/box.ts';
import { readLines, withoutByteOrderMark } from './parse/lines.ts';
import { isProse, readPage } from './page.ts';

/** `sha256:` and 64 hex digits, of the unchanged bytes. */
export function rawChecksum(bytes: Uint8Array): string {
  return `sha256:${hash('sha256', bytes)}`;
}

/** The checksum of the canonical form: equal for texts with the same meaning to a reviewer. */
export function canonicalChecksum(text: string): string {
  return rawChecksum(Buffer.from(canonicalForm(text)));
}

/**
 * Removes the parts of a text that no reviewer approves: byte order mark, kind of line ending, trailing white space,
 * blank lines at the end, and the state of boxes. All other differences stay. Idempotent.
 */
export function canonicalForm(text: string): string {
  const hasBoxes = mayHaveFilledBox(text);
  if (!hasBoxes && isTidy(text)) return text;
  const lines = readLines(text);
  const page = hasBoxes ? readPage(lines) : undefined;
  const levelled = lines.map((line, index) => {
    const trimmed = (index === 0 ? withoutByteOrderMark(line.text) : line.text).trimEnd();
    const box = page && isProse(page, index + 1) ? readBoxMark(trimmed) : undefined;
    return box === undefined ? trimmed : `${box.before}[ ]${box.after}`;
  });
  let end = levelled.length;
  while (end > 0 && levelled[end - 1] === '') end--;
  return end === 0 ? '' : `${levelled.slice(0, end).join('\n')}\n`;
}

/** The case of most documents: no line ending to change and no white space to drop. */
function isTidy(text: string): boolean {
  if (text.includes('\r') || text.startsWith('\uFEFF') || !text.endsWith('\n') || text.endsWith('\n\n')) return false;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const last = text[end - 1] ?? '';
    if (last !== '\n' && last.trimEnd() === '') return false;
  }
  return true;
}
