import type { FakeGithub } from './fake-github.ts';

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into it as they like.
  readonly json: Readonly<Record<string, unknown>>;
}

/** A plain client of the stand-in, for its own tests. */
export function askWith(github: FakeGithub, token?: string) {
  async function rest(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Asked> {
    const response = await fetch(`${github.apiUrl}${path}`, {
      method,
      headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: parsed(text) };
  }
  return {
    rest,
    get: (path: string, headers?: Record<string, string>) => rest('GET', path, undefined, headers),
    post: (path: string, body: unknown) => rest('POST', path, body),
    patch: (path: string, body: unknown) => rest('PATCH', path, body),
    delete: (path: string) => rest('DELETE', path),
    graphql: async (query: string, variables: object = {}) =>
      (await rest('POST', '/graphql', { query, variables })).json,
  };
}

function parsed(text: string): Asked['json'] {
  try {
    // The test says which form it expects.
    return JSON.parse(text) as Asked['json'];
  } catch {
    return { text };
  }
}
