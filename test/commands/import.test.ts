import { rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Branch } from '../../src/history/branch/branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { pathsOn } from '../support/history.ts';
import { quickHistory } from '../support/quick-history.ts';
import { importedIn, ranIn, textsIn, versionsIn } from '../support/running.ts';
import { temporaryClone, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const long = Array.from(
  { length: 30 },
  (_, n) => `Line ${n} of a document that is long enough to be recognised.\n`,
).join('');

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
});

async function commit(files: Readonly<Record<string, string | Uint8Array>>, message?: string): Promise<string> {
  for (const [path, content] of Object.entries(files)) await repository.write(path, content);
  return repository.commit(message);
}

async function commitAt(date: string, text: string): Promise<void> {
  await repository.write(prp, text);
  await repository.git.text(['add', '.']);
  await repository.git.text(['commit', '--quiet', '-m', text], {
    env: { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
  });
}

async function move(from: string, to: string): Promise<void> {
  await repository.git.text(['mv', from, to]);
}

describe('prp import', () => {
  it('makes a version of every revision, linked to its commit', async () => {
    await commitAt('2025-03-01T12:30:15+02:00', 'one\n');
    await commitAt('2025-03-02T08:00:00Z', 'two\n');
    const [first, second] = (await repository.git.text(['log', '--reverse', '--format=%H'])).split('\n');

    const { data, events } = await importedIn(repository);

    const [one, two, ...more] = await versionsIn(repository, prp);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      sequence: 1,
      text: 'one\n',
      reason: 'imported',
      timestamp: '2025-03-01T10:30:15.000Z',
      id: expect.stringMatching(/^v20250301_103015_[0-9a-f]{7}$/),
      source: { commit: first, dirty: false },
      actor: 'Ann <ann@example.com>',
      metadata: { subject: 'one' },
      restoredFrom: null,
    });
    expect(two).toMatchObject({ sequence: 2, text: 'two\n', source: { commit: second }, parent: one?.id });
    expect(data).toMatchObject({ versions: 2, known: 0, skipped: 0, head: second, cut: false, dryRun: false });
    expect(data.prps).toEqual([
      {
        prp,
        present: true,
        formerPaths: [],
        versions: 2,
        known: 0,
        skipped: [],
        from: first,
        to: second,
        restated: null,
      },
    ]);
    expect(events.filter(({ type }) => type === 'version-saved')).toHaveLength(2);
  });

  it('makes one commit, and changes nothing else', async () => {
    await commit({ [prp]: 'one\n', 'src/a.ts': 'code\n' });
    await commit({ [prp]: 'two\n', 'PRPs/other.md': 'other\n' });
    await repository.write(prp, 'not committed\n');
    const state = async () => [
      await repository.git.text(['status', '--porcelain=v2', '--branch']),
      await repository.git.text(['for-each-ref', '--exclude=refs/heads/prp-versions']).catch(() => ''),
      await repository.git.text(['stash', 'list']),
    ];
    const before = await state();

    await importedIn(repository);

    expect(await state()).toEqual(before);
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('1');
    expect(await repository.git.text(['log', '-1', '--format=%s', 'prp-versions'])).toBe('prp: save 3 versions');
  });

  it('makes a version only when the bytes change', async () => {
    await commit({ [prp]: 'one\n' });
    await commit({ 'src/a.ts': 'code\n' });
    await repository.git.text(['update-index', '--chmod=+x', prp]);
    await repository.git.text(['commit', '--quiet', '-m', 'Make it executable']);
    await commit({ [prp]: 'two\n' });
    await commit({ [prp]: 'one\n' });

    await importedIn(repository);

    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n', 'one\n']);
  });

  it('accepts any bytes', async () => {
    const contents = ['a\r\nb\r\n', 'a\nb\n', '', '\uFEFF# Ü\n', 'no line end', 'a\rb'];
    for (const content of contents) await commit({ [prp]: content });

    await importedIn(repository);

    const versions = await versionsIn(repository, prp);
    expect(versions.map(({ bytes }) => Buffer.from(bytes))).toEqual(contents.map((content) => Buffer.from(content)));
  });

  it.each([
    'PRPs/with space.md',
    'PRPs/"quoted" and \\ and \'.md',
    'PRPs/über/日本語 🎯.md',
    'PRPs/tab\tand\nnewline.md',
    'PRPs/-dash.md',
    'PRPs/:(glob)magic.md',
  ])('accepts a PRP with the name %j', async (name) => {
    await commit({ [name]: 'one\n' });
    await commit({ [name]: 'two\n' });
    expect((await importedIn(repository)).data).toMatchObject({ versions: 2, skipped: 0 });
    expect(await textsIn(repository, name)).toEqual(['one\n', 'two\n']);
  });

  it('counts a file whose name is not UTF-8 as skipped', async () => {
    const name = Buffer.from('M 100644 inline PRPs/\xff.md\ndata 2\nx\n\n', 'latin1');
    const head = 'commit refs/heads/main\ncommitter Ann <ann@example.com> 1700000000 +0000\ndata 1\nx\n';
    await repository.git.text(['fast-import', '--quiet'], { input: [head, name] });
    const { data, text } = await importedIn(repository);
    expect(data).toMatchObject({ prps: [], skipped: 1, unnamed: 1 });
    expect(text).toContain('Skipped 1 change of files whose names are not UTF-8.');
  });

  it('imports the PRPs of the configuration, or those of the given globs', async () => {
    await commit({
      [prp]: 'a\n',
      'PRPs/templates/base.md': 'b\n',
      'specs/c.md': 'c\n',
      'specs/d.txt': 'd\n',
      Spec: 'e\n',
    });
    const prpsOf = async (globs: readonly string[]) => {
      const { data } = await importedIn(repository, { globs, dryRun: true });
      return data.prps.map((one) => one.prp);
    };
    expect(await prpsOf([])).toEqual([prp]);
    expect(await prpsOf(['specs/**'])).toEqual(['specs/c.md', 'specs/d.txt']);
    expect(await prpsOf(['specs/*.md', 'Spec'])).toEqual(['Spec', 'specs/c.md']);
    expect(await prpsOf([prp])).toEqual([prp]);
  });

  it('imports only the newest revisions with --limit', async () => {
    for (const text of ['1', '2', '3', '4']) await commit({ [prp]: text, 'PRPs/other.md': `other ${text}` });
    await importedIn(repository, { limit: 2 });
    expect(await textsIn(repository, prp)).toEqual(['3', '4']);
    expect(await textsIn(repository, 'PRPs/other.md')).toEqual(['other 3', 'other 4']);
  });

  it('reports in a dry run, and changes nothing', async () => {
    await commit({ [prp]: 'one\n' });
    await commit({ [prp]: 'two\n', 'PRPs/binary.md': Uint8Array.of(1, 0, 2) });
    const dry = await importedIn(repository, { dryRun: true });
    expect(await branchOf(repository).head()).toBeUndefined();
    expect(dry.text).toContain('Would import 2 versions of 1 PRP; 1 skipped.');

    const { data } = await importedIn(repository);
    expect({ ...dry.data, dryRun: false }).toEqual(data);
  });

  it('imports nothing before the first commit', async () => {
    const { data, text } = await importedIn(repository);
    expect(data).toMatchObject({ prps: [], versions: 0, head: null });
    expect(text).toBe('· Nothing to import: there is no commit yet.\n');
  });

  it('names its globs when no file matches', async () => {
    await commit({ 'README.md': 'x' });
    expect((await importedIn(repository)).text).toContain('no commit has a file that matches PRPs/**/*.md');
  });

  it('imports the history of a detached HEAD', async () => {
    const first = await commit({ [prp]: 'one\n' });
    await commit({ [prp]: 'two\n' });
    await repository.git.text(['checkout', '--quiet', first]);
    expect((await importedIn(repository)).data).toMatchObject({ versions: 1, head: first });
  });

  it('works with SHA-256 object ids', async () => {
    repository = await temporaryRepository({ objectFormat: 'sha256' });
    await commit({ [prp]: 'one\n' });
    await commit({ [prp]: 'two\n' });
    await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n']);
    expect((await importedIn(repository)).data.versions).toBe(0);
  });

  it('ignores settings of Git that would change the result', async () => {
    await commit({ [prp]: long });
    await move(prp, 'PRPs/renamed.md');
    await commit({ 'PRPs/renamed.md': `${long}more\n` });
    const settings = {
      'log.showRoot': 'false',
      'diff.renames': 'false',
      'log.follow': 'true',
      'diff.noprefix': 'true',
    };
    for (const [key, value] of Object.entries(settings)) await repository.git.text(['config', key, value]);
    await importedIn(repository);
    expect(await textsIn(repository, 'PRPs/renamed.md')).toEqual([long, `${long}more\n`]);
  });
});

