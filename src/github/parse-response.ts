import type * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';

/** What GitHub sent, as what it must be. Throws `E_GITHUB` when it is something else. */
export function parseResponse<Value>(schema: z.ZodMiniType<Value>, value: unknown): Value {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new PrpError('E_GITHUB', 'GitHub answered something else than it was asked for.', {
    hint: 'Run it again; when it stays so, the server is too old for this tool, or a proxy is in between.',
    cause: read.error,
  });
}
