import { shellQuote } from '../base/quote.ts';
import { plain } from './paint.ts';

/** Formats a command line to copy and paste: quotes only the words that need it. */
export function shellCommand(...words: readonly string[]): string {
  return words.map((word) => (/^--?[a-z-]+$/i.test(word) ? word : pasteable(word))).join(' ');
}

function pasteable(word: string): string {
  if (plain(word) !== word) return escaped(word);
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : shellQuote(word);
}

/** `$'…'` of bash, zsh and ksh, for characters that must not reach a terminal. */
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

/** Blanks other than the normal space, and invisible characters. */
const unseen = /[[\p{Zs}\p{Default_Ignorable_Code_Point}]--[ ]]/v;

/**
 * Formats a slash-command to paste: words with spaces or quotes get double quotes, with a backslash before `"` and `\`.
 * `undefined` for a word that cannot appear on a line unchanged, because a user must see the whole command.
 */
export function slashLine(...words: readonly string[]): string | undefined {
  if (words.some((word) => plain(word) !== word || unseen.test(word))) {
    return undefined;
  }
  return ['/prp', ...words.map(quoted)].join(' ');
}

function quoted(word: string): string {
  const isPlain = !/["'`\\ \u2018-\u201f«»]|^[-[\u2012-\u2015]|^https?:\/\//i.test(word) && word !== '';
  if (word === '--expect' || isPlain) return word;
  return `"${word.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
