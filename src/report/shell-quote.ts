import { plain } from './paint.ts';

/** A word as a POSIX shell takes it literally: commands that we print can be pasted. */
function shellQuote(word: string): string {
  if (plain(word) !== word) return escaped(word);
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** `$'…'` for what no terminal should meet, as bash, zsh and ksh read it. */
function escaped(word: string): string {
  const inside = word
    .replaceAll(/[\\']/g, String.raw`\$&`)
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]|[#:]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code > 0xff_ff ? `\\U${hex(code, 8)}` : code > 0x7f ? `\\u${hex(code, 4)}` : `\\x${hex(code, 2)}`;
    });
  return `$'${inside}'`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** A whole command line. */
export function shellCommand(...words: readonly string[]): string {
  return words.map((word) => (/^--?[a-z-]+$/i.test(word) ? word : shellQuote(word))).join(' ');
}
