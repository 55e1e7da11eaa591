/** What GitHub answered to one request. */
export interface ApiResponse {
  readonly status: number;
  /** A header by its name in lower case. */
  header(name: string): string | undefined;
  /** The parsed JSON, the text where it was none, `undefined` where nothing came. */
  readonly body: unknown;
}

/** Reads a response to its end. Throws what `fetch` throws when the connection breaks meanwhile. */
export async function readAnswer(response: Response): Promise<ApiResponse> {
  const text = await response.text();
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    body: text === '' ? undefined : parsed(text),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy in between answers with a page.
    return text;
  }
}

/** What GitHub says went wrong, in one line that can be shown. */
export function messageOf({ body }: Pick<ApiResponse, 'body'>): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? shown(message) : '';
}

/** One line without control characters, and not too long. */
export function shown(text: string): string {
  const line = text
    .slice(0, 1000)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
