import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openPage } from '../../src/commands/open-page.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { createRuntime } from '../../src/runtime.ts';
import { openRepository } from '../../src/system/repository.ts';
import { atEnd } from '../support/at-end.ts';
import { shownHistory } from '../support/shown-history.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

async function served() {
  const { directory } = await temporaryRepository();
  const { branch } = await shownHistory();
  const runtime = createRuntime(defaultConfig, { repository: await openRepository(directory), branch });
  atEnd(() => runtime.close());
  const { data } = await openPage({ name: 'open', browser: false }, runtime);
  return { runtime, address: new URL(data.address) };
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A request to the server's port, with any path and any name of the host. */
async function ask(
  { port }: URL,
  { path, host = `127.0.0.1:${port}`, method = 'GET' }: { path: string; host?: string; method?: string },
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: { host } }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, headers: response.headers, body }), reject);
    });
    asked.once('error', reject).end();
  });
}

describe('prp open', () => {
  it('serves the page at an address with a random part, on this machine alone', async () => {
    const { address } = await served();
    expect(address.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/$/);
    const first = await ask(address, { path: address.pathname });
    expect(first.status).toBe(200);
    expect(first.body).toContain('3 of 5 PRPs pass.');
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
    });
    const other = await served();
    expect(other.address.pathname).not.toBe(address.pathname);
  });

  it('finds pages, the stylesheet, and the answer of a search', async () => {
    const { address } = await served();
    const at = (path: string) => ask(address, { path: `${address.pathname}${path}` });
    expect((await at('prp/PRPs/rate-limit.md/v1-to-v2.html')).body).toContain('<ins>2000</ins>');
    expect((await at('prp.css')).headers['content-type']).toBe('text/css; charset=utf-8');
    expect((await at('search.html?q=public+api')).body).toContain('1 PRP for “public api”');
    expect((await at('nothing.html')).status).toBe(404);
    expect((await at('%zz')).status).toBe(400);
  });

  it('answers nothing without the random part', async () => {
    const { address } = await served();
    for (const path of ['/', '/index.html', `/${'0'.repeat(32)}/`, `${address.pathname.slice(0, -2)}/`, '//', '*']) {
      const { status, body } = await ask(address, { path });
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toContain('PRPs pass');
    }
  });

  it('answers no web site that gave its own name the address of this machine', async () => {
    const { address } = await served();
    for (const host of ['evil.example', `evil.example:${address.port}`, '127.0.0.1', '127.0.0.1:1']) {
      expect((await ask(address, { path: address.pathname, host })).status).toBe(421);
    }
    expect((await ask(address, { path: address.pathname, host: `localhost:${address.port}` })).status).toBe(200);
  });

  it('only reads', async () => {
    const { address } = await served();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(address, { path: address.pathname, method })).status).toBe(405);
    }
    const head = await ask(address, { path: address.pathname, method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
  });

  it('ends with the runtime', async () => {
    const { address, runtime } = await served();
    await runtime.close();
    await expect(ask(address, { path: address.pathname })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
