import { PrpError } from '../../base/errors.ts';
import { maxStoredBytes } from '../../base/limits.ts';
import type { Identity } from './age-identity.ts';
import { unreadableError } from './tampered-error.ts';

export interface AgeOptions {
  /** `age1…`, one for each reader; none: nothing is encrypted. */
  readonly recipients: readonly string[];
  /** Called once, when there is content to decrypt. `undefined`: no keys are configured. */
  readonly identity: () => Promise<Identity | undefined>;
}

/**
 * Room for more than a hundred recipients of the longest kind; a hostile header with more would take minutes to try.
 */
const maxHeaderBytes = 256 * 1024;

/** Each 64 KiB have a tag of 16 bytes; a nonce and the last tag come on top. */
const maxEncryptedBytes = maxHeaderBytes + maxStoredBytes + 16 * (maxStoredBytes / (64 * 1024) + 2);

/**
 * The binary age format (age-encryption.org/v1), to all recipients. It does not compress, so content is never larger
 * than its stored form; both are bounded. The library is loaded on first use.
 */
export function ageCipher({ recipients, identity }: AgeOptions): Cipher {
  const names = recipients.map(nameOfRecipient);
  let reading: Promise<Identity | undefined> | undefined;
  return {
    recipients: names,

    async encrypt(bytes) {
      if (recipients.length === 0) throw new Error('Internal error: there are no recipients to encrypt to.');
      const { Encrypter } = await import('age-encryption');
      const encrypter = new Encrypter();
      let trying = '';
      try {
        for (const recipient of recipients) {
          trying = nameOfRecipient(recipient);
          encrypter.addRecipient(recipient);
        }
        trying = names.join(', ');
        return await collect(await encrypter.encrypt(streamOf(bytes)));
      } catch (cause) {
        throw new PrpError('E_CONFIG', `versions.encrypt-to: cannot encrypt to ${trying}.`, {
          hint: 'Copy the whole recipient again: `age-keygen -y KEYFILE` prints it.',
          cause,
        });
      }
    },

    async decrypt(bytes, what) {
      if (bytes.length > maxEncryptedBytes || !hasHeader(bytes)) {
        throw unreadableError(`${what}, is not an age file of at most ${maxEncryptedBytes} bytes.`);
      }
      reading ??= identity();
      const found = await reading;
      if (found === undefined) throw lockedError(`${what}, cannot be read without a key.`);

      const { Decrypter } = await import('age-encryption');
      const decrypter = new Decrypter();
      for (const { key, line } of found.keys) {
        try {
          decrypter.addIdentity(key);
        } catch {
          // The library's message quotes the key: it must not reach any output.
          throw lockedError(`Line ${line} of ${found.from} is not a complete age secret key.`);
        }
      }
      // This identity comes last: it records that no other one fits. Error messages decide nothing.
      const tried = { all: false };
      decrypter.addIdentity({
        unwrapFileKey() {
          tried.all = true;
          return null;
        },
      });
      try {
        return await collect(await decrypter.decrypt(streamOf(bytes)));
      } catch (cause) {
        if (tried.all) throw lockedError(`${what}, cannot be decrypted with the keys of ${found.from}.`);
        throw unreadableError(`${what}, cannot be decrypted: it is damaged, or was changed.`, cause);
      }
    },
  };
}

/**
 * Enough of a recipient to recognise it: its kind and 16 characters, 80 bits. Never any part of a mistaken secret key.
 */
function nameOfRecipient(recipient: string): string {
  return /^age1(?:pq1|tag1|tagpq1)?.{1,16}/.exec(recipient)?.[0] ?? 'a recipient that does not start with age1';
}

function lockedError(message: string): PrpError {
  return new PrpError('E_LOCKED', message, {
    hint:
      'Set PRP_AGE_IDENTITY_FILE to the file with your age secret key, or PRP_AGE_IDENTITY to the key itself. ' +
      '`prp list` and `prp verify` need no key.',
  });
}

function hasHeader(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, maxHeaderBytes));
  return start.toString('latin1', 0, 22) === 'age-encryption.org/v1\n' && start.includes('\n--- ');
}

/** Streams, because the library uses `fetch` for whole arrays, and loading that takes longer than all the rest. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Encrypts the content of stored versions, and decrypts it again. */
export interface Cipher {
  /** Short names of the recipients of `encrypt`; none: new versions stay in plain. */
  readonly recipients: readonly string[];
  /** Different bytes each time, at most `maxStoredBytes`. Throws `E_CONFIG` for an invalid recipient. */
  encrypt(bytes: Uint8Array): Promise<Uint8Array>;
  /**
   * `what` names the content in messages. Throws `E_LOCKED` when no key opens it, `E_INTEGRITY` when it was not
   * encrypted by a cipher, or was changed.
   */
  decrypt(bytes: Uint8Array, what: string): Promise<Uint8Array>;
}
