import { isRandom, isRandomPassword } from './randomness.ts';
import { isBasicLogin } from './shaped-tokens.ts';

/**
 * Words at the end of a name that mark its value as secret; a suffix for its use may follow, but `api_key_id` is not
 * secret.
 */
const secretWord = [
  '(?:passw(?:or)?d|passphrase|pwd|(?<=[_-])pass|secret|token|credentials?|bearer',
  '|(?:api|access|private|secret|auth|signing|encryption|master|admin|account|shared|service|webhook|license)[_.-]?key)',
  '(?:[_-]?(?:base|prod(?:uction)?|live|staging|dev|value|v?\\d))?',
].join('');

/** The end of a name, and the text between it and its value: at most a type, as in `password: str = "…"`. */
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

/** Names with opaque values that grant no access, or that mark them as examples. */
const openName =
  /page|next|csrf|xsrf|continuation|cursor|sync|public|publishable|sample|example|test|mock|fake|dummy|anon|vapid|integrity/i;

/** Signs on the same line that the value is not a secret. */
const openLine =
  /example|e\.g\.|placeholder|dummy|fake|sample|mock|fixture|test[ _-]?(?:key|token|secret|password)|not[ _-]a[ _-]real/i;

/** The tokens of RFC 6749 and 6750, which OAuth documentation quotes, and the keys of Azure's emulators. */
const quotedEverywhere =
  /^(?:2YotnFZFEjr1zCsicMWpAA|tGzv3JOkF0XG5Qx2TlKWIA|7Fjfp0ZBr1KtDRbnfVdmIw|Eby8vdM02xNOcqFlqUwJ|C2y6yDjf5\/R\+ob0N8A7C)/;

/** A value beside a name that marks it as secret. The end is exclusive. */
export interface Assigned {
  readonly start: number;
  readonly end: number;
}

const longestName = 100;
const shortestValue = 16;
/** How many characters of a line are searched before and after a value. */
const farthest = 200;

/**
 * Returns the secret value in a run of token characters, or after an equals sign in it, when a name before it marks it
 * as secret and a generator probably made it. Values from elsewhere (`process.env.X`, `$TOKEN`, `load()`) are not
 * secrets.
 */
export function assignedSecret(text: string, start: number, end: number): Assigned | undefined {
  // `API_KEY=…` and `api_key:…` are one run.
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
  // The most selective test comes first.
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

/** Excludes values that are composed of names, such as paths and variables. */
function isOpaque(value: string): boolean {
  if (!/^[\w+/=~-]+$/.test(value) || uuid.test(value)) return false;
  return isRandom(value) || isRandomPassword(value) || isRandomHex(value);
}

/** Beside a name that marks it as secret, a value needs fewer digits. */
function isRandomHex(value: string): boolean {
  return /^[0-9a-f]{24,31}$/.test(value) && isRandom(value + value.slice(0, 8));
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const quoted =
  /(?:passw(?:or)?d|passphrase|pwd|[_-]pass)["'`]?(?:[ \t]{0,4}:[ \t]{0,4}[a-z]{1,12})?[ \t]{0,4}[:=][ \t]{0,4}(?:"([^"\s]{10,64})"|'([^'\s]{10,64})'|`([^`\s]{10,64})`)/gi;

/** Passwords in quotation marks, even with characters that no token has. */
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
