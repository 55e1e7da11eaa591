import { beforeEach, describe, expect, it } from 'vitest';
import { appendMessage, cleanupMessage } from '../../../src/history/branch/commit-message.ts';
import { directoryOf, mementoPath } from '../../../src/history/versions/layout.ts';
import { pathsOn, putByHand, textOn } from '../../support/history.ts';
import { type KeptVersions, keptVersions } from '../../support/kept-versions.ts';

const prp = 'PRPs/user-api.md';

let branch: KeptVersions['branch'];
let history: KeptVersions['history'];
let version: KeptVersions['version'];
let place: KeptVersions['place'];
let forged: KeptVersions['forged'];
let problemsIn: KeptVersions['problemsIn'];

beforeEach(async () => {
  ({ branch, history, version, place, forged, problemsIn } = await keptVersions(prp));
});

/** Commits with any message, as this tool would. */
async function commitSaying(message: string, files: Readonly<Record<string, string>>, remove: readonly string[] = []) {
  const write = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  await branch.commit({ write, remove }, message, await branch.head());
}

describe('the log shows', () => {
  it('the commit that deleted a file', async () => {
    for (const path of await pathsOn(branch)) {
      const head = (await branch.head()) ?? '';
      const bytes = await textOn(branch, path);
      await putByHand(branch, { [path]: undefined });
      const { problems } = await history.verify();
      expect(problems.filter(({ message }) => message.includes(`removes ${path}`)).map(({ kind }) => kind)).toEqual([
        'missing-content',
      ]);
      await putByHand(branch, { [path]: bytes });
      expect(await branch.head()).not.toBe(head);
    }
  });

  it('a removal of the newest version, by hand or under another action', async () => {
    const { memento } = version(4);
    const saying = appendMessage([{ ...memento, sourceCommit: null, action: 'saved' }]);
    await commitSaying(saying, {}, [directoryOf(place(4))]);
    expect(await problemsIn()).toEqual([]);
    expect(await problemsIn('files and log')).toEqual(['v4 missing-content', 'v4 chain-broken']);
  });

  it('a rewritten version, even with valid digests', async () => {
    await commitSaying(cleanupMessage([]), {
      [mementoPath(place(4))]: forged(4, { actor: 'Mallory' }),
    });
    expect(await problemsIn()).toEqual([]);
    expect(await problemsIn('files and log')).toEqual(['v4 digest-mismatch']);
  });

  it('a version that was removed with a clean-up that names another', async () => {
    await commitSaying(cleanupMessage([place(1)]), {}, [directoryOf(place(4))]);
    expect(await problemsIn('files and log')).toEqual(['v1 chain-broken', 'v4 missing-content']);
  });

  it('versions that were removed by a clean-up', async () => {
    await commitSaying(cleanupMessage([place(1), place(3)]), {}, [directoryOf(place(1)), directoryOf(place(3))]);
    expect(await problemsIn('files and log')).toEqual([]);
  });

  it('a commit that this tool did not make, whatever it changes', async () => {
    await putByHand(branch, { 'README.md': 'mine' });
    await putByHand(branch, {});
    await commitSaying('prp: save something\n\nPrp-Action: saved\n', {
      [`${prp}/0000/${place(4).id}/validations/x`]: '',
    });
    const { problems } = await history.verify();
    expect(
      problems.map(({ message }) => message).filter((text) => text.includes('not made by this tool')),
    ).toHaveLength(3);
  });

  it('a commit with more or fewer changes than it announces', async () => {
    const { memento } = version(4);
    const id = 'v20261122_110000_fffffff';
    const saying = appendMessage([{ ...memento, id, sourceCommit: null, action: 'saved' }]);
    await commitSaying(saying, { [`${prp}/0000/${place(4).id}/executions/20261122_110000_000_00000000.json`]: '{}' });
    const log = (await history.verify()).problems.filter(({ kind }) => kind === 'chain-broken');
    expect(log.map((problem) => problem.version)).toEqual([place(4).id, id]);
  });

  it('no problem of other PRPs, when one is selected', async () => {
    await putByHand(branch, { 'notes.txt': 'mine', 'PRPs/other.md/tags.json': '{}' });
    expect((await history.verify([prp])).problems).toEqual([]);
    expect((await history.verify(['PRPs/other.md'])).problems).not.toEqual([]);
  });
});
