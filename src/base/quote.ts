/** Characters of a quote in a message. */
const longestQuote = 80;

/** At most `longest` characters, with `…` at the end of a text that was longer. Never splits a surrogate pair. */
export function shorten(text: string, longest: number = longestQuote): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The first line of a text in backticks, short enough for a message. */
export function quoteLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return `\`${shorten(first)}\``;
}

/** A text as one literal word of any POSIX shell. */
export function shellQuote(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path as Git reads it on a line of its input, whatever characters are in it. */
export function gitQuote(path: string): string {
  return `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`;
}
