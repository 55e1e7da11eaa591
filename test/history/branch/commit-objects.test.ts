import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importCommit, makeCommit } from '../../../src/history/branch/make-commit.ts';
import { commitObjects } from '../../../src/history/branch/commit-objects.ts';
import type { NewCommit } from '../../../src/history/branch/new-commit.ts';
import { objectReader } from '../../../src/system/object-reader.ts';
import { atEnd } from '../../support/at-end.ts';
import { temporaryRepository } from '../../support/temporary-repository.ts';

const commit: Omit<NewCommit, 'change' | 'parent'> = {
  message: 'prp: save ä.md v1\n\nPrp: ä.md\n',
  committer: 'Ann Ä <ann@example.com>',
  date: new Date('2026-11-22T10:15:30Z'),
};

/** Few names: files and directories meet. Some sort differently as a directory. */
const name = fc.constantFrom('a', 'a.b', 'a0', 'ä', 'b c', '🦉', '"q"');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const files = fc.dictionary(path, fc.constantFrom('', 'one\n', 'two\n'), { maxKeys: 6, noNullPrototype: true });
const change = fc.record({
  write: files.map((texts) => new Map(Object.entries(texts).map(([at, text]) => [at, Buffer.from(text)]))),
  remove: fc.array(path, { maxLength: 3 }),
});

for (const objectFormat of ['sha1', 'sha256'] as const) {
  describe(`a commit that is made in memory (${objectFormat})`, () => {
    it('is the commit that git fast-import makes, whatever it changes', { timeout: 120_000 }, async () => {
      const { git } = await temporaryRepository({ objectFormat });
      const objects = objectReader(git);
      atEnd(() => objects.close());
      const root = { ...commit, change: { write: new Map([['README.md', Buffer.from('r')]]) }, parent: undefined };
      const first = await importCommit(git, root);
      await fc.assert(
        fc.asyncProperty(change, change, async (before, after) => {
          const parent = await importCommit(git, { ...commit, change: before, parent: first });
          const next = { ...commit, change: after, parent };
          expect(await commitObjects(objects, next)).toBeDefined();
          const made = await makeCommit(git, objects, next);
          // Before fast-import stores the same objects.
          expect((await git.run(['fsck', '--strict', made])).exitCode).toBe(0);
          expect(made).toBe(await importCommit(git, next));
        }),
        { numRuns: 40 },
      );
    });

    it('keeps the modes of files that it does not change', async () => {
      const repository = await temporaryRepository({ objectFormat });
      const { git } = repository;
      const objects = objectReader(git);
      atEnd(() => objects.close());
      await repository.write('run/me.sh', 'true\n');
      await repository.write('run/other.sh', 'true\n');
      await git.text(['add', '--all']);
      await git.text(['update-index', '--chmod=+x', 'run/me.sh', 'run/other.sh']);
      await git.text(['commit', '--quiet', '-m', 'First']);
      const parent = await git.text(['rev-parse', 'HEAD']);
      const next = { ...commit, change: { write: new Map([['run/me.sh', Buffer.from('true\n')]]) }, parent };
      const made = await makeCommit(git, objects, next);
      expect(made).toBe(await importCommit(git, next));
      expect(await git.text(['ls-tree', '-r', '--format=%(objectmode) %(path)', made])).toBe(
        '100644 run/me.sh\n100755 run/other.sh',
      );
    });
  });
}
