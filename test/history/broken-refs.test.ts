import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { prpJson } from '../support/cli.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const ref = 'refs/heads/prp-versions';
const nowhere = '1234567890123456789012345678901234567890';

let repository: TemporaryRepository;
let head: string;

beforeEach(async () => {
  repository = await temporaryRepository();
  const history = opened();
  for (const text of ['1', '2']) await history.append([addition(text)]);
  head = await repository.git.text(['rev-parse', ref]);
});

function opened(): History {
  const branch = gitBranch(gitIn(repository.directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch, { sleep: async () => {} });
}

const inGit = (path: string) => join(repository.directory, '.git', path);

async function putRef(name: string, text: string): Promise<void> {
  await mkdir(dirname(inGit(name)), { recursive: true });
  await rm(inGit(name), { force: true, recursive: true });
  await writeFile(inGit(name), text);
}

const uses: readonly (readonly [string, (history: History) => Promise<unknown>])[] = [
  ['all PRPs', (history) => history.prps()],
  ['a list', (history) => history.list(prp)],
  ['a choice', (history) => history.select(prp, 'latest')],
  ['records', (history) => history.records(prp, 10)],
  ['expected durations', (history) => history.expectedDurations([prp])],
  ['tags', (history) => history.tags(prp)],
  ['verify', (history) => history.verify()],
  ['a save', (history) => history.append([addition('3')])],
  ['a clean-up', (history) => history.cleanup({ maxPerPrp: 1 })],
  ['a compaction', (history) => history.compact({ dryRun: false })],
];

/** The outcome of each use. */
async function outcomes(): Promise<Readonly<Record<string, unknown>>> {
  const found: [string, unknown][] = [];
  for (const [what, use] of uses) {
    found.push([
      what,
      await use(opened()).then(
        () => 'done',
        (error: unknown) => error,
      ),
    ]);
  }
  return Object.fromEntries(found);
}

/** The expected outcomes when all uses are refused. */
function refused(name = ref, hint: unknown = expect.stringContaining(head)) {
  const error = expect.objectContaining({ code: 'E_INTEGRITY', message: expect.stringContaining(name), hint });
  return Object.fromEntries(uses.map(([what]) => [what, error]));
}

describe('an existing versions branch', () => {
  it.each([
    ['has an empty file', async () => putRef(ref, '')],
    ['has a file of zeros', async () => putRef(ref, '\0'.repeat(41))],
    ['has half an id', async () => truncate(inGit(ref), 20)],
    ['has words in its file', async () => putRef(ref, 'not an id\n')],
    ['has the id of nothing', async () => putRef(ref, `${'0'.repeat(40)}\n`)],
    ['leads to a branch that is not there', async () => putRef(ref, 'ref: refs/heads/nowhere\n')],
    ['leads to itself', async () => putRef(ref, `ref: ${ref}\n`)],
    ['leads to an object that is not there', async () => putRef(ref, `${nowhere}\n`)],
    [
      'is a directory',
      async () => {
        await rm(inGit(ref));
        await mkdir(inGit(ref));
      },
    ],
    [
      'is a link to nowhere',
      async () => {
        await rm(inGit(ref));
        await symlink('/nowhere/at/all', inGit(ref));
      },
    ],
    ['has lost its file', async () => rm(inGit(ref))],
  ])('that %s is reported as damaged by every command, with its last commit from the reflog', async (_, damage) => {
    await damage();
    const before = await readFile(inGit(`logs/${ref}`), 'utf8');
    expect(await outcomes()).toEqual(refused());
    expect(await readFile(inGit(`logs/${ref}`), 'utf8')).toBe(before);
  });

  it.each(['blob', 'tree'])('that leads to a %s is reported as damaged by every command', async (type) => {
    const object = await repository.git.text(['rev-parse', type === 'tree' ? `${head}^{tree}` : `${head}:README.md`]);
    await putRef(ref, `${object}\n`);
    expect(await outcomes()).toEqual(refused());
  });

  it.each(['', '^{tree}'])('with a lost newest commit%s is reported with the commit before', async (what) => {
    const before = await repository.git.text(['rev-parse', `${head}^`]);
    const object = await repository.git.text(['rev-parse', `${head}${what}`]);
    await rm(inGit(`objects/${object.slice(0, 2)}/${object.slice(2)}`));
    expect(await outcomes()).toEqual(refused(ref, expect.stringContaining(`git update-ref ${ref} ${before}`)));
  });

  it.each([
    ['is cut off', (text: string) => text.slice(0, -9)],
    ['has another line', (text: string) => text.replace(head, `zz${head.slice(2)}`)],
  ])('packed in a file that %s is reported as damaged by every command', async (_, change) => {
    await repository.git.text(['pack-refs', '--all']);
    await writeFile(inGit('packed-refs'), change(await readFile(inGit('packed-refs'), 'utf8')));
    expect(await outcomes()).toEqual(refused(ref, expect.stringContaining('fixed')));
  });

  it.each(['', 'words\n', `${nowhere}\n`])(
    'that exists only on a remote, as %j, is reported as damaged by every command',
    async (text) => {
      await repository.git.text(['update-ref', '-d', ref]);
      await putRef('refs/remotes/origin/prp-versions', text);
      expect(await outcomes()).toEqual(
        refused('refs/remotes/origin/prp-versions', expect.stringContaining('git fetch origin')),
      );
    },
  );
});

describe('the command in a hint', () => {
  it.each(['', 'words\n', `ref: ${ref}\n`])('repairs a branch with %j in its file', async (text) => {
    await putRef(ref, text);
    const error = await opened()
      .list(prp)
      .catch((reason: unknown) => reason);
    const command = /: (rm .*)$/.exec(String(Object(error).hint))?.[1] ?? '';
    const { spawnSync } = await import('node:child_process');
    expect(spawnSync('sh', ['-c', command], { cwd: repository.directory }).status).toBe(0);
    expect((await opened().list(prp)).length).toBe(2);
  });
});

describe('a missing versions branch', () => {
  it('has no versions after Git deleted it', async () => {
    await repository.git.text(['branch', '-D', 'prp-versions']);
    expect(await opened().prps()).toEqual([]);
    await opened().append([addition('1')]);
    expect((await opened().list(prp)).length).toBe(1);
  });

  it('has no versions where other branches are below its name', async () => {
    await repository.git.text(['branch', '-m', 'prp-versions', 'prp-versions/old']);
    expect(await opened().prps()).toEqual([]);
  });
});

describe('an import', () => {
  it.each(['', 'words\n', `${nowhere}\n`])(
    'is refused when the branch of the code has %j in its file',
    async (text) => {
      await repository.commit();
      await putRef('refs/heads/main', text);
      const { exitCode, envelope } = await prpJson(repository.directory, 'import');
      expect({ exitCode, code: envelope.error?.code }).toEqual({ exitCode: 1, code: 'E_INTEGRITY' });
    },
  );
});
