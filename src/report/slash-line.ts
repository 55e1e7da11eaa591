import { plain } from './paint.ts';

/** Blanks that are not the one of the keyboard, and what shows nothing at all. */
const unseen = /[[\p{Zs}\p{Default_Ignorable_Code_Point}]--[ ]]/v;

/**
 * A slash-command to paste: words with spaces or quotes stand in double quotes, with a backslash before `"` and `\`.
 * `undefined` when a word cannot stand on a line as it is, so that nobody pastes what they do not see.
 */
export function slashLine(...words: readonly string[]): string | undefined {
  if (words.some((word) => plain(word) !== word || unseen.test(word))) {
    return undefined;
  }
  return ['/prp', ...words.map(quoted)].join(' ');
}

function quoted(word: string): string {
  if (word === '--expect' || /^[^-"'\\ ][^"'\\ ]*$/.test(word)) return word;
  return `"${word.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
