/** Characters of a quote in a message. */
const longestQuote = 80;

/** Cuts a text to at most `longest` characters and marks the cut with `…`. Never splits a surrogate pair. */
export function shorten(text: string, longest: number = longestQuote): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Quotes the first line of a text in backticks, at a length that fits a message. */
export function quoteLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return `\`${shorten(first)}\``;
}

/** Quotes a text as one literal word for any POSIX shell. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Quotes a path for a line of Git's input, with any characters in it. */
export function gitQuote(path: string): string {
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`;
}
