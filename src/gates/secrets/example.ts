import { isPattern, isStrictlyRandom } from './randomness.ts';

/**
 * Words that never occur in generated keys, by their length or as separate words, and that authors use as sample
 * values.
 */
const placeholder =
  /example|placeholder|changeme|redacted|insert|replace|dummy|(?<![a-z0-9])(?:your|fake|sample|xxx+|goes|here)(?![a-z0-9])|<|\.\.\.|…|\*\*\*/i;

/** Hosts of this machine, or reserved for examples (RFC 2606, RFC 6761). */
const nowhere =
  /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1\]|host\.docker\.internal|(?:[\w-]+\.)*(?:example|test|invalid|localhost|example\.(?:com|net|org)))$/i;

/** Default passwords of databases, and passwords that are meant to be replaced. */
const wellKnown =
  /^(?:pass|passwd|passwort|password|secret|user|username|root|admin|test|testing|postgres|mysql|mongo|mongodb|dev|guest|1234\d*)$/i;

/** Whether a match is only an example of a secret. `rule` is the end of the rule's id. */
export function isExample(rule: string, matched: string): boolean {
  switch (rule) {
    case 'privatekey':
      // The rule inspects the key itself.
      return false;
    case 'basicauth':
    case 'database-connection-string':
      return isExampleUrl(matched);
    case 'aws':
      // The other prefixes name users and roles, which are not secret.
      return (matched.length === 20 && !/^(?:AKIA|ASIA|A3T)/.test(matched)) || isPlaceholder(matched);
    case 'slack':
      // The rule matches any words joined by hyphens.
      return !/\d{6}|hooks\.slack/i.test(matched) || isPlaceholder(matched);
    case 'npm':
      // The rule matches the rest of the line after `_authToken=`.
      return !/^["']?[\w.~+/=-]{20}/.test(matched) || isPlaceholder(matched);
    case 'own':
      return isPlaceholder(matched) || isWords(matched) || isRepeated(matched);
    default:
      return isPlaceholder(matched);
  }
}

function isExampleUrl(url: string): boolean {
  const [, password = '', host = ''] = /:\/\/[^:/]*:([^@]*)@(\[[^\]]*\]|[^:/?#]*)/.exec(url) ?? [];
  return nowhere.test(host) || wellKnown.test(password) || placeholder.test(password) || placeholder.test(host);
}

function isPlaceholder(token: string): boolean {
  return isMarked(token) || hasRow(token) || new Set(token).size <= 8;
}

/**
 * Whether a word marks the value as an example. In the middle of a generated value a word proves nothing: any word may
 * occur there by chance. Amazon's examples end with theirs.
 */
function isMarked(token: string): boolean {
  if (!placeholder.test(token)) return false;
  if (/EXAMPLE(?:KEY)?$/.test(token)) return true;
  const around = token.split(/example|placeholder|changeme|redacted|insert|replace|dummy/i);
  return (
    around.length !== 2 ||
    placeholder.test(around.join('|')) ||
    !isStrictlyRandom(around.join('').replace(/^[a-z]{2,8}[_-]/i, ''))
  );
}

/** `re_someThing_thatIsOnlyLetters` is a name. */
function isWords(token: string): boolean {
  return !/\d/.test(token.slice(6)) && !isStrictlyRandom(token);
}

function isRepeated(token: string): boolean {
  const body = token.slice(-32);
  return new Set(body).size <= 12 && isPattern(body) && !/^[0-9a-f-]+$/.test(body);
}

/** `aaaaaa`, `abcdef`, `123456`: by chance in fewer than one of a hundred thousand keys. */
function hasRow(token: string): boolean {
  let same = 1;
  let rising = 1;
  for (let at = 1; at < token.length; at++) {
    const step = token.charCodeAt(at) - token.charCodeAt(at - 1);
    same = step === 0 ? same + 1 : 1;
    rising = step === 1 ? rising + 1 : 1;
    if (same === 6 || rising === 6) return true;
  }
  return false;
}