describe('a revision that is no document', () => {
  it('is skipped with a reason', async () => {
    await commit({ [prp]: 'one\n' });
    await commit({ [prp]: Uint8Array.of(0x23, 0, 0x23) });
    const second = await commit({ [prp]: Uint8Array.of(0x23, 0xff, 0xfe) });
    await commit({ [prp]: 'x'.repeat(10 * 1024 * 1024 + 1) });
    await commit({ [prp]: 'two\n' });

    const { data, text } = await importedIn(repository);

    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n']);
    expect(data).toMatchObject({ versions: 2, skipped: 3 });
    expect(data.prps[0]?.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ['binary', 1],
      ['not-utf8', 1],
      ['too-large', 1],
    ]);
    expect(data.prps[0]?.skipped[1]?.commits).toEqual([second]);
    expect(text).toContain('1 skipped: binary; 1 skipped: not UTF-8; 1 skipped: too large');
  });

  it('may be a link or a submodule between two files', async () => {
    await commit({ [prp]: 'one\n', 'real.md': 'real\n' });
    await repository.git.text(['rm', '--quiet', prp]);
    await repository.write('PRPs/keep.md', 'keep\n');
    await symlink('../real.md', join(repository.directory, prp));
    const linked = await repository.commit();
    await repository.git.text(['rm', '--quiet', prp]);
    await repository.git.text(['update-index', '--add', '--cacheinfo', `160000,${linked},${prp}`]);
    await repository.git.text(['commit', '--quiet', '-m', 'A submodule']);
    await repository.git.text(['rm', '--quiet', '--cached', prp]);
    await commit({ [prp]: 'one\n' });

    const { data } = await importedIn(repository);

    expect(await textsIn(repository, prp)).toEqual(['one\n']);
    const own = data.prps.find((one) => one.prp === prp);
    expect(own?.skipped.map(({ reason }) => reason)).toEqual(['link', 'submodule']);
  });

  it('causes no second version of equal neighbours', async () => {
    for (const content of ['one\n', Uint8Array.of(0), 'one\n', 'two\n']) await commit({ [prp]: content });
    await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n']);
    expect((await importedIn(repository)).data).toMatchObject({ versions: 0, known: 2, skipped: 1 });
  });
});

