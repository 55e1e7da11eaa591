import { readBoxMark } from './box.ts';
import { indentOf } from './lines.ts';
import { sectionAt, type Outline } from './outline.ts';
import { isProse } from '../page.ts';
import type { Criterion } from '../prp.ts';

const bullet = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** The list items of the sections that say when the work is done: every box, and the bullets that stand outermost. */
export function readCriteria(outline: Outline): readonly Criterion[] {
  const criteria: Criterion[] = [];
  for (const [index, text] of outline.texts.entries()) {
    const line = index + 1;
    if (text === '' || !isProse(outline, line) || sectionAt(outline, line)?.within !== 'success') continue;
    const box = readBoxMark(text);
    const mark = bullet.exec(text)?.[0];
    if (mark === undefined || (box === undefined && indentOf(text) > 1)) continue;
    criteria.push({ text: (box?.after ?? text.slice(mark.length)).trim(), state: box?.state, line });
  }
  return criteria;
}
