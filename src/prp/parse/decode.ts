import { isUtf8 } from 'node:buffer';
import { isLfsPointer } from '../../base/lfs-pointer.ts';
import { grouped, maxPrp, mebibytes, prpLimits } from '../../base/limits.ts';
import { characterSet, runsOf } from './runs.ts';

// The part of a file that Git checks for binary data.
const sniffedBytes = 8_000;

export interface UnreadableText {
  readonly problem: 'binary' | 'not-utf8' | 'too-large' | 'lfs-pointer';
  /** One sentence that names the path. */
  readonly message: string;
  /** Position of the first byte that is not UTF-8, from 1; absent for a file in another encoding. */
  readonly place?: { readonly line: number; readonly column: number };
  /** The excess, as `2.3 MiB`. */
  readonly excess?: string;
  /** The declared other encoding. */
  readonly encoding?: 'UTF-16';
}

/** Decodes the text of a PRP, within its limits. */
export function readText(bytes: Uint8Array, path: string): { readonly text: string } | UnreadableText {
  const excess = excessOf(bytes);
  if (excess !== undefined) return tooLarge(path, excess);
  const decoded = decode(bytes, path);
  const tooDeep = 'text' in decoded ? excessIn(decoded.text) : undefined;
  return tooDeep === undefined ? decoded : tooLarge(path, tooDeep);
}

export function tooLarge(path: string, excess: string): UnreadableText {
  return { problem: 'too-large', excess, message: `${path} has ${excess}; ${prpLimits}.` };
}

/** Decodes bytes. A byte order mark stays in the text as U+FEFF, so encoding the text gives the same bytes. */
function decode(bytes: Uint8Array, path: string): { readonly text: string } | UnreadableText {
  if (beginsAsUtf16(bytes)) {
    return { problem: 'not-utf8', encoding: 'UTF-16', message: `${path} is UTF-16, not UTF-8: save it as UTF-8.` };
  }
  if (bytes.subarray(0, sniffedBytes).includes(0)) {
    return { problem: 'binary', message: `${path} is a binary file: it has a NUL byte near its start.` };
  }
  if (!isUtf8(bytes)) {
    const place = firstBadPlace(bytes);
    return { problem: 'not-utf8', message: `${path} is not UTF-8 on line ${place.line}.`, place };
  }
  if (isLfsPointer(bytes)) {
    return { problem: 'lfs-pointer', message: `${path} is a Git LFS pointer: its content is not here.` };
  }
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** Detects an encoding by its byte order mark, in either order; no UTF-8 contains one of these bytes. */
function beginsAsUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line feed is never part of a longer character, so each line can be checked alone. */
function firstBadPlace(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    const inLine = bytes.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || !isUtf8(inLine)) return { line, column: firstBadColumn(inLine) };
    start = end + 1;
  }
}

/** In UTF-16 code units, the unit of all columns. */
function firstBadColumn(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let at = 0;
  let column = 1;
  for (const character of text) {
    // A replacement character stands for an invalid byte, unless the file contains the character itself.
    if (character === '\uFFFD' && !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd)) break;
    at += utf8Length(character);
    column += character.length;
  }
  return column;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The excess of a document's size, as `2.3 MiB`; `undefined` within the limits. Fast for any content. */
export function excessOf(bytes: Uint8Array): string | undefined {
  if (bytes.length > maxPrp.bytes) return mebibytes(bytes.length);
  const lines = bytes.length > maxPrp.lines ? countLines(bytes) : 0;
  return lines > maxPrp.lines ? `${grouped(lines)} lines` : undefined;
}

/** The excess that only the text shows. */
export function excessIn(text: string): string | undefined {
  const isDeep = runsOf(marks, leastMarks, text).some(
    ({ start, end }) => isLineStart(text, start) && depthOf(text.slice(start, end)) > maxPrp.depth,
  );
  return isDeep ? `lists or quotes more than ${maxPrp.depth} deep` : undefined;
}

const [feed, carriage] = [0x0a, 0x0d];

/**
 * Counts lines as the parser does: `\r\n` is one line ending, and `\r` alone is one as well. Stops once the limit is
 * out of reach.
 */
function countLines(bytes: Uint8Array): number {
  let count = 0;
  if (bytes.indexOf(carriage) < 0) {
    for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) {
      count += 1;
      if (count + bytes.length - at <= maxPrp.lines) return count;
    }
    return bytes.at(-1) === feed ? count : count + 1;
  }
  for (let at = bytes.indexOf(feed); at >= 0; at = bytes.indexOf(feed, at + 1)) count += 1;
  for (let at = bytes.indexOf(carriage); at >= 0; at = bytes.indexOf(carriage, at + 1)) {
    if (bytes[at + 1] !== feed) count += 1;
  }
  const last = bytes.at(-1);
  return last === undefined || last === feed || last === carriage ? count : count + 1;
}

const marks = characterSet(' \t>*+-');
/** A line with fewer marks cannot have so many levels: a tab takes four columns, a level of a list two. */
const leastMarks = maxPrp.depth / 2;

function isLineStart(text: string, at: number): boolean {
  return at === 0 || '\n\r'.includes(text.charAt(at - 1));
}

/** Most levels of quotes and lists in a line: one for each mark, and for each two columns before and between them. */
function depthOf(start: string): number {
  const count = start.match(/>|[*+-](?=[ \t])/g)?.length ?? 0;
  const columns = start.replaceAll('\t', '    ').length;
  return count === 0 ? 0 : count + Math.max(0, columns - 2 * count) / 2;
}
