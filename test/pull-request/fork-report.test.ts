import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { workflowIn } from '../support/workflow.ts';

const files = { ...completeFiles, 'PRPs/a.md': completePrp };

describe('a workflow_run after the run of a fork', () => {
  it('reports on the pull request with its files as data, and keeps no version', async () => {
    const at = await workflowIn({ files });
    const fork = await at.github.fork(at.repository, 'eve');
    const evil = 'commands: [{ id: evil, run: "exit 1" }]\n';
    const write = { 'PRPs/a.md': completePrp.replace('src/notes.js', 'src/note.js'), '.github/prp.yml': evil };
    await fork.commit('topic', { write });
    const pull = await at.repository.openPull({ head: 'topic', from: fork });
    const { exitCode, outputs } = await at.run(await at.events.workflowRun(pull));
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references', versions: '[]' });
    expect([...at.repository.comments.values()]).toMatchObject([{ number: pull.number }]);
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeUndefined();
  });

  it('reports on a pull request of Dependabot, and keeps no version', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { 'PRPs/a.md': completePrp.replace('src/notes.js', 'src/note.js') } });
    const pull = await at.repository.openPull({ head: 'topic', author: 'dependabot[bot]' });
    const { outputs } = await at.run(await at.events.workflowRun(pull));
    expect(outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references', versions: '[]' });
    const [comment] = [...at.repository.comments.values()];
    expect(comment?.body).toContain('from Dependabot');
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
    expect(await at.repository.store.resolve('refs/heads/prp-versions')).toBeUndefined();
  });

  it('leaves the report to a newer run when the fork has moved', async () => {
    const at = await workflowIn({ files });
    const fork = await at.github.fork(at.repository, 'eve');
    await fork.commit('topic', { write: { 'PRPs/a.md': 'One.\n' } });
    const event = await at.events.workflowRun(await at.repository.openPull({ head: 'topic', from: fork }));
    await fork.commit('topic', { write: { 'PRPs/a.md': 'Two.\n' } });
    expect((await at.run(event)).outputs).toMatchObject({ decision: 'complete', 'reason-code': 'pull-request-moved' });
  });

  it('sends no request for a branch of the repository itself', async () => {
    const at = await workflowIn({ files });
    await at.repository.commit('topic', { write: { 'PRPs/a.md': 'One.\n' } });
    const { outputs, asked } = await at.run(
      await at.events.workflowRun(await at.repository.openPull({ head: 'topic' })),
    );
    expect(outputs).toMatchObject({ status: 'skipped', 'reason-code': 'not-from-a-fork' });
    expect(asked).toEqual([]);
  });
});
