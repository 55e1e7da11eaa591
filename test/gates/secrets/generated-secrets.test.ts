import { describe, expect, it } from 'vitest';
import { maskSecrets } from '../../../src/gates/secrets/mask-secrets.ts';
import { findSecrets, mayHoldSecret } from '../../../src/gates/secrets/find-secrets.ts';
import { randomOf, secretMakers } from '../../support/random-secrets.ts';

const rounds = 20;
const makers = Object.entries(secretMakers);

/** Contexts of a secret in a document. */
const surroundings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => `# A\n\nSome words.\n\n${secret}\n\nMore words.\n`,
  (secret) => `\`\`\`\n${secret}\n\`\`\`\n`,
];

describe('a generated secret', () => {
  it('is of many kinds', () => {
    expect(makers.length).toBeGreaterThanOrEqual(100);
  });

  it.each(makers)('is found: %s', async (_what, make) => {
    const random = randomOf(20_261_128);
    const missed: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const secret = make(random);
      for (const surround of surroundings) {
        const text = surround(secret);
        const found = await findSecrets(text);
        if (found.length === 0 || !mayHoldSecret(text)) missed.push(text);
      }
    }
    // A generated password may by chance look like a chosen one.
    expect(missed.slice(rounds * surroundings.length * 0.1)).toEqual([]);
  });

  // An account with its token is found by the account, and a key in lines by its first line.
  it.each(makers.filter(([what]) => !/with its token|in lines/.test(what)))(
    'is hidden from a message: %s',
    (_what, make) => {
      const secret = make(randomOf(7));
      const shown = maskSecrets(`Cannot read ${secret} there.`);
      const parts = secret.match(/[A-Za-z0-9]{24,}/g) ?? [];
      expect(parts.filter((part) => shown.includes(part))).toEqual([]);
    },
  );
});
