import { isUtf8 } from 'node:buffer';

/** Bytes of the largest document that is read, 10 MiB: the largest known PRP has a hundredth of it. */
export const maxPrpBytes = 10 * 1024 * 1024;

// What Git looks at before it calls a file binary.
const sniffedBytes = 8_000;

export interface UnreadableText {
  readonly problem: 'binary' | 'not-utf8' | 'too-large';
  /** One sentence that names the path. */
  readonly message: string;
  /** Line of the first byte that is not UTF-8, from 1. */
  readonly line?: number;
}

/** Bytes to text. A byte order mark stays in the text, as U+FEFF, so that the text is the bytes again. */
export function readText(bytes: Uint8Array, path: string): { readonly text: string } | UnreadableText {
  if (bytes.length > maxPrpBytes) {
    const message = `${path} has ${bytes.length} bytes; at most ${maxPrpBytes} are read.`;
    return { problem: 'too-large', message };
  }
  if (bytes.subarray(0, sniffedBytes).includes(0)) {
    return { problem: 'binary', message: `${path} is a binary file: it has a NUL byte near its start.` };
  }
  if (!isUtf8(bytes)) {
    const line = firstBadLine(bytes);
    return { problem: 'not-utf8', message: `${path} is not UTF-8 on line ${line}.`, line };
  }
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

/** A line feed is never part of a longer character, so lines can be judged one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}
