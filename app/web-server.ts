import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrpError } from '../src/index.ts';

/** What a route answers. No answer has the text of an error in it. */
interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** By method and path, such as `GET /healthz`. */
export type Routes = Readonly<Record<string, (request: IncomingMessage) => Promise<Answer>>>;

export interface WebServer {
  /** `http://host:port`. */
  readonly url: string;
  /** Takes no more requests, and ends those that are idle; resolves when all others are answered. */
  stop(): Promise<void>;
}

export interface WebServerOptions {
  readonly host: string;
  readonly port: number;
  readonly routes: Routes;
  /** What to do when the address cannot be used. */
  readonly hint?: string;
  /** A route threw: that is a fault of ours. */
  readonly onError: (error: unknown) => void;
}

const commonHeaders = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' } as const;

/** Starts to listen. Throws `E_IO` when the address cannot be used. */
export async function startWebServer({
  host,
  port,
  routes,
  onError,
  hint = 'Set HOST and PORT to an address that is free.',
}: WebServerOptions): Promise<WebServer> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    void respond(request, response, routes, onError);
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new PrpError(
      'E_IO',
      `The app cannot listen on ${host}:${port}: ${cause instanceof Error ? cause.message : ''}.`,
      {
        hint,
        cause,
      },
    );
  }
  // A server that listens on a port has such an address.
  const address = server.address() as AddressInfo;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  routes: WebServerOptions['routes'],
  onError: WebServerOptions['onError'],
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  try {
    const route = Object.hasOwn(routes, `${method} ${path}`) ? routes[`${method} ${path}`] : undefined;
    const { status, headers = {}, body = '' } = (await route?.(request)) ?? { status: 404 };
    // The rest of a body that was too large is not read.
    const close = request.complete ? {} : { connection: 'close' };
    response.writeHead(status, { ...commonHeaders, ...headers, ...close, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch (error) {
    if (!request.destroyed) onError(error);
    if (!response.headersSent) response.writeHead(500, commonHeaders);
    response.end();
  }
}
