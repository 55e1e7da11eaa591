import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Resolves when so many requests have come in. */
  readonly whenReceived: (count: number) => Promise<void>;
}

/** A real server on this machine; `answer` gets each request with its number, from 1. Ends with the test. */
export async function hookReceiver(
  answer: (response: ServerResponse, number: number) => void = (response) => response.end(),
): Promise<HookReceiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => void receive(request, response));
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    received.push({ headers: request.headers, body: await text(request) });
    server.emit('heard');
    answer(response, received.length);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of that form.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook?key=in-the-address`,
    received,
    async whenReceived(count) {
      while (received.length < count) await once(server, 'heard');
    },
  };
}

export function signatureOf({ body }: Received, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
