import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { confinedFiles } from '../../src/system/confined-files.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

async function folder() {
  const root = await temporaryDirectory();
  await mkdir(join(root, 'real'));
  await mkdir(join(root, '.git'));
  await writeFile(join(root, '.git/config'), 'secret');
  await writeFile(join(root, 'real/a.md'), 'a');
  const outside = join(await temporaryDirectory(), 'victim');
  await writeFile(outside, 'untouched');
  return { root, outside, files: confinedFiles(root) };
}

const isCode = (code: string) => expect.objectContaining({ code });

describe('files that are read', () => {
  it('are regular files, wherever they are below the folder', async () => {
    const { files } = await folder();
    expect(Buffer.from(await files.read('real/a.md')).toString()).toBe('a');
    expect(await files.holds('real/a.md')).toBe(true);
    await expect(files.read('real/b.md')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await expect(files.read('real/a.md/b.md')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it.each([
    ['a link to a file beside it', 'real/a.md', 'link.md', 'link.md is not a regular file: it is a symbolic link.'],
    ['a link to a file of Git', '.git/config', 'link.md', 'it is a symbolic link.'],
    ['a link that leads out', '/etc/passwd', 'link.md', 'it is a symbolic link.'],
    ['a link to nothing', 'nowhere', 'link.md', 'it is a symbolic link.'],
    ['a link to itself', 'link.md', 'link.md', 'it is a symbolic link.'],
    [
      'a file through a linked folder',
      'real',
      'link/a.md',
      'link/a.md is not a regular file: link is a symbolic link.',
    ],
  ])('are never %s', async (_what, target, path, message) => {
    const { root, files } = await folder();
    await symlink(target, join(root, path.split('/')[0] ?? ''));
    await expect(files.read(path)).rejects.toMatchObject({
      code: 'E_NOT_A_FILE',
      message: expect.stringContaining(message) as string,
    });
    expect(await files.holds(path)).toBe(false);
  });

  it.each([
    '.git/config',
    '.GIT/config',
    'real/.git/x',
    'git~1/config',
    '.git./config',
    '.g\u200Cit/config',
    '../x',
    'a\0b',
  ])('are never %j', async (path) => {
    const { files } = await folder();
    await expect(files.read(path)).rejects.toMatchObject({ code: 'E_NOT_A_FILE' });
    expect(() => files.write(path, '')).toThrow(isCode('E_NOT_A_FILE'));
    expect(() => files.append(path, '')).toThrow(isCode('E_NOT_A_FILE'));
  });

  it('are never in a directory that is not for us', async () => {
    const { root } = await folder();
    const files = confinedFiles(root, [join(root, 'real')]);
    await expect(files.read('real/a.md')).rejects.toMatchObject({ code: 'E_NOT_A_FILE' });
    expect(await files.holds('real/a.md')).toBe(false);
  });

  it('are never pipes, sockets, devices or directories, and nothing waits for one', async () => {
    const { root, files } = await folder();
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const server = createServer().listen(join(root, 'socket'));
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    for (const [path, what] of [
      ['pipe', 'a pipe'],
      ['socket', 'a socket'],
      ['real', 'a directory'],
    ] as const) {
      await expect(files.read(path)).rejects.toMatchObject({
        code: 'E_NOT_A_FILE',
        message: `${path} is not a regular file: it is ${what}.`,
      });
      expect(() => files.write(path, '')).toThrow(isCode('E_NOT_A_FILE'));
      expect(() => files.append(path, '')).toThrow(isCode('E_NOT_A_FILE'));
    }
  });

  it('are checked before they are read: a large one takes no memory', async () => {
    const { root, files } = await folder();
    await writeFile(join(root, 'large'), '');
    await truncate(join(root, 'large'), 2 ** 40);
    await expect(files.read('large', 1_000)).rejects.toMatchObject({ code: 'E_TOO_LARGE' });
  });
});

describe('files that are written', () => {
  it('are replaced whole, in directories that are made for them, and keep their mode', async () => {
    const { root, files } = await folder();
    files.write('deep/down/b.md', 'b');
    expect(await readFile(join(root, 'deep/down/b.md'), 'utf8')).toBe('b');
    await writeFile(join(root, 'run.sh'), '', { mode: 0o755 });
    const before = (await stat(join(root, 'run.sh'))).mode & 0o777;
    files.write('run.sh', 'x');
    expect((await stat(join(root, 'run.sh'))).mode & 0o777).toBe(before);
    files.append('deep/log', 'one\n');
    files.append('deep/log', 'two\n');
    expect(await readFile(join(root, 'deep/log'), 'utf8')).toBe('one\ntwo\n');
    expect(await readdir(join(root, 'deep/down'))).toEqual(['b.md']);
  });

  it.each([
    ['the file is a link', 'out.md', 'out.md'],
    ['a folder on the way is a link', 'out', 'out/x/y.md'],
  ])('are refused where %s', async (_where, link, path) => {
    const { root, outside, files } = await folder();
    await symlink(link === path ? outside : join(outside, '..'), join(root, link));
    for (const write of [
      () => files.write(path, 'x'),
      () => files.append(path, 'x'),
      () => files.checkWritable(path),
    ]) {
      expect(write).toThrow(isCode('E_NOT_A_FILE'));
    }
    expect(() => files.makeDirectory(`${path}/more`)).toThrow(isCode('E_NOT_A_FILE'));
    expect(await readFile(outside, 'utf8')).toBe('untouched');
    expect(await readdir(join(outside, '..'))).toEqual(['victim']);
  });

  it('say whether a directory had to be made', async () => {
    const { files } = await folder();
    expect(files.makeDirectory('real')).toBe(false);
    expect(files.makeDirectory('new/one')).toBe(true);
    expect(files.makeDirectory('new/one')).toBe(false);
  });
});

describe('files that are removed', () => {
  it('are gone, and a missing one is no error', async () => {
    const { root, files } = await folder();
    files.remove('real/a.md');
    files.remove('real/a.md');
    expect(await readdir(join(root, 'real'))).toEqual([]);
  });

  it('are regular files below the folder, reached through no link', async () => {
    const { root, outside, files } = await folder();
    await symlink(outside, join(root, 'link'));
    await symlink(join(root, 'real'), join(root, 'folder'));
    for (const path of ['link', 'folder/a.md', 'real', '.git/config', '../victim']) {
      expect(() => files.remove(path)).toThrow(isCode('E_NOT_A_FILE'));
    }
    expect(await readFile(outside, 'utf8')).toBe('untouched');
    expect(await files.holds('real/a.md')).toBe(true);
  });
});
