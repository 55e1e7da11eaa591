import { chmod, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition, validated } from '../support/addition.ts';
import { openRepository } from '../../src/system/repository.ts';
import { temporaryClone, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const other = 'PRPs/other.md';
let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  const history = opened();
  for (const text of ['1', '2']) {
    await history.append([validated(text, 'passed'), addition(text, { prp: other })]);
  }
});

function opened({ directory } = repository): History {
  const branch = gitBranch(gitIn(directory), 'prp-versions');
  onTestFinished(() => branch.close());
  return new History(branch, { sleep: async () => {} });
}

type Damage = (path: string) => Promise<void>;

const damages: readonly (readonly [string, Damage])[] = [
  ['gone', async (path) => rm(path)],
  ['empty', async (path) => writeFile(path, '')],
  ['cut off', async (path) => truncate(path, 5)],
  ['something else', async (path) => writeFile(path, 'something else')],
];

/** Damages the object of a Git expression; `%` in it is the newest version. */
async function damage(what: string, how: Damage): Promise<void> {
  const bucket = `prp-versions:${prp}/0000`;
  const newest = (await repository.git.text(['ls-tree', '--name-only', bucket])).split('\n').at(-1) ?? '';
  const id = await repository.git.text(['rev-parse', what.replace('%', `${bucket}/${newest}`)]);
  const path = join(repository.directory, '.git/objects', id.slice(0, 2), id.slice(2));
  await chmod(path, 0o644);
  await how(path);
}

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (Object(error) as { code?: unknown }).code,
  );

describe.each(damages)('where an object is %s', (_, how) => {
  it.each(['prp-versions:PRPs', `prp-versions:${prp}`, `prp-versions:${prp}/0000`])(
    '%s is reported, never read as an empty directory',
    async (what) => {
      await damage(what, how);
      expect(await codeOf(opened().prps())).toBe('E_INTEGRITY');
      expect(await codeOf(opened().list(prp))).toBe('E_INTEGRITY');
      expect(await codeOf(opened().select(prp, 'v1'))).toBe('E_INTEGRITY');
      expect(await codeOf(opened().records(prp, 5))).toBe('E_INTEGRITY');
      expect(await codeOf(opened().tags(prp))).toBe(what.endsWith('0000') ? 'done' : 'E_INTEGRITY');
      expect(await codeOf(opened().append([addition('3')]))).toBe('E_INTEGRITY');
      expect(await codeOf(opened().cleanup({ maxPerPrp: 1 }))).toBe('E_INTEGRITY');
      expect((await opened().verify()).problems).toContainEqual(expect.objectContaining({ kind: 'unreadable' }));
    },
  );

  it.each(['%', '%/memento.json', '%/validations'])(
    '%s of the newest version spoils that version only',
    async (what) => {
      await damage(what, how);
      const [newest] = await opened().list(prp);
      expect(newest).toMatchObject({ tampered: true, problem: { code: 'E_INTEGRITY' } });
      const prps = await opened().prps();
      expect(prps.map((one) => [one.prp, one.latest.tampered])).toEqual([
        [other, false],
        [prp, true],
      ]);
      expect(await codeOf(opened().select(prp, 'latest'))).toBe('E_INTEGRITY');
      expect(await codeOf(opened().append([addition('3')]))).toBe('E_INTEGRITY');
      await opened().append([addition('3', { prp: other })]);
    },
  );

  it('/prp.md of the newest version does not count as saved', async () => {
    await damage('%/prp.md', how);
    expect(await codeOf(opened().append([addition('2')]))).toBe('E_INTEGRITY');
    expect(
      await codeOf(
        opened()
          .select(prp, 'latest')
          .then((version) => opened().content(version)),
      ),
    ).toBe('E_INTEGRITY');
  });

  it('an older commit ends the log, and spoils no version', async () => {
    await damage('prp-versions^', how);
    expect((await opened().list(prp)).length).toBe(2);
    expect((await opened().verify()).problems).toContainEqual(expect.objectContaining({ kind: 'unreadable' }));
    expect(await codeOf(opened().compact({ dryRun: false }))).toBe('E_INTEGRITY');
  });
});

describe('a partial clone', () => {
  it('is not reported as damaged while its remote cannot be reached', async () => {
    await repository.commit();
    await repository.git.text(['config', 'uploadpack.allowFilter', 'true']);
    const clone = await temporaryClone(repository, ['--filter=blob:none', '--no-checkout']);
    await rename(repository.directory, `${repository.directory}-away`);
    onTestFinished(() => rm(`${repository.directory}-away`, { recursive: true }));
    const away = { code: 'E_GIT', message: expect.stringContaining('its remote must be reachable') };
    await expect(opened(clone).list(prp)).rejects.toMatchObject(away);
    await expect(opened(clone).append([addition('3')])).rejects.toMatchObject(away);
    await expect(opened(clone).verify()).rejects.toMatchObject(away);
    await rename(`${repository.directory}-away`, repository.directory);
    expect((await opened(clone).list(prp)).map(({ tampered }) => tampered)).toEqual([false, false]);
    await rename(repository.directory, `${repository.directory}-away`);
  });

  it('needs its remote for a comparison of Git, and says so', async () => {
    const text = Array.from({ length: 20 }, (_, n) => `Line ${n} of a document.\n`).join('');
    const place = await temporaryRepository();
    await place.write('old.md', text);
    await place.commit();
    await place.git.text(['mv', 'old.md', 'new.md']);
    await place.write('new.md', `${text}One more.\n`);
    await place.commit();
    await place.git.text(['config', 'uploadpack.allowFilter', 'true']);
    const clone = await temporaryClone(place, ['--filter=blob:none']);
    await clone.git.text(['remote', 'set-url', 'origin', 'file:///nowhere']);
    const files = await openRepository(clone.directory);
    await expect(files.renamedSince('HEAD~1', ['new.md'])).rejects.toMatchObject({
      code: 'E_GIT',
      message: expect.stringContaining('this partial clone does not have yet: its remote must be reachable') as unknown,
    });
    await files.objects.close();
  });
});
