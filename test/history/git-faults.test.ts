import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { oldestGit } from '../../src/system/git-failure.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { openRepository } from '../../src/system/repository.ts';
import { addition } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';
import { startWriter } from '../support/writer-process.ts';

const prp = 'PRPs/user-api.md';
const realGit = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();

/** Puts a script called `git` first on the PATH until the test ends. */
async function fakeGit(script: string): Promise<void> {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', [directory, process.env['PATH']].join(delimiter));
}

function historyIn({ directory }: Pick<TemporaryRepository, 'directory'>): History {
  const branch = gitBranch(gitIn(directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch);
}

const stateOf = ({ git }: TemporaryRepository) => git.text(['for-each-ref', '--format=%(refname) %(objectname)']);

describe('git', () => {
  let repository: TemporaryRepository;

  beforeEach(async () => {
    repository = await temporaryRepository();
  });

  it('is reported when it is missing', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const missing = { code: 'E_GIT', hint: `Install git ${oldestGit} or newer and make sure that it is on the PATH.` };
    await expect(openRepository(repository.directory)).rejects.toMatchObject(missing);
    await expect(historyIn(repository).append([addition('1')])).rejects.toMatchObject(missing);
  });

  it('is reported when it is too old for a command', async () => {
    await fakeGit('[ "$1" = version ] && echo "git version 2.17.1 (Ubuntu)" || exit 129');
    const old = { code: 'E_GIT', message: 'git 2.17.1 is too old.' };
    await expect(openRepository(repository.directory)).rejects.toMatchObject(old);
    await expect(historyIn(repository).append([addition('1')])).rejects.toMatchObject(old);
  });

  it('is reported when it is too old for an option, and only after a failure', async () => {
    await fakeGit(`[ "$1" = version ] && echo "git version 2.30.9" && touch "${repository.directory}/asked" && exit
      case " $* " in *" --stdin "*) exit 129;; *) exec ${realGit} "$@";; esac`);
    const history = historyIn(repository);
    expect(await history.list(prp)).toEqual([]);
    expect(await readdir(repository.directory)).not.toContain('asked');
    await expect(history.append([addition('1')])).rejects.toMatchObject({
      code: 'E_GIT',
      message: 'git 2.30.9 is too old.',
    });
  });

  it.each(['git version 2.31.0', 'git version 2.39.3 (Apple Git-146)', 'git version 10.0', 'something else'])(
    'with the version %j is not reported as too old after a failure',
    async (version) => {
      await fakeGit(`[ "$1" = version ] && echo "${version}" || exit 1`);
      await expect(historyIn(repository).list(prp)).rejects.toMatchObject({ message: /^git for-each-ref failed/ });
    },
  );
});

describe('a full disk', () => {
  it('keeps the saved versions, and accepts more after space is freed', { timeout: 60_000 }, async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    await history.append([addition('1')]);
    const before = await stateOf(repository);
    // No file may be larger than a few kilobytes.
    await fakeGit(`ulimit -f 8; exec ${realGit} "$@"`);
    const limited = historyIn(repository);
    await expect(limited.append([addition(noise(200_000))])).rejects.toMatchObject({ code: 'E_GIT' });
    expect(await stateOf(repository)).toBe(before);
    expect(await textsOf(limited)).toEqual(['1']);
    await history.append([addition('2')]);
    expect(await textsOf(history)).toEqual(['1', '2']);
    expect(await leftoversIn(repository)).toEqual([]);
  });

  const mounts = process.getuid?.() === 0 && canMount();
  it.skipIf(!mounts)('does the same on a real file system', { timeout: 60_000 }, async () => {
    const disk = await mkdtemp(join(tmpdir(), 'prp-disk-'));
    asRoot(`mount -t tmpfs -o size=2m tmpfs ${disk}`);
    onTestFinished(async () => {
      asRoot(`umount ${disk}`);
      await rm(disk, { recursive: true });
    });
    const directory = join(disk, 'repository');
    await mkdir(directory);
    const git = gitIn(directory);
    await git.text(['init', '--quiet']);
    const history = historyIn({ directory });

    let saved = 0;
    const fill = async () => {
      for (; ; saved += 1) await history.append([addition(`${saved} ${noise(150_000)}`)]);
    };
    await expect(fill()).rejects.toMatchObject({ code: 'E_GIT' });
    expect(saved).toBeGreaterThan(0);
    await writeFile(join(disk, 'rest'), Buffer.alloc(2_000_000)).catch(() => undefined);
    await expect(history.append([addition('not a byte is left')])).rejects.toMatchObject({ code: 'E_GIT' });

    expect((await git.run(['fsck', '--connectivity-only', '--no-dangling', 'prp-versions'])).exitCode).toBe(0);
    expect(await textsOf(history)).toHaveLength(saved);
    await rm(join(disk, 'rest'), { force: true });
    asRoot(`mount -o remount,size=8m ${disk}`);
    await history.append([addition('there is room again')]);
    expect(await textsOf(history)).toHaveLength(saved + 1);
  });
});

