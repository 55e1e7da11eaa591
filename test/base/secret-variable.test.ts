import { describe, expect, it } from 'vitest';
import { environmentFamilies } from '../../src/system/command-environment.ts';
import { isSecretVariable } from '../../src/base/secret-variable.ts';
import { fakeSecrets, fakeToken } from '../support/fake-secret.ts';

const names = (text: string) => text.trim().split(/\s+/);

describe('a variable is a secret by its name', () => {
  it.each(
    names(`
      PGPASSWORD MYSQL_PWD NPM_CONFIG__AUTH npm_config__authToken npm_config__password DOCKER_AUTH_CONFIG DB_PASS SIGNING_KEY
      DEPLOY_KEY SSH_KEY GPG_PASSPHRASE OPENAI_APIKEY CI_JOB_JWT CI_JOB_JWT_V2 SLACK_WEBHOOK_URL GITHUB_TOKEN GH_TOKEN NPM_TOKEN
      AWS_SECRET_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SESSION_TOKEN OPENAI_API_KEY DB_PASSWORD SOPS_AGE_KEY MY_PAT AZURE_DEVOPS_EXT_PAT
      GOOGLE_CREDENTIALS DB_CREDS REDISCLI_AUTH SENTRY_DSN HTTP_COOKIE BW_SESSION OP_SESSION_acme SSHPASS SYSTEM_ACCESSTOKEN
      SECRET_KEY_BASE RAILS_MASTER_KEY SSH_PRIVATE_KEY SSH_KEY_BASE64 SIGNING_KEY_PASSWORD AUTH_HEADER YARN_NPM_AUTH_IDENT
      AZURE_STORAGE_CONNECTION_STRING BUNDLE_GEMS__ACME__DEV ANDROID_KEYSTORE ANDROID_KEYSTORE_BASE64 dbPassword apiKey signingKey
      STRIPE_KEY TOKEN PASSWORD GITHUB_TOKEN_2 TOKEN2 DB_PASS_1 DB_PASS2 DB_PASSWORD_FILE VAULT_SECRETS APPLE_CERTIFICATE_P12 NPM_CONFIG_OTP JWT
      TF_VAR_db_password POSTGRES_PASSWORD ORG_GRADLE_PROJECT_signingKey MINIO_ROOT_PASSWORD FASTLANE_SESSION SSH_KEYFILE
    `),
  )('%s', (name) => {
    expect(isSecretVariable(name, 'some-text')).toBe(true);
  });

  it.each(
    names(`
      PATH HOME PWD OLDPWD INIT_CWD TOKENIZERS_PARALLELISM KEYBOARD XKB_DEFAULT_KEYMAP MONKEY KEY HOTKEY PASSWORD_STORE_DIR
      SSH_AUTH_SOCK SSH_ASKPASS GIT_ASKPASS GPG_TTY KUBECONFIG GIT_AUTHOR_NAME XDG_SESSION_ID XDG_SESSION_TYPE DESKTOP_SESSION
      TERM_SESSION_ID WT_SESSION DBUS_SESSION_BUS_ADDRESS SESSION_MANAGER npm_config_registry npm_config_cache npm_package_name
      CACHE_KEY PUBLIC_KEY AUTHOR PASS_RATE COMPASS BYPASS MAX_TOKENS CLAUDE_CODE_MAX_OUTPUT_TOKENS TOKEN_LIMIT SESSION_TIMEOUT
      XAUTHORITY SECRETS_DIR KEYCHAIN_HOME DATABASE_HOST NODE_ENV CI PATTERN PATCH KEYS COOKIECUTTER_CONFIG SPATIAL PINENTRY_USER_DATA
    `),
  )('but not %s', (name) => {
    expect(isSecretVariable(name, '/some/where')).toBe(false);
  });

  it('but not when there is nothing in it', () => {
    expect(isSecretVariable('GITHUB_TOKEN', '')).toBe(false);
  });

  it('and none of the list for workflows is one', () => {
    const exact = environmentFamilies.flatMap((family) => family.names).filter((name) => !name.endsWith('*'));
    expect(exact.filter((name) => isSecretVariable(name, 'some-text'))).toEqual([]);
  });
});

describe('a variable is a secret by its value', () => {
  it.each(Object.entries(fakeSecrets))('of the form %s', (_form, values) => {
    expect(values.filter((value) => !isSecretVariable('SETTING', value))).toEqual([]);
  });

  it.each([
    ['the password of a database', 'postgres://app:hunter22@db:5432/app'],
    ['a password with a slash', 'mysql://app:hun/ter22@db/app'],
    ['a password without a user', 'redis://:hunter22@cache:6379/0'],
    ['a password of digits', 'redis://:123456789@cache:6379/0'],
    ['the login of a proxy', 'http://me:hunter22@proxy.acme.dev:3128'],
    ['a token in the place of a user', `https://${fakeToken}@github.com/acme/shop.git`],
    ['the password of a data source', 'app:hunter22@tcp(db:3306)/app'],
    ['the password of a connection', 'Server=db;User Id=app;Password=hunter22;'],
    ['words for libpq', 'host=db user=app password=hunter22'],
    ['an account key', 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=aGVsbG8gd29ybGQ=;'],
    ['a file with a key', '{"type": "service_account", "private_key": "x"}'],
    ['logins for registries', '{"auths": {"ghcr.io": {"auth": "YWNtZTpodW50ZXIyMg=="}}}'],
    ['a header', 'Authorization: Bearer abcdefghijkl'],
    ['a web token', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${fakeToken}`],
    ['a key in base 64', Buffer.from('-----BEGIN EC PRIVATE KEY-----\nMHc').toString('base64')],
    ['a line for npm', '//registry.npmjs.org/:_authToken=abc'],
    ['a signed address', 'https://a.blob.core.windows.net/c?sv=1&sig=abc'],
    ['an option of Java', '-Xmx1g -Dnexus.password=hunter22'],
    ['a key of age', 'AGE-SECRET-KEY-1QQQ'],
  ])('that holds %s', (_what, value) => {
    expect(isSecretVariable('SETTING', value)).toBe(true);
  });

  it.each([
    'http://proxy.acme.dev:3128',
    'https://api.github.com',
    'http://localhost:8080/path@2x.png',
    'postgres://db:5432/app',
    'git@github.com:acme/shop.git',
    'ssh://git@github.com/acme/shop.git',
    'npm:react@18.3.1',
    '/usr/bin:/bin:/usr/local/bin',
    '-Xmx2g -Dfile.encoding=UTF-8',
    'unix:path=/run/user/1000/bus',
    'basic auth is off',
    'en_US.UTF-8',
    '{"token_limit": 100}',
    'sha256:9f3a7c1e5b2d80469f3a7c1e5b2d8046',
  ])('but not %s', (value) => {
    expect(isSecretVariable('SETTING', value)).toBe(false);
  });

  it('in linear time', () => {
    const hostile = ['://', 'a:', '"password"', 'password ', 'eyJ', '-----BEGIN ', 'x@', ' -D'].map((part) =>
      part.repeat(40_000),
    );
    const started = performance.now();
    for (const value of hostile) isSecretVariable('SETTING', value);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
