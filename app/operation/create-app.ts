import { randomBytes, timingSafeEqual } from 'node:crypto';
import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { PrpError } from '../../src/index.ts';
import { appPermissions } from '../github-app.ts';
import { handledEvents } from '../task.ts';
import { startWebServer } from '../web-server.ts';

export interface CreateOptions {
  /** Where GitHub reaches the app: `https://prp.example.com`. */
  readonly url: string;
  readonly name: string;
  /** The organization that owns the app; else the person who creates it. */
  readonly organization?: string | undefined;
  /** For `.env` and the key. */
  readonly folder: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** Receives the address to open in a browser. */
  readonly open: (url: string) => void;
}

export interface CreatedApp {
  readonly appId: number;
  /** On GitHub: there the app is installed. */
  readonly page: string;
  /** Absolute. */
  readonly envFile: string;
}

const answerSchema = z.object({
  id: z.int(),
  html_url: z.string().check(z.regex(/^https?:\/\/[^\s<>"]+$/)),
  pem: z.string().check(z.includes('PRIVATE KEY-----')),
  webhook_secret: z.string().check(z.regex(/^[\w-]{16,200}$/)),
});

const keyName = 'prp-app.private-key.pem';
const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
} as const;

/**
 * Creates a GitHub App by a manifest: a person confirms it on GitHub, which sends a code back to this machine. The code is
 * accepted once, and only with the state that this run made. The key and the secret go into files that only the user can
 * read; an existing file is never replaced. Throws `E_CONFLICT`, `E_GITHUB` and `E_IO`.
 */
export async function createApp(options: CreateOptions): Promise<CreatedApp> {
  const { serverUrl, organization, folder, open } = options;
  const envFile = resolve(folder, '.env');
  const keyFile = resolve(folder, keyName);
  for (const file of [envFile, keyFile]) await checkAbsent(file);

  const state = randomBytes(24).toString('base64url');
  const { promise: code, resolve: receive } = Promise.withResolvers<string>();
  let hasCode = false;
  const place = organization === undefined ? '' : `/organizations/${encodeURIComponent(organization)}`;
  const target = `${serverUrl}${place}/settings/apps/new?state=${state}`;
  const server = await startWebServer({
    host: '127.0.0.1',
    port: 0,
    onError: () => {},
    routes: {
      async 'GET /'() {
        const headers = {
          ...pageHeaders,
          'content-security-policy': `default-src 'none'; form-action ${serverUrl}; base-uri 'none'`,
        };
        return { status: 200, headers, body: startPage(target, manifestOf(options, `${server.url}/created`)) };
      },
      async 'GET /created'(request) {
        const query = queryOf(request);
        const given = query.get('code') ?? '';
        if (hasCode || !isSame(query.get('state') ?? '', state) || !/^[\w-]{1,100}$/.test(given))
          return { status: 400 };
        hasCode = true;
        receive(given);
        const headers = { ...pageHeaders, 'content-security-policy': `default-src 'none'` };
        return { status: 200, headers, body: page('<p>GitHub created the app. Go back to the terminal.</p>') };
      },
    },
  });
  try {
    open(server.url);
    const answer = await exchange(await code, options);
    await mkdir(folder, { recursive: true });
    await writePrivate(keyFile, answer.pem);
    await writePrivate(envFile, envText(answer, keyFile, options));
    return { appId: answer.id, page: answer.html_url, envFile };
  } finally {
    await server.stop();
  }
}

function manifestOf({ name, url }: CreateOptions, redirectUrl: string): object {
  return {
    name,
    url,
    hook_attributes: { url: `${url.replace(/\/+$/, '')}/api/github/webhooks`, active: true },
    redirect_url: redirectUrl,
    public: false,
    default_permissions: appPermissions,
    default_events: handledEvents,
  };
}

function startPage(target: string, manifest: object): string {
  return page(
    `<form action="${escaped(target)}" method="post">
<input type="hidden" name="manifest" value="${escaped(JSON.stringify(manifest))}">
<p>GitHub shows the permissions, and creates the app when you confirm.</p>
<button type="submit">Go to GitHub</button>
</form>`,
  );
}

function page(body: string): string {
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Create the PRP app</title>\n${body}\n</html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function queryOf({ url = '/' }: IncomingMessage): URLSearchParams {
  return new URL(url, 'http://127.0.0.1').searchParams;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Exchanges the code for the app's credentials: GitHub answers once, within an hour. */
async function exchange(code: string, { apiUrl }: CreateOptions): Promise<z.infer<typeof answerSchema>> {
  try {
    const response = await fetch(`${apiUrl}/app-manifests/${code}/conversions`, {
      method: 'POST',
      headers: { accept: 'application/vnd.github+json', 'user-agent': 'prp-action-app' },
      redirect: 'error',
      signal: AbortSignal.timeout(30_000),
    });
    if (response.status === 201) return answerSchema.parse(await response.json());
    throw new Error(`GitHub answered ${response.status}`);
  } catch (cause) {
    // A parsing error would quote the answer, which has the key.
    const reason =
      cause instanceof z.core.$ZodError || cause instanceof SyntaxError ? 'its answer is not complete' : '';
    const text = reason || (cause instanceof Error ? cause.message : 'no answer');
    throw new PrpError('E_GITHUB', `GitHub did not return the key of the app: ${text}.`, {
      hint: 'The app may exist now: make a key on its page of settings, or delete it there and create it again.',
    });
  }
}

function envText(
  { id, webhook_secret: secret }: z.infer<typeof answerSchema>,
  keyFile: string,
  { serverUrl, apiUrl }: CreateOptions,
): string {
  const github =
    serverUrl === 'https://github.com' ? [] : [`GITHUB_SERVER_URL=${serverUrl}`, `GITHUB_API_URL=${apiUrl}`];
  return [`APP_ID=${id}`, `PRIVATE_KEY_PATH="${keyFile}"`, `WEBHOOK_SECRET=${secret}`, ...github, ''].join('\n');
}

async function checkAbsent(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (!exists) return;
  throw new PrpError('E_CONFLICT', `${file} exists already.`, {
    hint: 'It may hold the credentials of another app: move it away, or choose another folder with --out.',
  });
}

async function writePrivate(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    await chmod(file, 0o600);
  } catch (cause) {
    throw new PrpError('E_IO', `${file} cannot be written.`, { hint: 'Check the folder and its permissions.', cause });
  }
}
