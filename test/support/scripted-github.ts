import type { PrpEvent } from '../../src/event.ts';
import type { Fetch } from '../../src/github/careful.ts';
import { type GithubAddresses, type GithubClient, githubClient } from '../../src/github/client.ts';
import { octokitFor, type OctokitSettings } from '../../src/github/octokit.ts';

/** What is answered to one request; an `Error` where the connection breaks. */
export type Scripted =
  | Error
  | { readonly status?: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface ScriptedGithub {
  readonly client: GithubClient;
  readonly sent: readonly Sent[];
  /** Milliseconds that were waited, one for each wait. */
  readonly waits: readonly number[];
  readonly events: readonly PrpEvent[];
}

export const token = 'ghs_averysecrettoken0123456789abcdefghij';

/** A client whose requests are answered by a script, one after the other, and that never really waits. */
export function scriptedGithub(
  script: readonly Scripted[],
  { graphqlUrl = 'https://api.github.test/graphql', ...options }: Partial<OctokitSettings & GithubAddresses> = {},
): ScriptedGithub {
  const sent: Sent[] = [];
  const waits: number[] = [];
  const events: PrpEvent[] = [];
  const replies = [...script];
  const fetch: Fetch = async (url, { method = 'GET', headers, body }) => {
    sent.push({
      url,
      method,
      headers: Object.fromEntries(new Headers(headers)),
      body: typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined,
    });
    const reply = replies.shift();
    if (reply === undefined) throw new Error('The script has no more answers.');
    if (reply instanceof Error) throw reply;
    const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
    return new Response(text, { status: reply.status ?? 200, ...(reply.headers && { headers: reply.headers }) });
  };
  const settings = {
    token,
    apiUrl: 'https://api.github.test',
    userAgent: 'prp-action/test',
    random: () => 0.5,
    sleep: async (milliseconds: number) => void waits.push(milliseconds),
    announce: (event: PrpEvent) => void events.push(event),
    fetch,
    ...options,
  };
  const client = githubClient(() => octokitFor(settings), { apiUrl: settings.apiUrl, graphqlUrl });
  return { client, sent, waits, events };
}

/** What `fetch` throws when the connection fails. */
export function broken(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

/** What GraphQL answers when it refuses. */
export function graphqlFailure(type: string, message: string): Scripted {
  return { body: { data: null, errors: [{ type, message }] } };
}
