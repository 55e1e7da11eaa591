import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { summaryOf } from '../support/history.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';

describe('a history in Git', () => {
  it('loses nothing to eight concurrent writers', async () => {
    const repository = await temporaryRepository();
    const writers = Array.from({ length: 8 }, (_, n) => ({ n, history: historyIn(repository) }));
    await Promise.all(
      writers.map(async ({ n, history }) => {
        for (let k = 0; k < 5; k += 1) await history.append([addition(`writer ${n}, version ${k}`)]);
      }),
    );

    const listed = await historyIn(repository).list(prp);
    expect(listed.map(summaryOf)).toEqual(Array.from({ length: 40 }, (_, k) => `v${40 - k} unvalidated`));
    const reader = historyIn(repository);
    const texts = await Promise.all(
      listed.map(async (version) => (version.tampered ? '' : Buffer.from(await reader.content(version)).toString())),
    );
    expect(new Set(texts).size).toBe(40);
    expect(await repository.git.text(['rev-list', '--count', '--merges', 'prp-versions'])).toBe('0');
    expect(await repository.git.text(['rev-list', '--count', 'prp-versions'])).toBe('40');
  });

  it('is complete after a writer was killed at any moment', async () => {
    const repository = await temporaryRepository();
    for (let round = 1; round <= 3; round += 1) {
      const writer = startWriter(repository);
      for (let saved = 0; saved < round; saved += 1) await once(writer.stdout, 'data');
      process.kill(-(writer.pid ?? 0), 'SIGKILL');
      await once(writer, 'close');

      const history = historyIn(repository);
      const [appended] = await history.append([addition(`after kill ${round}`)]);
      const listed = await history.list(prp);
      expect(listed.map(summaryOf)).toEqual(
        Array.from({ length: listed.length }, (_, k) => `v${listed.length - k} unvalidated`),
      );
      expect(listed[0]).toMatchObject({ memento: { id: appended?.version.memento.id } });
      expect(listed.length).toBeGreaterThan(round);
    }
    expect((await repository.git.run(['fsck', '--strict', '--no-dangling'])).exitCode).toBe(0);
  });

  it('leaves an audit trail that git can read', async () => {
    const repository = await temporaryRepository();
    await historyIn(repository).append([addition('text', { prp: 'PRPs/über uns.md' })]);
    const format = '--format=%s|%(trailers:key=Prp,valueonly,separator=%x2C)|%(trailers:key=Prp-Action,valueonly)';
    expect(await repository.git.text(['log', format, 'prp-versions'])).toBe(
      'prp: save PRPs/über uns.md v1|PRPs/über uns.md|saved\n',
    );
  });
});

function historyIn(repository: TemporaryRepository): History {
  return new History(branchOf(repository));
}

/** A process in its own group that saves version after version and prints each one. */
function startWriter({ directory }: TemporaryRepository) {
  const root = new URL('../../', import.meta.url);
  const program = `
    import { gitIn } from '${root.href}src/system/git.ts';
    import { gitBranch } from '${root.href}src/history/branch/git-branch.ts';
    import { History } from '${root.href}src/history/history.ts';
    import { addition } from '${root.href}test/support/addition.ts';
    const history = new History(gitBranch(gitIn(process.cwd()), 'prp-versions'));
    for (let n = 0; ; n += 1) {
      await history.append([addition('version ' + n + ' of process ' + process.pid)]);
      process.stdout.write('saved ');
    }
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
