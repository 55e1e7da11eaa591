import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/system/repository.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe('reading many files at once', () => {
  it('opens no more than a process may have open', async () => {
    const { directory, write } = await temporaryRepository();
    await mkdir(join(directory, 'many'));
    await Promise.all(Array.from({ length: 1_000 }, (_, n) => write(`many/${n}`, `${n}`)));
    const source = new URL('../../src/system/repository.ts', import.meta.url).href;
    const program = `
      import { openRepository } from '${source}';
      const repository = await openRepository('.');
      const paths = Array.from({ length: 1_000 }, (_, n) => 'many/' + n);
      const read = await Promise.all(paths.flatMap((path) => [repository.read(path), repository.workTree.read(path)]));
      console.log(read.filter((bytes) => bytes !== undefined).map(String).reduce((sum, one) => sum + Number(one), 0));
      await Promise.allSettled(paths.map((path) => repository.read(path + '.not')));
      console.log(String(await repository.read('many/7')));
    `;
    const script = `ulimit -n 128; exec "$0" --input-type=module -e "$1"`;
    const child = spawn('sh', ['-c', script, process.execPath, program], { cwd: directory });
    const [printed, complaint] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    expect([printed, complaint]).toEqual(['999000\n7\n', '']);
  });
});

describe('a file above the limit', () => {
  it('is refused by its size, and is no readable file of a tree', async () => {
    const { directory, git, write, commit } = await temporaryRepository();
    await writeFile(join(directory, 'huge'), '');
    await truncate(join(directory, 'huge'), 300 * 1024 ** 3);
    await write('large', Buffer.alloc(17 * 1024 * 1024));
    await git.text(['add', 'large']);
    await write('.gitignore', 'huge\n');
    await commit();
    const repository = await openRepository(directory);
    const message = (size: string, most: string) => ({
      code: 'E_TOO_LARGE',
      message: `${size.startsWith('3072') ? 'huge' : 'large'} has ${size}; at most ${most} are read.`,
    });
    await expect(repository.read('huge')).rejects.toMatchObject(message('307200 MiB', '16 MiB'));
    await expect(repository.read('large')).rejects.toMatchObject(message('17 MiB', '16 MiB'));
    await expect(repository.read('large', 1024 * 1024)).rejects.toMatchObject(message('17 MiB', '1 MiB'));
    expect(await repository.workTree.read('huge')).toBeUndefined();
    const tree = await repository.at('HEAD');
    expect(await tree.read('large')).toBeUndefined();
    expect(await tree.kindOf('large')).toBe('file');
    expect(Buffer.from((await tree.read('.gitignore', 5)) ?? []).toString()).toBe('huge\n');
    expect(await tree.read('.gitignore', 4)).toBeUndefined();
    await repository.objects.close();
  });
});
