import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';

/** A text on its way through Redis, with a code that only the owners of the key can make. */
export interface Sealed {
  readonly body: string;
  /** HMAC-SHA-256, hexadecimal. */
  readonly mac: string;
}

const schema = z.object({ body: z.string(), mac: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

/** Seals a text. `about` is the code of the job that a result belongs to; empty for a job. */
export function seal(body: string, about: string, key: string): Sealed {
  return { body, mac: macOf(body, about, key) };
}

/** The text; undefined when no owner of the key made it for this purpose. */
export function openSealed(value: unknown, about: string, key: string): string | undefined {
  const read = schema.safeParse(value);
  if (!read.success) return undefined;
  const { body, mac } = read.data;
  return timingSafeEqual(Buffer.from(mac, 'hex'), Buffer.from(macOf(body, about, key), 'hex')) ? body : undefined;
}

function macOf(body: string, about: string, key: string): string {
  return createHmac('sha256', key).update(`${about.length}:${about}${body}`).digest('hex');
}
