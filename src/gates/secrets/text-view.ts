import { characterSet, type Run, runsOf } from '../../prp/parse/runs.ts';

/** A transformed text, and the mapping of its characters to the original. */
export interface TextView {
  readonly text: string;
  /** The range of the original for a range of this text. Ends are exclusive. */
  originOf(start: number, end: number): readonly [start: number, end: number];
}

/** A piece of a view: `text` from `at` on stands for the original from `start` to `end`. */
interface ViewPiece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** The last of the sorted `pieces` that begins at or before `offset`. */
function pieceAt(pieces: readonly ViewPiece[], offset: number): ViewPiece | undefined {
  let [low, high] = [0, pieces.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return pieces[low];
}

/** The beginnings of tokens that may continue on the next line. */
const isBeginning =
  /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|gl[a-z]{2,5}-|sk-|[sr]k_|xox[a-z]-|AKIA|ASIA|AIza|AGE-|GOCSPX|SG\.|npm_|pypi-|hf_|hv[sbr]\.|dckr_|do[opr]_v1|dapi|eyJ|ops_ey|glsa_|glc_|gsk_|shp[a-z]{2}_|lin_|ntn_|figd_|ATATT|NRAK|rubygems_|sntry|pscale_|sbp_|vc[a-z]_|tskey-|cf[a-z]{1,2}[_t])[\w+/=.-]*$/;

/** Whether a token may begin in some line and continue on the next. */
export function mayGoOn(text: string): boolean {
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    let end = feed < 0 ? text.length : feed;
    start = end + 1;
    while (text.charAt(end - 1) === '\r' || text.charAt(end - 1) === '\\') end -= 1;
    if (isOfToken(text.charCodeAt(end - 1)) && isBeginning.test(text.slice(wordStartIn(text, end), end))) return true;
  }
  return false;
}

const longestToken = 300;
/** A token over more than three lines is not joined. */
const mostJoints = 2;

/**
 * The text without interruptions in the middle of tokens: invisible characters, and the end of a line, with or without
 * a backslash, after the beginning of a known token. `undefined` when there is nothing to remove.
 */
export function joinedView(text: string): TextView | undefined {
  const cuts = [...invisible(text), ...brokenLines(text)].toSorted((a, b) => a.start - b.start);
  if (cuts.length === 0) return undefined;
  const pieces: ViewPiece[] = [];
  let joined = '';
  let from = 0;
  for (const { start, end } of [...cuts, { start: text.length, end: text.length }]) {
    if (start < from) continue;
    pieces.push({ at: joined.length, start: from, end: start });
    joined += text.slice(from, start);
    from = end;
  }
  const originOf = (offset: number) => {
    const piece = pieceAt(pieces, offset);
    return piece === undefined ? 0 : piece.start + (offset - piece.at);
  };
  return { text: joined, originOf: (start, end) => [originOf(start), originOf(end - 1) + 1] };
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Joiners, direction marks, variation selectors, and the surrogate halves of tag characters. */
const unseen =
  /(?:\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]|\uFE00|[\uFE01-\uFE0F]|\uDB40[\uDC00-\uDFFF])+/g;

/** Invisible characters between two token characters, where they hide the token from every pattern. */
function* invisible(text: string): Generator<Cut> {
  for (const { index, 0: matched } of text.matchAll(unseen)) {
    const end = index + matched.length;
    if (isOfToken(text.charCodeAt(index - 1)) && isOfToken(text.charCodeAt(end))) yield { start: index, end };
  }
}

function* brokenLines(text: string): Generator<Cut> {
  let joints = 0;
  let wordStart = 0;
  let previousEnd = -1;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const cut = cutAt(text, end, joints > 0 ? previousEnd : -1, wordStart);
    if (cut === undefined || joints === mostJoints) {
      joints = 0;
      continue;
    }
    wordStart = joints > 0 ? wordStart : cut.wordStart;
    joints += 1;
    previousEnd = cut.end;
    yield cut;
  }
}

/**
 * The end of a line, and the indentation after it, where a token continues. `goesOn` is the end of the previous cut.
 */
