import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { PrpError } from '../src/index.ts';

/** The settings of the app, which come from its environment. */
export interface Settings {
  readonly appId: number;
  /** PEM. */
  readonly privateKey: string;
  /** Of the webhook; the second one is accepted too, while the secret is being changed. */
  readonly secrets: readonly [string, ...string[]];
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Absolute; holds the clones, and the inbox unless Redis has it. */
  readonly stateFolder: string;
  /** Where `/metrics` is served: a separate address, since anyone may reach the other one. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  /** The receiver of traces: OTLP over HTTP, in JSON. */
  readonly traces?: {
    readonly endpoint: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly service: string;
  };
  /** The replicas of the app share the inbox in this Redis. */
  readonly redisUrl?: string;
  /** Deliveries that are handled at the same time. */
  readonly concurrency: number;
  /** Another process takes over the deliveries of one that was silent for so long. */
  readonly leaseMs: number;
  /** Between two sweeps for deliveries that did not arrive. */
  readonly sweepMs: number;
  readonly github: {
    readonly serverUrl: string;
    readonly apiUrl: string;
    readonly graphqlUrl: string;
  };
}

const optional = z.optional(z.string());
const schema = z.object({
  APP_ID: z.string().check(z.regex(/^[1-9]\d{0,15}$/)),
  PRIVATE_KEY: optional,
  PRIVATE_KEY_PATH: optional,
  WEBHOOK_SECRET: z.string().check(z.minLength(1)),
  WEBHOOK_SECRET_PREVIOUS: optional,
  HOST: z._default(z.string(), '127.0.0.1'),
  PORT: z._default(z.string().check(z.regex(/^\d{1,5}$/)), '3000'),
  METRICS_HOST: z._default(z.string(), '127.0.0.1'),
  METRICS_PORT: z._default(z.string().check(z.regex(/^(?:\d{1,5}|off)$/)), '9464'),
  REDIS_URL: z.optional(
    z.string().check(
      z.regex(/^rediss?:\/\/[^\s/]+(?:\/\d+)?$/),
      z.refine((url) => URL.canParse(url)),
    ),
  ),
  CONCURRENCY: z._default(z.string().check(z.regex(/^[1-9]\d?$/)), '4'),
  LEASE_SECONDS: z._default(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), '30'),
  SWEEP_SECONDS: z._default(z.string().check(z.regex(/^[1-9]\d{0,4}$/)), '600'),
  GITHUB_SERVER_URL: z._default(z.string().check(z.regex(/^https?:\/\/[^\s/]+$/)), 'https://github.com'),
  GITHUB_API_URL: optional,
  GITHUB_GRAPHQL_URL: optional,
  OTEL_EXPORTER_OTLP_ENDPOINT: z.optional(z.url({ protocol: /^https?$/ })),
  OTEL_EXPORTER_OTLP_HEADERS: optional,
  OTEL_SERVICE_NAME: z._default(z.string(), 'prp-app'),
});

/** What each variable needs, for the message about a wrong one. */
const needs: Readonly<Record<string, string>> = {
  APP_ID: 'the number of the GitHub App, from its page of settings',
  WEBHOOK_SECRET: 'the secret of the webhook, at least 16 characters',
  PORT: 'a number up to 65535',
  METRICS_PORT: 'a number up to 65535, or off',
  REDIS_URL: 'an address such as redis://user:password@redis.example.com:6379, or rediss:// for TLS',
  CONCURRENCY: 'a number from 1 to 99',
  LEASE_SECONDS: 'a number from 1 to 999',
  SWEEP_SECONDS: 'a number from 1 to 99999',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'an address such as http://localhost:4318',
  GITHUB_SERVER_URL: 'an address such as https://github.example.com, without a slash at the end',
};

/** Secrets that examples and frameworks use. An app with one of them would accept anyone's webhooks. */
const knownSecrets: ReadonlySet<string> = new Set([
  'development',
  'secret',
  'changeme',
  'webhook-secret',
  'your-secret',
]);
const shortestSecret = 16;

