import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { workflowIn } from '../support/workflow.ts';

describe('a slash-command', () => {
  it('rolls back through the built action, in two comments', async () => {
    const at = await workflowIn({ files: { ...completeFiles, 'PRPs/a.md': completePrp } });
    at.repository.allow('ann', 'write');
    await at.repository.commit('topic', { write: { 'PRPs/a.md': completePrp.replace('seconds', 'a second') } });
    const pull = await at.repository.openPull({ head: 'topic' });
    const say = async (body: string) => {
      const comment = at.repository.comment(pull.number, body, 'ann');
      const ran = await at.runBuilt(await at.events.issueComment(comment));
      return { ...ran, reply: [...at.repository.comments.values()].at(-1)?.body ?? '' };
    };

    expect(await say('/prp validate')).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
    await at.repository.commit('topic', { write: { 'PRPs/a.md': 'Broken.\n' } });
    const { reply } = await say('/prp rollback PRPs/a.md v1');
    const done = await say(/```\n(.*)\n```/.exec(reply)?.[1] ?? '');
    expect(done.outputs).toMatchObject({ status: 'passed', 'reason-code': 'passed' });
    expect(await at.repository.read('PRPs/a.md', 'refs/heads/topic')).toContain('Find a note in a second.');
  });
});
