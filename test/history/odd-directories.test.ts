import { describe, expect, it } from 'vitest';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

type Line = readonly [mode: string, name: string];

describe('a directory of the versions branch that Git would not write', () => {
  it.each<readonly [string, readonly Line[], string]>([
    [
      'a name twice',
      [
        ['40000', 'PRPs'],
        ['40000', 'PRPs'],
      ],
      'several entries with the name PRPs',
    ],
    [
      'a file beside a link of its name',
      [
        ['120000', 'a'],
        ['100644', 'a'],
      ],
      'several entries with the name a',
    ],
    ['no name', [['40000', '']], 'an entry without a name'],
  ])('%s: is refused by readers and writers', async (_case, lines, told) => {
    const { git, commit } = await temporaryRepository();
    await commit();
    const branch = gitBranch(git, 'prp-versions');
    const history = new History(branch);
    await history.append([addition('one')]);
    const id = await git.text(['rev-parse', 'prp-versions:PRPs']);
    const bytes = Buffer.concat(
      lines.flatMap(([mode, name]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
    );
    const tree = await git.text(['hash-object', '-t', 'tree', '-w', '--stdin', '--literally'], { input: bytes });
    const odd = await git.text(['commit-tree', tree, '-p', 'prp-versions', '-m', 'By hand']);
    await git.text(['update-ref', 'refs/heads/prp-versions', odd]);
    const refused = { code: 'E_INTEGRITY', message: expect.stringContaining(told) };
    const other = gitBranch(git, 'prp-versions');
    await expect(other.head()).rejects.toMatchObject(refused);
    await other.close();
    await expect(history.append([addition('two')])).rejects.toMatchObject(refused);
    expect(await git.text(['rev-parse', 'prp-versions'])).toBe(odd);
    await branch.close();
  });
});
