import { tokensOf } from './word-diff.ts';

/** Words compared of one text: enough for any sentence, and a bound for a page that poses as one. */
const maxWords = 128;

const isWord = /^[\p{L}\p{N}]/u;

/** The words of a text, in lower case, without those that `ignored` holds. */
export function wordsOf(text: string, ignored: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const words = new Set<string>();
  for (const token of tokensOf(text.slice(0, 16 * maxWords).toLowerCase())) {
    if (isWord.test(token) && !ignored.has(token) && words.size < maxWords) words.add(token);
  }
  return words;
}

/** Share of words that two texts have in common, from 0 to 1; 0 when neither has any. */
export function overlap(before: ReadonlySet<string>, after: ReadonlySet<string>): number {
  const total = before.size + after.size;
  if (total === 0) return 0;
  let shared = 0;
  for (const word of before) if (after.has(word)) shared += 1;
  return (2 * shared) / total;
}