/** Reads the settings. Throws `E_USAGE` that names the variable, and `E_IO` for a key that cannot be read. */
export async function readSettings(env: NodeJS.ProcessEnv): Promise<Settings> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (!read.success) throw wrong(String(read.error.issues[0]?.path[0]), given);
  const { data } = read;
  const port = Number(data.PORT);
  if (port > 65_535) throw wrong('PORT', given);
  const isMeasured = data.METRICS_PORT !== 'off';
  if (isMeasured && Number(data.METRICS_PORT) > 65_535) throw wrong('METRICS_PORT', given);
  const secrets = [
    data.WEBHOOK_SECRET,
    ...(data.WEBHOOK_SECRET_PREVIOUS === undefined ? [] : [data.WEBHOOK_SECRET_PREVIOUS]),
  ];
  for (const secret of secrets) checkSecret(secret);
  const serverUrl = data.GITHUB_SERVER_URL;
  const isPublic = serverUrl === publicServer;
  const apiUrl = data.GITHUB_API_URL ?? apiUrlOf(serverUrl);
  const graphqlUrl = data.GITHUB_GRAPHQL_URL ?? (isPublic ? `${apiUrl}/graphql` : `${serverUrl}/api/graphql`);
  return {
    appId: Number(data.APP_ID),
    privateKey: await privateKeyOf(data),
    secrets: secrets as [string, ...string[]],
    host: data.HOST,
    port,
    stateFolder: stateFolderOf(env),
    metrics: isMeasured ? { host: data.METRICS_HOST, port: Number(data.METRICS_PORT) } : undefined,
    ...tracesOf(data),
    ...(data.REDIS_URL !== undefined && { redisUrl: data.REDIS_URL }),
    concurrency: Number(data.CONCURRENCY),
    leaseMs: Number(data.LEASE_SECONDS) * 1000,
    sweepMs: Number(data.SWEEP_SECONDS) * 1000,
    github: { serverUrl, apiUrl, graphqlUrl },
  };
}

/** As OpenTelemetry defines these variables. */
function tracesOf(data: z.infer<typeof schema>): Pick<Settings, 'traces'> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_HEADERS: text = '', OTEL_SERVICE_NAME: service } = data;
  if (base === undefined) return {};
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]];
  });
  return { traces: { endpoint: `${base.replace(/\/+$/, '')}/v1/traces`, headers: Object.fromEntries(pairs), service } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const publicServer = 'https://github.com';

export function apiUrlOf(serverUrl: string): string {
  return serverUrl === publicServer ? 'https://api.github.com' : `${serverUrl}/api/v3`;
}

/** The folder of the inbox and the clones. */
function stateFolderOf({ PRP_STATE, XDG_STATE_HOME }: NodeJS.ProcessEnv): string {
  return resolve(PRP_STATE || join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'prp', 'app'));
}

function wrong(name: string, given: Readonly<Record<string, unknown>>): PrpError {
  const what = name in given ? 'is not valid' : 'is not set';
  return new PrpError('E_USAGE', `${name} ${what}.`, { hint: `It needs ${needs[name] ?? 'a value'}.` });
}

function checkSecret(secret: string): void {
  const isKnown = knownSecrets.has(secret.toLowerCase());
  if (!isKnown && secret.length >= shortestSecret) return;
  throw new PrpError(
    'E_USAGE',
    `The secret of the webhook is ${isKnown ? 'a default that anyone knows' : 'too short'}.`,
    {
      hint: `Make one with \`openssl rand -hex 32\`, set it on the page of the GitHub App and as WEBHOOK_SECRET.`,
    },
  );
}

/** The key as PEM, with `\n` for line ends, or in base64: platforms differ in what a variable can hold. */
async function privateKeyOf({ PRIVATE_KEY: key, PRIVATE_KEY_PATH: path }: z.infer<typeof schema>): Promise<string> {
  const text = key ?? (path === undefined ? undefined : await readKey(path));
  if (text === undefined) {
    throw new PrpError('E_USAGE', 'The private key of the GitHub App is not set.', {
      hint: 'Set PRIVATE_KEY_PATH to the file that GitHub made, or PRIVATE_KEY to its content.',
    });
  }
  const forms = [text, text.replaceAll(String.raw`\n`, '\n'), Buffer.from(text, 'base64').toString()];
  const found = forms.slice(text.includes(String.raw`\n`) ? 1 : 0).find(isPem);
  if (found !== undefined) return found;
  throw new PrpError('E_USAGE', 'The private key of the GitHub App is no PEM.', {
    hint: 'It begins with -----BEGIN RSA PRIVATE KEY-----; base64 of it works too.',
  });
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN') && text.includes('PRIVATE KEY-----');
}

async function readKey(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new PrpError('E_IO', `The private key ${path} cannot be read.`, {
      hint: 'Check PRIVATE_KEY_PATH and the permissions of the file.',
      cause,
    });
  }
}
