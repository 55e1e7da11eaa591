/** A part of a word: text, or an expression that the shell replaces by text. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** As written. */
      readonly text: string;
      readonly quoted: boolean;
      /** False for `${x:-y}` and other expressions that change the value. */
      readonly plain: boolean;
    }
  | { readonly kind: 'commands'; readonly text: string; readonly inner: string; readonly quoted: boolean };

export interface Word {
  readonly parts: readonly Part[];
  /** As written, with its quotes. */
  readonly raw: string;
}

/** The position of a reader. All readers of one script share `commands` and count `depth`. */
export interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
  /** True when the nesting was too deep; then `at` is at the end. */
  overrun: boolean;
}

/** Reads the commands of a substitution: `at` is after its opening parenthesis, and then after its closing one. */
export type ReadCommands = (cursor: Cursor) => void;

const maxDepth = 24;

/** Calls `read` one level further down, or skips the text. */
export function descend(cursor: Cursor, read: (cursor: Cursor) => void): void {
  if (cursor.depth >= maxDepth) {
    cursor.overrun = true;
    cursor.at = cursor.text.length;
    return;
  }
  cursor.depth += 1;
  read(cursor);
  cursor.depth -= 1;
}

/** Ends a word, unless quoted. */
const metacharacter = /[\s;&|()<>]/;
const plainText = /[^\s;&|()<>\\'"$`]+/y;
const quotedText = /[^\\"$`]+/y;

/** Reads one word. Consumes at least one character. */
export function readWord(cursor: Cursor, readCommands: ReadCommands): Word {
  const { text } = cursor;
  const start = cursor.at;
  const parts: Part[] = [];
  const add = (piece: string, quoted: boolean) => void parts.push({ kind: 'text', text: piece, quoted });
  while (cursor.at < text.length) {
    const character = text[cursor.at] ?? '';
    if ((character === '<' || character === '>') && text[cursor.at + 1] === '(') {
      parts.push(readSubstitution(cursor, 2, false, readCommands));
    } else if (character === '(' && cursor.at > start && /[@!+*?]/.test(text[cursor.at - 1] ?? '')) {
      // A pattern such as `!(a|b)`.
      const end = text.indexOf(')', cursor.at);
      const to = end < 0 ? text.length : end + 1;
      add(text.slice(cursor.at, to), false);
      cursor.at = to;
    } else if (metacharacter.test(character)) {
      break;
    } else if (character === '\\') {
      if (text[cursor.at + 1] !== '\n') add(text.slice(cursor.at + 1, cursor.at + 2), true);
      cursor.at += 2;
    } else if (character === "'") {
      const end = text.indexOf("'", cursor.at + 1);
      add(text.slice(cursor.at + 1, end < 0 ? text.length : end), true);
      cursor.at = end < 0 ? text.length : end + 1;
    } else if (character === '"') {
      cursor.at += 1;
      readQuoted(cursor, parts, readCommands, '"');
    } else if (character === '$' || character === '`') {
      readExpansion(cursor, parts, false, readCommands);
    } else {
      plainText.lastIndex = cursor.at;
      const [piece = character] = plainText.exec(text) ?? [];
      add(piece, false);
      cursor.at += piece.length;
    }
  }
  if (cursor.at === start) cursor.at += 1;
  return { parts, raw: text.slice(start, cursor.at) };
}

/** Reads a text in double quotes, or (`end` undefined) a whole here-document, in which only expansions count. */
function readQuoted(cursor: Cursor, parts: Part[], readCommands: ReadCommands, end: '"' | undefined): void {
  const { text } = cursor;
  // So `""` is a word.
  parts.push({ kind: 'text', text: '', quoted: true });
  while (cursor.at < text.length) {
    const character = text[cursor.at] ?? '';
    if (character === end) {
      cursor.at += 1;
      return;
    }
    if (character === '\\') {
      const next = text[cursor.at + 1] ?? '';
      const kept = '$`"\\'.includes(next) ? next : next === '\n' ? '' : `\\${next}`;
      parts.push({ kind: 'text', text: kept, quoted: true });
      cursor.at += 2;
    } else if (character === '$' || character === '`') {
      readExpansion(cursor, parts, true, readCommands);
    } else {
      quotedText.lastIndex = cursor.at;
      const [piece = character] = quotedText.exec(text) ?? [];
      parts.push({ kind: 'text', text: piece, quoted: true });
      cursor.at += piece.length;
    }
  }
}

const variableName = /\$(?:[A-Za-z_]\w*|[\d@*#?$!_-])/y;

/** Reads `$…` or a part in back ticks. */
function readExpansion(cursor: Cursor, parts: Part[], quoted: boolean, readCommands: ReadCommands): void {
  const { text } = cursor;
  const start = cursor.at;
  const next = text[start + 1];
  if (text[start] === '`') {
    parts.push(readBackTicks(cursor, quoted, readCommands));
  } else if (next === '(') {
    const arithmetic = text[start + 2] === '(' ? arithmeticEnd(text, start + 1) : undefined;
    if (arithmetic === undefined) {
      parts.push(readSubstitution(cursor, 2, quoted, readCommands));
    } else {
      const value = text.slice(start, arithmetic);
      cursor.at = arithmetic;
      readExpansions(cursor, value.slice(1), readCommands);
      parts.push({ kind: 'variable', name: '', text: value, quoted, plain: false });
    }
  } else if (next === '{') {
    parts.push(readBraces(cursor, quoted, readCommands));
  } else if (next === "'" && !quoted) {
    const end = closingQuote(text, start + 2);
    parts.push({ kind: 'text', text: unescaped(text.slice(start + 2, end)), quoted: true });
    cursor.at = end + 1;
  } else if (next === '"' && !quoted) {
    cursor.at += 2;
    readQuoted(cursor, parts, readCommands, '"');
  } else {
    variableName.lastIndex = start;
    const name = variableName.exec(text)?.[0] ?? '$';
    cursor.at = start + name.length;
    if (name === '$') parts.push({ kind: 'text', text: '$', quoted });
    else parts.push({ kind: 'variable', name: name.slice(1), text: name, quoted, plain: true });
  }
}

function readSubstitution(cursor: Cursor, opening: number, quoted: boolean, readCommands: ReadCommands): Part {
  const start = cursor.at;
  cursor.at += opening;
  descend(cursor, readCommands);
  const text = cursor.text.slice(start, cursor.at);
  return { kind: 'commands', text, inner: text.slice(opening, text.endsWith(')') ? -1 : undefined), quoted };
}

function readBackTicks(cursor: Cursor, quoted: boolean, readCommands: ReadCommands): Part {
  const { text } = cursor;
  const start = cursor.at;
  let end = start + 1;
  while (end < text.length && text[end] !== '`') end += text[end] === '\\' ? 2 : 1;
  const inner = text.slice(start + 1, end).replace(/\\([$`\\])/g, '$1');
  cursor.at = Math.min(text.length, end + 1);
  readApart(cursor, inner, readCommands);
  return { kind: 'commands', text: text.slice(start, cursor.at), inner, quoted };
}

/** Reads another text as part of this one. */
function readApart(cursor: Cursor, text: string, read: ReadCommands): void {
  descend(cursor, () => {
    const apart: Cursor = { text, at: 0, depth: cursor.depth, overrun: false };
    read(apart);
    if (!apart.overrun) return;
    cursor.overrun = true;
    cursor.at = cursor.text.length;
  });
}

/** Reads the substitutions in a text without other syntax. */
export function readExpansions(cursor: Cursor, text: string, readCommands: ReadCommands): void {
  if (/[$`]/.test(text)) readApart(cursor, text, (apart) => readQuoted(apart, [], readCommands, undefined));
}

const braces = /^\$\{([A-Za-z_]\w*|\d+|[@*#?$!-])(\[[@*]\])?\}$/;
const bracedName = /^\$\{[!#]?([A-Za-z_]\w*)/;

/** `${…}`, with the substitutions in its default. */
function readBraces(cursor: Cursor, quoted: boolean, readCommands: ReadCommands): Part {
  const { text } = cursor;
  const start = cursor.at;
  cursor.at += 2;
  descend(cursor, () => {
    const ignored: Part[] = [];
    while (cursor.at < text.length && text[cursor.at] !== '}') {
      const character = text[cursor.at] ?? '';
      if (character === '\\') {
        cursor.at += 2;
      } else if (character === "'" && !quoted) {
        const end = text.indexOf("'", cursor.at + 1);
        cursor.at = end < 0 ? text.length : end + 1;
      } else if (character === '"') {
        cursor.at += 1;
        readQuoted(cursor, ignored, readCommands, '"');
      } else if ((character === '$' && /[({]/.test(text[cursor.at + 1] ?? '')) || character === '`') {
        readExpansion(cursor, ignored, quoted, readCommands);
      } else {
        cursor.at += 1;
      }
    }
    cursor.at = Math.min(text.length, cursor.at + 1);
  });
  const value = text.slice(start, cursor.at);
  const plain = value.length < 256 ? braces.exec(value) : null;
  const name = plain?.[1] ?? bracedName.exec(value.slice(0, 256))?.[1] ?? '';
  return { kind: 'variable', name, text: value, quoted, plain: plain !== null };
}

/** The end of `((…))`; `undefined` for other constructs, such as nested subshells. `from` is its first character. */
export function arithmeticEnd(text: string, from: number): number | undefined {
  let depth = 0;
  // A longer text is no calculation.
  const end = Math.min(text.length, from + 512);
  for (let at = from; at < end; at++) {
    const character = text[at];
    if (character === '(') depth += 1;
    if (character !== ')') continue;
    depth -= 1;
    if (depth === 0) return text[at - 1] === ')' ? at + 1 : undefined;
  }
  return undefined;
}

function closingQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "'") at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '', b: '', e: '', f: '', v: '' };

/** The text of `$'…'`. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([\dA-Fa-f]{1,2})|u([\dA-Fa-f]{1,4})|([0-7]{1,3})|([^]))/g,
    (_all, hex?: string, unicode?: string, octal?: string, other = '') => {
      const digits = hex ?? unicode;
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return escapes[other] ?? other;
    },
  );
}
