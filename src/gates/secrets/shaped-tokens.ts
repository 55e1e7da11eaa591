import { isExample } from './example.ts';
import { isRandom, isRandomPassword } from './randomness.ts';

/** A token that is recognised only by its whole shape, or by its context. */
export interface ShapedToken {
  readonly what: string;
  /** A literal part of each token: without it, no search is needed. */
  readonly has: string;
  /** Length of the shortest one. */
  readonly least: number;
  readonly pattern: RegExp;
  /** @default PRP501 */
  readonly rule?: 'PRP501' | 'PRP502';
  /** Whether a match is a token. `after` is the text after it, on its line and the next two. */
  readonly isOne?: (matched: string, after: string) => boolean;
}

/** Public keys of emulators and documentation: the start of each. */
const wellKnownKey = /(?:Eby8vdM02xNOcqFlqUwJPLlm|C2y6yDjf5\/R\+ob0N8A7Cgv30)/;

/** Bots of Telegram's own documentation. */
const telegramExample = /^(?:110201543|4839574812):/;

export const shapedTokens: readonly ShapedToken[] = [
  {
    what: 'a JSON web token',
    has: 'eyJ',
    least: 40,
    pattern: /(?<![\w-])eyJ[\w-]{8,2008}\.[\w-]{8,2008}\.[\w-]{20,2020}/g,
    isOne: isJsonWebToken,
  },
  {
    what: 'a Discord token',
    has: '.',
    least: 59,
    // Without lengths: an expression with counts takes milliseconds to compile, and paths contain dots as well.
    pattern: /(?<![\w-])[MNO][\w-]+\.[\w-]+\.[\w-]+/g,
    isOne: isDiscordToken,
  },
  {
    what: 'a Terraform Cloud token',
    has: '.atlasv1.',
    least: 70,
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{50,2050}/g,
  },
  { what: 'a Discord token', has: 'mfa.', least: 88, pattern: /(?<![\w-])mfa\.[\w-]{84}/g },
  {
    what: 'a Discord webhook',
    has: 'discord',
    least: 90,
    pattern: /discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/\d{17,20}\/[\w-]{60,2060}/g,
  },
  {
    what: 'a Telegram token',
    has: ':AA',
    least: 44,
    pattern: /(?<!\d)\d{8,10}:AA[\w-]{33}(?![\w-])/g,
    isOne: (matched) => !telegramExample.test(matched),
  },
  {
    what: 'an Azure key',
    has: 'Key=',
    least: 50,
    pattern: /(?:Account|SharedAccess|Shared|Access)Key=[A-Za-z0-9+/]{42,87}={1,2}/g,
    isOne: (matched) => !wellKnownKey.test(matched),
  },
  {
    what: 'an Azure signature',
    has: 'sig=',
    least: 44,
    pattern: /(?<![A-Za-z0-9])sig=[A-Za-z0-9+/]{3}[A-Za-z0-9+/%]{37,80}(?:=|%3[Dd])/g,
  },
  { what: 'an Azure client secret', has: 'Q~', least: 37, pattern: /(?<=[\w~.-]{3})\dQ~[\w~.-]{31,34}(?![\w~.-])/g },
  {
    what: 'a Twilio token',
    has: 'AC',
    least: 34,
    pattern: /(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![A-Za-z0-9])/g,
    isOne: (_matched, after) => /(?<![0-9A-Za-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{32}(?![0-9A-Za-z])/.test(after),
  },
  {
    what: 'a password in a URL',
    rule: 'PRP502',
    has: '@',
    least: 18,
    pattern: /[A-Za-z][\w+.-]{1,20}:\/\/[\w.%+~-]{0,60}:[\w.%+~$=-]{8,100}@[\w.-]+/g,
    isOne: isPasswordUrl,
  },
  { what: 'a Mailgun key', has: '-', least: 50, pattern: /(?<![\w-])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])/g },
  { what: 'a Mailchimp key', has: '-us', least: 36, pattern: /(?<![\w-])[0-9a-f]{32}-us\d{1,2}\b/g },
  { what: 'a New Relic key', has: 'NRAL', least: 40, pattern: /(?<![0-9A-Za-z])[0-9a-f]{36}NRAL\b/g },
];

function isDiscordToken(matched: string): boolean {
  const [id = '', time = '', signature = ''] = matched.split('.');
  const fits = id.length >= 24 && id.length <= 28 && time.length === 6;
  return fits && signature.length >= 27 && signature.length <= 40 && /^\d{17,20}$/.test(decoded(id));
}

function isPasswordUrl(matched: string): boolean {
  const [, password = ''] = /:\/\/[^:]*:(.*)@/.exec(matched) ?? [];
  const plain = password.replace(/%[0-9A-Fa-f]{2}/g, '#');
  return !isExample('basicauth', matched) && (isRandomPassword(plain) || isRandom(plain));
}

/** Whether `Authorization: Basic …` contains a user and a password. */
export function isBasicLogin(encoded: string): boolean {
  const [, password = ''] = /^[!-9;-~]{1,80}:([!-~]{8,})$/.exec(decoded(encoded)) ?? [];
  return isRandomPassword(password);
}

/** Common examples: those of jwt.io and RFC 7519, and keys that are published on purpose. */
const harmlessClaim = /1234567890|John Doe|Jane Doe|example|"iss":"joe"|"role":"anon"|supabase-demo|\btest|dummy/i;

function isJsonWebToken(matched: string): boolean {
  const [header = '', claims = '', signature = ''] = matched.split('.');
  const stated = objectIn(header);
  if (typeof stated?.['alg'] !== 'string' && typeof stated?.['enc'] !== 'string') return false;
  if (/sign|your|xxx|example/i.test(signature)) return false;
  return !harmlessClaim.test(decoded(claims));
}

function objectIn(encoded: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decoded(encoded));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('latin1');
}
