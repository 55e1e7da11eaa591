import { beforeEach, describe, expect, it } from 'vitest';
import { hookReceiver, signatureOf } from '../hook-receiver.ts';
import { eventsOf } from './events.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';
import { nullId } from './git-store.ts';
import { deliver } from './webhook.ts';

describe('events', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let events: ReturnType<typeof eventsOf>;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    events = eventsOf(github, shop);
  });

  async function pullRequest() {
    await shop.commit('feature', { write: { 'a.md': '1' } });
    return shop.openPull({ head: 'feature', author: 'ann', draft: true });
  }

  it('of a pull request run on its test merge', async () => {
    const pull = await pullRequest();
    const event = await events.pullRequest(pull);
    expect(event).toMatchObject({
      name: 'pull_request',
      ref: 'refs/pull/1/merge',
      baseRef: 'main',
      headRef: 'feature',
    });
    expect(event.sha).toBe(await shop.store.resolve('refs/pull/1/merge'));
    expect(event.payload).toMatchObject({
      action: 'opened',
      number: 1,
      pull_request: { draft: true, head: { sha: await shop.head('feature'), repo: { full_name: 'acme/shop' } } },
      repository: { full_name: 'acme/shop' },
      sender: { login: 'ann' },
    });
  });

  it('of a push to a pull request name its head before and after', async () => {
    const pull = await pullRequest();
    const before = pull.headSha;
    const after = await shop.commit('feature', { write: { 'a.md': '2' } });
    const { payload } = await events.pullRequest(pull, 'synchronize', { before });
    expect(payload).toMatchObject({ action: 'synchronize', before, after, pull_request: { head: { sha: after } } });
  });

  it('of a fork tell that it is one, and pull_request_target runs on the base', async () => {
    const fork = await github.fork(shop, 'eve');
    await fork.commit('feature', { write: { 'a.md': '1' } });
    const pull = await shop.openPull({ from: fork, head: 'feature' });
    const { payload } = await events.pullRequest(pull);
    expect(payload).toMatchObject({ pull_request: { head: { repo: { full_name: 'eve/shop', fork: true } } } });
    const target = await events.pullRequest(pull, 'opened', { target: true });
    expect(target).toMatchObject({ name: 'pull_request_target', ref: 'refs/heads/main', sha: await shop.head() });
  });

  it('of a merged pull request say so', async () => {
    const pull = await pullRequest();
    await shop.closePull(pull, 'acme');
    const { payload } = await events.pullRequest(pull, 'closed');
    expect(payload).toMatchObject({ action: 'closed', pull_request: { merged: true, state: 'closed' } });
  });

  it('of comments tell issues from pull requests, and who wrote', async () => {
    await pullRequest();
    const onPull = await events.issueComment(shop.comment(1, '/prp status', 'dependabot[bot]'));
    expect(onPull).toMatchObject({ name: 'issue_comment', ref: 'refs/heads/main', actor: 'dependabot[bot]' });
    expect(onPull.payload).toMatchObject({
      action: 'created',
      issue: { number: 1, pull_request: {} },
      comment: { body: '/prp status', user: { type: 'Bot' }, author_association: 'NONE' },
    });
    const { number } = shop.openIssue();
    const onIssue = await events.issueComment(shop.comment(number, 'new', 'acme'), 'edited', 'old');
    expect(onIssue.payload).toMatchObject({
      changes: { body: { from: 'old' } },
      comment: { author_association: 'OWNER' },
    });
    expect(onIssue.payload).not.toHaveProperty('issue.pull_request');
  });

  it('of pushes list commits with their files, or tell that the branch is new or gone', async () => {
    const before = await shop.head();
    const after = await shop.commit('main', { write: { new: '1' }, remove: ['README.md'], message: 'Change' });
    const { payload, ref, sha } = await events.push('main', { before, after });
    expect([ref, sha]).toEqual(['refs/heads/main', after]);
    expect(payload).toMatchObject({
      before,
      after,
      created: false,
      deleted: false,
      forced: false,
      commits: [{ id: after, message: 'Change', added: ['new'], removed: ['README.md'], modified: [] }],
      head_commit: { id: after },
    });
    expect((await events.push('new', { before: nullId, after })).payload).toMatchObject({ created: true });
    const gone = await events.push('old', { before: after, after: nullId });
    expect(gone.payload).toMatchObject({ deleted: true, head_commit: null });
  });

  it('of the merge queue run on a separate branch', async () => {
    const event = await events.mergeGroup(await pullRequest());
    expect(event.ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-/);
    expect(await shop.read('a.md', event.ref)).toBe('1');
    expect(event.payload).toMatchObject({
      action: 'checks_requested',
      merge_group: { head_ref: event.ref, head_sha: event.sha },
    });
  });

  it('of the clock and of people run on the default branch', async () => {
    expect(await events.schedule()).toMatchObject({ name: 'schedule', payload: { schedule: '0 3 * * *' } });
    const dispatch = await events.workflowDispatch({ command: 'verify' }, 'ann');
    expect(dispatch).toMatchObject({
      ref: 'refs/heads/main',
      actor: 'ann',
      payload: { inputs: { command: 'verify' } },
    });
  });

  it('of other workflows name the pull request, but not that of a fork', async () => {
    const { payload } = await events.workflowRun(await pullRequest(), 'failure');
    expect(payload).toMatchObject({ workflow_run: { conclusion: 'failure', pull_requests: [{ number: 1 }] } });
    const fork = await github.fork(shop, 'eve');
    await fork.commit('feature-2', { write: { 'b.md': '1' } });
    const foreign = await events.workflowRun(await shop.openPull({ from: fork, head: 'feature-2' }));
    expect(foreign.payload).toMatchObject({
      workflow_run: { pull_requests: [], head_repository: { full_name: 'eve/shop' } },
    });
  });

  it('of check runs name the commit, and the button', async () => {
    const { payload } = await events.checkRun({ headSha: await shop.head() }, 'requested_action', 'rollback');
    expect(payload).toMatchObject({ action: 'requested_action', requested_action: { identifier: 'rollback' } });
  });

  it('are delivered signed, each with an id that a second delivery keeps', async () => {
    const app = await hookReceiver((response) => response.writeHead(202).end('ok'));
    const event = await events.schedule();
    const first = await deliver(app.url, event, { secret: 'shh' });
    expect(first).toMatchObject({ status: 202, body: 'ok', delivery: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    await deliver(app.url, event, { secret: 'shh', delivery: first.delivery });
    const [one, two] = app.received;
    expect(one?.headers).toMatchObject({
      'x-github-event': 'schedule',
      'x-hub-signature-256': one && signatureOf(one, 'shh'),
    });
    expect(two?.headers['x-github-delivery']).toBe(first.delivery);
  });
});
