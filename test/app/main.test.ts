import { describe, expect, it, vi } from 'vitest';
import { type AppProcess, type InstalledApp, installedApp } from '../support/app-process.ts';
import { nullId } from '../support/github/git-store.ts';
import { setCheck, versionsOf } from '../support/observed.ts';
import { completeFiles, completePrp } from '../support/complete-prp.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

async function withPull(text: string, files: Readonly<Record<string, string>> = {}, title = 'A pull request') {
  const at = await installedApp({ files: { ...completeFiles, [prp]: completePrp, ...files } });
  await at.repository.commit('topic', { write: { [prp]: text } });
  const pull = await at.repository.openPull({ head: 'topic', title });
  return { at, pull };
}

const isDone = ({ event }: { readonly event?: unknown }) => event === 'delivery-done';

async function metricsOf(app: AppProcess): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${app.metricsUrl}/metrics`)).text();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(rows.map((row) => [row.slice(0, row.lastIndexOf(' ')), Number(row.slice(row.lastIndexOf(' ')))]));
}

describe('the app as a process', () => {
  it('serves metrics on a separate address, and is ready', async () => {
    const { at, pull } = await withPull(broken);
    const app = await at.start();
    expect(await at.hook.send(await at.events.pullRequest(pull))).toBe(202);
    await app.line(isDone);
    const metrics = await metricsOf(app);
    expect(Object.fromEntries(metrics)).toMatchObject({
      'prp_webhooks_total{outcome="stored"}': 1,
      'prp_deliveries_total{end="done"}': 1,
      prp_delivery_seconds_count: 1,
      'prp_jobs_total{result="failed"}': 1,
      'prp_rollbacks_total{event="check_run"}': 0,
      'prp_inbox_deliveries{state="waiting"}': 0,
      'prp_worker_processes{state="idle"}': 1,
    });
    const left = [...metrics].filter(([name]) => name.startsWith('prp_github_rate_limit_remaining'));
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(([, value]) => value > 99_000 && value < 100_000)).toBe(true);
    expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(app.url + path)).status).toBe(200);
  });

  it('writes no content of a webhook or a repository into the log', async () => {
    const mark = 'hunter2';
    const hostile = `${edited}\n## ${mark}\n\n{"level":"error"} \u001B[31m${mark}\n`;
    const { at, pull } = await withPull(
      hostile,
      { '.github/prp.yml': `${mark}: { ${mark}: true }\n` },
      `${mark} \n{"event":"${mark}"}`,
    );

    const app = await at.start();
    const event = await at.events.pullRequest(pull);
    await at.hook.send(event);
    await app.line(isDone);
    await at.hook.send({ name: 'star', payload: { action: mark, repository: { full_name: `${mark}/../../x` } } });
    await fetch(`${app.url}/api/github/webhooks`, {
      method: 'POST',
      headers: { 'x-github-event': mark, 'x-github-delivery': mark, 'x-hub-signature-256': `sha256=${mark}` },
      body: JSON.stringify({ text: mark }),
    });
    await fetch(`${app.url}/${mark}`);
    expect(await app.end('SIGTERM')).toBe(0);
    expect(app.output()).not.toContain(mark);
    expect(app.lines).toMatchObject([
      { event: 'started' },
      { event: 'webhook', outcome: 'stored', on: 'pull_request', lane: `acme/shop#${pull.number}` },
      { event: 'job-ended', status: 'failed', reason: 'E_CONFIG' },
      { event: 'delivery-done', attempt: 1 },
      { event: 'webhook', outcome: 'ignored', on: 'star', lane: 'unknown' },
      { event: 'webhook', outcome: 'not-signed', level: 'warning' },
      { event: 'stopping', signal: 'SIGTERM' },
      { event: 'stopped' },
    ]);
  });
});