describe('a PRP that was renamed after an import', () => {
  it('continues the imported versions, with and without an edit', async () => {
    await commit({ [prp]: long });
    await commit({ [prp]: `${long}two\n` });
    await importedIn(repository);
    await move(prp, 'PRPs/renamed.md');
    await commit({});
    expect((await importedIn(repository)).data).toMatchObject({ versions: 1 });
    expect(await textsIn(repository, 'PRPs/renamed.md')).toEqual([long, `${long}two\n`, `${long}two\n`]);
    await move('PRPs/renamed.md', 'PRPs/again.md');
    await commit({ 'PRPs/again.md': `${long}three\n` });
    expect((await importedIn(repository)).data).toMatchObject({ versions: 1 });
    expect(await textsIn(repository, 'PRPs/again.md')).toEqual([
      long,
      `${long}two\n`,
      `${long}two\n`,
      `${long}three\n`,
    ]);
    // A second import finds nothing new.
    expect((await importedIn(repository)).data).toMatchObject({ versions: 0 });
    const { report } = await ranIn(repository, { name: 'verify', prps: [] });
    expect(report.status).toBe('passed');
  });
});

describe('a PRP that was renamed', () => {
  it('has all versions under its present path, each with its former path', async () => {
    await commit({ [prp]: long });
    await move(prp, 'PRPs/accounts.md');
    await commit({});
    await repository.git.text(['rm', '--quiet', '--cached', 'PRPs/accounts.md']);
    await rename(join(repository.directory, 'PRPs/accounts.md'), join(repository.directory, 'PRPs/people.md'));
    await commit({ 'PRPs/people.md': `${long}And more.\n` });
    await commit({ 'PRPs/people.md': `${long}And more, and more.\n` });

    const { data, text } = await importedIn(repository);

    const versions = await versionsIn(repository, 'PRPs/people.md');
    expect(versions.map((one) => one.text)).toEqual([long, `${long}And more.\n`, `${long}And more, and more.\n`]);
    expect(versions.map(({ metadata }) => metadata['path'])).toEqual([prp, undefined, undefined]);
    expect(data.prps.map((one) => one.prp)).toEqual(['PRPs/people.md']);
    expect(data.prps[0]?.formerPaths).toEqual([prp, 'PRPs/accounts.md']);
    expect(text).toContain(`was ${prp}, PRPs/accounts.md`);
  });

  it('has revisions from before it was a PRP, and none from after', async () => {
    await commit({ 'notes/idea.md': long });
    await repository.write('PRPs/keep.md', 'keep\n');
    await move('notes/idea.md', 'PRPs/idea.md');
    await commit({});
    expect((await importedIn(repository, { dryRun: true })).data.versions).toBe(2);
    await commit({ 'PRPs/idea.md': `${long}planned\n` });
    await repository.write('archive/keep.md', 'keep too\n');
    await move('PRPs/idea.md', 'archive/idea.md');
    await commit({});
    await commit({ 'archive/idea.md': `${long}planned and done\n` });

    const { data } = await importedIn(repository);

    expect(await textsIn(repository, 'PRPs/idea.md')).toEqual([long, `${long}planned\n`]);
    expect(data.prps.find((one) => one.prp === 'PRPs/idea.md')?.present).toBe(false);
    expect(data.prps.map((one) => one.prp)).not.toContain('archive/idea.md');
  });

  it('frees its old path for another PRP', async () => {
    await commit({ [prp]: long });
    await move(prp, 'PRPs/old.md');
    await commit({});
    await commit({ [prp]: 'something new\n' });
    await commit({ [prp]: 'something newer\n', 'PRPs/old.md': `${long}old\n` });

    await importedIn(repository);

    expect(await textsIn(repository, prp)).toEqual(['something new\n', 'something newer\n']);
    expect(await textsIn(repository, 'PRPs/old.md')).toEqual([long, `${long}old\n`]);
  });
});

