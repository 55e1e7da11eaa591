import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One reply of the server. `reset`: closes the connection; `broken`: sends half of a body first. */
export type Fault =
  | 'reset'
  | 'broken'
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export interface FaultServer {
  readonly url: string;
  /** Method and path of each request; the kind of document for GraphQL. */
  readonly requests: readonly string[];
  /** Replies to the next requests, in their order, then `{}` to all. */
  reply(...faults: readonly Fault[]): void;
  /** Holds all requests back until the returned function is called. */
  hold(): () => void;
  /** Refuses connections until the returned function is called. */
  refuseConnections(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A server on loopback that is not GitHub: its replies are scripted and can have each kind of fault. */
export async function faultServer(): Promise<FaultServer> {
  const requests: string[] = [];
  const replies: Fault[] = [];
  let held: Promise<void> | undefined;

  const server = createServer((request, response) => {
    void (async () => {
      requests.push(nameOf(request, await textOf(request)));
      // The request for the token of an installation is never held back.
      if (request.url?.endsWith('access_tokens') === true) {
        const reply = replies.shift();
        if (reply !== undefined) return send(reply);
        const token = { token: 'ghs_installation', expires_at: '2099-01-01T00:00:00Z', permissions: {} };
        return send({ status: 201, body: token });
      }
      await held;
      return send(replies.shift() ?? { body: {} });
    })();

    function send(reply: Fault): void {
      if (reply === 'reset') return void request.socket.destroy();
      if (reply === 'broken') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"half":', () => request.socket.destroy());
        return;
      }
      const { status = 200, body = {}, headers = {} } = reply;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    }
  });

  async function listen(port: number): Promise<number> {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    // An IP address: a server that listens has an address of that form.
    return (server.address() as AddressInfo).port;
  }
  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  const port = await listen(0);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    reply: (...faults) => void replies.push(...faults),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return resolve;
    },
    async refuseConnections() {
      await close();
      return async () => void (await listen(port));
    },
    close,
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).map(String).join('');
}

function nameOf({ method = '', url = '' }: IncomingMessage, text: string): string {
  const kind = url.endsWith('/graphql') ? /"query":"\W*(\w+)/.exec(text)?.[1] : undefined;
  return kind ?? `${method} ${url}`;
}
