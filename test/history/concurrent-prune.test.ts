import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const realGit = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();
let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await opened().append([addition('1')]);
  await repository.git.text(['gc', '--quiet']);
});

function opened(): History {
  const branch = gitBranch(gitIn(repository.directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch);
}

/** Every loose object: everything that was written since the last gc. */
const loseAll = (times: number) =>
  `n=$(cat lost 2>/dev/null || echo 0); [ "$n" -ge ${times} ] || { echo $((n + 1)) > lost; find .git/objects/?? -type f -delete 2>/dev/null; }`;

/** A git that loses written objects after each run of the command, as often as given. */
async function losingAfter(command: string, times: number): Promise<void> {
  const directory = await temporaryDirectory();
  const script = `#!/bin/sh\n${realGit} "$@"; code=$?\ncase " $* " in *" ${command} "*) ${loseAll(times)};; esac\nexit $code\n`;
  await writeFile(join(directory, 'git'), script, { mode: 0o755 });
  vi.stubEnv('PATH', [directory, process.env['PATH']].join(delimiter));
}

async function problems(): Promise<string> {
  const { stderr, stdout } = await repository.git.run(['fsck', '--no-dangling', 'prp-versions']);
  return `${stdout.toString()}${stderr}`;
}

const textsOf = async () => {
  const history = opened();
  const texts: string[] = [];
  for await (const version of history.walk(prp)) {
    if (!version.tampered) texts.push(Buffer.from(await history.content(version)).toString());
  }
  return texts;
};

describe('a save during a prune', () => {
  it.each([
    ['unpack-objects', 'before the branch leads to them'],
    ['update-ref', 'after the branch leads to them'],
  ])('writes its objects again when they are lost after %s, %s', async (command) => {
    await losingAfter(command, 1);
    await opened().append([addition('2')]);
    expect(await problems()).toBe('');
    expect(await textsOf()).toEqual(['2', '1']);
  });

  it("keeps a compaction's commit complete, too", async () => {
    await opened().append([addition('2')]);
    await repository.git.text(['gc', '--quiet']);
    await losingAfter('update-ref', 1);
    await opened().compact({ dryRun: false });
    expect(await problems()).toBe('');
    expect(await textsOf()).toEqual(['2', '1']);
  });

  it('fails with a reason when they are lost again and again', async () => {
    const directory = await temporaryDirectory();
    const script = `#!/bin/sh\n${realGit} "$@"; code=$?\ncase " $* " in *" update-ref "*|*" unpack-objects "*|*" fast-import "*) find .git/objects/?? .git/objects/pack -type f -newer "${directory}/git" -delete;; esac\nexit $code\n`;
    await repository.git.text(['gc', '--quiet']);
    await writeFile(join(directory, 'git'), script, { mode: 0o755 });
    vi.stubEnv('PATH', [directory, process.env['PATH']].join(delimiter));
    await expect(opened().append([addition('2')])).rejects.toMatchObject({ code: 'E_GIT' });
  });
});

describe('objects that a prune removes after the save', () => {
  const lose = (what: string) => spawnSync('sh', ['-c', what], { cwd: repository.directory });
  const all = 'find .git/objects/?? -type f -delete';

  it('are written again by the next save, even of another PRP', async () => {
    await opened().append([addition('2')]);
    lose(all);
    expect(await problems()).not.toBe('');
    await opened().append([addition('3', { prp: 'PRPs/other.md' })]);
    expect(await problems()).toBe('');
    expect(await textsOf()).toEqual(['2', '1']);
  });

  it('are written again at the end of the saving command', async () => {
    const branch = gitBranch(gitIn(repository.directory), 'prp-versions');
    await new History(branch).append([addition('2')]);
    lose(all);
    await branch.close();
    expect(await problems()).toBe('');
  });

  it('are reported as damage when only one is missing', async () => {
    await opened().append([addition('2')]);
    const tree = await repository.git.text(['rev-parse', 'prp-versions:PRPs']);
    lose(`rm -f .git/objects/${tree.slice(0, 2)}/${tree.slice(2)}`);
    await expect(opened().append([addition('3')])).rejects.toMatchObject({ code: 'E_INTEGRITY' });
  });

  it('are backed up nowhere after a compaction', async () => {
    await opened().append([addition('2')]);
    await opened().compact({ dryRun: false });
    expect(lose('ls .git | grep -c written').stdout.toString().trim()).toBe('0');
  });
});