describe('a PRP that was deleted', () => {
  it('is imported too', async () => {
    await commit({ [prp]: 'one\n', 'PRPs/other.md': 'other\n' });
    await repository.git.text(['rm', '--quiet', prp]);
    await repository.commit();
    const { data, text } = await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['one\n']);
    expect(data.prps.map((one) => [one.prp, one.present])).toEqual([
      ['PRPs/other.md', true],
      [prp, false],
    ]);
    expect(text).toMatch(/user-api\.md +1 +gone from HEAD/);
  });

  it('continues its versions when it is added again', async () => {
    await commit({ [prp]: 'one\n', 'PRPs/other.md': 'other\n' });
    await repository.git.text(['rm', '--quiet', prp]);
    await repository.commit();
    await commit({ [prp]: 'two\n' });
    expect((await importedIn(repository)).data.prps.every(({ present }) => present)).toBe(true);
    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n']);
  });
});

describe('branches that were merged', () => {
  async function merge(branch: string, resolution?: string): Promise<void> {
    await repository.git.run(['merge', '--no-ff', '--no-commit', branch]);
    if (resolution !== undefined) await repository.write(prp, resolution);
    await repository.commit(`Merge ${branch}`);
  }

  beforeEach(async () => {
    await commit({ [prp]: 'base\n' });
    await repository.git.text(['checkout', '--quiet', '-b', 'side']);
    await commit({ [prp]: 'side\n' });
    await repository.git.text(['checkout', '--quiet', 'main']);
  });

  it('add their revisions; a merge without changes adds none', async () => {
    await commit({ 'src/a.ts': 'code\n' });
    await merge('side');
    await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['base\n', 'side\n']);
  });

  it('add the resolution of a conflict', async () => {
    await commit({ [prp]: 'main\n' });
    await merge('side', 'settled\n');
    await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['base\n', 'main\n', 'side\n', 'settled\n']);
  });

  it('have the rejected side before the chosen side', async () => {
    await commit({ [prp]: 'main\n' });
    await merge('side', 'main\n');
    await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['base\n', 'main\n', 'side\n', 'main\n']);
  });

  it('may rename a PRP that is edited elsewhere', async () => {
    await commit({ [prp]: long });
    await repository.git.text(['checkout', '--quiet', '-b', 'renaming']);
    await move(prp, 'PRPs/renamed.md');
    await repository.commit();
    await repository.git.text(['checkout', '--quiet', 'main']);
    await commit({ [prp]: `${long}edited\n` });
    await repository.git.text(['merge', '--quiet', '--no-edit', 'renaming']);
    await commit({ 'PRPs/renamed.md': `${long}edited again\n` });

    await importedIn(repository);

    const texts = await textsIn(repository, 'PRPs/renamed.md');
    expect(texts).toEqual(['base\n', long, `${long}edited\n`, `${long}edited again\n`]);
    expect(await textsIn(repository, prp)).toEqual([]);
  });
});

