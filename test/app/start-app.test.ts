import { describe, expect, it } from 'vitest';
import { runningApp } from '../support/app.ts';
import { deliver } from '../support/github/webhook.ts';
import { githubActions } from '../support/github/caller.ts';
import { nullId } from '../support/github/git-store.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

async function appWithPull(text: string, files: Readonly<Record<string, string>> = {}) {
  const at = await runningApp({ files: { ...completeFiles, [prp]: completePrp, ...files } });
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
    const { at, pull } = await appWithPull(edited);
    await at.handled(await at.events.pullRequest(pull));
    await at.handled(await at.events.issueComment(at.repository.comment(pull.number, '/prp list search')));
    const replies = [...at.repository.comments.values()].filter(({ body }) => body.includes('prp:reply:'));
    expect(replies).toHaveLength(1);
    expect(replies[0]?.body).toContain('v1');
  });

  it('answers 401 to a webhook with a wrong signature, and does not store it', async () => {
    const { at, pull } = await appWithPull(broken);
    const event = await at.events.pullRequest(pull);
    const url = `${at.app.url}/api/github/webhooks`;
    expect(await deliver(url, event, { secret: 'a guess that is long enough' })).toMatchObject({
      status: 401,
      body: '',
    });
    expect(at.seen).toEqual([{ type: 'webhook', outcome: 'not-signed', head: undefined }]);
  });

  it('handles a delivery that GitHub sends again once', async () => {
    const { at, pull } = await appWithPull(broken);
    const event = await at.events.pullRequest(pull);
    const { delivery } = await at.send(event);
    await at.idle();
    expect(await at.send(event, delivery)).toMatchObject({ status: 202 });
    await at.idle();
    expect(at.seen.filter(({ type }) => type === 'job-ended')).toHaveLength(1);
  });

  it('records the results of other checks on the version, when all have concluded', async () => {
    const { at, pull } = await appWithPull(edited);
    await at.handled(await at.events.pullRequest(pull));
    at.check('unit', pull.headSha, 'success');
    at.check('lint', pull.headSha, null);
    const completed = await at.events.checkRun({ headSha: pull.headSha, name: 'unit' });
    await at.handled(completed);
    expect(at.lastResult()).toMatchObject({ reason: 'checks-pending' });
    at.check('lint', pull.headSha, 'failure');
    await at.handled(completed);
    expect(at.lastResult()).toMatchObject({ status: 'passed', reason: 'recorded' });
    const [version] = await at.versions(prp);
    expect(version).toMatchObject({ status: 'failed' });
    expect(version?.validation?.gates.filter(({ id }) => id.startsWith('check: '))).toMatchObject([
      { id: 'check: lint', status: 'failed' },
      { id: 'check: unit', status: 'passed' },
    ]);

    // The same events, later and again: nothing is recorded twice.
    const head = await at.repository.head('prp-versions');
    await at.handled(completed);
    await at.handled(completed);
    expect(await at.repository.head('prp-versions')).toBe(head);
  });

  it('restores the last passing version when checks fail, once, and says why', async () => {
    const { at, pull } = await appWithPull(edited, { '.github/prp.yml': 'rollback: { auto: true }\n' });
    await at.handled(await at.events.push('main', { before: nullId, after: await at.repository.head() }));
    await at.handled(await at.events.pullRequest(pull));
    at.check('unit', await at.repository.head(), 'success');
    await at.handled(await at.events.checkRun({ headSha: await at.repository.head(), name: 'unit' }));
    at.check('unit', pull.headSha, 'failure');
    const failed = await at.events.checkRun({ headSha: pull.headSha, name: 'unit', conclusion: 'failure' });
    await at.handled(failed);
    await at.handled(failed);
    expect(await at.repository.read(prp, 'topic')).toBe(completePrp);
    const said = [...at.repository.comments.values()].filter(({ body }) => body.includes('prp:auto-rollback'));
    expect(said).toHaveLength(1);
    expect(said[0]?.body).toContain('`unit`');
  });

  it('validates again when the check is asked for again', async () => {
    const { at, pull } = await appWithPull(edited);
    await at.handled(await at.events.pullRequest(pull));
    await at.handled(
      await at.events.checkRun({ headSha: pull.headSha, name: 'PRP', app: at.registered }, 'rerequested'),
    );
    expect(at.lastResult()).toMatchObject({ status: 'passed' });
    // The check of the commit was changed: there is still one.
    expect(at.repository.checkRuns).toMatchObject([{ headSha: pull.headSha }]);
  });

  it('rolls back when a person with permission presses the button, and refuses others', async () => {
    const { at, pull } = await appWithPull(broken);
    await at.handled(await at.events.push('main', { before: nullId, after: await at.repository.head() }));
    at.check('unit', await at.repository.head(), 'success');
    await at.handled(await at.events.checkRun({ headSha: await at.repository.head(), name: 'unit' }));
    await at.handled(await at.events.pullRequest(pull));
    expect(at.repository.checkRuns.at(-1)?.actions).toMatchObject([{ label: 'Roll back' }, { label: 'Re-validate' }]);
    const press = { headSha: pull.headSha, name: 'PRP', app: at.registered };

    await at.handled(await at.events.checkRun(press, 'requested_action', 'rollback', 'mallory'));
    expect(at.lastResult()).toMatchObject({ reason: 'not-permitted' });
    expect(await at.repository.read(prp, 'topic')).toBe(broken);

    await at.handled(await at.events.checkRun({ ...press, app: githubActions }, 'requested_action', 'rollback'));
    expect(await at.repository.read(prp, 'topic')).toBe(broken);

    await at.handled(await at.events.checkRun(press, 'requested_action', 'rollback'));
    expect(await at.repository.read(prp, 'topic')).toBe(completePrp);
  });

  it('leaves pull requests and comments to the action where a workflow uses it', async () => {
    const workflow = 'on: pull_request\njobs:\n  a:\n    steps:\n      - uses: prp-action/prp-action@v0\n';
    const { at, pull } = await appWithPull(broken, { '.github/workflows/prp.yml': workflow });
    const opened = await at.events.pullRequest(pull);
    await at.handled(opened);
    expect(at.lastResult()).toMatchObject({ reason: 'left-to-action' });
    await at.handled(await at.events.issueComment(at.repository.comment(pull.number, '/prp list search')));
    expect(at.lastResult()).toMatchObject({ reason: 'left-to-action' });
    await at.run(opened, { workspace: await at.checkout(opened.sha) });
    expect(at.repository.checkRuns).toHaveLength(1);
    expect(at.repository.checkRuns[0]?.app.slug).toBe('github-actions');
  });

  it('reports instead of the action where the configuration says so', async () => {
    const files = {
      '.github/prp.yml': 'report-by: app\n',
      '.github/workflows/prp.yml': 'x:\n  - uses: a/prp-action@v0\n',
    };
    const { at, pull } = await appWithPull(broken, files);
    const opened = await at.events.pullRequest(pull);
    const result = await at.run(opened, { workspace: await at.checkout(opened.sha) });
    expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'failed' } });
    expect(at.repository.checkRuns).toEqual([]);
    await at.handled(opened);
    expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'failure', app: { slug: 'prp' } }]);
    const comments = [...at.repository.comments.values()];
    expect(comments.map(({ author }) => author.login)).toEqual(['prp[bot]']);
    expect(await at.versions(prp)).toHaveLength(1);
  });
});
