import type { Run } from '../../prp/runs.ts';
import { pieceAt, type TextView, type ViewPiece } from './text-view.ts';

/** Characters of the shortest stretch that is decoded: two dozen bytes hold no token. */
const shortest = 32;
/** A longer one is decoded as far as this. */
const longest = 65_536;

const alphabet = /[A-Za-z0-9+/_-]{32,}/g;
const part = /[A-Za-z0-9+]{32,}/g;

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
  for (const { 0: matched, index } of text.slice(run.start, run.end).matchAll(alphabet)) {
    // `\n` before it is an escape.
    const skip = text.charAt(run.start + index - 1) === '\\' && /[nrt]/.test(matched.charAt(0)) ? 1 : 0;
    const whole = { start: run.start + index + skip, encoded: matched.slice(skip) };
    const said = textIn(whole.encoded);
    const parts = [...whole.encoded.matchAll(part)].map((one) => ({ start: whole.start + one.index, encoded: one[0] }));
    if (said !== undefined) yield { start: whole.start, end: whole.start + whole.encoded.length, said };
    else {
      for (const { start, encoded } of parts) {
        const saidThere = textIn(encoded);
        if (saidThere !== undefined) yield { start, end: start + encoded.length, said: saidThere };
      }
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
