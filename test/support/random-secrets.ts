/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const alphabets = {
  hex: '0123456789abcdef',
  digits: '0123456789',
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  lower: 'abcdefghijklmnopqrstuvwxyz0123456789',
  base62: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  base64url: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-',
  bech32: '023456789ACDEFGHJKLMNPQRSTUVWXYZ',
} as const;

export type Alphabet = keyof typeof alphabets;

/** Made from parts when the tests run: no scanner takes this repository for one that leaks. */
export function generated(random: () => number, length: number, alphabet: Alphabet = 'base62'): string {
  const letters = alphabets[alphabet];
  let text = '';
  while (text.length < length) text += letters.charAt(Math.floor(random() * letters.length));
  return text;
}

type Make = (random: () => number) => string;

const uuid: Make = (random) => [8, 4, 4, 4, 12].map((length) => generated(random, length, 'hex')).join('-');
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const joined = (...parts: readonly string[]) => parts.join('');

function token(prefix: readonly string[], length: number, alphabet: Alphabet = 'base62', ending = ''): Make {
  return (random) => prefix.join('') + generated(random, length, alphabet) + ending;
}

function webToken(random: () => number, claims: object): string {
  const header = base64url({ alg: 'RS256', typ: 'JWT', kid: generated(random, 8) });
  return [header, base64url(claims), generated(random, 86, 'base64url')].join('.');
}

const github = token(['gh', 'p_'], 36);