function cutAt(
  text: string,
  lineEnd: number,
  goesOn: number,
  begun: number,
): (Cut & { readonly wordStart: number }) | undefined {
  let start = lineEnd;
  if (text.charAt(start - 1) === '\r') start -= 1;
  const isContinued = text.charAt(start - 1) === '\\';
  if (isContinued) start -= 1;
  if (!isOfToken(text.charCodeAt(start - 1))) return undefined;
  const wordStart = wordStartIn(text, start);
  const isWhole = wordStart === goesOn;
  const word = text.slice(wordStart, start);
  if (!isWhole && !(word.length >= 4 && isBeginning.test(word))) return undefined;
  let end = lineEnd + 1;
  while (/[ \t>*#/]/.test(text.charAt(end)) && end - lineEnd < 80) end += 1;
  if (!/^[\w+/=.-]{3}/.test(text.slice(end, end + 3))) return undefined;
  return { start, end, wordStart: isWhole ? begun : wordStart };
}

/** The start of the word that ends at `end`, at most the length of a token before it. */
function wordStartIn(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < longestToken && isOfToken(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Letters, digits and `+ - . / = _`. */
function isOfToken(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 45 && code <= 57) ||
    code === 95 ||
    code === 43 ||
    code === 61
  );
}

/** Length of the shortest run that is decoded: two dozen bytes hold no token. */
const shortest = 32;
/** Only this many characters of a longer run are decoded. */
const longest = 65_536;

const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// A regular expression would need a stack as deep as the run is long.
const alphabet = characterSet(`${lettersAndDigits}+/_-`);
const part = characterSet(`${lettersAndDigits}+`);

/**
 * The decoded Base64 in the text, where it is text again: each run on a separate line, and those of consecutive lines
 * joined. `undefined` when there is none. Decodes one level only.
 */
export function decodedView(text: string, runs: readonly Run[]): TextView | undefined {
  const pieces: ViewPiece[] = [];
  let decoded = '';
  let lastEnd = -1;
  for (const run of runs) {
    if (run.end - run.start < shortest) continue;
    for (const { start, end, decodedText } of textsIn(text, run)) {
      const goesOn = lastEnd >= 0 && start - lastEnd < 40 && /^=?\r?\n[ \t>]*$/.test(text.slice(lastEnd, start));
      if (!goesOn) decoded += '\n\n';
      pieces.push({ at: decoded.length, start, end });
      decoded += decodedText;
      lastEnd = end;
    }
  }
  if (pieces.length === 0) return undefined;
  return {
    text: decoded,
    originOf: (start, end) => [pieceAt(pieces, start)?.start ?? 0, pieceAt(pieces, end - 1)?.end ?? text.length],
  };
}

/** Decodes the Base64 in one run. After a prefix, as in `name/…` or `name_…`, only a part of the run may be Base64. */
function* textsIn(text: string, run: Run): Generator<Run & { readonly decodedText: string }> {
  const stretch = text.slice(run.start, run.end);
  for (const { start, end } of runsOf(alphabet, shortest, stretch)) {
    // `\n` before it is an escape.
    const isEscaped = text.charAt(run.start + start - 1) === '\\' && /[nrt]/.test(stretch.charAt(start));
    const from = isEscaped ? start + 1 : start;
    const encoded = stretch.slice(from, end);
    const decodedText = textIn(encoded);
    if (decodedText !== undefined) {
      yield { start: run.start + from, end: run.start + end, decodedText };
      continue;
    }
    for (const one of runsOf(part, shortest, encoded)) {
      const decodedPart = textIn(encoded.slice(one.start, one.end));
      const at = run.start + from;
      if (decodedPart !== undefined) yield { start: at + one.start, end: at + one.end, decodedText: decodedPart };
    }
  }
}

/** Undefined for binary data: images, digests, keys. */
function textIn(encoded: string): string | undefined {
  // The first bytes nearly always decide.
  if (!isPrintable(Buffer.from(encoded.slice(0, shortest), 'base64'), 1)) return undefined;
  const bytes = Buffer.from(encoded.slice(0, longest), 'base64');
  return isPrintable(bytes, 0.95) ? bytes.toString('latin1') : undefined;
}

function isPrintable(bytes: Uint8Array, share: number): boolean {
  let printable = 0;
  for (const byte of bytes) if ((byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)) printable += 1;
  return printable >= bytes.length * share;
}
