import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Branch } from '../../src/history/branch/branch.ts';
import type { Cipher } from '../../src/history/versions/age-cipher.ts';
import { History, type StoredVersion } from '../../src/history/history.ts';
import { mementoPath } from '../../src/history/versions/layout.ts';
import { type Memento, seal } from '../../src/history/versions/memento.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { checkStored, contentPathOf, openStored } from '../../src/history/versions/stored-content.ts';
import { maxStoredBytes } from '../../src/base/limits.ts';
import { addition, validated } from '../support/addition.ts';
import { type AgeKey, ageKey, cipherOf } from '../support/age-key.ts';
import { branchOf } from '../support/git-branch.ts';
import { pathsOn, summaryOf, textOn } from '../support/history.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const secret = 'Rotate the signing keys of the payment gateway';

let ann: AgeKey;
let bob: AgeKey;
let eve: AgeKey;

beforeAll(async () => {
  [ann, bob, eve] = await Promise.all([ageKey(), ageKey(), ageKey()]);
});

/** A history that encrypts to some recipients, for a user with some keys. */
function historyOn(branch: Branch, recipients: readonly AgeKey[], keys?: readonly AgeKey[]): History {
  return new History(branch, { cipher: cipherOf(recipients, keys) });
}

async function textOf(history: History, selector: string): Promise<string> {
  return Buffer.from(await history.content(await history.select(prp, selector))).toString();
}

