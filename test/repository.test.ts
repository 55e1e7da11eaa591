import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../src/repository.ts';
import { temporaryDirectory } from './support/temporary-repository.ts';

describe('opening a repository', () => {
  it('says that the directory is not there', async () => {
    const missing = join(await temporaryDirectory(), 'missing');
    await expect(openRepository(missing)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: `There is no directory ${missing}.`,
    });
  });

  it('says so of a file, too', async () => {
    const file = join(await temporaryDirectory(), 'file');
    await writeFile(file, '');
    await expect(openRepository(file)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
