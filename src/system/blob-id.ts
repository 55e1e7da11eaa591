import { createHash } from 'node:crypto';

/** The id that Git gives a content: SHA-1, or SHA-256 where ids are that long. `length` is an id's, in hex digits. */
export function blobId(bytes: Uint8Array, length = 40): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
