import { arithmeticEnd, type Cursor, type ReadCommands, readWord, type Word } from './word.ts';

/** `name=value`; a loop's variable has several values in turn. */
export interface Assignment {
  readonly name: string;
  readonly values: readonly Word[];
  /** True for `name=(…)`: then the values are one array. */
  readonly isArray: boolean;
}

export const blank = /(?:[ \t\r]|\\\r?\n)+/y;

/** Matches a sticky pattern at the cursor and moves behind it. */
export function match(cursor: Cursor, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text) ?? undefined;
  if (found !== undefined) cursor.at += found[0].length;
  return found;
}

export function skipWord(cursor: Cursor, readCommands: ReadCommands): void {
  match(cursor, blank);
  if (/[^\s;&|()<>]/.test(cursor.text[cursor.at] ?? '')) readWord(cursor, readCommands);
}

/** `for name in a b`, without the commands of the loop. */
export function readLoop(cursor: Cursor, readCommands: ReadCommands): readonly Assignment[] {
  const head = match(cursor, /[ \t]*([A-Za-z_]\w*)(?:\s+(in)(?=\s|;))?/y);
  if (head === undefined) {
    match(cursor, blank);
    const arithmetic = cursor.text[cursor.at] === '(' ? arithmeticEnd(cursor.text, cursor.at) : undefined;
    if (arithmetic !== undefined) cursor.at = arithmetic;
    return [];
  }
  const values = head[2] === undefined ? [] : readWords(cursor, /[\n;]/, readCommands);
  return [{ name: head[1] ?? '', values, isArray: false }];
}

export function readArray(cursor: Cursor, readCommands: ReadCommands): readonly Word[] {
  cursor.at += 1;
  const values = readWords(cursor, /\)/, readCommands);
  cursor.at += 1;
  return values;
}

/** The words up to a character. */
function readWords(cursor: Cursor, end: RegExp, readCommands: ReadCommands): readonly Word[] {
  const words: Word[] = [];
  while (cursor.at < cursor.text.length && !end.test(cursor.text[cursor.at] ?? '')) {
    if (match(cursor, blank) === undefined && match(cursor, /[\s;&|()<>](?!\()/y) === undefined)
      words.push(readWord(cursor, readCommands));
  }
  return words;
}

export function assignmentOf(
  cursor: Cursor,
  { parts, raw }: Word,
  [prefix, name = '']: RegExpExecArray,
  readCommands: ReadCommands,
): Assignment {
  if (raw.length === prefix.length && cursor.text[cursor.at] === '(')
    return { name, values: readArray(cursor, readCommands), isArray: true };
  const [first, ...rest] = parts;
  const text = (first?.text ?? '').slice(prefix.length);
  return {
    name,
    values: [{ parts: [{ kind: 'text', text, quoted: false }, ...rest], raw: raw.slice(prefix.length) }],
    isArray: false,
  };
}

/** `[[ … ]]`, in which `<` and `&&` are no operators of the shell. */
export function readCondition(cursor: Cursor, readCommands: ReadCommands): void {
  while (cursor.at < cursor.text.length) {
    if (match(cursor, /[\s;&|()<>]+/y) !== undefined) continue;
    if (readWord(cursor, readCommands).raw === ']]') return;
  }
}
