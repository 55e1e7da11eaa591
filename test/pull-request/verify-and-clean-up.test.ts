import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { gitIn } from '../../src/system/git.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const other = 'PRPs/export.md';
const versions = 'refs/heads/prp-versions';
const text = (n: number) => completePrp.replace('in seconds', `in ${n} seconds`);

/** Three versions of one PRP, tagged, and two of another, one of them validated. */
async function kept(): Promise<Workflow> {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
  for (const n of [1, 2, 3]) {
    const before = await at.repository.head();
    const write = n === 1 ? { [prp]: text(n), [other]: text(n) } : { [prp]: text(n) };
    const after = await at.repository.commit('main', { write });
    await at.run(await at.events.push('main', { before, after }));
  }
  await at.repository.commit('topic', { write: { [other]: text(2) } });
  await at.run(await at.events.pullRequest(await at.repository.openPull({ head: 'topic' })));
  return at;
}

async function paths(at: Workflow): Promise<readonly string[]> {
  return (await at.repository.store.git.text(['ls-tree', '-r', '--name-only', versions])).split('\n');
}

/** The directories of the versions of a PRP, oldest first. */
async function places(at: Workflow): Promise<readonly string[]> {
  const mementos = (await paths(at)).filter((path) => path.startsWith(`${prp}/0000/`) && path.endsWith('memento.json'));
  return mementos.map((path) => path.slice(0, path.lastIndexOf('/')));
}

async function remove(at: Workflow, isGone: (path: string) => boolean): Promise<readonly string[]> {
  const gone = (await paths(at)).filter(isGone);
  await at.repository.commit('prp-versions', { remove: gone });
  return gone;
}

describe('a scheduled verification', () => {
  it('passes unchanged versions without notes', async () => {
    const at = await kept();
    const result = await at.run(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', 'reason-code': 'passed' } });
    expect(result.summary).toBe(
      '### ✅ All 5 versions are as they were sealed\n\n2 PRPs, 5 versions, 1 record, and the log back to its first commit.\n\n',
    );
    expect(JSON.parse(result.outputs['result'] ?? '')).toMatchObject({ data: { problems: [], notes: [] } });
  });

  it.each<[string, (at: Workflow) => Promise<(path: string) => boolean>]>([
    [
      'the newest version',
      async (at) => {
        const newest = (await places(at)).at(-1) ?? '';
        return (path) => path.startsWith(`${newest}/`);
      },
    ],
    [
      'a version in the middle',
      async (at) => {
        const middle = (await places(at))[1] ?? '';
        return (path) => path.startsWith(`${middle}/`);
      },
    ],
    ['the tags', async () => (path) => path === `${prp}/tags.json`],
    [
      'a record',
      async (at) => {
        const record = (await paths(at)).find((path) => path.includes('/validations/')) ?? '';
        return (path) => path === record;
      },
    ],
    ['a whole PRP', async () => (path) => path.startsWith(`${other}/`)],
  ])('fails when %s was deleted by hand', async (_, choose) => {
    const at = await kept();
    const gone = await remove(at, await choose(at));
    expect(gone.length).toBeGreaterThan(0);
    const result = await at.run(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': 'tampered' } });
    const { data } = JSON.parse(result.outputs['result'] ?? '') as { data: { problems: readonly { kind: string }[] } };
    expect(data.problems).toContainEqual(
      expect.objectContaining({ kind: 'missing-content', message: expect.stringContaining(gone[0] ?? '') }),
    );
    const named = await at.run(await at.events.schedule(), { inputs: { command: 'verify' } });
    expect(named).toMatchObject({ exitCode: 1, outputs: { 'reason-code': 'tampered' } });
  });

  it('reports a partial verification if the log cannot be fetched, and does not pass', async () => {
    const at = await kept();
    const event = await at.events.schedule();
    const workspace = await at.checkout(event.sha);
    // Git on this machine refuses every address.
    await gitIn(workspace).text(['config', 'protocol.allow', 'never']);
    const result = await at.run(event, { workspace });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': 'partly-verified' } });
    expect(result.summary).toMatch(
      /^### ❌ 5 versions checked, but not the log of the branch\n\nThe log could not be read: The versions branch could not/,
    );
    expect(result.summary).not.toContain('✅');
  });

  it('passes before the first version', async () => {
    const at = await workflowIn({ files: completeFiles });
    expect(await at.run(await at.events.schedule())).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  });
});