describe('commit times', () => {
  it('may be equal or run backwards: ids and sequences follow the order of commits', async () => {
    const seconds = [1000, 1000, 1000, 500, 500, 2000, 1500, 0].map((one) => 1_600_000_000 + one);
    await quickHistory(
      repository,
      seconds.map((second, n) => ({ files: { [prp]: `version ${n}\n` }, seconds: second })),
    );

    await importedIn(repository);

    const versions = await versionsIn(repository, prp);
    const ids = versions.map(({ id }) => id);
    expect(versions.map(({ text }) => text)).toEqual(seconds.map((_, n) => `version ${n}\n`));
    expect(versions.map(({ timestamp }) => Date.parse(timestamp) / 1000)).toEqual(seconds);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(seconds.length);
  });

  it('may be in the far future or past: later versions have ids of the present day', async () => {
    await quickHistory(repository, [
      { files: { [prp]: 'long ago\n' }, seconds: 0 },
      { files: { [prp]: 'in the year 5000\n' }, seconds: 95_617_584_000 },
    ]);
    await importedIn(repository);
    const history = new History(branchOf(repository), { clock: () => new Date(Date.now() + 60_000) });
    const [saved] = await history.append([addition('now\n')]);
    expect(saved?.version.memento.id.slice(1, 5)).toBe(String(new Date().getUTCFullYear()));
    expect((await versionsIn(repository, prp)).map(({ timestamp }) => timestamp.slice(0, 4)).slice(0, 2)).toEqual([
      '1970',
      '5000',
    ]);
  });
});

