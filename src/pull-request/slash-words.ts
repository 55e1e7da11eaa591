/** A word of a command line. What stands in quotes is never an option. */
export interface SlashWord {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Splits at spaces and tabs. Quotes, single or double, hold a word together; inside double ones a backslash takes the
 * next character as it is. Nothing else means anything. `undefined` when a quote is not closed.
 */
export function slashWords(line: string): readonly SlashWord[] | undefined {
  const words: SlashWord[] = [];
  let text = '';
  let quoted = false;
  let quote: string | undefined;
  let escaped = false;
  for (const character of line) {
    if (escaped) {
      text += character;
      escaped = false;
    } else if (quote === '"' && character === '\\') {
      escaped = true;
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else text += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      quoted = true;
    } else if (character !== ' ' && character !== '\t') {
      text += character;
    } else if (text !== '' || quoted) {
      words.push({ text, quoted });
      text = '';
      quoted = false;
    }
  }
  if (quote !== undefined) return undefined;
  if (text !== '' || quoted) words.push({ text, quoted });
  return words;
}