/** Texts with a secret in them, by what is special about them: everything after the name is made from a seed. */
export const secretMakers: Readonly<Record<string, Make>> = {
  'an age identity': token(['AGE-SECRET', '-KEY-1'], 58, 'bech32'),
  'a post-quantum age identity': token(['AGE-SECRET', '-KEY-PQ-1'], 58, 'bech32'),
  'an age plugin identity': token(['AGE-PLUGIN', '-YUBIKEY-1'], 36, 'bech32'),
  'a lower-case age identity': (random) =>
    joined('age-secret', '-key-1', generated(random, 58, 'bech32').toLowerCase()),
  'a web token': (random) => webToken(random, { sub: uuid(random), exp: 1_893_456_000 }),
  'a web token in a header': (random) =>
    `Authorization: Bearer ${webToken(random, { iss: 'acme', sub: uuid(random) })}`,
  'a Google API key': token(['AI', 'za'], 35, 'base64url'),
  'a Google client secret': token(['GOC', 'SPX-'], 28, 'base64url'),
  'a Google refresh token': token(['1/', '/0'], 60, 'base64url'),
  'a Google access token': token(['ya', '29.'], 120, 'base64url'),
  'an Azure storage key': (random) =>
    joined('Account', 'Key=', generated(random, 86), '==;EndpointSuffix=core.windows.net'),
  'an Azure access key': (random) => joined('Endpoint=sb://x/;SharedAccess', 'Key=', generated(random, 43), '='),
  'an Azure signature': (random) =>
    joined('https://x.blob.core.windows.net/a?sv=2024-01-01&', 'sig=', generated(random, 43), '%3D'),
  'an Azure client secret': (random) => joined(generated(random, 3), '8', 'Q~', generated(random, 34)),
  'a Discord token': (random) =>
    [
      base64(`1${generated(random, 17, 'digits')}`).replace(/=+$/, ''),
      generated(random, 6),
      generated(random, 38),
    ].join('.'),
  'a Discord webhook': (random) =>
    joined(
      'https://discord',
      '.com/api/webhooks/1',
      generated(random, 17, 'digits'),
      '/',
      generated(random, 68, 'base64url'),
    ),
  'a Telegram token': (random) =>
    joined('7', generated(random, 9, 'digits'), ':', 'AA', generated(random, 33, 'base64url')),
  'a Twilio key': token(['S', 'K'], 32, 'hex'),
  'a Twilio account with its token': (random) =>
    joined('A', 'C', generated(random, 32, 'hex'), '\nTWILIO_AUTH=', generated(random, 32, 'hex')),
  'a Mailgun key': token(['ke', 'y-'], 32, 'hex'),
  'a new Mailgun key': (random) => [32, 8, 8].map((length) => generated(random, length, 'hex')).join('-'),
  'a Mailchimp key': token([], 32, 'hex', '-us21'),
  'a Square token': token(['EA', 'AA'], 60, 'base64url'),
  'a Square secret': token(['sq0', 'csp-'], 43, 'base64url'),
  'a Braintree token': (random) =>
    joined('access_', 'token$', 'production$', generated(random, 16, 'lower'), '$', generated(random, 32, 'hex')),
  'a Datadog key': (random) => joined('DD_API', '_KEY=', generated(random, 32, 'hex')),
  'a New Relic key': token(['NR', 'AK-'], 27, 'upper'),
  'a Sentry token': (random) =>
    joined('sntr', 'ys_', base64(`{"iat":1700000000.1,"org":"${generated(random, 20)}"}`), '_', generated(random, 43)),
  'a Sentry user token': token(['sntr', 'yu_'], 64, 'hex'),
  'a DigitalOcean token': token(['dop', '_v1_'], 64, 'hex'),
  'a Doppler token': token(['dp', '.pt.'], 43),
  'a Doppler service token': (random) => joined('dp', '.st.', 'prd.', generated(random, 43)),
  'a Fly.io token': token(['fo', '1_'], 43, 'base64url'),
  'a Fly.io macaroon': (random) => joined('Fly', 'V1 fm', '2_', generated(random, 200)),
  'a Supabase token': token(['sb', 'p_'], 40, 'hex'),
  'a Supabase key': token(['sb_', 'secret_'], 31, 'base64url'),
  'a PlanetScale token': token(['pscale', '_tkn_'], 43),
  'a PyPI token': token(['py', 'pi-AgEI', 'cHlwaS5vcmc'], 120, 'base64url'),
  'a RubyGems key': token(['ruby', 'gems_'], 48, 'hex'),
  'an Atlassian token': token(['ATA', 'TT3'], 186, 'base64url'),
  'a Bitbucket password': token(['AT', 'BB'], 32),
  'a Postman key': (random) => joined('PM', 'AK-', generated(random, 24, 'hex'), '-', generated(random, 34, 'hex')),
  'a Pulumi token': token(['pu', 'l-'], 40, 'hex'),
  'a Terraform Cloud token': (random) => joined(generated(random, 14), '.atlas', 'v1.', generated(random, 67)),
  'a HubSpot token': (random) => joined('pat', '-na1-', uuid(random)),
  'an Airtable token': (random) => joined('pa', 't', generated(random, 14), '.', generated(random, 64, 'hex')),
  'a Dropbox token': token(['s', 'l.'], 136, 'base64url'),
  'an OpenAI project key': token(['sk-', 'proj-'], 120, 'base64url'),
  'an OpenAI service key': token(['sk-', 'svcacct-'], 120, 'base64url'),
  'an old OpenAI key': token(['s', 'k-'], 48),
  'an OpenRouter key': token(['sk-', 'or-v1-'], 64, 'hex'),
  'an API key': token(['s', 'k-'], 32, 'hex'),
  'an Anthropic key': token(['sk-', 'ant-', 'api03-'], 93, 'base64url', 'AA'),
  'an Anthropic admin key': token(['sk-', 'ant-', 'admin01-'], 93, 'base64url', 'AA'),
  'an Anthropic login': token(['sk-', 'ant-', 'oat01-'], 86, 'base64url', 'AA'),
  'a GitLab trigger': token(['gl', 'ptt-'], 40, 'hex'),
  'a GitLab deploy token': token(['gl', 'dt-'], 20),
  'a GitLab runner token': token(['gl', 'rt-'], 20),
  'a GitLab job token': (random) => joined('gl', 'cbt-', '64_', generated(random, 20)),
  'a new GitLab token': (random) => joined('gl', 'pat-', generated(random, 27), '.01.', generated(random, 9, 'lower')),
  'a GitHub token': github,
  'a longer GitHub token': token(['gh', 's_'], 80),
  'a fine-grained GitHub token': (random) =>
    joined('github', '_pat_', generated(random, 22), '_', generated(random, 59)),
  'a Slack token': (random) =>
    ['xo', 'xb-'].join('') +
    [generated(random, 12, 'digits'), generated(random, 12, 'digits'), generated(random, 24)].join('-'),
  'a Slack webhook': (random) =>
    joined(
      'https://hooks.',
      'slack.com/services/T',
      generated(random, 10, 'upper'),
      '/B',
      generated(random, 10, 'upper'),
      '/',
      generated(random, 24),
    ),
  'a Heroku key': token(['HR', 'KU-AA'], 58, 'base64url'),
  'an npm token': token(['np', 'm_'], 36),
  'a Docker token': token(['dckr', '_oat_'], 32),
  'a Stripe webhook secret': token(['wh', 'sec_'], 32),
  'a Replicate token': token(['r', '8_'], 37),
  'a Hugging Face token': (random) => joined('h', 'f_', generated(random, 34)),
  'a Netlify token': token(['nf', 'p_'], 36),
  'a Brevo key': (random) => joined('xkey', 'sib-', generated(random, 64, 'hex'), '-', generated(random, 16)),
  'a CircleCI token': (random) => joined('CCI', 'PAT_', generated(random, 22), '_', generated(random, 40, 'hex')),
  'a Sonar token': token(['sq', 'p_'], 40, 'hex'),
  'an xAI key': token(['xa', 'i-'], 80),
  'a Perplexity key': token(['pp', 'lx-'], 48),
  'an OpenShift token': token(['sha', '256~'], 43),
  'a Linear key': token(['lin', '_api_'], 40),
  'a Notion key': token(['sec', 'ret_'], 43),
  'an Alibaba key': token(['LT', 'AI'], 20),
  'a password in quotation marks': (random) => `password: "${generated(random, 10)}#${generated(random, 5)}9!kQ"`,
  'a hexadecimal key': (random) => `api_key = "${generated(random, 32, 'hex')}"`,
  'a key in JSON': (random) => `{ "apiKey": "${generated(random, 40)}" }`,
  'a key in YAML': (random) => `  secret_key: ${generated(random, 40)}`,
  'a client secret': (random) => `client_secret=${generated(random, 40)}`,
  'a key in an export': (random) => `export STRIPE_SECRET="${generated(random, 32)}"`,
  'a key in TypeScript': (random) => `const authToken: string = '${generated(random, 32)}';`,
  'a key in Python': (random) => `SECRET_KEY = '${generated(random, 50)}'`,
  'a key in a header': (random) => `curl -H "x-api-key: ${generated(random, 40)}" https://api.acme.dev`,
  'a key as an option': (random) => `deploy --token ${generated(random, 40)}`,
  'a bearer': (random) => `Authorization: Bearer ${generated(random, 40)}`,
  'a login': (random) => `Authorization: Basic ${base64(`deploy:${generated(random, 18)}7aQ`)}`,
  'a key in an address': (random) => `https://api.acme.dev/v1?api_key=${generated(random, 40)}`,
  'a token in Base64': (random) => `token: ${base64(`${github(random)}\n`)}`,
  'a login with a token in Base64': (random) =>
    `Authorization: Basic ${base64(joined('x-access-token:', 'gh', 's_', generated(random, 36)))}`,
  'a token in the middle of Base64': (random) =>
    base64(`{"auths":{"ghcr.io":{"password":"${github(random)}","user":"acme"}}}`),
  'a key file in Base64': (random) => base64(keyFile(random)),
  'a key file in Base64 in lines': (random) => base64(keyFile(random)).replace(/.{76}/g, '$&\n'),
  'Base64 after an escape': (random) => String.raw`"data:\n${base64(`token ${github(random)}`)}"`,
  'a token after an escape': (random) => String.raw`"first\n${github(random)}"`,
  'a token with a zero-width space': (random) => github(random).replace(/^.{20}/, '$&\u200B'),
  'a token with a soft hyphen': (random) => github(random).replace(/^.{11}/, '$&\u00AD'),
  'a token in two lines': (random) => github(random).replace(/^.{20}/, '$&\n'),
  'a token in two lines of a quotation': (random) => `> use ${github(random).replace(/^.{20}/, '$&\n> ')}`,
  'a token in two lines of a command': (random) => github(random).replace(/^.{20}/, '$&\\\n    '),
  'a token in three lines': (random) => github(random).replace(/^(.{15})(.{12})/, '$1\r\n$2\r\n'),
  'a token with the word example in it': (random) =>
    joined('gh', 'p_', generated(random, 15), 'example', generated(random, 14)),
  'a token that begins with the word example': (random) => joined('gh', 'p_', 'EXAMPLE', generated(random, 29)),
};

function keyFile(random: () => number): string {
  const lines = Array.from(
    { length: 20 },
    (_, index) => (index === 0 ? 'MII' : '') + generated(random, index === 0 ? 61 : 64),
  );
  return ['-----BEGIN ', 'PRIVATE ', 'KEY-----\n', lines.join('\n'), '\n-----END ', 'PRIVATE ', 'KEY-----\n'].join('');
}
