import { describe, expect, it } from 'vitest';
import { runningApp } from '../support/app.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';

const prp = 'PRPs/search.md';
const broken = completePrp.replace('in seconds', 'at once').replace('file: src/notes.js', 'file: src/note.js');

async function appWithPull(text: string) {
  const at = await runningApp({ files: { ...completeFiles, [prp]: completePrp } });
  await at.repository.commit('topic', { write: { [prp]: text } });
  const pull = await at.repository.openPull({ head: 'topic' });
  return { at, pull };
}

describe('the app', () => {
  it('validates a pull request, and reports in a check and a comment', async () => {
    const { at, pull } = await appWithPull(broken);
    const ended = await at.handled(await at.events.pullRequest(pull));
    expect(at.seen.filter(({ type }) => type === 'job-ended')).toMatchObject([{ result: { status: 'failed' } }]);
    expect(ended.type).toBe('delivery-done');
    expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', conclusion: 'failure', headSha: pull.headSha }]);
    const [comment] = at.repository.comments.values();
    expect(comment).toMatchObject({ author: { login: 'prp[bot]' } });
    expect(comment?.body).toContain('src/note.js');
  });

  it('answers a slash-command', async () => {
    const { at, pull } = await appWithPull(completePrp.replace('in seconds', 'at once'));
    await at.handled(await at.events.pullRequest(pull));
    await at.handled(await at.events.issueComment(at.repository.comment(pull.number, '/prp list search')));
    const replies = [...at.repository.comments.values()].filter(({ body }) => body.includes('prp:reply:'));
    expect(replies).toHaveLength(1);
    expect(replies[0]?.body).toContain('v1');
  });
});
