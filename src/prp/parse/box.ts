import { isProse, type Page } from '../page.ts';
import type { Box, BoxState } from '../prp.ts';

/** Marks of a state. A cross is none: in a list of things to avoid it belongs to the sentence. */
const states: Readonly<Record<string, BoxState>> = {
  '[ ]': 'open',
  '[x]': 'done',
  '[X]': 'done',
  '[~]': 'in-progress',
  '[wip]': 'in-progress',
  '[f]': 'failed',
  '[-]': 'dropped',
  '☐': 'open',
  '⬜': 'open',
  '🔲': 'open',
  '✅': 'done',
  '☑': 'done',
  '✔': 'done',
};

const brackets = String.raw`\[(?:[ xX~f-]|wip)\]`;
const emoji = '[☐⬜🔲✅☑✔]';
const listItem = String.raw`[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+`;
const heading = String.raw` {0,3}#{1,6}[ \t]+`;

// Brackets may stand in back ticks; an emoji may carry a variation selector. In a heading an emoji is ornament.
const pattern = new RegExp(
  String.raw`^(?:(${listItem})(?:(${brackets})|\x60(${brackets})\x60|(${emoji})\uFE0F?)|(${heading})(?:(${brackets})|\x60(${brackets})\x60))(?=\s|$)`,
  'u',
);

// Without the flag `u`, which makes the patterns several times slower: the one emoji outside the basic plane is written
// in full.
const filled = /\[(?:[xX~f-]|wip)\]|`\[ \]`|[☐⬜✅☑✔]|🔲/;
/** Matches in every text that `filled` matches. */
const notOpen = /\[[^ ]|`\[ \]`|[☐⬜✅☑✔]|🔲/;

/** False only when every box of a text is `[ ]`: a quick check of the whole text. */
export function mayHaveFilledBox(text: string): boolean {
  return notOpen.test(text) && filled.test(text);
}

/** A box at the start of a list item or heading. */
export interface BoxMark {
  readonly state: BoxState;
  /** The text of the line before the mark, and after it. */
  readonly before: string;
  readonly after: string;
}

export function readBoxMark(text: string): BoxMark | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [all, item, ...marks] = found;
  const state = states[marks.find((mark) => mark !== undefined && mark in states) ?? ''];
  const before = item ?? found[5] ?? '';
  return state === undefined ? undefined : { state, before, after: text.slice(all.length) };
}

/** Every box outside fences. */
export function readBoxes(page: Page): readonly Box[] {
  const boxes: Box[] = [];
  for (const [index, text] of page.texts.entries()) {
    const box = isProse(page, index + 1) ? readBoxMark(text) : undefined;
    if (box !== undefined) boxes.push({ state: box.state, text: box.after.trim(), line: index + 1 });
  }
  return boxes;
}
