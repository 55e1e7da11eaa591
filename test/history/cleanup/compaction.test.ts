import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { History } from '../../../src/history/history.ts';
import { addition, validated } from '../../support/addition.ts';
import { branchOf } from '../../support/git-branch.ts';
import { putByHand, summaryOf } from '../../support/history.ts';
import { temporaryClone, temporaryRepository, type TemporaryRepository } from '../../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';
const ref = 'refs/heads/prp-versions';

function historyIn(repository: TemporaryRepository): History {
  return new History(branchOf(repository));
}

/** Versions of 20,000 incompressible bytes, each in its own commit. */
async function saveLarge(history: History, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await history.append([addition(randomBytes(10_000).toString('hex'))]);
}

/** Bytes of all objects after Git's garbage collection. */
async function bytesAfterGc({ git }: TemporaryRepository): Promise<number> {
  await git.text(['gc', '--quiet', '--prune=now']);
  const counted = await git.text(['count-objects', '-v']);
  const sizes = [...counted.matchAll(/^size(?:-pack)?: (\d+)$/gm)].map(([, size]) => Number(size) * 1024);
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('a compaction', () => {
  it('frees the space of removed versions, which a clean-up alone does not', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    await saveLarge(history, 20);
    const before = await bytesAfterGc(repository);
    await history.cleanup({ maxPerPrp: 2 });
    expect(await bytesAfterGc(repository)).toBeGreaterThan(before * 0.9);

    const { commitsBefore, commitsAfter, storage } = await history.compact({ dryRun: false });
    expect([commitsBefore, commitsAfter]).toEqual([21, 1]);
    expect(await repository.git.text(['reflog', 'show', ref])).toBe('');
    const after = await bytesAfterGc(repository);
    expect(after).toBeLessThan(before * 0.2);
    expect((storage?.unreachable.bytes ?? 0) / (before - after)).toBeCloseTo(1, 0);
    expect(storage?.heldBy).toEqual([]);
    expect((await history.list(prp)).map(summaryOf)).toEqual(['v20 unvalidated', 'v19 unvalidated']);
    expect(await history.verify()).toMatchObject({ checked: 2, problems: [], notes: [] });
    expect((await repository.git.run(['fsck', '--strict'])).exitCode).toBe(0);
  });

  it('calculates in a dry run as if the clean-up were done, and changes nothing', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    await saveLarge(history, 10);
    const before = await repository.git.text(['rev-parse', ref]);
    const { removed } = await history.cleanup({ maxPerPrp: 2 }, { dryRun: true });
    const planned = await history.compact({ dryRun: true, without: removed });
    expect(await repository.git.text(['rev-parse', ref])).toBe(before);
    expect(planned).toMatchObject({ commitsBefore: 10, head: null, storage: { unreachable: { commits: 10 } } });

    await history.cleanup({ maxPerPrp: 2 });
    const { storage } = await history.compact({ dryRun: false });
    const difference = (storage?.unreachable.bytes ?? 0) - (planned.storage?.unreachable.bytes ?? 0);
    // The commit of the clean-up and the directories that it rewrote.
    expect(difference).toBeGreaterThanOrEqual(0);
    expect(difference).toBeLessThan(2_000);
    expect(planned.storage?.unreachable.bytes).toBeGreaterThan(8 * 10_000);
  });

  it('leaves a log that explains the replaced commits and all earlier removals', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    const [first, second] = await history.append(['one', 'two', 'three', 'four'].map((text) => addition(text)));
    await history.cleanup({ maxPerPrp: 3 });
    await history.compact({ dryRun: false });
    await history.append([addition('five')]);
    await history.cleanup({ maxPerPrp: 3 });
    const head = await repository.git.text(['rev-parse', ref]);
    await history.compact({ dryRun: false });
    expect(await repository.git.text(['log', '--format=%B', 'prp-versions'])).toBe(
      [
        'prp: compact 3 commits into one',
        '',
        'Prp-Action: compact',
        'Prp-Replaced-Commits: 3',
        `Prp-Replaced-Head: ${head}`,
        `Prp-Removed: ${prp}\t${first?.version.memento.id}`,
        `Prp-Removed: ${prp}\t${second?.version.memento.id}`,
        '',
      ].join('\n'),
    );
    await expect(history.select(prp, first?.version.memento.id ?? '')).rejects.toThrow(/a clean-up removed it/);
    expect((await history.verify()).problems).toEqual([]);
  });

  it('does nothing on one commit or none', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    expect(await history.compact({ dryRun: false })).toMatchObject({ commitsBefore: 0, replaced: null });
    await history.append([addition('one')]);
    const head = await repository.git.text(['rev-parse', ref]);
    expect(await history.compact({ dryRun: false })).toMatchObject({ commitsBefore: 1, replaced: null, head: null });
    expect(await repository.git.text(['rev-parse', ref])).toBe(head);
  });

  it('names other references to the old commits, and does not count those as free', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    await saveLarge(history, 3);
    await repository.git.text(['tag', 'kept-by-somebody', 'prp-versions']);
    await saveLarge(history, 1);
    const { storage } = await history.compact({ dryRun: false });
    expect(storage).toMatchObject({ heldBy: ['refs/tags/kept-by-somebody'], unreachable: { commits: 1 } });
  });

  it('refuses to hide tampering that only the log shows, unless another reference keeps the log', async () => {
    const repository = await temporaryRepository();
    const history = historyIn(repository);
    await history.append([addition('one'), addition('two')]);
    await putByHand(branchOf(repository), { 'by-hand.txt': 'mine' });
    const head = await repository.git.text(['rev-parse', ref]);
    for (const dryRun of [true, false]) {
      await expect(history.compact({ dryRun })).rejects.toMatchObject({
        code: 'E_INTEGRITY',
        hint: expect.stringContaining(`git branch prp-evidence ${head}`) as unknown,
      });
    }
    expect(await repository.git.text(['rev-parse', ref])).toBe(head);
    await repository.git.text(['branch', 'prp-evidence', head]);
    expect(await history.compact({ dryRun: false })).toMatchObject({
      replaced: head,
      storage: { heldBy: ['refs/heads/prp-evidence'] },
    });
  });

  it('changes no other branch, and neither work tree, index, HEAD nor their reflogs', async () => {
    const repository = await temporaryRepository();
    await repository.write('tracked.txt', 'one');
    await repository.commit();
    await repository.write('tracked.txt', 'two');
    await repository.commit();
    await repository.write('untracked.txt', 'mine');
    const history = historyIn(repository);
    await history.append([addition('one')]);
    await history.append([addition('two')]);
    const state = async () => {
      const asked = [
        ['status', '--porcelain'],
        ['reflog', 'show', 'HEAD'],
        ['reflog', 'show', 'main'],
        ['for-each-ref', 'refs/heads/main'],
        ['ls-files', '--stage'],
      ];
      return Promise.all(asked.map((args) => repository.git.text(args)));
    };
    const before = await state();
    await history.compact({ dryRun: false });
    expect(await state()).toEqual(before);
  });

  it('refuses in a shallow clone', async () => {
    const origin = await temporaryRepository();
    const history = historyIn(origin);
    await history.append([addition('one')]);
    await history.append([addition('two')]);
    await origin.commit();
    const clone = await temporaryClone(origin);
    await clone.git.text(['fetch', '--quiet', '--depth=1', `file://${origin.directory}`, '+prp-versions:prp-versions']);
    const head = await clone.git.text(['rev-parse', ref]);
    await clone.git.text(['update-ref', '-d', 'refs/remotes/origin/prp-versions']);
    await expect(historyIn(clone).compact({ dryRun: true })).rejects.toMatchObject({
      code: 'E_CONFLICT',
      hint: 'git fetch --unshallow',
    });
    expect(await clone.git.text(['rev-parse', ref])).toBe(head);
  });

  it('loses no version that is saved at the same time', async () => {
    const repository = await temporaryRepository();
    await historyIn(repository).append([addition('before 1')]);
    await historyIn(repository).append([addition('before 2')]);
    const writers = [0, 1, 2].map(async (writer) => {
      const history = historyIn(repository);
      for (let n = 0; n < 4; n += 1) await history.append([addition(`writer ${writer}, version ${n}`)]);
    });
    const upkeep = [0, 1].map(async () => {
      const history = historyIn(repository);
      for (let n = 0; n < 3; n += 1) await history.compact({ dryRun: false });
    });
    await Promise.all([...writers, ...upkeep]);
    const listed = await historyIn(repository).list(prp);
    expect(listed.map(summaryOf)).toEqual(Array.from({ length: 14 }, (_, k) => `v${14 - k} unvalidated`));
  });
});

