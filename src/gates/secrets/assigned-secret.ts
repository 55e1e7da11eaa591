import { isRandom, isRandomPassword } from './randomness.ts';
import { isBasicLogin } from './shaped-tokens.ts';

/**
 * A name that says of its value that it is secret, and what stands between the two. The name ends with the word: an
 * `api_key_id` is none. At most a type stands between, as in `password: str = "…"`.
 */
const assignment = new RegExp(
  [
    '((?:[\\w.-]{0,40}[_.-])?[a-z]{0,24}',
    '(?:passw(?:or)?d|passphrase|pwd|secret|token|credentials?|bearer',
    '|(?:api|access|private|secret|auth|signing|encryption|master|admin|account|shared|service|webhook|license)[_.-]?key))',
    '[\'"`\\]]{0,2}(?:[ \\t]{0,4}:[ \\t]{0,4}[a-z]{1,12})?',
    '[ \\t]{0,4}(?:=>|:=|={1,3}|:|[ \\t](?<=--[\\w-]{1,40}[ \\t]))[ \\t]{0,4}',
    '([\'"`]?)$',
  ].join(''),
  'i',
);
const header = /authorization['"`]?[ \t]{0,4}[:=,][ \t]{0,4}['"`]?(bearer|token|basic)[ \t]{1,4}$/i;

/** Names whose values are opaque, but open nothing, or that say themselves that they are no more than an example. */
const openName =
  /page|next|csrf|xsrf|continuation|cursor|sync|public|publishable|sample|example|test|mock|fake|dummy|anon|fcm_?vapid|integrity/i;

/** What says on the same line that the value is none. */
const openLine =
  /example|e\.g\.|placeholder|dummy|fake|sample|mock|fixture|test[ _-]?(?:key|token|secret|password)|not[ _-]a[ _-]real/i;

/** A value that stands beside a name which calls it a secret. The end is exclusive. */
export interface Assigned {
  readonly start: number;
  readonly end: number;
}

const longestName = 100;

/**
 * The secret value that a stretch of token characters is, or holds after an equals sign, when a name before it says so and
 * a generator is likely to have made it. Values that are read from somewhere (`process.env.X`, `$TOKEN`, `load()`) are none.
 */
export function assignedSecret(text: string, start: number, end: number): Assigned | undefined {
  // `API_KEY=…` and `api_key:…` are one stretch.
  const inside = /^[\w.-]{1,60}(?:=|:=?)/.exec(text.slice(start, Math.min(end, start + 64)))?.[0].length ?? 0;
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
  if (value.length < 16 || /[([{]/.test(follows)) return false;
  const [, scheme] = header.exec(line) ?? [];
  if (scheme !== undefined) return scheme.toLowerCase() === 'basic' ? isBasicLogin(value) : isOpaque(value);
  const [, name = '', quote = ''] = assignment.exec(line) ?? [];
  if (name === '' || openName.test(name)) return false;
  if (openLine.test(lineAround(text, from))) return false;
  if (quote !== '' && follows !== quote) return false;
  return isOpaque(value);
}

/** Nothing that is put together from names, as a path or a variable is. */
function isOpaque(value: string): boolean {
  return /^(?:[A-Za-z]{0,4}[_-])?[\w+/=~-]+$/.test(value) && isRandom(value) && !uuid.test(value);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const signs = '!@#%^&*_+=.~?$-';
const quoted = new RegExp(
  `(?:passw(?:or)?d|passphrase|pwd)["'\`]?[ \\t]{0,4}[:=][ \\t]{0,4}(["'\`])([\\w${signs}]{12,64})\\1`,
  'gi',
);

/** Passwords in quotation marks, also with signs in them that no token has. */
export function* quotedPasswords(text: string): Generator<Assigned> {
  for (const match of text.matchAll(quoted)) {
    const [, , value = ''] = match;
    const start = match.index + match[0].length - 1 - value.length;
    const isRead = /^\$|\$\{/.test(value);
    if (!isRead && isRandomPassword(value) && !openLine.test(lineAround(text, start)))
      yield { start, end: start + value.length };
  }
}

function lineAround(text: string, at: number): string {
  const start = Math.max(text.lastIndexOf('\n', at) + 1, at - 200);
  const end = text.indexOf('\n', at);
  return text.slice(start, Math.min(end < 0 ? text.length : end, at + 200));
}
