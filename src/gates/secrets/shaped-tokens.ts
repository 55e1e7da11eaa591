import { isExample } from './example.ts';
import { isRandom, isRandomPassword } from './randomness.ts';

/** A token that only a look at the whole of it, or at what stands beside it, tells from other text. */
export interface ShapedToken {
  readonly what: string;
  readonly pattern: string;
  /** @default PRP501 */
  readonly rule?: 'PRP501' | 'PRP502';
  /** Whether it is one. `after` is what follows it, up to two lines further on. */
  readonly isOne?: (matched: string, after: string) => boolean;
}

/** Keys that emulators and documents bring along for everybody: the start of each. */
const wellKnownKey = /(?:Eby8vdM02xNOcqFlqUwJPLlm|C2y6yDjf5\/R\+ob0N8A7Cgv30)/;

/** Bots of Telegram's own documentation. */
const telegramExample = /^(?:110201543|4839574812):/;

export const shapedTokens: readonly ShapedToken[] = [
  {
    what: 'a JSON web token',
    pattern: '(?<![\\w-])eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{20,}',
    isOne: isJsonWebToken,
  },
  {
    what: 'a Discord token',
    pattern: '(?<![\\w-])[MNO][\\w-]{23,27}\\.[\\w-]{6}\\.[\\w-]{27,40}(?![\\w-])',
    isOne: (matched) => /^\d{17,20}$/.test(decoded(matched.slice(0, matched.indexOf('.')))),
  },
  { what: 'a Terraform Cloud token', pattern: '(?<![A-Za-z0-9])[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{50,}' },
  { what: 'a Discord token', pattern: '(?<![\\w-])mfa\\.[\\w-]{84}' },
  { what: 'a Discord webhook', pattern: 'discord(?:app)?\\.com/api/(?:v\\d+/)?webhooks/\\d{17,20}/[\\w-]{60,}' },
  {
    what: 'a Telegram token',
    pattern: '(?<!\\d)\\d{8,10}:AA[\\w-]{33}(?![\\w-])',
    isOne: (matched) => !telegramExample.test(matched),
  },
  {
    what: 'an Azure key',
    pattern: '(?:Account|SharedAccess|Shared|Access)Key=[A-Za-z0-9+/]{42,87}={1,2}',
    isOne: (matched) => !wellKnownKey.test(matched),
  },
  {
    what: 'an Azure signature',
    pattern: '(?<![A-Za-z0-9])sig=[A-Za-z0-9+/]{3}[A-Za-z0-9+/%]{37,80}(?:=|%3[Dd])',
  },
  { what: 'an Azure client secret', pattern: '(?<=[\\w~.-]{3})\\dQ~[\\w~.-]{31,34}(?![\\w~.-])' },
  {
    what: 'a Twilio token',
    pattern: '(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![A-Za-z0-9])',
    isOne: (_matched, after) => /(?<![0-9A-Za-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{32}(?![0-9A-Za-z])/.test(after),
  },
  {
    what: 'a password in a URL',
    rule: 'PRP502',
    pattern: '[A-Za-z][\\w+.-]{1,20}://[\\w.%+~-]{0,60}:[\\w.%+~$=-]{8,100}@[\\w.-]+',
    isOne: isPasswordUrl,
  },
  {
    what: 'a key in an address',
    pattern: '[?&](?:access_token|private_token|api_key|apikey|token|key|secret|password)=[\\w.~%+-]{24,}',
  },
];

function isPasswordUrl(matched: string): boolean {
  const [, password = ''] = /:\/\/[^:]*:(.*)@/.exec(matched) ?? [];
  const plain = password.replace(/%[0-9A-Fa-f]{2}/g, '#');
  return !isExample('basicauth', matched) && (isRandomPassword(plain) || isRandom(plain));
}

/** Of `Authorization: Basic …`: whether a user and a password are in it. */
export function isBasicLogin(encoded: string): boolean {
  const [, password = ''] = /^[!-9;-~]{1,80}:([!-~]{8,})$/.exec(decoded(encoded)) ?? [];
  return isRandomPassword(password);
}

/** What everybody's examples say: jwt.io's, those of RFC 7519, and keys that are published on purpose. */
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
