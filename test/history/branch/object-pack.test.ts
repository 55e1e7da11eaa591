import { describe, expect, it } from 'vitest';
import { blobId } from '../../../src/system/blob-id.ts';
import { objectPack } from '../../../src/history/branch/object-pack.ts';
import { temporaryRepository } from '../../support/temporary-repository.ts';

describe('a pack of objects', () => {
  it.each([0, 1, 15, 16, 2_047, 2_048, 65_535, 65_536, 131_070, 300_000])(
    'is unpacked by Git, with an object of %i bytes',
    async (size) => {
      const { git } = await temporaryRepository();
      const bytes = Buffer.from(Uint8Array.from({ length: size }, (_, at) => 255 - (at % 7)));
      const id = blobId(bytes);
      await git.text(['unpack-objects', '-q', '--strict'], {
        input: [objectPack([{ id, type: 'blob', bytes }])],
      });
      expect((await git.run(['cat-file', 'blob', id])).stdout.equals(bytes)).toBe(true);
    },
  );
});
