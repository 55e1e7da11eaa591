import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { type Cipher, ageCipher } from '../../src/history/versions/age-cipher.ts';

export interface AgeKey {
  /** `AGE-SECRET-KEY-…` */
  readonly secret: string;
  /** `age1…` */
  readonly recipient: string;
}

export async function ageKey(kind: 'x25519' | 'post-quantum' = 'x25519'): Promise<AgeKey> {
  const secret = await (kind === 'x25519' ? generateX25519Identity() : generateHybridIdentity());
  return { secret, recipient: await identityToRecipient(secret) };
}

/** Encrypts to some, and decrypts with `keys`; without them it has no key. */
export function cipherOf(recipients: readonly AgeKey[], keys?: readonly AgeKey[]): Cipher {
  return ageCipher({
    recipients: recipients.map(({ recipient }) => recipient),
    identity: async () =>
      keys && { keys: keys.map(({ secret }, index) => ({ key: secret, line: index + 1 })), from: 'the test' },
  });
}

/** All texts of an error, as a program prints them that prints all. */
export function allOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error ? String(error.hint) : '';
  return `${error.message}\n${hint}\n${error.stack}\n${error.cause === undefined ? '' : allOf(error.cause)}`;
}
