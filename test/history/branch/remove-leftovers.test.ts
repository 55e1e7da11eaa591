import { mkdir, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../../src/system/git.ts';
import { gitBranch } from '../../../src/history/branch/git-branch.ts';
import { History } from '../../../src/history/history.ts';
import { addition } from '../../support/addition.ts';
import { temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

let repository: TemporaryRepository;
let objects: string;

beforeEach(async () => {
  repository = await temporaryRepository();
  objects = join(repository.directory, '.git/objects');
  await opened().append([addition('1')]);
  await mkdir(join(objects, 'pack'), { recursive: true });
  await mkdir(join(objects, 'ab'), { recursive: true });
});

function opened(directory = repository.directory): History {
  const branch = gitBranch(gitIn(directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch);
}

async function put(path: string, hoursAgo: number, text = 'x'): Promise<void> {
  await writeFile(join(objects, path), text);
  const then = new Date(Date.now() - hoursAgo * 3_600_000);
  await utimes(join(objects, path), then, then);
}

async function left(): Promise<readonly string[]> {
  const names = await readdir(objects, { recursive: true });
  return names.filter((name) => /tmp_|\.keep$|link/.test(name)).toSorted();
}

const uses: readonly (readonly [string, (history: History) => Promise<unknown>])[] = [
  ['a clean-up', (history) => history.cleanup({})],
  ['a repair', (history) => history.repair(undefined, { dryRun: false, actor: null })],
];

describe.each(uses)('%s', (_, use) => {
  it('removes the files of killed writers after a day', async () => {
    for (const name of ['pack/tmp_pack_AbCd12', 'pack/tmp_idx_AbCd12', 'ab/tmp_obj_AbCd12', 'tmp_obj_AbCd12'])
      await put(name, 25);
    await put(`pack/pack-${'a'.repeat(40)}.keep`, 25, 'fast-import');
    await use(opened());
    expect(await left()).toEqual([]);
  });

  it('keeps files that are in use, foreign, or named differently', async () => {
    await put('pack/tmp_pack_AbCd12', 23);
    await put('pack/tmp_pack_AbCd12.txt', 100);
    await put('pack/my_tmp_pack_AbCd12', 100);
    await put(`pack/pack-${'a'.repeat(40)}.keep`, 100, 'mine, keep it');
    await symlink(join(repository.directory, '.git/HEAD'), join(objects, 'pack/tmp_idx_linkkk'));
    const before = await left();
    await use(opened());
    expect(await left()).toEqual(before);
  });

  it('works from a linked work tree, too', async () => {
    await repository.commit();
    const linked = join(repository.directory, 'linked');
    await repository.git.text(['worktree', 'add', '--quiet', '--detach', linked]);
    await put('pack/tmp_pack_AbCd12', 25);
    await use(opened(linked));
    expect(await left()).toEqual([]);
  });
});
