import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhookTo } from '../../src/observers/webhook.ts';
import { type FaultServer, faultServer } from '../support/fault-server.ts';

/** A program that reads the name of the user; a proxy is a matter of the whole process. */
const programs = {
  octokit: `
    import { octokitFor } from './src/github/octokit.ts';
    const { API: apiUrl } = process.env;
    const octokit = await octokitFor({ token: 'secret', apiUrl, userAgent: 'test', sleep: async () => {} });`,
  '@actions/github': `
    import { getOctokit } from '@actions/github';
    import { careful } from './src/github/careful.ts';
    const octokit = getOctokit('secret', { baseUrl: process.env.API }, careful({ sleep: async () => {} }));`,
};
const asking = `
    console.log(await octokit.request('GET /user').then(({ data }) => data.login, ({ message }) => message));`;
/** This machine, by a name that is not taken for it: an address of loopback passes by each proxy. */
const host = '0.0.0.0';

let server: FaultServer;
let proxy: Server;
/** The tunnels and the requests that the proxy got. */
let proxied: string[];

beforeEach(async () => {
  server = await faultServer();
  proxied = [];
  proxy = createServer((request, response) => {
    proxied.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end(JSON.stringify({ login: 'someone' }));
  });
  proxy.on('connect', ({ url = '', headers }, socket) => {
    proxied.push(`CONNECT ${url}`);
    if (JSON.stringify(headers).includes('secret')) proxied.push('The proxy saw the token.');
    if (!url.startsWith(host)) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const upstream = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    return upstream.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await server.close();
});

function proxyUrl(): string {
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
  return `http://127.0.0.1:${address.port}`;
}

describe.each(Object.entries(programs))('behind a proxy, the Octokit of %s', (_, program) => {
  async function ask(api: string, env: Readonly<Record<string, string>>): Promise<string> {
    // The same address for the package, which chooses the proxy when it is loaded.
    const environment = { PATH: process.env['PATH'], API: api, GITHUB_API_URL: api, ...env };
    const options = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program + asking];
    const { stdout } = await promisify(execFile)(process.execPath, options, { env: environment });
    return stdout.trim();
  }
  const port = () => new URL(server.url).port;

  it.each(['http_proxy', 'HTTP_PROXY'])('goes through the proxy in %s', async (name) => {
    server.reply({ body: { login: 'someone' } });
    expect(await ask(`http://${host}:${port()}`, { [name]: proxyUrl() })).toBe('someone');
    expect(proxied).toEqual([expect.stringContaining(`${host}:${port()}`)]);
  });

  it('goes through the proxy in HTTPS_PROXY, and gives it no token', async () => {
    expect(await ask('https://api.github.test', { HTTPS_PROXY: proxyUrl() })).toContain('tried 5 times');
    expect(new Set(proxied)).toEqual(new Set(['CONNECT api.github.test:443']));
    expect(server.requests).toEqual([]);
  });

  it.each(['no_proxy', 'NO_PROXY'])('passes by the proxy to a host in %s', async (name) => {
    server.reply({ body: { login: 'someone' } });
    const env = { http_proxy: proxyUrl(), [name]: `example.com,${host}` };
    expect(await ask(`http://${host}:${port()}`, env)).toBe('someone');
    expect(proxied).toEqual([]);
    expect(server.requests).toEqual(['GET /user']);
  });

  it('passes by the proxy to this machine', async () => {
    server.reply({ body: { login: 'someone' } });
    expect(await ask(server.url, { http_proxy: proxyUrl() })).toBe('someone');
    expect(proxied).toEqual([]);
  });
});

describe('behind a proxy, a webhook', () => {
  const post = async (no_proxy: string) => {
    vi.stubEnv('https_proxy', proxyUrl());
    vi.stubEnv('no_proxy', no_proxy);
    const url = `https://${host}:${new URL(server.url).port}/hook`;
    const webhook = webhookTo({ url, events: ['run-finished'], secret: 'x', attempts: 1 });
    void webhook({ type: 'run-finished', command: 'validate', status: 'passed', durationMs: 1 });
    await expect(webhook.settle?.(new AbortController().signal)).rejects.toThrow('not delivered');
    vi.unstubAllEnvs();
  };

  it('goes through the proxy in https_proxy', async () => {
    await post('');
    expect(proxied).toEqual([`CONNECT ${host}:${new URL(server.url).port}`]);
  });

  it('passes by the proxy to a host in no_proxy', async () => {
    await post(host);
    expect(proxied).toEqual([]);
  });
});