describe('a second import', () => {
  it('changes nothing', async () => {
    await commit({ [prp]: 'one\n', 'PRPs/moved.md': long });
    await move('PRPs/moved.md', 'PRPs/there.md');
    await commit({ [prp]: 'two\n' });
    await importedIn(repository);
    const before = await branchOf(repository).head();

    const { data, text } = await importedIn(repository);

    expect(data).toMatchObject({ versions: 0, known: 3 });
    expect(text).toBe('· Nothing new: 3 revisions of 2 PRPs kept already.\n');
    expect(await branchOf(repository).head()).toBe(before);
  });

  it('adds what is new', async () => {
    await commit({ [prp]: 'one\n' });
    await importedIn(repository);
    await commit({ [prp]: 'two\n' });
    await commit({ [prp]: 'one\n', 'PRPs/other.md': 'other\n' });
    expect((await importedIn(repository)).data).toMatchObject({ versions: 3, known: 1 });
    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n', 'one\n']);
  });

  it('adds revisions of a merged branch, and keeps the latest version', async () => {
    await commit({ [prp]: 'base\n' });
    await repository.git.text(['checkout', '--quiet', '-b', 'side']);
    await commit({ [prp]: 'side\n' });
    await repository.git.text(['checkout', '--quiet', 'main']);
    await commit({ [prp]: 'main\n' });
    await importedIn(repository);
    const [, main] = await versionsIn(repository, prp);
    // The main line is merged into the branch: what the branch has then stands after it, though it is not the present.
    await repository.git.text(['checkout', '--quiet', 'side']);
    await repository.git.text(['merge', '--quiet', '--strategy-option=theirs', '--no-edit', 'main']);

    await importedIn(repository);

    expect(await textsIn(repository, prp)).toEqual(['base\n', 'main\n', 'side\n', 'main\n']);
    expect((await versionsIn(repository, prp)).at(-1)).toMatchObject({ restoredFrom: main?.id, reason: 'imported' });
    expect((await importedIn(repository)).data.versions).toBe(0);
  });

  it('adds the versions of a former path under the new path', async () => {
    await commit({ [prp]: long });
    await importedIn(repository);
    await move(prp, 'PRPs/renamed.md');
    await commit({ 'PRPs/renamed.md': `${long}more\n` });
    await importedIn(repository);
    expect(await textsIn(repository, 'PRPs/renamed.md')).toEqual([long, `${long}more\n`]);
    expect(await textsIn(repository, prp)).toEqual([long]);
  });

  it('does not restore versions that a clean-up removed', async () => {
    for (const text of ['1', '2', '3', '4']) await commit({ [prp]: text });
    await importedIn(repository);
    await ranIn(repository, { name: 'cleanup', maxVersions: 2, compact: false, dryRun: false });

    const { data, text } = await importedIn(repository);

    expect(data).toMatchObject({ versions: 0, known: 2, skipped: 2 });
    expect(text).toContain('prp import --append');
    expect(await textsIn(repository, prp)).toEqual(['3', '4']);
    await commit({ [prp]: '5' });
    expect((await importedIn(repository)).data.versions).toBe(1);
  });
});

describe('an import into a history with other versions', () => {
  beforeEach(async () => {
    await commit({ [prp]: 'old\n' });
    await commit({ [prp]: 'older than saved\n' });
    await repository.write(prp, 'saved\n');
    await ranIn(repository, { name: 'save', prps: [prp] });
  });

  it('does not add older revisions after newer versions', async () => {
    const { data, text } = await importedIn(repository);
    expect(data).toMatchObject({ versions: 0, skipped: 2 });
    expect(data.prps[0]?.skipped).toMatchObject([{ reason: 'older', count: 2 }]);
    expect(text).toContain('2 skipped: older than existing versions');
    expect(await textsIn(repository, prp)).toEqual(['saved\n']);
  });

  it('adds older revisions with --append, and keeps the latest version', async () => {
    const { data } = await importedIn(repository, { append: true });
    const [saved, , , again] = await versionsIn(repository, prp);
    expect(await textsIn(repository, prp)).toEqual(['saved\n', 'old\n', 'older than saved\n', 'saved\n']);
    expect(again).toMatchObject({ restoredFrom: saved?.id, source: { dirty: true } });
    expect(data.prps[0]).toMatchObject({ versions: 2, restated: saved?.id });
    expect((await importedIn(repository, { append: true })).data).toMatchObject({ versions: 0, known: 2 });
  });

  it('adds newer revisions', async () => {
    await repository.commit('Commit what was saved');
    const later = await commit({ [prp]: 'later\n' });
    const { data } = await importedIn(repository);
    expect(await textsIn(repository, prp)).toEqual(['saved\n', 'later\n']);
    expect(data.prps[0]).toMatchObject({ versions: 1, from: later, restated: null });
    expect((await importedIn(repository)).data.versions).toBe(0);
  });

  it('adds revisions of other PRPs', async () => {
    await commit({ 'PRPs/other.md': 'other\n' });
    await importedIn(repository);
    expect(await textsIn(repository, 'PRPs/other.md')).toEqual(['other\n']);
  });
});

