/** A word as a POSIX shell takes it literally: commands that we print can be pasted. */
function shellQuote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A whole command line. */
export function shellCommand(...words: readonly string[]): string {
  return words.map((word) => (/^--?[a-z-]+$/i.test(word) ? word : shellQuote(word))).join(' ');
}
