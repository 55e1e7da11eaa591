import {
  type Assignment,
  assignmentOf,
  blank,
  match,
  readArray,
  readCondition,
  readLoop,
  skipWord,
} from './shell-syntax.ts';
import { arithmeticEnd, type Cursor, descend, readExpansions, readWord, type Word } from './word.ts';

export interface Redirection {
  readonly operator: string;
  readonly target: Word;
  /** The body of a here-document. */
  body?: string;
}

/** A program with its arguments, or only assignments, or only redirections. */
export interface SimpleCommand {
  readonly source: string;
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** Index of the command whose output a pipe connects to its input; `unknown` for a group of commands. */
  readonly input: number | 'unknown' | undefined;
  /** Index of its subshell: its directory and variables do not reach the shell above. */
  readonly scope: number;
  /** Whether it follows `}`, `done` or `)`. */
  readonly endsGroup: boolean;
}

export interface ShellText {
  /** In the order of the text; commands of a substitution come before its command. */
  readonly commands: readonly SimpleCommand[];
  /** The parent of each scope. */
  readonly scopes: readonly number[];
  /** False when a part was too long or too deeply nested to read. */
  readonly isComplete: boolean;
}

/** Characters; a longer script is no check that people write. */
const maxLength = 65_536;

const dropped = new Set(['if', 'then', 'else', 'elif', 'do', 'while', 'until', '{', '!', 'time', 'coproc']);
const groupEnds = new Set(['fi', 'done', '}', 'esac']);
const redirect = /&>>?|<<<|<<-?|>>|>\||[<>]&|<>|[<>]/y;
const assigned = /^([A-Za-z_]\w*)(?:\[[^\]]{0,80}\])?\+?=/;

interface Draft {
  start: number;
  assignments: Assignment[];
  words: Word[];
  redirections: Redirection[];
  endsGroup: boolean;
}

interface HereDocument {
  readonly redirection: Redirection;
  readonly delimiter: string;
  readonly indented: boolean;
  readonly quoted: boolean;
}

