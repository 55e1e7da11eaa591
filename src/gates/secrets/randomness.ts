/** Words that people choose and no generator makes. Digits and signs are read as the letters they resemble. */
const chosen =
  /pass(?:w|p|$)|word|secret|example|sample|change|token|your|test|dummy|admin|hello|letmein|qwert|asdf|welcome|demo|local|super|strong|secure|hunter|user|fake|mock|placeholder|replace|insert|redacted|client|service|public|private|default|staging|production|value|string/;

const letterOf: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' };

function readAsWords(text: string): string {
  return text.toLowerCase().replace(/[013457@$]/g, (sign) => letterOf[sign] ?? sign);
}

/**
 * Whether a generator probably made this text: its kinds of characters alternate, it has no chosen word, and repeats
 * nothing. Texts by people have long stretches of one kind. Accepts hexadecimal digits from 32 on, other letters and
 * digits from 20 on.
 */
export function isRandom(text: string): boolean {
  const body = text.replace(/=+$/, '');
  if (/^(?:0x)?(?:[0-9a-f]+|[0-9A-F]+)$/.test(body)) return body.length >= 32 && isMixedHex(body.replace(/^0x/, ''));
  return body.length >= 20 && /\d/.test(body) && !isPattern(body) && isMixed(body, 0.3);
}

/**
 * As `looksGenerated` for a password, which may be shorter and contain signs: twelve characters of three kinds, or ten
 * of four.
 */
export function isRandomPassword(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
  return (
    text.length >= (kinds === 4 ? 10 : 12) && kinds >= 3 && /\d/.test(text) && !isPattern(text) && isMixed(text, 0.45)
  );
}

/** Unmistakable: letters of both cases and digits, mixed as in a token of twenty characters or more. */
export function isStrictlyRandom(text: string): boolean {
  return text.length >= 20 && /[a-z]/.test(text) && /[A-Z]/.test(text) && !isPattern(text) && isMixed(text, 0.4);
}

/** Whether the characters repeat or follow one another, as in an example. */
export function isPattern(text: string): boolean {
  return (
    new Set(text).size < Math.min(10, text.length / 2) || isPeriodic(text) || rowsIn(text, 1) + rowsIn(text, 2) >= 3
  );
}

function isMixedHex(text: string): boolean {
  return /\d/.test(text) && /[a-f]/i.test(text) && new Set(text).size >= 8 && !isPeriodic(text) && rowsIn(text, 1) < 3;
}

function isMixed(text: string, share: number): boolean {
  if (chosen.test(text.toLowerCase()) || chosen.test(readAsWords(text))) return false;
  let turns = 0;
  for (let at = 1; at < text.length; at++) if (kindAt(text, at) !== kindAt(text, at - 1)) turns += 1;
  const stretches = text.match(/[a-z]{6,}|[A-Z]{6,}/g)?.join('').length ?? 0;
  // Without capitals, long stretches of letters are likely by chance, so digits must be among them.
  const isPlain = !/[A-Z]/.test(text) || !/[a-z]/.test(text);
  const digits = text.match(/\d/g)?.length ?? 0;
  if (isPlain) return digits >= text.length * 0.15 && turns >= text.length * 0.25;
  return turns >= text.length * share && stretches <= text.length * 0.4;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97 && code <= 122) return 1;
  return code >= 65 && code <= 90 ? 2 : 3;
}

/** A sequence of four characters hardly ever occurs twice by chance. */
function isPeriodic(text: string): boolean {
  const count = text.length - 3;
  if (count < 8) return false;
  const seen = new Set<string>();
  for (let at = 0; at < count; at++) seen.add(text.slice(at, at + 4));
  return seen.size < count * 0.45;
}

/** How often three of every `stride` characters are equal or ascend: `aaa`, `abc`, `123`; of every two `a1b2c3`. */
function rowsIn(text: string, stride: number): number {
  const lower = text.toLowerCase();
  const step = (at: number) => lower.charCodeAt(at) - lower.charCodeAt(at - stride);
  let rows = 0;
  for (let at = 2 * stride; at < lower.length; at++) {
    if (step(at) === step(at - stride) && (step(at) === 0 || step(at) === 1)) rows += 1;
  }
  return rows;
}
