import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../../app/operation/create-app.ts';

const pem = '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\n';
const answer = { id: 7, html_url: 'https://github.com/apps/prp', pem, webhook_secret: '0123456789abcdef0123' };

async function creation() {
  const folder = await mkdtemp(join(tmpdir(), 'prp-create-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  onTestFinished(() => nock.cleanAll());
  const { promise: opened, resolve: open } = Promise.withResolvers<string>();
  const created = createApp({
    url: 'https://prp.example.com/',
    name: 'PRP "acme" <1>',
    folder,
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    open,
  });
  // A test that looks at the failure does so later.
  created.catch(() => {});
  return { folder, created, opened };
}

/** The state and the manifest that the page sends to GitHub. */
async function form(url: string) {
  const response = await fetch(url);
  const html = await response.text();
  const state = /state=([\w-]+)"/.exec(html)?.[1] ?? '';
  const value = /name="manifest" value="([^"]*)"/.exec(html)?.[1] ?? '';
  const text = value.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { response, state, manifest: JSON.parse(text) as Record<string, unknown> };
}

describe('createApp', () => {
  it('writes the key and the secret that GitHub made, for the user alone', async () => {
    const { folder, created, opened } = await creation();
    const { response, state, manifest } = await form(await opened);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(manifest).toMatchObject({
      name: 'PRP "acme" <1>',
      public: false,
      hook_attributes: { url: 'https://prp.example.com/api/github/webhooks' },
      default_permissions: { checks: 'write', contents: 'write', deployments: 'read' },
    });
    nock('https://api.github.com').post('/app-manifests/the-code/conversions').reply(201, answer);
    const page = await fetch(`${await opened}/created?code=the-code&state=${state}`);
    expect(page.status).toBe(200);
    const envFile = join(folder, '.env');
    expect(await created).toEqual({ appId: 7, page: answer.html_url, envFile });
    const keyFile = join(folder, 'prp-app.private-key.pem');
    expect(await readFile(envFile, 'utf8')).toBe(
      `APP_ID=7\nPRIVATE_KEY_PATH="${keyFile}"\nWEBHOOK_SECRET=${answer.webhook_secret}\n`,
    );
    expect(await readFile(keyFile, 'utf8')).toBe(pem);
    for (const file of [envFile, keyFile]) expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('refuses a code without the state of this run, and a second code', async () => {
    const { created, opened } = await creation();
    const url = await opened;
    const { state } = await form(url);
    for (const query of ['code=evil', 'code=evil&state=guess', `code=../x&state=${state}`, `state=${state}`]) {
      expect((await fetch(`${url}/created?${query}`)).status).toBe(400);
    }
    nock('https://api.github.com').post('/app-manifests/right/conversions').delay(200).reply(201, answer);
    const first = fetch(`${url}/created?code=right&state=${state}`);
    expect((await first).status).toBe(200);
    expect((await fetch(`${url}/created?code=other&state=${state}`)).status).toBe(400);
    expect(await created).toMatchObject({ appId: 7 });
  });

  it('never replaces a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'prp-create-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, '.env'), 'APP_ID=1\n');
    const options = { url: 'https://prp.example.com', name: 'PRP', folder, open: () => {} };
    const github = { serverUrl: 'https://github.com', apiUrl: 'https://api.github.com' };
    await expect(createApp({ ...options, ...github })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    expect(await readFile(join(folder, '.env'), 'utf8')).toBe('APP_ID=1\n');
  });

  it('does not quote an answer that is not complete', async () => {
    const { created, opened } = await creation();
    const { state } = await form(await opened);
    nock('https://api.github.com')
      .post('/app-manifests/x/conversions')
      .reply(201, { ...answer, id: pem });
    await fetch(`${await opened}/created?code=x&state=${state}`);
    const error: unknown = await created.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'E_GITHUB' });
    expect(String(error)).not.toContain('hunter2');
  });
});