/** Splits a script into simple commands, at any position. Linear in its length. */
export function readShell(script: string): ShellText {
  const commands: SimpleCommand[] = [];
  const scopes = [0];
  let scope = 0;
  let pending: HereDocument[] = [];
  /** The input that a pipe connects to the next group. */
  let groupInput: SimpleCommand['input'];
  const whole: Cursor = { text: script.slice(0, maxLength), at: 0, depth: 0, overrun: false };
  readList(whole);
  return { commands, scopes, isComplete: !whole.overrun && script.length <= maxLength };

  /** Reads to the end or to a closing parenthesis, in a lower scope. */
  function readInScope(cursor: Cursor): void {
    const above = scope;
    scope = scopes.push(above) - 1;
    readList(cursor, ')');
    scope = above;
  }

  function readList(cursor: Cursor, end?: ')'): void {
    let draft = newDraft(cursor.at);
    let input = groupInput;
    groupInput = undefined;
    let cases = 0;
    const isFresh = () => draft.words.length === 0 && draft.assignments.length === 0;
    const finish = () => {
      const { start, ...rest } = draft;
      const isCommand = !isFresh() || draft.redirections.length > 0;
      if (isCommand) commands.push({ ...rest, source: cursor.text.slice(start, cursor.at).trim(), input, scope });
      const last = draft.endsGroup ? 'unknown' : commands.length - 1;
      draft = newDraft(cursor.at);
      return last;
    };

    while (cursor.at < cursor.text.length) {
      const from = cursor.at;
      const isBlank = match(cursor, blank) !== undefined;
      const character = cursor.text[cursor.at] ?? '';
      const next = cursor.text[cursor.at + 1];
      if (isFresh() && draft.redirections.length === 0) draft.start = cursor.at;
      if (character === '\n') {
        finish();
        input = undefined;
        cursor.at += 1;
        readHereDocuments(cursor);
      } else if (character === '#' && (isBlank || isFresh())) {
        const newline = cursor.text.indexOf('\n', cursor.at);
        cursor.at = newline < 0 ? cursor.text.length : newline;
      } else if (character === '|' && next !== '|') {
        input = finish();
        cursor.at += next === '&' ? 2 : 1;
      } else if (character === ';' || character === '|' || (character === '&' && next !== '>')) {
        finish();
        input = undefined;
        cursor.at += 1;
        if (next === character || (next === '&' && character === ';')) cursor.at += 1;
        if (character === ';' && next !== undefined && ';&'.includes(next) && cases > 0) readPattern();
      } else if (character === ')') {
        finish();
        cursor.at += 1;
        if (end !== undefined) return;
      } else if (character === '(') {
        readParenthesis();
      } else if ((character === '<' || character === '>' || character === '&') && next !== '(') {
        readRedirection(cursor, draft);
      } else if (character !== '') {
        readCommandWord();
      }
      if (cursor.at === from) cursor.at += 1;
    }
    finish();

    function readParenthesis(): void {
      const before = draft.words.at(-1)?.raw ?? '';
      if (isFresh()) {
        const arithmetic = cursor.text[cursor.at + 1] === '(' ? arithmeticEnd(cursor.text, cursor.at) : undefined;
        if (arithmetic === undefined) {
          cursor.at += 1;
          groupInput = input;
          descend(cursor, readInScope);
        } else {
          readExpansions(cursor, cursor.text.slice(cursor.at, arithmetic), readInScope);
          cursor.at = Math.max(cursor.at, arithmetic);
        }
        draft.endsGroup = true;
      } else if (before.endsWith('=')) {
        // `declare -a name=(…)`
        draft.words.pop();
        draft.assignments.push({ name: before.slice(0, -1), values: readArray(cursor, readInScope), isArray: true });
      } else {
        // The name of a function, or a text that no shell accepts.
        cursor.at += 1;
        if (match(cursor, /\s*\)/y) !== undefined) draft = newDraft(cursor.at);
      }
    }

    function readCommandWord(): void {
      const word = readWord(cursor, readInScope);
      const follows = cursor.text[cursor.at];
      if ((follows === '<' || follows === '>') && /^\d{1,3}$/.test(word.raw)) return;
      if (draft.words.length > 0) {
        draft.words.push(word);
        return;
      }
      const name = assigned.exec(word.raw.slice(0, 256));
      if (name !== null) {
        draft.assignments.push(assignmentOf(cursor, word, name, readInScope));
        return;
      }
      if (draft.assignments.length === 0 && readReserved(word.raw)) return;
      draft.words.push(word);
    }

    /** Whether a word was a keyword of the shell; then its parts are read too. */
    function readReserved(word: string): boolean {
      if (dropped.has(word)) {
        if (word === 'time') match(cursor, /[ \t]+-p(?=\s)/y);
        return true;
      }
      if (groupEnds.has(word)) {
        if (word === 'esac') cases = Math.max(0, cases - 1);
        draft.endsGroup = true;
        return true;
      }
      switch (word) {
        case 'function':
          skipWord(cursor, readInScope);
          match(cursor, /\s*\(\s*\)/y);
          return true;
        case 'for':
        case 'select':
          draft.assignments.push(...readLoop(cursor, readInScope));
          return true;
        case 'case':
          skipWord(cursor, readInScope);
          match(cursor, /\s*/y);
          skipWord(cursor, readInScope);
          cases += 1;
          readPattern();
          return true;
        case '[[':
          readCondition(cursor, readInScope);
          return true;
        default:
          return false;
      }
    }

    /** Reads `a|b)`, which `esac` may precede. */
    function readPattern(): void {
      match(cursor, /[\s(]*/y);
      while (cursor.at < cursor.text.length && cursor.text[cursor.at] !== ')') {
        if (match(cursor, /[\s|&;<>(]+/y) !== undefined) continue;
        const { raw } = readWord(cursor, readInScope);
        if (raw === 'esac') {
          cases -= 1;
          draft.endsGroup = true;
          return;
        }
      }
      cursor.at += 1;
      draft.start = cursor.at;
    }
  }

  function readRedirection(cursor: Cursor, draft: Draft): void {
    const operator = match(cursor, redirect)?.[0] ?? '';
    match(cursor, blank);
    if (/[\n;|)]|^$/.test(cursor.text[cursor.at] ?? '')) return;
    const target = readWord(cursor, readInScope);
    const redirection: Redirection = { operator, target };
    draft.redirections.push(redirection);
    if (operator !== '<<' && operator !== '<<-') return;
    const delimiter = target.parts.map((part) => part.text).join('');
    const quoted = target.parts.some((part) => part.kind === 'text' && part.quoted);
    pending.push({ redirection, delimiter, indented: operator === '<<-', quoted });
  }

  function readHereDocuments(cursor: Cursor): void {
    const documents = pending;
    pending = [];
    for (const { redirection, delimiter, indented, quoted } of documents) {
      const start = cursor.at;
      let end = start;
      while (cursor.at < cursor.text.length) {
        const newline = cursor.text.indexOf('\n', cursor.at);
        const lineEnd = newline < 0 ? cursor.text.length : newline;
        const line = cursor.text.slice(cursor.at, lineEnd);
        cursor.at = Math.min(cursor.text.length, lineEnd + 1);
        // `readScript` ignores a blank after the word as well.
        if ((indented ? line.trimStart() : line).trimEnd() === delimiter) break;
        end = cursor.at;
      }
      redirection.body = cursor.text.slice(start, end);
      if (!quoted) readExpansions(cursor, redirection.body, readInScope);
    }
  }
}

function newDraft(start: number): Draft {
  return { start, assignments: [], words: [], redirections: [], endsGroup: false };
}
