import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../../src/gates/secrets/find-secrets.ts';
import { generated, randomOf } from '../../support/random-secrets.ts';

const random = randomOf(42);
const hex = (length: number) => generated(random, length, 'hex');
const letters = (length: number) => generated(random, length);
const uuid = [8, 4, 4, 4, 12].map((length) => hex(length)).join('-');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const bytes = Buffer.from(Array.from({ length: 900 }, () => Math.floor(random() * 256)));
const jwt = (claims: object, signature = letters(43)) =>
  [base64url({ alg: 'HS256', typ: 'JWT' }), base64url(claims), signature].join('.');

/** Common texts that look like secrets to a careless search. They are split for the sake of other scanners. */
const harmless: Readonly<Record<string, string>> = {
  'a uuid': uuid,
  'a uuid beside a name': `api_key: "${uuid}"`,
  'a commit': `See ${hex(40)}.`,
  'a commit in an address': `https://github.com/acme/shop/commit/${hex(40)}`,
  'a digest of an image': `FROM node@sha256:${hex(64)}`,
  'a checksum': `sha256:${hex(64)}`,
  'a checksum beside its name': `checksum = "${hex(64)}"`,
  'an MD5 sum': `${hex(32)}  archive.tar.gz`,
  'an ETag': `ETag: "${hex(32)}"`,
  'an integrity': `"integrity": "sha512-${letters(86)}=="`,
  'a line of a lock file': `"resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz#${hex(40)}",`,
  'a line of yarn.lock': `  checksum: 10c0/${hex(128)}`,
  'a line of Cargo.lock': `checksum = "${hex(64)}"`,
  'a line of go.sum': `golang.org/x/net v0.1.0 h1:${letters(43)}=`,
  'a hash of poetry.lock': `    {file = "a-1.0.whl", hash = "sha256:${hex(64)}"},`,
  'a pinned action': `uses: actions/checkout@${hex(40)} # v4`,
  'a version': 'v20261122_101530_3fa9c1d',
  'a cache key': `cache_key: "${hex(32)}"`,
  'an id of a key': `api_key_id: "${letters(24)}"`,
  'an idempotency key': `Idempotency-Key: ${uuid}`,
  'a page token': `nextPageToken: "${letters(32)}"`,
  'a CSRF token': `csrf_token: "${letters(32)}"`,
  'a public key': `public_key: "${letters(43)}="`,
  'a trace': `traceparent: 00-${hex(32)}-${hex(16)}-01`,
  'an Ethereum address': `0x${hex(40)}`,
  'a MAC address and ports': 'aa:bb:cc:dd:ee:ff 10.0.0.1:8080',
  'an IPv6 address': '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
  'an ISBN and a phone number': '978-3-16-148410-0, +49 30 901820',
  'a variable of a shell': 'TOKEN=$GITHUB_TOKEN',
  'a variable in braces': 'password: ${DB_PASSWORD}',
  'a variable with a default': 'API_KEY=${API_KEY:-changeme}',
  'a secret of a workflow': 'token: ${{ secrets.GITHUB_TOKEN }}',
  'a template': 'api_key: "{{ .Values.apiKey }}"',
  'a variable of PowerShell': '$env:API_KEY = $secretFromVault2',
  'a variable of Windows': 'set TOKEN=%GITHUB_TOKEN%',
  'a variable of Node': 'const apiKey = process.env.STRIPE_API_KEY_V2;',
  'a variable of Python': 'password = os.environ["DB_PASSWORD_2"]',
  'a call': 'const secret = randomBytes(32).toString("hex");',
  'a call in camel case': 'secretKey = deriveKeyFromPassword2Async(password)',
  'a member': 'token: this.config.oauth2ClientToken',
  'a type': 'password: string',
  'a schema': 'client_secret: z.string().min(32).max(128)',
  'a path': 'secret: /run/secrets/db_password_v2_file',
  'a reference to a vault': 'password: op://vault/Database-2/password',
  'a reference to a secret manager': 'token: projects/acme/secrets/api-token-2/versions/latest',
  'a resource': 'secret: arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf',
  'a placeholder in angles': 'api_key = "<your-api-key>"',
  'a placeholder': 'api_key = "your-api-key-goes-here-1234"',
  crosses: `api_key = "${'x'.repeat(32)}"`,
  'crosses behind a prefix': `ghp_${'x'.repeat(36)}`,
  stars: 'password: "****************"',
  dots: 'token: ghp_...',
  zeros: `token: "${'0'.repeat(40)}"`,
  'a pattern of digits': `api_key = "${'0123456789abcdef'.repeat(2)}"`,
  'a pattern of letters': 'api_key = "a1b2c3d4e5f6g7h8i9j0k1l2"',
  'a repeated example': `api_key = "${'deadbeef'.repeat(4)}"`,
  'an example by its name': `example_api_key = "${hex(32)}"`,
  'an example by its line': `api_key = "${hex(32)}" # example`,
  'a fixture': `const fakeToken = "${letters(32)}";`,
  'a test key': `test_secret_key = "${letters(32)}"`,
  'a mocked password': `mockPassword: "${letters(12)}#9aB"`,
  'a key of a test': `password: "${letters(9)}#9aB" // test password`,
  'the password of an example': 'password: "correct-horse-battery-staple-42"',
  'a password in words': 'password: "MyStr0ng!Passw0rd123"',
  'a password of a demo': "password='Sup3rS3cret!2024'",
  'a password of a tutorial': 'password: "P@ssw0rd123!"',
  'a rule for passwords': String.raw`password: "^(?=.*[A-Z])(?=.*\d).{12,}$"`,
  'a hash of a password': `password_hash: "$2b$12$${letters(53)}"`,
  'an encrypted value': 'password: ENC[AES256_GCM,data:c2VjcmV0,iv:abc,tag:def,type:str]',
  'a sealed secret': `password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq...`,
  'the web token of jwt.io': [
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
    'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
    'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
  ].join('.'),
  'the web token of RFC 7519': [
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9',
    'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
    'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  ].join('.'),
  'a web token that is cut short': 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...',
  'a web token of a test': jwt({ sub: 'test-user' }),
  'a web token for everybody': jwt({ iss: 'supabase', role: 'anon' }),
  'a web token without a signature': jwt({ sub: uuid }, 'signature'),
  'three words with dots': 'eyJust.aWordWithDots.andAnotherLongWordThere',
  "Amazon's example of a key": 'AKIAIOSFODNN7EXAMPLE',
  "Amazon's other example": 'AKIAI44QH8DHBEXAMPLE',
  "Amazon's example of a secret": 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  "Google's placeholder": `AIza${'x'.repeat(35)}`,
  "Stripe's placeholder": 'sk_test_...',
  "OpenAI's placeholder": 'OPENAI_API_KEY=sk-your-key-here',
  "Slack's placeholder": 'xoxb-your-token-here',
  "Slack's form of a webhook": 'https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
  "Telegram's example": '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
  "Azurite's key": [
    'AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
    'K1SZFPTOtr/KBHBeksoGMGw==',
  ].join('/'),
  "OAuth's example": '"access_token":"2YotnFZFEjr1zCsicMWpAA", "refresh_token":"tGzv3JOkF0XG5Qx2TlKWIA"',
  "Basic's example": 'Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
  "Basic's other example": `Authorization: Basic ${base64('user:password')}`,
  "Bearer's placeholder": 'Authorization: Bearer YOUR_ACCESS_TOKEN_HERE_2024',
  "Discord's placeholder": 'https://discord.com/api/webhooks/<id>/<token>',
  "Twilio's placeholder": `AC${'X'.repeat(32)} and SK${'X'.repeat(32)}`,
  'an account of Twilio alone': ['A', 'C', hex(32)].join(''),
  'an age recipient': `age1${generated(random, 58, 'bech32').toLowerCase()}`,
  'an age recipient of a plugin': `age1yubikey1${generated(random, 50, 'bech32').toLowerCase()}`,
  'the start of an age identity': 'AGE-SECRET-KEY-1...',
  'a public key of ssh': `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letters(43)} jane@laptop`,
  'a long public key of ssh': `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${letters(336)}== jane@laptop`,
  'a public key in lines': ['-----BEGIN PUBLIC KEY-----', letters(64), letters(64), '-----END PUBLIC KEY-----'].join(
    '\n',
  ),
  'a certificate': ['-----BEGIN CERTIFICATE-----', letters(64), letters(64), '-----END CERTIFICATE-----'].join('\n'),
  'a private key with dots': '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA...\n-----END RSA PRIVATE KEY-----',
  'a private key that is named':
    'The file begins with `-----BEGIN OPENSSH PRIVATE KEY-----`, and ends with `-----END OPENSSH PRIVATE KEY-----`.',
  'a private key that is left out': '-----BEGIN PRIVATE KEY-----\n<paste the key here>\n-----END PRIVATE KEY-----',
  'a fingerprint': `SHA256:${letters(43)}`,
  'an image': `![a](data:image/png;base64,${bytes.toString('base64')})`,
  'a font': `url(data:font/woff2;base64,${bytes.toString('base64')})`,
  'a drawing': `data:image/svg+xml;base64,${base64('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h24v24H0z"/></svg>')}`,
  'words in Base64': base64('The quick brown fox jumps over the lazy dog, and the token is not here.'),
  'settings in Base64': base64('{"name":"acme","password":"changeme","token":"${TOKEN}"}'),
  'a source map': `//# sourceMappingURL=data:application/json;base64,${base64('{"version":3,"sources":["a.ts"],"mappings":"AAAA,SAASA"}')}`,
  'minified code':
    'function a(b,c){return b.password=c.token||d("secret"),e?f.key:g.apiKey=h}var x1=y2.z3(k4=>k4.secretKey5);',
  'a long name': 'getServerSideSecretKeyProviderForOAuth2ClientCredentialsGrant',
  'a long path': 'src/components/authentication/oauth2/secrets/TokenRefreshHandlerV2.test.tsx',
  'an address': 'https://docs.acme.dev/api/v2/tokens/personal-access-tokens?utm_source=readme2024#create-a-token',
  'an address of a local database': 'postgres://postgres:postgres@localhost:5432/app',
  'an address of a local queue': 'amqp://guest:guest@localhost:5672',
  'an address of an example': `redis://:${letters(20)}@redis.example.com:6379`,
  'an address with a variable': 'redis://:$REDIS_PASSWORD@cache.acme.dev:6379',
  'an address of a user': 'ssh://git@git.acme.dev:2222/acme/shop.git',
  'a key of a menu': 'key: "Ctrl+Shift+P", private_key_path: "~/.ssh/id_ed25519"',
  'a class of a style': '.token-secret-key-input__wrapper--large-2xl { }',
  'a name of a model': 'sk-learn-contrib-hdbscan-0.8.33, re_sampling_strategy_for_imbalanced_data_sets',
  'a name of a package': 'npm_config_user_agent, npm_package_devDependencies_typescript_v5',
  'a name with a prefix': 'pat-na-region-mapping, sl.some_module.some_function_name, dp.some.thing',
  'the prefixes of tokens':
    'Tokens begin with ghp_, gho_, ghu_, ghs_, ghr_ or github_pat_, with glpat-, sk-proj-, xoxb- or AKIA.',
  'a pattern for tokens': String.raw`/gh[pousr]_[A-Za-z0-9]{36}/, /AKIA[0-9A-Z]{16}/, /sk-[A-Za-z0-9]{48}/`,
  'a prefix at the end of a line': 'A token begins with ghp_\nand has letters and digits after it.',
  'a zero-width joiner': 'A family \u{1F468}\u200D\u{1F469}\u200D\u{1F467} and some co\u00ADoperation.',
  'a command in lines': 'curl -X POST \\\n  -H "Authorization: Bearer $TOKEN" \\\n  https://api.acme.dev',
  'a git remote': 'git remote add origin https://$TOKEN@github.com/acme/shop.git',
  'a scope': 'npm install @acme/secret-token-generator@2.0.0-beta.12',
  'a date and a number': 'token: 2026-11-28T11:38:21.123Z',
  'a base32 word': 'TOTP secret: JBSWY3DPEHPK3PXP',
  'a Bitcoin address': '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  'a YouTube address': 'https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
  'an id of a document': `https://docs.google.com/document/d/1${letters(43)}/edit`,
  'a tracking id': 'UA-12345678-1, G-ABCDEFGHIJ, GTM-ABC1234',
};

const rows = Object.entries(harmless);

describe('a text without a secret', () => {
  it('comes in many forms', () => {
    expect(rows.length).toBeGreaterThanOrEqual(100);
  });

  it.each(rows)('has no finding: %s', async (_what, text) => {
    expect(await findSecrets(text)).toEqual([]);
    expect(await findSecrets(`# A\n\n\`\`\`\n${text}\n\`\`\`\n`)).toEqual([]);
  });
});
