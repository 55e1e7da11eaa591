import { characterSet, type Run, runsOf } from '../../prp/parse/runs.ts';
import { pieceAt, type TextView, type ViewPiece } from './text-view.ts';

/** Characters of the shortest stretch that is decoded: two dozen bytes hold no token. */
const shortest = 32;
/** A longer one is decoded as far as this. */
const longest = 65_536;

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// An expression would need a stack as deep as a stretch is long.
const alphabet = characterSet(`${lettersAndDigits}+/_-`);
const part = characterSet(`${lettersAndDigits}+`);

/**
 * What Base64 in the text says, where that is text again: each stretch on a line of its own, and those of consecutive lines
 * together. Undefined where nothing is. What is decoded is not decoded once more.
 */
export function decodedView(text: string, runs: readonly Run[]): TextView | undefined {
  const pieces: ViewPiece[] = [];
  let decoded = '';
  let lastEnd = -1;
  for (const run of runs) {
    if (run.end - run.start < shortest) continue;
    for (const { start, end, said } of textsIn(text, run)) {
      const goesOn = lastEnd >= 0 && start - lastEnd < 40 && /^=?\r?\n[ \t>]*$/.test(text.slice(lastEnd, start));
      if (!goesOn) decoded += '\n\n';
      pieces.push({ at: decoded.length, start, end });
      decoded += said;
      lastEnd = end;
    }
  }
  if (pieces.length === 0) return undefined;
  return {
    text: decoded,
    originOf: (start, end) => [pieceAt(pieces, start)?.start ?? 0, pieceAt(pieces, end - 1)?.end ?? text.length],
  };
}

/** What Base64 in one stretch says. Where something stands before it, as in `name/…` or `name_…`, its parts may say it. */
function* textsIn(text: string, run: Run): Generator<Run & { readonly said: string }> {
  const stretch = text.slice(run.start, run.end);
  for (const { start, end } of runsOf(alphabet, shortest, stretch)) {
    // `\n` before it is an escape.
    const isEscaped = text.charAt(run.start + start - 1) === '\\' && /[nrt]/.test(stretch.charAt(start));
    const from = isEscaped ? start + 1 : start;
    const encoded = stretch.slice(from, end);
    const said = textIn(encoded);
    if (said !== undefined) {
      yield { start: run.start + from, end: run.start + end, said };
      continue;
    }
    for (const one of runsOf(part, shortest, encoded)) {
      const saidThere = textIn(encoded.slice(one.start, one.end));
      const at = run.start + from;
      if (saidThere !== undefined) yield { start: at + one.start, end: at + one.end, said: saidThere };
    }
  }
}

/** Undefined for what is no text: images, digests, keys that are bytes. */
function textIn(encoded: string): string | undefined {
  // The first bytes tell nearly always.
  if (!isPrintable(Buffer.from(encoded.slice(0, shortest), 'base64'), 1)) return undefined;
  const bytes = Buffer.from(encoded.slice(0, longest), 'base64');
  return isPrintable(bytes, 0.95) ? bytes.toString('latin1') : undefined;
}

function isPrintable(bytes: Uint8Array, share: number): boolean {
  let printable = 0;
  for (const byte of bytes) if ((byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)) printable += 1;
  return printable >= bytes.length * share;
}
