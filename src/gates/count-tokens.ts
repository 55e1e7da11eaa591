/**
 * Letters, signs or blanks in a row that are more than this are cut: the tokenizer takes quadratic time on them. Ordinary
 * text has few so long, and each cut adds a token or two. To it, slashes go on with a run of line ends, and signs before it.
 */
const tooLong = /[\p{L}\p{M}]{32}|(?:[^\s\p{L}\p{N}]|[\r\n]){64}|\s{64}/gu;

/** Characters between two looks at whether it is enough. */
const step = 20_000;

/** How many tokens `o200k_base` makes of a text. What is past `enough` may be left out. */
export async function countTokens(text: string, enough = Infinity): Promise<number> {
  const { countTokens: count, setMergeCacheSize } = await import('gpt-tokenizer/encoding/o200k_base');
  // It would keep parts of documents for ever, and be slow at it.
  setMergeCacheSize(0);
  let tokens = 0;
  for (let start = 0; start < text.length && tokens <= enough; start += step) {
    for (const piece of pieces(text.slice(start, start + step))) {
      // The name of a control token is text like any other.
      tokens += count(piece, { disallowedSpecial: new Set() });
    }
  }
  return tokens;
}

function* pieces(text: string): Iterable<string> {
  let start = 0;
  for (const { 0: run, index } of text.matchAll(tooLong)) {
    yield text.slice(start, index + run.length);
    start = index + run.length;
  }
  yield text.slice(start);
}
