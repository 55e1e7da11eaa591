import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrpError } from '../base/errors.ts';
import type { OpenCommand } from '../command.ts';
import { type PageSource, pageSource } from '../page/page-source.ts';
import { renderPage } from '../page/render-page.ts';
import type { OpenData } from '../report/command-data.ts';
import type { ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { openBrowser } from '../system/open-browser.ts';
import { citedFiles, pageSite } from './page-site.ts';

/**
 * Serves the page on this machine alone until the runtime is closed. The address has a random part: without it other
 * users and web sites get nothing, also by another name for this machine.
 */
export async function openPage({ browser }: OpenCommand, runtime: Runtime): Promise<ReportOf<'open', OpenData>> {
  const site = await pageSite(runtime);
  const source = pageSource(runtime.history, { ...site, kind: 'server', showsEncrypted: true }, citedFiles(runtime));
  const key = randomBytes(16).toString('hex');
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server with a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  server.on('request', (request, response) => {
    void answer(request, response, { key, hosts }, source);
  });
  runtime.closed.addEventListener('abort', () => {
    server.close();
    server.closeAllConnections();
  });
  const address = `http://127.0.0.1:${port}/${key}/`;
  if (browser) openBrowser(address);
  return { command: 'open', status: 'passed', data: { address } };
}

async function answer(
  { method, url = '', headers: { host = '' } }: IncomingMessage,
  response: ServerResponse,
  { key, hosts }: { readonly key: string; readonly hosts: ReadonlySet<string> },
  source: PageSource,
): Promise<void> {
  const refuse = (status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text);
  // A web site may give its own name the address of this machine.
  if (!hosts.has(host)) return void refuse(421, 'Not here.\n');
  if (method !== 'GET' && method !== 'HEAD') return void refuse(405, 'Only GET.\n');
  const [, given = '', rest = ''] = /^\/([^/?]*)(?:\/(.*))?$/s.exec(url) ?? [];
  if (!isSame(given, key)) return void refuse(404, 'The whole address is needed: `prp open` prints it.\n');
  const [path = '', query = ''] = splitOnce(rest);
  const decoded = decodedPath(path);
  if (decoded === undefined) return void refuse(400, 'Not an address.\n');
  try {
    const page = await renderPage(decoded, Object.fromEntries(new URLSearchParams(query)), source);
    response.writeHead(page.status, { ...page.headers, 'cache-control': 'no-store' });
    response.end(method === 'HEAD' ? undefined : page.body);
  } catch (error) {
    refuse(500, error instanceof PrpError ? `${error.message}\n${error.hint}\n` : 'The page could not be made.\n');
  }
}

function isSame(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function splitOnce(text: string): readonly string[] {
  const at = text.indexOf('?');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decodedPath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