describe('an incomplete clone', () => {
  it('that is shallow gives its revisions, and a hint at the rest', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await commit({ [prp]: text });
    const clone = await temporaryClone(repository, ['--depth=2']);
    const { data, text } = await importedIn(clone);
    expect(data).toMatchObject({ versions: 2, cut: true });
    expect(text).toContain('git fetch --unshallow');

    await clone.git.text(['fetch', '--quiet', '--unshallow']);
    await importedIn(clone);
    expect((await textsIn(clone, prp)).at(-1)).toBe('three\n');
    expect(await textsIn(clone, prp)).toContain('one\n');
  });

  it('without contents causes an error with a hint, and no fetch', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await commit({ [prp]: text });
    await repository.git.text(['config', 'uploadpack.allowFilter', 'true']);
    const clone = await temporaryClone(repository, ['--filter=blob:none']);
    await expect(importedIn(clone)).rejects.toMatchObject({
      code: 'E_GIT',
      hint: expect.stringContaining('git fetch --refetch'),
    });
    expect(await branchOf(clone).head()).toBeUndefined();
  });
});

describe('concurrent writers', () => {
  /** The branch, with another writer that saves just before the first commit. */
  function interrupted(text: string): Branch {
    const branch = branchOf(repository);
    let isFirst = true;
    return {
      ...branch,
      withLock: (work) => work(),
      async commit(change, message, head) {
        if (isFirst) await new History(branchOf(repository)).append([addition(text, { prp })]);
        isFirst = false;
        return branch.commit(change, message, head);
      },
    };
  }

  it('cause a new plan: no older revision follows their versions', async () => {
    await commit({ [prp]: 'old\n', 'PRPs/other.md': 'other\n' });
    const { data } = await importedIn(repository, {}, { branch: interrupted('saved\n') });
    expect(await textsIn(repository, prp)).toEqual(['saved\n']);
    expect(await textsIn(repository, 'PRPs/other.md')).toEqual(['other\n']);
    expect(data).toMatchObject({ versions: 1, skipped: 1 });
  });

  it('may import the same revisions', async () => {
    await commit({ [prp]: 'one\n' });
    await commit({ [prp]: 'two\n' });
    await Promise.all([importedIn(repository), importedIn(repository), importedIn(repository)]);
    expect(await textsIn(repository, prp)).toEqual(['one\n', 'two\n']);
  });
});

describe('a long history', () => {
  it('is imported in a few commits of bounded size, in order', async () => {
    await quickHistory(
      repository,
      Array.from({ length: 1_150 }, (_, n) => ({
        files: n % 10 === 9 ? { 'src/a.ts': `code ${n}` } : { [n % 3 === 0 ? 'PRPs/b.md' : prp]: `version ${n}\n` },
      })),
    );
    const { data } = await importedIn(repository);
    expect(data.versions).toBe(1_035);
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('2');
    const texts = await textsIn(repository, prp);
    expect(texts).toEqual(
      Array.from({ length: 1_150 }, (_, n) => n)
        .filter((n) => n % 10 !== 9 && n % 3 !== 0)
        .map((n) => `version ${n}\n`),
    );
    expect((await importedIn(repository)).data).toMatchObject({ versions: 0, known: 1_035 });
    expect((await pathsOn(branchOf(repository), prp)).length).toBe(2 * texts.length);
  });

  it('gives each content that differs from the one before, byte for byte', async () => {
    const content = fc.oneof(
      fc.constantFrom('one\n', 'two\n', 'three'),
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0')),
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: content.map((text) => ({ text })) },
      { weight: 1, arbitrary: fc.constant({ text: null }) },
      { weight: 1, arbitrary: fc.constant({ text: undefined }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const fresh = await temporaryRepository();
        await quickHistory(fresh, [
          { files: { 'src/a.ts': 'code' } },
          ...steps.map(({ text }, n) => ({
            files: text === undefined ? { 'src/a.ts': `code ${n}` } : { [prp]: text },
          })),
        ]);
        await importedIn(fresh);
        const contents = steps.flatMap(({ text }) => text ?? []);
        expect(await textsIn(fresh, prp)).toEqual(contents.filter((text, n) => text !== contents[n - 1]));
      }),
      { numRuns: 15 },
    );
  });
});