describe('an encrypted version in Git', () => {
  let repository: TemporaryRepository;
  let branch: Branch;

  beforeEach(async () => {
    repository = await temporaryRepository();
    branch = branchOf(repository);
    await historyOn(branch, [ann, bob], [ann]).append([
      validated(secret, 'passed', {
        references: [
          { path: 'src/pay.ts', blob: 'c0ffee' },
          { path: 'src/rotate-signing-keys.ts', blob: null },
        ],
      }),
    ]);
  });

  it('stays encrypted where Git already has the plain text', async () => {
    const plain = 'Text that Git has';
    const blob = await repository.git.text(['hash-object', '-w', '--stdin'], { input: plain });
    const [saved] = await historyOn(branch, [ann], [ann]).append([{ ...validated(plain, 'passed'), blob }]);
    if (saved === undefined) throw new Error('There is no version.');
    const path = contentPathOf(saved.version.memento);
    expect(await textOn(branch, path)).toMatch(/^age-encryption\.org\/v1/);
    expect(await textOf(historyOn(branch, [], [ann]), 'latest')).toBe(plain);
  });

  it('is stored beside its memento as an age file, and nowhere else', async () => {
    const [version] = await historyOn(branch, []).list(prp);
    if (version === undefined || version.tampered) throw new Error('There is no version.');
    const directory = `${prp}/0000/${version.memento.id}`;
    expect((await pathsOn(branch, directory)).map((path) => path.slice(directory.length))).toEqual([
      '/memento.json',
      '/prp.md.age',
      expect.stringMatching(/^\/validations\//),
    ]);
    expect(await textOn(branch, `${directory}/prp.md.age`)).toMatch(/^age-encryption\.org\/v1\n/);
    expect(version.memento).toMatchObject({
      size: secret.length,
      encryption: {
        recipients: [ann.recipient.slice(0, 20), bob.recipient.slice(0, 20)],
        checksum: expect.stringMatching(/^sha256:/) as unknown,
      },
    });
  });

  it('is in no object of the repository in plain', async () => {
    const listed = await repository.git.text(['cat-file', '--batch-all-objects', '--batch-check=%(objectname)']);
    const ids = listed.split('\n');
    expect(ids.length).toBeGreaterThan(5);
    const { stdout } = await repository.git.run(['cat-file', '--batch'], { input: `${ids.join('\n')}\n` });
    expect(stdout.includes('memento.json')).toBe(true);
    for (const word of secret.split(' ').filter(({ length }) => length > 3)) {
      expect(stdout.toString('latin1').toLowerCase()).not.toContain(word.toLowerCase());
    }
  });

  it("is read with each recipient's key", async () => {
    expect(await textOf(historyOn(branch, [], [ann]), 'latest')).toBe(secret);
    expect(await textOf(historyOn(branch, [], [eve, bob]), 'last-passing')).toBe(secret);
  });

  it.each([
    ['has no key', () => historyOn(branch, [ann]), 'cannot be read without a key'],
    ['has another key', () => historyOn(branch, [ann], [eve]), 'cannot be decrypted with the keys of'],
    ['has no cipher', () => new History(branch), 'cannot be read here'],
  ])('is listed and checked, but not read, when the reader %s', async (_, open, message) => {
    const history = open();
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v1 passed']);
    const version = await history.select(prp, 'v1');
    const stored = await storedOf(branch, version);
    expect(() => checkStored(version.memento, stored)).not.toThrow();
    expect(() => checkStored(version.memento, Buffer.from(secret))).toThrow(
      expect.objectContaining({ code: 'E_INTEGRITY' }),
    );
    await expect(history.content(version)).rejects.toMatchObject({
      code: 'E_LOCKED',
      message: expect.stringContaining(`${prp} v1, encrypted to ${ann.recipient.slice(0, 20)}`) as unknown,
    });
    await expect(history.content(version)).rejects.toThrow(message);
  });

  it('is refused when it is too large to be read again', async () => {
    const huge = addition('', { prp: 'huge.md', bytes: Buffer.alloc(maxStoredBytes + 1) });
    await expect(historyOn(branch, [ann]).append([huge])).rejects.toMatchObject({
      code: 'E_TOO_LARGE',
      message: expect.stringContaining('huge.md has 10485761 bytes') as unknown,
    });
  });

  it('is not made again for equal bytes, and finding that out needs no key', async () => {
    const [same] = await historyOn(branch, [ann]).append([addition(secret)]);
    expect(same).toMatchObject({ created: false, version: { memento: { sequence: 1 } } });
    const [next] = await historyOn(branch, [ann]).append([addition('another text')]);
    expect(next).toMatchObject({ created: true, version: { memento: { sequence: 2 } } });
  });
});

describe('a history with changed recipients', () => {
  it('keeps each version readable for its own recipients', async () => {
    const branch = memoryBranch();
    await new History(branch).append([addition('plain')]);
    await historyOn(branch, [ann]).append([addition('for Ann')]);
    await historyOn(branch, [ann, bob]).append([addition('for both')]);
    await historyOn(branch, [bob]).append([addition('for Bob')]);
    await historyOn(branch, []).append([addition('plain again')]);

    const readBy = (key: AgeKey) =>
      Promise.all(
        ['v1', 'v2', 'v3', 'v4', 'v5'].map((version) =>
          textOf(historyOn(branch, [], [key]), version).catch((error: { code: string }) => error.code),
        ),
      );
    expect(await readBy(ann)).toEqual(['plain', 'for Ann', 'for both', 'E_LOCKED', 'plain again']);
    expect(await readBy(bob)).toEqual(['plain', 'E_LOCKED', 'for both', 'for Bob', 'plain again']);
    expect(await readBy(eve)).toEqual(['plain', 'E_LOCKED', 'E_LOCKED', 'E_LOCKED', 'plain again']);
  });

  it('makes no new version of a text only to store it differently', async () => {
    const branch = memoryBranch();
    await new History(branch).append([addition('the same')]);
    const [same] = await historyOn(branch, [ann]).append([addition('the same')]);
    expect(same).toMatchObject({ created: false, version: { memento: { encryption: null } } });
  });

  it('numbers versions without a gap while plain and encrypting writers compete', async () => {
    const branch = memoryBranch();
    const writers = [new History(branch), historyOn(branch, [ann]), historyOn(branch, [bob])];
    await Promise.all(
      writers.flatMap((history, n) => [0, 1, 2].map((k) => history.append([addition(`writer ${n}, text ${k}`)]))),
    );
    const reader = historyOn(branch, [], [ann, bob]);
    const texts = await Promise.all(Array.from({ length: 9 }, (_, n) => textOf(reader, `v${n + 1}`)));
    expect(new Set(texts).size).toBe(9);
  });
});

describe('stored bytes that differ from the encrypted ones', () => {
  let branch: Branch;
  let history: History;
  let first: StoredVersion;
  let second: StoredVersion;

  beforeEach(async () => {
    branch = memoryBranch();
    history = historyOn(branch, [ann], [ann]);
    const [one] = await history.append([addition('first text')]);
    const [two] = await history.append([addition('other text')]);
    if (one === undefined || two === undefined) throw new Error('Nothing was appended.');
    [first, second] = [one.version, two.version];
  });

  it('are tampering, at any byte and any length', async () => {
    const stored = await storedOf(branch, first);
    const damage = fc.oneof(
      fc.tuple(fc.nat(stored.length - 1), fc.integer({ min: 1, max: 255 })).map(([position, flip]) => {
        const changed = new Uint8Array(stored);
        changed[position] = (changed[position] ?? 0) ^ flip;
        return changed;
      }),
      fc.nat(stored.length - 1).map((length) => stored.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => Buffer.concat([stored, more])),
    );
    const cipher = cipherOf([], [ann]);
    await fc.assert(
      fc.asyncProperty(damage, async (bytes) => {
        await expect(openStored(first.memento, bytes, cipher)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
        expect(() => checkStored(first.memento, bytes)).toThrow(expect.objectContaining({ code: 'E_INTEGRITY' }));
      }),
    );
  });

  it('are tampering when they belong to another version', async () => {
    await put(contentPathOf(first.memento), await storedOf(branch, second));
    await expect(history.content(first)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    expect(Buffer.from(await history.content(second)).toString()).toBe('other text');
  });

  it('are tampering when they are the plain text, or when only that is there', async () => {
    await put(contentPathOf(first.memento), Buffer.from('first text'));
    await expect(history.content(first)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
    await put(contentPathOf(first.memento).replace(/\.age$/, ''), Buffer.from('first text'), [
      contentPathOf(first.memento),
    ]);
    await expect(history.content(first)).rejects.toThrow(/prp\.md\.age is missing/);
  });

  it.each([
    ['another text, properly encrypted', (cipher: Cipher) => cipher.encrypt(Buffer.from('first test'))],
    ['no age file', () => Promise.resolve(Buffer.from('first text'))],
    ['far too much', () => Promise.resolve(Buffer.alloc(12 * 1024 * 1024))],
  ])('are tampering when they were sealed again: %s', async (_, forge) => {
    const cipher = cipherOf([ann], [ann]);
    const {
      checksum: _checksum,
      size: _size,
      encryption: _encryption,
      digest: _digest,
      format: _format,
      ...rest
    } = first.memento;
    const encrypted = { bytes: await forge(cipher), recipients: cipher.recipients };
    const forged: Memento = seal({ ...rest, bytes: Buffer.from('first text'), encrypted });
    expect(() => checkStored(forged, encrypted.bytes)).not.toThrow();
    await expect(openStored(forged, encrypted.bytes, cipher)).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('are tampering when the memento no longer says that they are encrypted', async () => {
    const path = mementoPath({ prp, bucket: '0000', id: second.memento.id });
    const text = await textOn(branch, path);
    await put(path, Buffer.from(text.replace(/"encryption": \{[^}]*\}/, '"encryption": null')));
    await expect(history.select(prp, 'latest')).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  async function put(path: string, bytes: Uint8Array, remove: readonly string[] = []): Promise<void> {
    await branch.commit({ write: new Map([[path, bytes]]), remove }, 'By hand', await branch.head());
  }
});

async function storedOf(branch: Branch, { memento }: StoredVersion): Promise<Uint8Array> {
  const head = (await branch.head()) ?? '';
  const path = contentPathOf(memento);
  const bytes = (await branch.read(head, [path])).get(path);
  if (bytes === undefined) throw new Error(`There is no ${path}.`);
  return bytes;
}
