import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/system/replace-file.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

describe('replaceFile', () => {
  it('creates a file, and replaces it', async () => {
    const directory = await temporaryDirectory();
    const file = join(directory, 'a.txt');
    replaceFile(file, 'one');
    replaceFile(file, Buffer.from('two'));
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(directory)).toEqual(['a.txt']);
  });

  it.skipIf(process.platform === 'win32')('sets the mode of the new file', async () => {
    const file = join(await temporaryDirectory(), 'a.txt');
    await writeFile(file, '', { mode: 0o644 });
    replaceFile(file, '', { mode: 0o600 });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('leaves no temporary file when it fails', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'a.txt'));
    expect(() => replaceFile(join(directory, 'a.txt'), 'text')).toThrow('EISDIR');
    expect(await readdir(directory)).toEqual(['a.txt']);
  });
});
