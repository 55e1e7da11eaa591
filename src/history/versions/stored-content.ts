import { PrpError } from '../../base/errors.ts';
import { rawChecksum } from '../../prp/canonical.ts';
import { maxStoredBytes } from '../../base/limits.ts';
import type { Cipher } from './age-cipher.ts';
import { contentPath, encryptedPath, locationOf } from './layout.ts';
import { checkBytes, type Encrypted, type Memento, open } from './memento.ts';
import { checkDigest } from './sealed-json.ts';
import { TamperedError } from './tampered-error.ts';

/** The one file with a version's content, as its memento says. */
export function contentPathOf(memento: Memento): string {
  const location = locationOf(memento);
  return memento.encryption === null ? contentPath(location) : encryptedPath(location);
}

/**
 * Checks a version's stored content as far as possible without a key: a plain one completely, an encrypted one by its
 * stored bytes. Throws `E_INTEGRITY`.
 */
export function checkStored(memento: Memento, stored: Uint8Array): void {
  checkDigest(memento, `${memento.prp} ${memento.id}`);
  checkStoredBytes(memento, stored);
}

/** The same for a memento that was just read and had its digest checked. */
export function checkStoredBytes(memento: Memento, stored: Uint8Array): void {
  const { encryption } = memento;
  if (encryption === null) {
    checkBytes(memento, stored);
    return;
  }
  const got = { checksum: rawChecksum(stored), size: stored.length };
  if (got.size === encryption.size && got.checksum === encryption.checksum) return;
  throw new TamperedError(
    'checksum-mismatch',
    `${contentPathOf(memento)} is not what was stored: expected ${encryption.size} bytes with ` +
      `${encryption.checksum}, got ${got.size} with ${got.checksum}.`,
  );
}

/** The exact bytes that were sealed. Throws `E_INTEGRITY` when they were changed, `E_LOCKED` without a key to them. */
export async function openStored(
  memento: Memento,
  stored: Uint8Array,
  cipher: Cipher | undefined,
): Promise<Uint8Array> {
  checkStored(memento, stored);
  if (memento.encryption === null) return stored;
  const { prp, sequence, encryption } = memento;
  const what = `${prp} v${sequence}, encrypted to ${encryption.recipients.join(', ')}`;
  if (cipher === undefined) {
    throw new PrpError('E_LOCKED', `${what}, cannot be read here.`, { hint: 'Give this history a cipher.' });
  }
  return open(memento, await cipher.decrypt(stored, what));
}

/**
 * The encrypted form of a document, `undefined` when it is stored in plain. Throws `E_TOO_LARGE`, and as
 * `Cipher.encrypt`.
 */
export type Encrypt = (document: {
  readonly prp: string;
  readonly bytes: Uint8Array;
}) => Promise<Encrypted> | undefined;

/** Encrypts each document once, however often its append is planned again. */
export function encryptOnce(cipher: Cipher | undefined): Encrypt {
  if (cipher === undefined || cipher.recipients.length === 0) return () => undefined;
  const { recipients } = cipher;
  const done = new Map<Uint8Array, Promise<Encrypted>>();
  return ({ prp, bytes }) => {
    // Larger content could be stored, but never read again.
    if (bytes.length > maxStoredBytes) {
      throw new PrpError('E_TOO_LARGE', `${prp} has ${bytes.length} bytes; at most ${maxStoredBytes} are encrypted.`, {
        hint: 'Move long material into files that the PRP refers to. Nothing was changed.',
      });
    }
    const known = done.get(bytes) ?? cipher.encrypt(bytes).then((encrypted) => ({ bytes: encrypted, recipients }));
    done.set(bytes, known);
    return known;
  };
}
