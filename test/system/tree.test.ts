import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRepository } from '../../src/system/repository.ts';
import type { Tree } from '../../src/system/tree.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

/** Opens the repository again and returns its work tree. */
async function workTreeOf({ directory }: TemporaryRepository): Promise<Tree> {
  return (await openRepository(directory)).workTree;
}

async function headOf({ directory }: TemporaryRepository): Promise<Tree> {
  return (await openRepository(directory)).at('HEAD');
}

/** The blobs of a commit of all files, by path. */
async function committed(repository: TemporaryRepository): Promise<ReadonlyMap<string, string>> {
  await repository.commit();
  const listed = await repository.git.text(['ls-tree', '-r', '-z', '--full-tree', 'HEAD']);
  const entries = listed.split('\0').filter(Boolean);
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.split(/[ \t]/)[2] ?? '']));
}

describe.each(['sha1', 'sha256'] as const)('blobs of a %s repository', (objectFormat) => {
  it('are the ids of a commit, for any names of files', async () => {
    const repository = await temporaryRepository({ objectFormat });
    const names = ['a b', '"quoted"', 'back\\slash', 'two\nlines', 'tab\there', 'ünï', '-n', '$(x)', 'end\r', 'd/e/f'];
    for (const name of names) await repository.write(name, `text of ${name}`);
    const ids = await committed(repository);
    expect([...ids.keys()].toSorted()).toEqual(names.toSorted());
    expect(await (await workTreeOf(repository)).blobs(names)).toEqual(ids);
    expect(await (await headOf(repository)).blobs(names)).toEqual(ids);
  });
});

describe('blobs of a work tree', () => {
  it('are those of any name and any bytes', async () => {
    const repository = await temporaryRepository();
    const name = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }).map((text) => `d/${safe(text)}`);
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.uint8Array(), { maxKeys: 6 }), async (files) => {
        await rm(join(repository.directory, 'd'), { recursive: true, force: true });
        for (const [path, bytes] of Object.entries(files)) await repository.write(path, bytes);
        const tree = await workTreeOf(repository);
        expect(await tree.blobs(Object.keys(files))).toEqual(await committed(repository));
      }),
      { numRuns: 15 },
    );
  });

  it('are those of the files as they are now, tracked or not', async () => {
    const repository = await temporaryRepository();
    await repository.write('a.ts', 'old');
    const before = await committed(repository);
    await repository.write('a.ts', 'new');
    await repository.write('untracked.ts', 'old');
    const blobs = await (await workTreeOf(repository)).blobs(['a.ts', 'untracked.ts']);
    expect(blobs.get('a.ts')).not.toBe(before.get('a.ts'));
    expect(blobs.get('untracked.ts')).toBe(before.get('a.ts'));
  });

  it('are those of a commit, after its filters', async () => {
    const repository = await temporaryRepository();
    await repository.write('.gitattributes', '*.txt text\n');
    await repository.write('a.txt', 'one\r\ntwo\r\n');
    const ids = await committed(repository);
    expect((await (await workTreeOf(repository)).blobs(['a.txt'])).get('a.txt')).toBe(ids.get('a.txt'));
  });

  it('leave out unreadable files', async () => {
    const repository = await temporaryRepository();
    await repository.write('there.ts', 'x');
    await repository.write('closed.ts', 'x');
    await repository.write('last.ts', 'x');
    await mkdir(join(repository.directory, 'folder'));
    await symlink('/etc/hostname', join(repository.directory, 'outside.ts'));
    await symlink('nowhere', join(repository.directory, 'dangling.ts'));
    await repository.git.text(['config', 'filter.broken.clean', 'false']);
    await repository.git.text(['config', 'filter.broken.required', 'true']);
    await repository.write('.gitattributes', 'closed.ts filter=broken\n');
    await chmod(join(repository.directory, 'closed.ts'), 0);
    const tree = await workTreeOf(repository);
    const asked = [
      'gone.ts',
      'folder',
      'outside.ts',
      'dangling.ts',
      '../x',
      'closed.ts',
      'there.ts',
      'a\0b',
      'last.ts',
    ];
    expect([...(await tree.blobs(asked)).keys()]).toEqual(['there.ts', 'last.ts']);
  });

  it('leave out links, as those of a commit do', async () => {
    const repository = await temporaryRepository();
    await repository.write('real.ts', 'x');
    await repository.write('folder/file.ts', 'x');
    await symlink('real.ts', join(repository.directory, 'link.ts'));
    await symlink('folder', join(repository.directory, 'linked'));
    await repository.commit();
    for (const tree of [await workTreeOf(repository), await headOf(repository)]) {
      const asked = ['link.ts', 'real.ts', 'linked/file.ts'];
      expect([...(await tree.blobs(asked)).keys()]).toEqual(['real.ts']);
      const read = await Promise.all(asked.map((path) => tree.read(path)));
      expect(read.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual([undefined, 'x', undefined]);
    }
  });

  it('are asked of Git once for each file', async () => {
    const repository = await temporaryRepository();
    await repository.write('a.ts', 'old');
    await repository.write('b.ts', 'old');
    const tree = await workTreeOf(repository);
    const before = await tree.blobs(['a.ts']);
    await repository.write('a.ts', 'new');
    expect(await tree.blobs(['a.ts', 'b.ts', 'a.ts'])).toEqual(
      new Map(['a.ts', 'b.ts'].map((path) => [path, before.get('a.ts')])),
    );
  });
});

describe('the tree of a commit', () => {
  it('has an id for each file, and none for links and folders', async () => {
    const repository = await temporaryRepository();
    await repository.write('d/a.ts', 'x');
    await symlink('d/a.ts', join(repository.directory, 'link.ts'));
    await repository.commit();
    const tree = await headOf(repository);
    expect(await tree.files()).toEqual(new Set(['d/a.ts', 'link.ts']));
    expect([...(await tree.blobs(['d/a.ts', 'd', 'link.ts', 'gone.ts'])).keys()]).toEqual(['d/a.ts']);
    expect(await tree.kindOf('d')).toBe('directory');
    expect(await tree.kindOf('link.ts')).toBe('file');
  });
});

/** A name that a file system takes. */
function safe(text: string): string {
  return `n${text.replaceAll(/[/\0]|[\uD800-\uDFFF]/gu, '')}`;
}
