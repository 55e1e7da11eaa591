import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { branchOf } from '../support/git-branch.ts';
import { bareRemote, sharedIn } from '../support/shared-remote.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';
import { startWriter, type Writer } from '../support/writer-process.ts';

const prp = 'PRPs/user-api.md';

/** A random moment of a process that saves version after version. */
async function killedSomeTime(writer: Writer, isStarted: boolean): Promise<void> {
  if (isStarted) await new Promise((resolve) => writer.child.stdout?.once('data', resolve));
  await setTimeout(Math.random() * (isStarted ? 80 : 400));
  await writer.killGroup();
}

describe('after kill -9 of a writer and its children', () => {
  it('the branch is complete, and the next writer saves at once', { timeout: 180_000 }, async () => {
    const repository = await temporaryRepository();
    const history = new History(branchOf(repository));
    for (let round = 1; round <= 16; round += 1) {
      const before = await history.list(prp);
      await killedSomeTime(startWriter(repository.directory, `round ${round}`), round % 4 > 0);

      const [saved] = await history.append([addition(`after round ${round}`)]);
      const after = await history.list(prp);
      expect(after[0]).toMatchObject({ memento: { id: saved?.version.memento.id } });
      expect(sequencesOf(after)).toEqual(Array.from({ length: after.length }, (_, n) => after.length - n));
      expect(after.slice(after.length - before.length)).toEqual(before);
      expect(
        (await repository.git.run(['fsck', '--connectivity-only', '--no-dangling', 'prp-versions'])).exitCode,
      ).toBe(0);
      expect(await leftoversIn(repository)).toEqual([]);
    }
    expect(await history.verify()).toMatchObject({ problems: [] });
  });

  it('both sides of a remote are complete, and the next writer publishes', { timeout: 180_000 }, async () => {
    const remote = await bareRemote();
    const clone = await remote.clone();
    for (let round = 1; round <= 6; round += 1) {
      await killedSomeTime(startWriter(clone.directory, `round ${round}`, { remote: true }), round % 4 > 0);
      const { history } = sharedIn(clone);
      await history.append([addition(`after round ${round}`)]);
      const versions = await history.list(prp);
      expect(sequencesOf(versions)).toEqual(Array.from({ length: versions.length }, (_, n) => versions.length - n));
      expect(await clone.git.text(['rev-parse', 'prp-versions'])).toBe(
        await remote.git.text(['rev-parse', 'prp-versions']),
      );
      expect(await leftoversIn(clone)).toEqual([]);
    }
    expect(await sharedIn(clone).history.verify()).toMatchObject({ problems: [] });
    expect((await remote.git.run(['fsck', '--connectivity-only', '--no-dangling'])).exitCode).toBe(0);
  });
});

function sequencesOf(versions: Awaited<ReturnType<History['list']>>): readonly (number | string)[] {
  return versions.map((version) => (version.tampered ? version.reason : version.memento.sequence));
}

/** Leftovers that a user would have to remove by hand. */
async function leftoversIn({ directory, git }: TemporaryRepository): Promise<readonly string[]> {
  const files = await readdir(`${directory}/.git`, { recursive: true });
  const refs = (await git.text(['for-each-ref', '--format=%(refname)'])).split('\n');
  return [
    ...files.filter((name) => /\.lock$|\.turn$|^index|^worktrees|crash/.test(name)),
    ...refs.filter((ref) => !/^refs\/(heads|remotes\/origin)\/prp-versions$/.test(ref)),
  ];
}
