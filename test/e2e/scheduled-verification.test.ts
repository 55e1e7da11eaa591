import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const other = 'PRPs/export.md';
const versions = 'refs/heads/prp-versions';

/** Three versions of one PRP, and one of another. */
async function kept(): Promise<Workflow> {
  const at = await workflowIn({ files: completeFiles });
  for (const n of [1, 2, 3]) {
    const text = completePrp.replace('in seconds', `in ${n} seconds`);
    const before = await at.repository.head();
    const after = await at.repository.commit('main', { write: { [prp]: text, ...(n === 1 && { [other]: text }) } });
    await at.runBuilt(await at.events.push('main', { before, after }));
  }
  return at;
}

/** Deletes files of the versions branch by hand, and returns the commit. */
async function remove(at: Workflow, directory: string): Promise<string> {
  const { git } = at.repository.store;
  const listed = await git.text(['ls-tree', '-r', '--name-only', versions]);
  const gone = listed.split('\n').filter((path) => path.startsWith(`${directory}/`));
  expect(gone.length).toBeGreaterThan(0);
  return at.repository.commit('prp-versions', { remove: gone });
}

interface Verified {
  readonly data: {
    readonly head: string;
    readonly problems: readonly { readonly prp: string; readonly commit?: { readonly id: string } }[];
  };
}

describe('a scheduled verification by the built action', () => {
  it('reads the log, and says how far it reaches, in one sentence on a good day', async () => {
    const at = await kept();
    const result = await at.runBuilt(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed', 'reason-code': 'passed' } });
    expect(result.summary).toMatch(/^### ✅ All 4 versions are as they were sealed$/m);
    expect(result.summary).toContain('2 PRPs, 4 versions, 0 records, and the log back to its first commit');
    expect(`${result.summary}${result.log}`).not.toMatch(/log (?:cannot|could not) be read/);
    expect(result.asked.filter((request) => !request.includes('.git/')).length).toBeLessThanOrEqual(6);
  });

  it.each<[string, (at: Workflow) => Promise<string>]>([
    ['a whole PRP', async () => other],
    [
      'a version in the middle',
      async (at) => {
        const listed = await at.repository.store.git.text(['ls-tree', '--name-only', versions, `${prp}/0000/`]);
        return listed.split('\n').filter((path) => /\/v\d{8}_/.test(path))[1] ?? '';
      },
    ],
  ])('alarms when %s was deleted by hand, and names the commit', async (_, choose) => {
    const at = await kept();
    const directory = await choose(at);
    const commit = await remove(at, directory);
    const result = await at.runBuilt(await at.events.schedule());
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed', 'reason-code': 'tampered' } });
    expect(result.summary).toMatch(/^### ❌ /m);
    expect(result.summary).toContain(`[\`${commit.slice(0, 7)}\`](${at.github.serverUrl}/acme/shop/commit/${commit})`);
    expect(result.summary).toContain('Nothing was repaired');
    const { data } = JSON.parse(result.outputs['result'] ?? '') as Verified;
    expect(data.head).toBe(commit);
    const [path = ''] = directory.split('/0000/');
    expect(data.problems).toContainEqual(
      expect.objectContaining({ prp: path, commit: expect.objectContaining({ id: commit }) }),
    );
  });
});
