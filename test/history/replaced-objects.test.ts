import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { pathsOn } from '../support/history.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';

function open({ directory }: TemporaryRepository) {
  const branch = gitBranch(gitIn(directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return { branch, history: new History(branch) };
}

describe('a versions branch', () => {
  let repository: TemporaryRepository;
  let paths: readonly string[];

  beforeEach(async () => {
    repository = await temporaryRepository();
    const { branch, history } = open(repository);
    for (const text of ['1', '2', '3'])
      await history.append([addition(text), addition(text, { prp: 'PRPs/other.md' })]);
    paths = await pathsOn(branch);
  });

  /** Saves, verifies and compacts. */
  async function used() {
    const { branch, history } = open(repository);
    await history.append([addition('4')]);
    const now = await pathsOn(branch);
    return {
      lost: paths.filter((path) => !now.includes(path)),
      versions: (await history.list(prp)).length,
      verified: await history.verify(),
      commits: (await history.compact({ dryRun: false })).commitsBefore,
      verifiedAfter: await history.verify(),
    };
  }

  const prps = [
    { prp: 'PRPs/other.md', versions: 3, records: 0 },
    { prp: 'PRPs/user-api.md', versions: 4, records: 0 },
  ];
  const head = expect.stringMatching(/^[0-9a-f]{40}$/);
  const sound = { checked: 7, problems: [], notes: [], head, isLogComplete: true, prps };
  const whole = { lost: [], versions: 4, verified: sound, commits: 4, verifiedAfter: sound };

  it('ignores a replacement of its head', async () => {
    const { git } = repository;
    await git.text(['replace', '-f', 'prp-versions', 'prp-versions~2']);
    expect(await used()).toEqual(whole);
  });

  it('ignores a replacement of a directory', async () => {
    const { git } = repository;
    await git.text(['replace', '-f', 'prp-versions:PRPs', 'prp-versions~2:PRPs']);
    expect(await used()).toEqual(whole);
  });

  it('ignores a graft that cuts off or changes its past', async () => {
    const { git, directory } = repository;
    const [third = '', , first = ''] = (await git.text(['rev-list', 'prp-versions'])).split('\n');
    await mkdir(join(directory, '.git/info'), { recursive: true });
    for (const graft of [`${third}\n`, `${third} ${first}\n`]) {
      await writeFile(join(directory, '.git/info/grafts'), graft);
      const { history } = open(repository);
      expect(await history.verify()).toMatchObject({ checked: 6, problems: [], notes: [] });
    }
    expect(await used()).toEqual(whole);
  });

  it('is compared by its true past', async () => {
    const { git, directory } = repository;
    const commits = (await git.text(['rev-list', 'prp-versions'])).split('\n');
    await mkdir(join(directory, '.git/info'), { recursive: true });
    await writeFile(join(directory, '.git/info/grafts'), `${commits[0]}\n`);
    const { exitCode, stderr } = await gitIn(directory).run([
      'merge-base',
      '--is-ancestor',
      commits[2] ?? '',
      commits[0] ?? '',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});
