import { isUtf8 } from 'node:buffer';
import { isLfsPointer } from '../../base/lfs-pointer.ts';
import { prpLimits } from '../../base/limits.ts';
import { excessIn, excessOf } from './excess.ts';

// What Git looks at before it calls a file binary.
const sniffedBytes = 8_000;

export interface UnreadableText {
  readonly problem: 'binary' | 'not-utf8' | 'too-large' | 'lfs-pointer';
  /** One sentence that names the path. */
  readonly message: string;
  /** Where the first byte stands that is not UTF-8, from 1; of a file in another encoding there is none. */
  readonly place?: { readonly line: number; readonly column: number };
  /** What of it is too much, as `2.3 MiB`. */
  readonly excess?: string;
  /** The encoding that it has instead, when it says so itself. */
  readonly encoding?: 'UTF-16';
}

/** Bytes to the text of a PRP, which has its limits. */
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

/** Bytes to text. A byte order mark stays in the text, as U+FEFF, so that the text is the bytes again. */
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

/** By its byte order mark, in either order; no UTF-8 has one of these bytes. */
function beginsAsUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line feed is never part of a longer character, so lines can be judged one by one. */
function firstBadPlace(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    const inLine = bytes.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || !isUtf8(inLine)) return { line, column: firstBadColumn(inLine) };
    start = end + 1;
  }
}

/** In UTF-16 code units, as columns are counted everywhere. */
function firstBadColumn(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let at = 0;
  let column = 1;
  for (const character of text) {
    // A replacement character stands for a bad byte unless the file has that character itself.
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
