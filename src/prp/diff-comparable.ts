import { readBoxMark } from './box.ts';
import type { Prp } from './prp.ts';

/** The lines without what no decision hangs on: line endings, trailing white space, and the state of boxes. */
export function comparableLines(prp: Pick<Prp, 'lines'>): readonly string[] {
  return prp.lines.map(({ text }) => {
    const trimmed = text.trimEnd();
    const mark = readBoxMark(trimmed);
    return mark === undefined ? trimmed : `${mark.before}[ ]${mark.after}`;
  });
}

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
