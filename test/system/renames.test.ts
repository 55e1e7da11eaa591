import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renamedSince } from '../../src/system/renames.ts';
import { completePrp } from '../support/complete-prp.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

async function withPrp(path: string) {
  const repository = await temporaryRepository();
  await repository.write(path, completePrp);
  return { ...repository, base: await repository.commit() };
}

describe('renamedSince', () => {
  it('finds the old path of a staged move', async () => {
    const { git, base } = await withPrp('PRPs/a.md');
    await git.text(['mv', 'PRPs/a.md', 'PRPs/b.md']);
    expect([...(await renamedSince(git, base, ['PRPs/b.md']))]).toEqual([['PRPs/b.md', 'PRPs/a.md']]);
  });

  it.each(['PRPs/b.md', 'PRPs/*.md', 'PRPs/new "line"\n.md', ':(glob)x.md'])(
    'finds out about %j, which Git was not told about, and leaves the index alone',
    async (path) => {
      const { directory, git, base } = await withPrp('PRPs/a.md');
      await rename(join(directory, 'PRPs/a.md'), join(directory, path));
      const before = await git.text(['ls-files', '--stage']);
      expect((await renamedSince(git, base, [path])).get(path)).toBe('PRPs/a.md');
      expect(await git.text(['ls-files', '--stage'])).toBe(before);
    },
  );

  it('counts a new file as new', async () => {
    const { git, write, base } = await withPrp('PRPs/a.md');
    await write('PRPs/b.md', '# Something else\n');
    expect([...(await renamedSince(git, base, ['PRPs/b.md']))]).toEqual([]);
  });
});