describe('killed upkeep', () => {
  it('leaves the old state or the new one, at any moment', async () => {
    const repository = await temporaryRepository();
    await historyIn(repository).append([validated('passed', 'passed')]);
    for (let round = 1; round <= 3; round += 1) {
      const worker = startUpkeep(repository);
      for (let steps = 0; steps < round * 2; steps += 1) await once(worker.stdout, 'data');
      process.kill(-(worker.pid ?? 0), 'SIGKILL');
      await once(worker, 'close');

      const history = historyIn(repository);
      const [appended] = await history.append([addition(`after kill ${round}`)]);
      await history.cleanup({ maxPerPrp: 3 });
      await history.compact({ dryRun: false });
      const listed = await history.list(prp);
      expect(listed.filter(({ tampered }) => tampered)).toEqual([]);
      expect(listed[0]).toMatchObject({ memento: { id: appended?.version.memento.id } });
      expect(summaryOf(await history.select(prp, 'last-passing'))).toBe('v1 passed');
      for (const version of listed) if (!version.tampered) await history.content(version);
    }
    expect((await repository.git.run(['fsck', '--strict', '--no-dangling'])).exitCode).toBe(0);
  });
});

/** A process in its own group that saves, cleans up and compacts, and prints each step. */
function startUpkeep({ directory }: TemporaryRepository) {
  const root = new URL('../../../', import.meta.url);
  const program = `
    import { gitIn } from '${root.href}src/system/git.ts';
    import { gitBranch } from '${root.href}src/history/branch/git-branch.ts';
    import { History } from '${root.href}src/history/history.ts';
    import { addition } from '${root.href}test/support/addition.ts';
    const history = new History(gitBranch(gitIn(process.cwd()), 'prp-versions'));
    for (let n = 0; ; n += 1) {
      for (const text of ['a', 'b']) await history.append([addition(text + n + ' of process ' + process.pid)]);
      await history.cleanup({ maxPerPrp: 3 });
      process.stdout.write('cleaned ');
      await history.compact({ dryRun: false });
      process.stdout.write('compacted ');
    }
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
