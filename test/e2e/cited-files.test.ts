import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type Workflow, workflowIn } from '../support/workflow.ts';

const comment = (at: Workflow) => [...at.repository.comments.values()].at(-1)?.body ?? '';

async function citing(change: Parameters<Workflow['repository']['commit']>[1]) {
  const files = { ...completeFiles, 'PRPs/search.md': completePrp, 'PRPs/export.md': completePrp, 'docs/a.md': 'A.\n' };
  const at = await workflowIn({ files });
  await at.repository.commit('topic', change);
  const pull = await at.repository.openPull({ head: 'topic' });
  return { at, result: await at.runBuilt(await at.events.pullRequest(pull)) };
}

describe('a pull request that takes away a file', () => {
  it('says which PRPs cite a deleted file, in comment, check and summary', async () => {
    const { at, result } = await citing({ remove: ['src/notes.js'] });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    const head = await at.repository.head('topic');
    const line = completePrp.split('\n').findIndex((text) => text.includes('src/notes.js')) + 1;
    for (const text of [comment(at), result.summary]) {
      expect(text).toMatch(/^### ⚠️ 2 PRPs cite src\/notes\.js, which this pull request deletes$/m);
      expect(text).toContain(`/blob/${head}/PRPs/export.md?plain=1#L${line})`);
      expect(text).toContain(`/blob/${head}/PRPs/search.md?plain=1#L${line})`);
    }
    const [check] = at.repository.checkRuns;
    expect(check).toMatchObject({ conclusion: 'success', title: expect.stringMatching(/^2 PRPs cite src\/notes\.js/) });
  });

  it('names the new path of a renamed file, beside the PRPs that it changes', async () => {
    const write = { 'PRPs/export.md': completePrp.replaceAll('src/notes.js', 'src/entries.js') };
    const { at, result } = await citing({ rename: { 'src/notes.js': 'src/entries.js' }, write });
    expect(comment(at)).toMatch(/`src\/notes\.js` is renamed to `src\/entries\.js`, but 1 PRP cites it/);
    expect(result.exitCode).toBe(0);
  });

  it('is silent, and asks GitHub nothing more, where no PRP cites the file', async () => {
    const { at, result } = await citing({ remove: ['docs/a.md'] });
    expect(result).toMatchObject({ exitCode: 0, outputs: { 'reason-code': 'nothing-changed' } });
    expect(comment(at)).toBe('');
    expect(result.asked.length).toBeLessThanOrEqual(2);
  });
});
