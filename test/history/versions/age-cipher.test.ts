import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageCipher } from '../../../src/history/versions/age-cipher.ts';
import { maxStoredBytes } from '../../../src/base/limits.ts';
import { type AgeKey, ageKey, allOf, cipherOf } from '../../support/age-key.ts';

// check-words: allow
const text = Buffer.from('# A plan nobody else may read\n');
const locked = { code: 'E_LOCKED' };
const integrity = { code: 'E_INTEGRITY' };

let ann: AgeKey;
let bob: AgeKey;
let eve: AgeKey;
let quantum: AgeKey;

beforeAll(async () => {
  [ann, bob, eve, quantum] = await Promise.all([ageKey(), ageKey(), ageKey(), ageKey('post-quantum')]);
});

describe('an age cipher', () => {
  it('returns any bytes unchanged', async () => {
    const cipher = cipherOf([ann], [ann]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect(Buffer.compare(await cipher.decrypt(await cipher.encrypt(bytes), 'it'), bytes)).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it.each([65_535, 65_536, 65_537, 131_072, maxStoredBytes])('returns %i bytes unchanged', async (size) => {
    const bytes = Buffer.alloc(size, 'pattern');
    const cipher = cipherOf(
      Array.from({ length: 20 }, () => ann),
      [ann],
    );
    expect(Buffer.compare(await cipher.decrypt(await cipher.encrypt(bytes), 'it'), bytes)).toBe(0);
  });

  it('writes the binary age format, different each time', async () => {
    const cipher = cipherOf([ann], [ann]);
    const [one, other] = await Promise.all([cipher.encrypt(text), cipher.encrypt(text)]);
    expect(Buffer.from(one).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> X25519 /);
    expect(Buffer.compare(one, other)).not.toBe(0);
    expect(Buffer.from(one).includes('nobody')).toBe(false);
  });

  it('can be read by each recipient, with that key alone or among others', async () => {
    const stored = await cipherOf([ann, bob]).encrypt(text);
    for (const keys of [[ann], [bob], [eve, quantum, bob]]) {
      expect(Buffer.from(await cipherOf([], keys).decrypt(stored, 'it'))).toEqual(text);
    }
  });

  it('reads with post-quantum keys', async () => {
    const stored = await cipherOf([quantum]).encrypt(text);
    expect(Buffer.from(await cipherOf([], [ann, quantum]).decrypt(stored, 'it'))).toEqual(text);
  });

  it('names recipients by a recognisable start only', () => {
    expect(cipherOf([ann, quantum]).recipients).toEqual([ann.recipient.slice(0, 20), quantum.recipient.slice(0, 23)]);
  });
});

describe('without a matching key', () => {
  it('reports that there is none, and where to configure one', async () => {
    const stored = await cipherOf([ann]).encrypt(text);
    await expect(cipherOf([]).decrypt(stored, 'PRPs/a.md v3, encrypted to age1x')).rejects.toMatchObject({
      ...locked,
      message: 'PRPs/a.md v3, encrypted to age1x, cannot be read without a key.',
      hint: expect.stringMatching(/PRP_AGE_IDENTITY_FILE .* PRP_AGE_IDENTITY /) as unknown,
    });
  });

  it('reports that the key is another', async () => {
    const stored = await cipherOf([ann, bob]).encrypt(text);
    await expect(cipherOf([], [eve, quantum]).decrypt(stored, 'a.md v3')).rejects.toMatchObject({
      ...locked,
      message: 'a.md v3, cannot be decrypted with the keys of the test.',
    });
  });

  it('names the line of a mistyped key, and never the key', async () => {
    const stored = await cipherOf([ann]).encrypt(text);
    const slip = { ...eve, secret: `${eve.secret.slice(0, -1)}${eve.secret.endsWith('Q') ? 'P' : 'Q'}` };
    const error: unknown = await cipherOf([], [bob, slip])
      .decrypt(stored, 'a.md v3')
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ ...locked, message: 'Line 2 of the test is not a complete age secret key.' });
    expect(allOf(error)).not.toContain(slip.secret.slice(20, 40));
  });
});

describe('changed content', () => {
  it('is never decrypted, wherever it was changed', async () => {
    const stored = await cipherOf([ann]).encrypt(Buffer.alloc(70_000, 'two chunks'));
    const header = Buffer.from(stored).indexOf('\n--- ') + 48;
    const reader = cipherOf([], [ann]);
    const somewhere = fc.oneof(
      fc.integer({ min: 0, max: header }),
      fc.integer({ min: header, max: stored.length - 1 }),
      fc.integer({ min: stored.length - 40, max: stored.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(somewhere, fc.integer({ min: 1, max: 255 }), async (position, flip) => {
        const changed = new Uint8Array(stored);
        changed[position] = (changed[position] ?? 0) ^ flip;
        await expect(reader.decrypt(changed, 'a.md v3')).rejects.toMatchObject({
          code: expect.stringMatching(/^E_(INTEGRITY|LOCKED)$/) as unknown,
        });
      }),
    );
  });

  it.each([0, 1, 30, 100, 190, 215, 229])('is never decrypted when cut to %i bytes', async (length) => {
    const stored = await cipherOf([ann]).encrypt(text);
    expect(stored.length).toBe(230);
    await expect(cipherOf([], [ann]).decrypt(stored.subarray(0, length), 'a.md v3')).rejects.toMatchObject(integrity);
  });

  it('is refused before any key is read, when it is no age file or too expensive', async () => {
    const cipher = ageCipher({
      recipients: [],
      identity: async () => {
        throw new Error('asked for a key');
      },
    });
    const flood = `age-encryption.org/v1\n${`-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`.repeat(90_000)}--- AAAA\n`;
    for (const bytes of [
      Buffer.from('# Plain text'),
      Buffer.from('age-encryption.org/v1\n'),
      Buffer.from(flood),
      Buffer.concat([Buffer.from('age-encryption.org/v1\n--- '), Buffer.alloc(11 * 1024 * 1024)]),
    ]) {
      await expect(cipher.decrypt(bytes, 'a.md v3')).rejects.toMatchObject(integrity);
    }
  });
});

describe('an invalid recipient', () => {
  it.each([
    ['a mistyped recipient', (good: string) => `${good.slice(0, -1)}${good.endsWith('q') ? 'p' : 'q'}`],
    ['a recipient cut short', (good: string) => good.slice(0, 40)],
    ['a point that keeps no secret', () => 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqcqgf8y4'],
    ['an SSH key', () => 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'],
  ])('is refused: %s', async (_, spoil) => {
    const recipients = [ann.recipient, spoil(ann.recipient)];
    await expect(ageCipher({ recipients, identity: async () => undefined }).encrypt(text)).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: expect.stringContaining('versions.encrypt-to: cannot encrypt to') as unknown,
    });
  });

  it('is never shown when it is a secret key', async () => {
    const cipher = ageCipher({ recipients: [ann.secret], identity: async () => undefined });
    const error: unknown = await cipher.encrypt(text).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'E_CONFIG' });
    expect(allOf(error)).not.toContain(ann.secret.slice(20, 40));
  });
});
