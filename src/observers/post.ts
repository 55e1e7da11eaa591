import type { IncomingMessage } from 'node:http';

export interface Letter {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of one request: an answer, or why there was none. */
export type Answer = { readonly status: number; readonly retryAfter: string | undefined } | { readonly reason: string };

/**
 * Posts a letter once. Of the answer only the head is read, and a redirect is an answer like any other: nothing is sent
 * anywhere else. Never rejects.
 */
export async function post(url: URL, { headers, body }: Letter, signal: AbortSignal): Promise<Answer> {
  try {
    // Loaded when there is something to send. The built-in fetch takes twice as long to start, and would read on.
    const { request } = url.protocol === 'https:' ? await import('node:https') : await import('node:http');
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const length = String(Buffer.byteLength(body));
    const sent = request(url, {
      method: 'POST',
      agent: false,
      signal,
      headers: { ...headers, 'Content-Length': length },
    });
    sent.on('response', resolve).on('error', reject).end(body);
    const response = await promise;
    response.destroy();
    return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] };
  } catch (error) {
    return { reason: signal.aborted ? 'it did not answer in time' : reasonOf(error) };
  }
}

/** The code where there is one: a message may hold the address, and an address may hold a secret. */
function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? `of ${String(error.code)}` : 'the connection failed';
}
