import { isRandom, isRandomPassword } from './randomness.ts';
import { isBasicLogin } from './shaped-tokens.ts';

/** Words that say of a value that it is secret; they end a name, but for where it is used: an `api_key_id` is none. */
const secretWord = [
  '(?:passw(?:or)?d|passphrase|pwd|(?<=[_-])pass|secret|token|credentials?|bearer',
  '|(?:api|access|private|secret|auth|signing|encryption|master|admin|account|shared|service|webhook|license)[_.-]?key)',
  '(?:[_-]?(?:base|prod(?:uction)?|live|staging|dev|value|v?\\d))?',
].join('');

/** The end of a name, and what stands between it and its value: at most a type, as in `password: str = "…"`. */
const assignment = new RegExp(
  [
    `(${secretWord})`,
    '[\'"`\\]]{0,2}(?:[ \\t]{0,4}:[ \\t]{0,4}[a-z]{1,12})?',
    '[ \\t]{0,4}(?:=>|:=|={1,3}|[:>]|[ \\t](?<=--[\\w-]{1,40}[ \\t]))[ \\t]{0,4}',
    '([\'"`]?)$',
  ].join(''),
  'i',
);
const header = /authorization['"`]?[ \t]{0,4}[:=,][ \t]{0,4}['"`]?(bearer|token|basic)[ \t]{1,4}$/i;
/** `curl -u user:…`, and the words of a `.netrc`. */
const login =
  /[ \t](?:-u|--user)[ \t=]{1,4}['"]?[\w.@+-]{1,60}:$|\blogin[ \t]{1,4}\S{1,60}[ \t]{1,4}password[ \t]{1,4}$/i;

/** Names whose values are opaque, but open nothing, or that say themselves that they are no more than an example. */
const openName =
  /page|next|csrf|xsrf|continuation|cursor|sync|public|publishable|sample|example|test|mock|fake|dummy|anon|vapid|integrity/i;

/** What says on the same line that the value is none. */
const openLine =
  /example|e\.g\.|placeholder|dummy|fake|sample|mock|fixture|test[ _-]?(?:key|token|secret|password)|not[ _-]a[ _-]real/i;

/** The tokens of RFC 6749 and 6750, which all documents of OAuth quote, and the keys of Azure's emulators. */
const quotedEverywhere =
  /^(?:2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|7Fjfp0ZBr1KtDRbnfVdmIw|Eby8vdM02xNOcqFlqUwJ|C2y6yDjf5\/R\+ob0N8A7C)/;

/** A value that stands beside a name which calls it a secret. The end is exclusive. */
export interface Assigned {
  readonly start: number;
  readonly end: number;
}

const longestName = 100;
const shortestValue = 16;
/** Characters of a line that are looked at before and after a value. */
const farthest = 200;

/**
 * The secret value that a stretch of token characters is, or holds after an equals sign, when a name before it says so and
 * a generator is likely to have made it. Values that are read from somewhere (`process.env.X`, `$TOKEN`, `load()`) are none.
 */
export function assignedSecret(text: string, start: number, end: number): Assigned | undefined {
  // `API_KEY=…` and `api_key:…` are one stretch.
  const inside = /^[\w.@+-]{1,60}(?:=|:=?)/.exec(text.slice(start, Math.min(end, start + 64)))?.[0].length ?? 0;
  for (const from of inside === 0 ? [start] : [start + inside, start]) {
    const before = text.slice(Math.max(0, from - longestName), from);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const value = text.slice(from, end).replace(/[.:,]+$/, '');
    if (isSecretValue(line, value, text, from)) return { start: from, end: from + value.length };
  }
  return undefined;
}

function isSecretValue(line: string, value: string, text: string, from: number): boolean {
  const follows = text.charAt(from + value.length);
  const isCutShort = follows === '…' || text.startsWith('...', from + value.length);
  if (value.length < shortestValue || isCutShort || /[([{]/.test(follows) || quotedEverywhere.test(value)) return false;
  // What most stretches fail at comes first.
  const isBasic = line.slice(-10).toLowerCase().includes('basic');
  if (!isBasic && !isOpaque(value)) return false;
  const [, scheme] = header.exec(line) ?? [];
  if (scheme !== undefined) return isBasic ? isBasicLogin(value) : true;
  if (login.test(line)) return !openLine.test(lineAround(text, from));
  const named = assignment.exec(line);
  if (named === null) return false;
  const [, word = '', quote = ''] = named;
  const name = (/[\w.-]*$/.exec(line.slice(0, named.index))?.[0] ?? '') + word;
  if (openName.test(name) || (quote !== '' && follows !== quote)) return false;
  return isOpaque(value) && !openLine.test(lineAround(text, from));
}

/** Nothing that is put together from names, as a path or a variable is. */
function isOpaque(value: string): boolean {
  if (!/^[\w+/=~-]+$/.test(value) || uuid.test(value)) return false;
  return isRandom(value) || isRandomPassword(value) || isRandomHex(value);
}

/** Beside a name that says so, fewer digits are enough. */
function isRandomHex(value: string): boolean {
  return /^[0-9a-f]{24,31}$/.test(value) && isRandom(value + value.slice(0, 8));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const quoted =
  /(?:passw(?:or)?d|passphrase|pwd|[_-]pass)["'`]?(?:[ \t]{0,4}:[ \t]{0,4}[a-z]{1,12})?[ \t]{0,4}[:=][ \t]{0,4}(?:"([^"\s]{10,64})"|'([^'\s]{10,64})'|`([^`\s]{10,64})`)/gi;

/** Passwords in quotation marks, also with signs in them that no token has. */
export function* quotedPasswords(text: string): Generator<Assigned> {
  for (const match of text.matchAll(quoted)) {
    const value = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].length - 1 - value.length;
    // A variable, a call, a pattern, a template.
    const isRead = /^[$%^/]|[$%#]\{|\(\?|\{\{|<|\w\(/.test(value);
    if (!isRead && isRandomPassword(value) && !openLine.test(lineAround(text, start)))
      yield { start, end: start + value.length };
  }
}

function lineAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - farthest), at);
  const after = text.slice(at, at + farthest);
  return before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1).join('');
}
