import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayRepository } from '../../src/pull-request/overlay-repository.ts';
import { openRepository, type Repository } from '../../src/system/repository.ts';
import type { Tree } from '../../src/system/tree.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const overlay = (clone: Repository, files: Tree = clone.workTree) =>
  overlayRepository(clone, {
    files,
    at: (revision) => clone.at(revision),
    changedSince: (commit) => clone.changedSince(commit),
    renamedSince: (commit, paths) => clone.renamedSince(commit, paths),
  });

async function staged() {
  const place = await temporaryRepository();
  await place.write('PRPs/a.md', 'Before.\n');
  const commit = await place.commit();
  const repository = overlay(await openRepository(place.directory));
  return { ...place, repository, head: commit };
}

describe('an overlay repository', () => {
  it('writes nothing to the clone', async () => {
    const { repository, git } = await staged();
    await repository.write('PRPs/a.md', bytes('After.\n'));
    await repository.write('PRPs/new/b.md', bytes('New.\n'));
    expect([...repository.changes()].map(([path, held]) => [path, Buffer.from(held).toString()])).toEqual([
      ['PRPs/a.md', 'After.\n'],
      ['PRPs/new/b.md', 'New.\n'],
    ]);
    expect(await git.text(['status', '--porcelain'])).toBe('');
  });

  it('reads back the files that were written', async () => {
    const { repository, git } = await staged();
    await repository.write('PRPs/new/b.md', bytes('New.\n'));
    const { workTree } = repository;
    expect(Buffer.from(await repository.read('PRPs/new/b.md')).toString()).toBe('New.\n');
    expect([...(await workTree.files())]).toEqual(['PRPs/a.md', 'PRPs/new/b.md']);
    expect(await workTree.kindOf('PRPs/new/b.md')).toBe('file');
    expect(await workTree.kindOf('PRPs/new')).toBe('directory');
    expect(await workTree.kindOf('PRPs/ne')).toBeUndefined();
    const id = await git.text(['hash-object', '--stdin'], { input: 'New.\n' });
    expect((await workTree.blobs(['PRPs/new/b.md'])).get('PRPs/new/b.md')).toBe(id);
  });

  it('has no change for a file with its old content', async () => {
    const { repository } = await staged();
    await repository.write('PRPs/a.md', bytes('After.\n'));
    await repository.write('PRPs/a.md', bytes('Before.\n'));
    expect(repository.changes().size).toBe(0);
  });

  it('reads from the tree that it is given', async () => {
    const { directory, write, commit, head } = await staged();
    await write('PRPs/a.md', 'Later.\n');
    await commit();
    const clone = await openRepository(directory);
    const repository = overlay(clone, await clone.at(head));
    expect(Buffer.from(await repository.read('PRPs/a.md')).toString()).toBe('Before.\n');
    await expect(repository.read('PRPs/b.md')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('refuses every path that leads elsewhere', async () => {
    const { repository } = await staged();
    const odd = fc.constantFrom('..', '.', '', '.git', '.GIT', 'a\0b');
    const part = fc.constantFrom('a', 'b');
    const paths = fc.tuple(fc.array(part, { maxLength: 2 }), odd, fc.array(part, { maxLength: 2 }));
    await fc.assert(
      fc.asyncProperty(paths, async ([before, strange, after]) => {
        const path = [...before, strange, ...after].join('/');
        await expect(repository.write(path, bytes(''))).rejects.toMatchObject({ code: 'E_OUTSIDE_REPOSITORY' });
      }),
      { numRuns: 50 },
    );
  });
});
