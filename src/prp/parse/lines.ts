import type { Line } from '../prp.ts';

/**
 * Characters of a line that structure is read from. No heading, key, table row or path is longer, and the bound keeps
 * every pattern cheap on a line of megabytes. The rest of a line is kept, compared and printed like all text.
 */
export const maxStructureLength = 2_048;

// Hostile documents consist mostly of blank lines, which share three objects.
const blank: Readonly<Record<'\n' | '\r\n' | '\r', Line>> = {
  '\n': { text: '', ending: '\n' },
  '\r\n': { text: '', ending: '\r\n' },
  '\r': { text: '', ending: '\r' },
};

/** Splits at `\n`, `\r\n` and `\r` only: in Markdown, Unicode's other line breaks are text. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  // Each search resumes at its last result, so a document without one kind of ending is searched for it once.
  let feed = next(text, '\n', 0);
  let carriage = next(text, '\r', 0);
  while (feed < Infinity || carriage < Infinity) {
    const at = Math.min(feed, carriage);
    const ending = at === feed ? '\n' : feed === at + 1 ? '\r\n' : '\r';
    lines.push(at === start ? blank[ending] : { text: text.slice(start, at), ending });
    start = at + ending.length;
    if (feed < start) feed = next(text, '\n', start);
    if (carriage < start) carriage = next(text, '\r', start);
  }
  if (start < text.length) lines.push({ text: text.slice(start), ending: '' });
  return lines;
}

function next(text: string, character: string, from: number): number {
  const at = text.indexOf(character, from);
  return at < 0 ? Infinity : at;
}

/** Each line for the structure: without byte order mark and trailing white space, and of bounded length. */
export function structuralTexts(lines: readonly Line[]): readonly string[] {
  return lines.map((line, index) => {
    const text = (index === 0 ? withoutByteOrderMark(line.text) : line.text).trimEnd();
    return text.length > maxStructureLength ? text.slice(0, maxStructureLength) : text;
  });
}

/** Removes all leading marks, so the function is idempotent. */
export function withoutByteOrderMark(text: string): string {
  let start = 0;
  while (text.charCodeAt(start) === 0xfe_ff) start++;
  return start === 0 ? text : text.slice(start);
}

/** Columns of white space before the first other character; a tab stops at every fourth column. */
export function indentOf(text: string): number {
  let indent = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === ' ') indent++;
    else if (character === '\t') indent += 4 - (indent % 4);
    else break;
  }
  return indent;
}

/** Index of the first letter or digit of a text, or of the first character in `also`; the length without one. */
export function firstLetter(text: string, also = ''): number {
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (isLetter(character) || also.includes(character)) return at;
    at += character.length;
  }
  return text.length;
}

/** Whether a character is a letter or digit of any script. Most are ASCII and need no Unicode table. */
function isLetter(character: string): boolean {
  return character < '\u0080' ? /[a-z\d]/i.test(character) : /[\p{L}\p{N}]/u.test(character);
}