describe('an app that is stopped', () => {
  it('drains on SIGTERM: what it handles is ended, and what waits is handled after the restart', async () => {
    const { at, pull } = await withPull(edited);
    const app = await at.start({ CONCURRENCY: '1' });
    const comments = ['one', 'two'].map(() => at.repository.comment(pull.number, '/prp help'));
    for (const comment of comments) expect(await at.hook.send(await at.events.issueComment(comment))).toBe(202);
    await vi.waitFor(
      () => expect(at.github.requests.some(({ path }) => path.endsWith('/reactions'))).toBe(true),
      10_000,
    );
    expect(await app.end('SIGTERM')).toBe(0);
    expect(app.lines.filter(isDone)).toHaveLength(1);
    expect(repliesOf(at)).toHaveLength(1);

    await (await at.start()).line(isDone);
    const marks = repliesOf(at).map((body) => body.split('\n', 1)[0]);
    expect(marks).toEqual(comments.map(({ id }) => `<!-- prp:reply:${id} -->`));
  });

  // It is killed when GitHub has done the request, before the worker has the answer.
  it.each([
    ['got its token', { method: 'POST', path: /access_tokens$/ }],
    ['stored the version', { method: 'POST', path: /git\/refs$/ }],
    ['made the check', { method: 'POST', path: /check-runs$/ }],
    ['made the comment', { method: 'POST', path: /comments$/ }],
  ] as const)('handles a pull request once, though kill -9 ends it when it has %s', async (_, match) => {
    const { at, pull } = await withPull(broken);
    const app = await at.start();
    const killed = at.killAfter(match, app);
    await at.hook.send(await at.events.pullRequest(pull));
    await killed;
    await (await at.start()).line(isDone);
    expect(at.repository.checkRuns).toMatchObject([{ name: 'PRP', conclusion: 'failure', headSha: pull.headSha }]);
    expect([...at.repository.comments.values()]).toHaveLength(1);
    expect(await versionsOf(at, prp)).toHaveLength(1);
  });

  it('answers a comment once, though kill -9 ends it behind the reply', async () => {
    const { at, pull } = await withPull(edited);
    const app = await at.start();
    const killed = at.killAfter({ method: 'POST', path: /issues\/1\/comments$/ }, app);
    await at.hook.send(await at.events.issueComment(at.repository.comment(pull.number, '/prp list search')));
    await killed;
    await (await at.start()).line(isDone);
    expect(repliesOf(at)).toHaveLength(1);
  });

  it.each([
    ['behind the commit', { graphql: 'createCommitOnBranch', about: '"topic"' }],
    ['behind the comment', { method: 'POST', path: /issues\/1\/comments$/ }],
  ] as const)('restores a PRP once, though kill -9 ends it %s', async (_, match) => {
    const { at, pull } = await withPull(edited, { '.github/prp.yml': 'rollback: { auto: true }\n' });
    const main = await at.repository.head();
    const app = await at.start();
    const handled = async (event: Parameters<typeof at.hook.send>[0]) => {
      const before = app.lines.filter(isDone).length;
      await at.hook.send(event);
      await app.line(() => app.lines.filter(isDone).length > before);
    };
    await handled(await at.events.push('main', { before: nullId, after: main }));
    setCheck(at, { name: 'unit', headSha: main, conclusion: 'success' });
    await handled(await at.events.checkRun({ headSha: main, name: 'unit' }));
    await handled(await at.events.pullRequest(pull));
    setCheck(at, { name: 'unit', headSha: pull.headSha, conclusion: 'failure' });
    const killed = at.killAfter(match, app);
    await at.hook.send(await at.events.checkRun({ headSha: pull.headSha, name: 'unit', conclusion: 'failure' }));
    await killed;
    await (await at.start()).line(isDone);
    expect(await at.repository.read(prp, 'topic')).toBe(completePrp);
    const said = [...at.repository.comments.values()].filter(({ body }) => body.includes('prp:auto-rollback'));
    expect(said.length).toBeLessThanOrEqual(1);
  });
});

function repliesOf({ repository }: InstalledApp): readonly string[] {
  return [...repository.comments.values()].map(({ body }) => body).filter((body) => body.includes('prp:reply:'));
}
