/** Whether an environment variable looks like a secret, by its name or by its value. */
export function isSecretVariable(name: string, value: string): boolean {
  return value !== '' && (isSecretName(name) || holdsSecret(value));
}

/** Words that tell anywhere in a name. */
const telling = new Set(
  (
    'TOKEN TOKENS SECRET SECRETS PASSWORD PASSWORDS PASSWD PSWD PASSPHRASE PASSCODE SSHPASS CREDENTIAL CREDENTIALS ' +
    'CRED CREDS PAT JWT DSN WEBHOOK WEBHOOKS COOKIE COOKIES BEARER OTP TOTP HMAC AUTHORIZATION MNEMONIC KEYFILE PFX'
  ).split(' '),
);
/** Words that tell at the end of a name: `DB_PASS` is a secret, `PASS_RATE` is not. */
const tellingAtTheEnd = new Set('PASS PWD AUTH KEY KEYS PIN SAS SESSION PEM KEYSTORE CONNSTR'.split(' '));
/** Words that describe a key or a login and do not replace it. */
const trailing = new Set(
  (
    'BASE B ASC DATA CONTENT CONTENTS VALUE JSON RAW TEXT HEX PROD PRODUCTION STAGING DEV TEST LIVE OLD NEW ' +
    'FILE PATH HEADER CONFIG IDENT PEM STRING'
  ).split(' '),
);
/** Last words that make a name harmless: a place, a number, a switch. */
const harmlessEnds = new Set(
  (
    'DIR DIRECTORY HOME ROOT FOLDER PORT HOST HOSTNAME LIMIT COUNT TTL TIMEOUT LENGTH SIZE ENABLED DISABLED EXPIRES ' +
    'EXPIRY SOCK PARALLELISM'
  ).split(' '),
);
/** Compound words: `PGPASSWORD`, `OPENAI_APIKEY`, `authtoken`. */
const glued =
  /(?:TOKENS?|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIALS|(?:API|SSH|GPG|PRIVATE|SECRET|ACCESS|SIGNING|DEPLOY|ENCRYPTION|MASTER|AUTH|LICEN[CS]E)KEY)$/;
/** Keys that are no secrets. */
const openKeys = new Set(['PUBLIC', 'CACHE', 'SORT', 'PRIMARY', 'FOREIGN', 'PARTITION']);
/** Sessions of a desktop or a terminal, not of a login. */
const openSession = /^(?:DESKTOP|GDM|GNOME|KDE|KONSOLE|TERM|ITERM|WT|XDG|DBUS|TMUX|ZELLIJ)_/;
/**
 * Names outside these rules: logins of Bundler for a host, of 1Password for an account, an age key, an id of a key
 * pair.
 */
const odd =
  /^BUNDLE_.*__|^OP_SESSION_|(?:^|_)AGE_IDENTITY(?:_|$)|(?:^|_)ACCESS_KEY_ID$|(?:^|_)CONNECTION_STRING(?:_|$)|_P12(?:_|$)/;

/**
 * Whether a name in a document certainly means a secret. Narrower than the rule for the environment: there a wrong guess
 * withholds one variable, here it would keep a whole block from running.
 */
export function namesSecret(name: string): boolean {
  return /(?:^|_)(?:API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)(?:_|$)/.test(name);
}

/** Names that the configuration accepts for its secrets: `isSecretVariable` recognises all of them. */
export const withheldName = /(^|_)(SECRET|TOKEN)(_|$)/;

function isSecretName(name: string): boolean {
  if (name.startsWith('PASSWORD_STORE_')) return false;
  const spaced = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase();
  if (odd.test(spaced)) return true;
  // `DB_PASS_2` and `DB_PASS2` follow the rule of `DB_PASS`.
  const words = spaced.split(/\d*(?:[^A-Z\d]+|$)/).filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (harmlessEnds.has(last) || words.includes('MAX')) return false;
  if (words.some((word) => telling.has(word) || glued.test(word))) return true;
  const isOneWord = words.length === 1;
  while (words.length > 1 && trailing.has(words.at(-1) ?? '') && !tellingAtTheEnd.has(words.at(-1) ?? '')) words.pop();
  const end = words.at(-1) ?? '';
  // A working directory, or a plain word that any program may use.
  if (isOneWord || !tellingAtTheEnd.has(end)) return false;
  if (end === 'SESSION') return !openSession.test(spaced);
  return !(end.startsWith('KEY') && words.some((word) => openKeys.has(word)));
}

/** Each pattern takes linear time. */
const traces = [
  // A URL with a password, or with a long word in its place.
  /:\/\/[^\s/?#:@]{0,200}:(?!\d{1,5}(?:[/?#,;]|$))[^\s@]{1,500}@/,
  /:\/\/[^\s/?#:@]{20,200}@/,
  /^[\w.-]{1,100}:[^\s@]{1,200}@(?:tcp|udp|unix)\(/,
  // `Password=…` of a connection string, `"password": "…"` of a file in a variable.
  /(?:^|[;\s?&,"'])(?:-D)?[\w.]{0,60}(?:password|passwd|pwd|account_?key|access_?key|client_?secret|access_?token|auth_?token)\s?=\s?[^\s;&]/i,
  /"[\w.-]{0,60}(?:password|private_?key|secret|token|auth)"\s{0,5}:\s{0,5}"[^"]/i,
  /\bclient-key-data:\s|:_(?:auth|authToken|password)=/,
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY|LS0tLS1CRUdJTi|AGE-SECRET-KEY-/,
  /\b(?:bearer|basic) [\w+/=.~-]{8}/i,
  /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8}/,
  /\b(?:gh[oprsu]_|github_pat_|npm_|glpat-|gl(?:dt|rt|ptt|agent|soat|cbt)-|hf_|dckr_pat_|shp(?:at|ss|ca|pa)_|dop_v1_|rubygems_|sbp_|whsec_|glsa_|lin_api_|figd_|cf(?:ut|k)_|glc_|gsk_|ntn_|vc[kp]_|ops_eyJ|tskey-|dapi[\da-f]{16}|sntry[su]_)[\w-]{10}/,
  /\b(?:sk|rk|pk)[-_](?:live|test|proj|ant|or|svcacct)[-_][\w-]{6}|\bsk-[A-Za-z\d]{20}|\bxox[abeoprs]-\w|\bxapp-\d/,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b|\bAIza[\w-]{30}|\bya29\.[\w-]{10}|\bpypi-AgE|\bhv[sbr]\.[\w-]{20}|\bSG\.[\w-]{16,30}\.[\w-]{16}|\.atlasv1\.\w{10}|\bPMAK-\w{10}|\bxkeysib-\w{10}/,
  /hooks\.slack\.com\/(?:services|workflows)\/\w|discord(?:app)?\.com\/api\/webhooks\/\d|webhook\.office\.com\/\w|[?&](?:sig|X-Amz-Signature)=\w/,
];

function holdsSecret(value: string): boolean {
  return value.length > 7 && traces.some((trace) => trace.test(value));
}
