/** The reply to a request; `body` is sent as JSON unless it is bytes. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status: 200,
  body,
  headers,
});
export const created = (body: unknown): Reply => ({ status: 201, body });
export const nothing: Reply = { status: 204 };

const documentation = 'https://docs.github.com/rest';

/** A request that GitHub refuses: thrown where it is noticed. */
export class Refused extends Error {
  readonly reply: Reply;

  constructor(status: number, message: string, more: Readonly<Record<string, unknown>> = {}, headers = {}) {
    super(message);
    const body = { message, ...more, documentation_url: documentation, status: String(status) };
    this.reply = { status, body, headers };
  }
}

export const notFound = (): Refused => new Refused(404, 'Not Found');

/** As GitHub tells of a field it does not like. */
export function invalid(resource: string, field: string, code: string, message?: string): Refused {
  const error = { resource, field, code, ...(message !== undefined && { message }) };
  return new Refused(422, 'Validation Failed', { errors: [error] });
}
