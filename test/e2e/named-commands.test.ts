import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { workflowIn } from '../support/workflow.ts';

async function pushed() {
  const at = await workflowIn({ files: completeFiles });
  const before = await at.repository.head();
  const write = { 'PRPs/search.md': completePrp, 'PRPs/export.md': completePrp };
  const after = await at.repository.commit('main', { write });
  const push = await at.runBuilt(await at.events.push('main', { before, after }));
  const command = async (inputs: Readonly<Record<string, string>>) =>
    at.runBuilt(await at.events.workflowDispatch(), { inputs });
  return { at, push, command };
}

describe('the command of a workflow', () => {
  it('leaves the outputs for one version empty where there are two', async () => {
    const { push, command } = await pushed();
    expect(JSON.parse(push.outputs['versions'] ?? '')).toHaveLength(2);
    expect(push.outputs).toMatchObject({ 'version-id': '', checksum: '' });
    const shown = await command({ command: 'show', prp: 'search' });
    expect(shown.outputs).toMatchObject({ 'version-id': expect.stringMatching(/^v\d/), checksum: expect.any(String) });
  });

  it('list without a PRP is a table of all PRPs', async () => {
    const { command } = await pushed();
    const { summary, exitCode } = await command({ command: 'list' });
    expect(exitCode).toBe(0);
    expect(summary).toMatch(/^\|.*export.*\|.*v1.*\|/m);
    expect(summary).toMatch(/^\|.*search.*\|.*v1.*\|/m);
    expect(summary).not.toMatch(/\/prp |No versions/);
  });

  it('tag gives the version the name of its input, and lists the names without one', async () => {
    const { command } = await pushed();
    expect(await command({ command: 'tag', prp: 'search', version: 'v1', tag: 'approved' })).toMatchObject({
      exitCode: 0,
    });
    const listed = await command({ command: 'tag', prp: 'search' });
    expect(listed.summary).toContain('approved');
    expect(JSON.parse(listed.outputs['result'] ?? '')).toMatchObject({
      data: { action: 'listed', tags: [{ name: 'approved', sequence: 1 }, { name: 'main' }] },
    });
    const nameless = await command({ command: 'tag', prp: 'search', version: 'v1' });
    expect(nameless).toMatchObject({ exitCode: 1, outputs: { status: 'error', 'reason-code': 'usage' } });
    expect(nameless.log).toContain('needs the input `tag`');
  });
});

describe('a pull request that deletes a PRP', () => {
  it('says so in the headline and in the title of the check', async () => {
    const { at } = await pushed();
    await at.repository.commit('topic', { remove: ['PRPs/export.md'] });
    const pull = await at.repository.openPull({ head: 'topic' });
    const { summary } = await at.runBuilt(await at.events.pullRequest(pull));
    expect(summary).toMatch(/^### ⚪ export was deleted$/m);
    expect(at.repository.checkRuns.at(-1)).toMatchObject({ title: 'export was deleted' });
  });
});