describe('a read-only repository', () => {
  // Root may write everywhere, so another user tries, with read access to this checkout and the temporary folder.
  const other = process.getuid?.() === 0 ? { uid: 65_534 } : {};
  const program = fileURLToPath(new URL('../../src/system/git.ts', import.meta.url));
  const sees = (path: string) => spawnSync('test', ['-r', path], { ...other, cwd: '/' }).status === 0;
  const isReadable = sees(program) && sees(tmpdir());
  const skipped = isReadable ? '' : ' (skipped: another user cannot read this checkout or the temporary folder)';

  it.skipIf(!isReadable)(`is reported, and can be read${skipped}`, async () => {
    const repository = await temporaryRepository();
    await historyIn(repository).append([addition('1')]);
    const before = await stateOf(repository);
    const { stdout } = spawnSync('find', ['.git', '-type', 'd'], { cwd: repository.directory, encoding: 'utf8' });
    const directories = ['.', ...stdout.split('\n').filter(Boolean)].map((path) => join(repository.directory, path));
    for (const path of directories) await chmod(path, 0o555);
    onTestFinished(async () => {
      for (const path of directories) await chmod(path, 0o755);
    });
    const settings = await temporaryDirectory();
    await chmod(settings, 0o755);
    await writeFile(join(settings, 'gitconfig'), '[safe]\n\tdirectory = *\n', { mode: 0o644 });
    await chmod(join(settings, 'gitconfig'), 0o644);
    const env = { GIT_CONFIG_GLOBAL: join(settings, 'gitconfig') };
    const writer = startWriter(repository.directory, 'writer', { count: 1, env, ...other });
    await expect(writer.ended()).rejects.toThrow(/PrpError: git unpack-objects failed.*code: 'E_GIT'/s);
    expect(await stateOf(repository)).toBe(before);
    expect(await textsOf(historyIn(repository))).toEqual(['1']);
  });
});

describe('PRPs of any name', () => {
  const names = [
    'PRPs/User-API.md',
    'PRPs/user-api.md',
    'PRPs/USER-API.MD',
    'PRPs/with space.md',
    'PRPs/ünïcödé 日本語 🎉.md',
    'PRPs/"double" \'single\' `back` \\slash.md',
    'PRPs/new\nline\ttab.md',
    '-leading-dash.md',
    '--help',
    'PRPs/-x/0000/order.json.md',
    'PRPs/e\u0301.md',
    'PRPs/\u00e9.md',
  ];

  it('have separate versions', async () => {
    const repository = await temporaryRepository();
    const history = new History(branchOf(repository));
    for (const round of [1, 2]) await history.append(names.map((name) => addition(`${name} ${round}`, { prp: name })));
    for (const name of names) {
      expect(await textsOf(history, name)).toEqual([`${name} 1`, `${name} 2`]);
    }
    expect((await history.prps()).map(({ prp: name, versions }) => [name, versions])).toEqual(
      names.toSorted().map((name) => [name, 2]),
    );
    expect(await history.verify()).toMatchObject({ checked: 2 * names.length, problems: [] });
    expect((await repository.git.run(['fsck', '--strict', '--no-dangling'])).exitCode).toBe(0);
  });
});

/** Incompressible text. */
function noise(length: number): string {
  return Buffer.from(Uint8Array.from({ length }, () => Math.floor(Math.random() * 256))).toString('base64');
}

function asRoot(command: string): number | null {
  return spawnSync(command, { shell: true }).status;
}

function canMount(): boolean {
  return asRoot('unshare --mount mount -t tmpfs tmpfs /mnt') === 0;
}

async function textsOf(history: History, one = prp): Promise<readonly string[]> {
  const versions = (await history.list(one)).toReversed();
  const texts = versions.map(async (version) =>
    version.tampered ? version.reason : Buffer.from(await history.content(version)).toString(),
  );
  return Promise.all(texts);
}

async function leftoversIn({ directory }: TemporaryRepository): Promise<readonly string[]> {
  const files = await readdir(`${directory}/.git`, { recursive: true });
  return files.filter((name) => /\.lock$|\.turn$|^index|^worktrees|crash/.test(name));
}
