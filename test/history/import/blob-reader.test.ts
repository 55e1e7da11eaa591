import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type BlobReader, blobReader } from '../../../src/history/import/blob-reader.ts';
import { canonicalChecksum, rawChecksum } from '../../../src/prp/canonical.ts';
import { temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

let repository: TemporaryRepository;
let blobs: BlobReader;

beforeEach(async () => {
  repository = await temporaryRepository();
  blobs = blobReader(repository.git, () => Promise.resolve(false));
  onTestFinished(() => blobs.close());
});

async function stored(content: string | Uint8Array): Promise<string> {
  return repository.git.text(['hash-object', '-w', '--stdin'], { input: content });
}

describe('a blob reader', () => {
  it('examines contents, and returns their bytes', async () => {
    const texts = ['# One\n', '# Two  \r\n', '- [x] done\n'];
    const ids = await Promise.all(texts.map(stored));
    const facts = await blobs.examine(ids);
    expect(ids.map((id) => facts.get(id))).toEqual(
      texts.map((text) => ({
        checksum: rawChecksum(Buffer.from(text)),
        canonicalChecksum: canonicalChecksum(text),
        size: text.length,
      })),
    );
    const contents = await blobs.read(ids);
    expect(ids.map((id) => Buffer.from(contents.get(id) ?? []).toString())).toEqual(texts);
  });

  it('reports why a content is no document, and continues with the next', async () => {
    const large = await stored(Buffer.alloc(10 * 1024 * 1024 + 1, 'x'));
    const binary = await stored(Uint8Array.of(0x23, 0));
    const foreign = await stored(Uint8Array.of(0x23, 0xff));
    const text = await stored('# After\n');
    const facts = await blobs.examine([large, binary, foreign, text]);
    expect([large, binary, foreign].map((id) => facts.get(id))).toEqual([
      { problem: 'too-large' },
      { problem: 'binary' },
      { problem: 'not-utf8' },
    ]);
    expect(facts.get(text)).toMatchObject({ size: 8 });
  });

  it('reads again what exceeded its memory', async () => {
    const texts = ['first', ...Array.from({ length: 36 }, (_, n) => `${n % 10}`.repeat(1024 * 1024 - n)), 'last'];
    const ids = await Promise.all(texts.map(stored));
    await blobs.examine(ids);
    const contents = await blobs.read(ids);
    expect(ids.every((id, index) => Buffer.from(contents.get(id) ?? []).toString() === texts[index])).toBe(true);
  });

  it('trusts known facts', async () => {
    const fact = { checksum: 'sha256:1', canonicalChecksum: 'sha256:2', size: 3 };
    blobs.remember('0'.repeat(40), fact);
    expect((await blobs.examine(['0'.repeat(40)])).get('0'.repeat(40))).toBe(fact);
  });

  it('reports a missing content', async () => {
    await expect(blobs.examine(['1'.repeat(40)])).rejects.toMatchObject({
      code: 'E_GIT',
      message: `Git does not have the content ${'1'.repeat(40)}.`,
    });
  });
});
