import { describe, expect, it } from 'vitest';
import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History } from '../../src/history/history.ts';
import { gitIn } from '../../src/system/git.ts';
import { objectReader } from '../../src/system/object-reader.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const [old, renamed] = ['PRPs/search.md', 'PRPs/find.md'];

/** The versions of a PRP on GitHub, newest first, each with its path. */
async function versionsOf({ repository }: Workflow, prp: string): Promise<readonly string[]> {
  const git = gitIn(repository.store.directory);
  const objects = objectReader(git, 1_000_000);
  try {
    const versions = await new History(gitBranch(git, 'prp-versions', { objects })).list(prp);
    return versions.map((one) => (one.tampered ? one.reason : `${one.memento.prp} v${one.memento.sequence}`));
  } finally {
    await objects.close();
  }
}

describe('the action, where a PRP was renamed', () => {
  it.each([
    ['without an edit', completePrp],
    ['with an edit', completePrp.replace('in seconds', 'at once')],
  ])('%s, continues its versions in a pull request', async (_how, text) => {
    const at = await workflowIn({ files: { ...completeFiles, [old]: completePrp } });
    at.repository.allow('ann', 'write');
    await at.repository.commit('first', { write: { [old]: `${completePrp}\n` } });
    const first = await at.repository.openPull({ head: 'first' });
    await at.runBuilt(await at.events.pullRequest(first, 'synchronize'));
    expect(await versionsOf(at, old)).toEqual([`${old} v1`]);

    await at.repository.commit('topic', { write: { [renamed]: `${text}\n` }, remove: [old] });
    const pull = await at.repository.openPull({ head: 'topic' });
    const { exitCode } = await at.runBuilt(await at.events.pullRequest(pull, 'synchronize'));
    expect(exitCode).toBe(0);
    expect(await versionsOf(at, renamed)).toEqual([`${renamed} v2`, `${old} v1`]);
  });
});
