import { readBoxMark } from '../parse/box.ts';

/** A sentence as a key: without list marks, box, emphasis, case, spacing and closing punctuation. */
export function plainKey(text: string): string {
  const line = text.trim();
  const item = readBoxMark(line)?.after ?? line.replace(/^(?:[-*+>]|\d{1,9}[.)])\s+/, '');
  return item
    .replaceAll(/[*_]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.;,:]$/, '')
    .toLowerCase();
}
