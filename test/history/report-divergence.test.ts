import { describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { gitIn } from '../../src/system/git.ts';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { addition } from '../support/addition.ts';
import { bareRemote, sharedIn } from '../support/shared-remote.ts';
import type { TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/user-api.md';

/** The events while versions are listed without the remote. */
async function heardIn({ directory }: TemporaryRepository): Promise<readonly PrpEvent[]> {
  const events: PrpEvent[] = [];
  const branch = gitBranch(gitIn(directory), 'prp-versions', { announce: (event) => void events.push(event) });
  const history = new History(branch);
  await history.list(prp);
  await history.list(prp);
  await branch.close();
  return events;
}

async function twoClones() {
  const remote = await bareRemote();
  const [ann, ben] = [await remote.clone(), await remote.clone()];
  await sharedIn(ann).history.append([addition('common')]);
  await sharedIn(ben).history.list(prp);
  return { remote, ann, ben };
}

const local = ({ directory }: TemporaryRepository) => new History(gitBranch(gitIn(directory), 'prp-versions'));

describe('a command without the remote', () => {
  it('reports nothing while both branches are equal', async () => {
    const { ben } = await twoClones();
    expect(await heardIn(ben)).toEqual([]);
  });

  it('reports nothing when only the local branch has new commits', async () => {
    const { ben } = await twoClones();
    await local(ben).append([addition('ours')]);
    expect(await heardIn(ben)).toEqual([]);
  });

  it('reports once that the local branch is behind the last fetch', async () => {
    const { ann, ben } = await twoClones();
    for (const text of ['1', '2']) await sharedIn(ann).history.append([addition(text)]);
    expect(await heardIn(ben)).toEqual([]);
    await ben.git.text(['fetch', '--quiet']);
    expect(await heardIn(ben)).toEqual([
      { type: 'versions-behind', remote: 'origin', branch: 'prp-versions', behind: 2, ahead: 0 },
    ]);
  });

  it('reports a divergence without contacting the remote', async () => {
    const { remote, ann, ben } = await twoClones();
    await sharedIn(ann).history.append([addition('theirs')]);
    await local(ben).append([addition('ours')]);
    await ben.git.text(['fetch', '--quiet']);
    await ben.git.text(['remote', 'set-url', 'origin', `${remote.directory}-is-gone`]);
    expect(await heardIn(ben)).toMatchObject([{ type: 'versions-behind', behind: 1, ahead: 1 }]);
  });
});
