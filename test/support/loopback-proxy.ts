import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryDirectory } from './temporary-repository.ts';

export interface LoopbackProxy {
  readonly url: string;
  /** Hosts with ports, in the order in which they were asked for. */
  readonly hosts: readonly string[];
}

/**
 * An HTTP proxy that connects to this machine, whatever host a client names, and to another port than 443. Closed after
 * the test.
 */
export async function loopbackProxy(securePort = 443): Promise<LoopbackProxy> {
  const hosts: string[] = [];
  const server = createServer((incoming, response) => {
    const url = new URL(incoming.url ?? '');
    hosts.push(url.host);
    forward(url, incoming, response);
  });
  server.on('connect', ({ url = '' }, client) => {
    hosts.push(url);
    const port = Number(url.split(':').at(-1));
    const upstream = connect(port === 443 ? securePort : port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return { url: `http://127.0.0.1:${await listening(server)}`, hosts };
}

/** A server with TLS for `host` in front of one on this machine. Closed after the test. */
export async function secureFront(host: string, behind: string) {
  const directory = await temporaryDirectory();
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...names];
  execFileSync('openssl', made, { stdio: 'ignore' });
  const options = { key: await readFile(key), cert: await readFile(certificate) };
  const server = createSecureServer(options, (incoming, response) => {
    forward(new URL(incoming.url ?? '', behind), incoming, response);
  });
  return { port: await listening(server), certificate };
}

function forward({ port, pathname, search }: URL, incoming: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = incoming;
  const sent = request({ host: '127.0.0.1', port, path: pathname + search, method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  sent.on('error', () => response.destroy());
  incoming.pipe(sent);
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  // A server that listens on a port has such an address.
  return (server.address() as AddressInfo).port;
}
