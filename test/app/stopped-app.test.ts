import { describe, expect, it, vi } from 'vitest';
import { completePrp } from '../support/complete-prp.ts';
import { type InstalledApp, isDone, withPull } from '../support/app-process.ts';
import { nullId } from '../support/github/git-store.ts';
import { setCheck, versionsOf } from '../support/observed.ts';

// Each test starts the app twice, and waits for the end of a lease.
vi.setConfig({ testTimeout: 60_000 });

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');
const broken = edited.replace('file: src/notes.js', 'file: src/note.js');

describe('an app that is stopped', () => {
  it('drains on SIGTERM: what it handles is ended, and what waits is handled after the restart', async () => {
    const { at, pull } = await withPull(edited);
    const app = await at.start({ CONCURRENCY: '1' });
    at.github.fail({ match: { method: 'POST', path: /comments$/ }, with: { slowMs: 2000 } });
    const comments = ['one', 'two'].map(() => at.repository.comment(pull.number, '/prp help'));
    for (const comment of comments) expect(await at.hook.send(await at.events.issueComment(comment))).toBe(202);
    await vi.waitFor(
      () => expect(at.github.requests.some(({ path }) => path.endsWith('/reactions'))).toBe(true),
      10_000,
    );
    const ended = app.end('SIGTERM');
    await vi.waitFor(async () => expect((await fetch(`${app.metricsUrl}/readyz`)).status).toBe(503), {
      timeout: 2000,
      interval: 10,
    });
    await expect(fetch(app.url)).rejects.toThrow('fetch failed');
    expect(await ended).toBe(0);
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
  ] as const)('restores a PRP once and says so, though kill -9 ends it %s', async (_, match) => {
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
    expect(said).toHaveLength(1);
    expect(said[0]?.body).toContain('The check `unit` failed');
  });
});

it.each([
  ['the commit', { graphql: 'createCommitOnBranch', about: '"topic"' }],
  ['the reply', { method: 'POST', path: /issues\/1\/comments$/ }],
] as const)('answers /prp rollback once and rightly, though kill -9 ends the app behind %s', async (_, match) => {
  const { at, pull } = await withPull(edited);
  const app = await at.start();
  await at.hook.send(await at.events.push('main', { before: nullId, after: await at.repository.head() }));
  await app.line(isDone);
  const ask = `/prp rollback ${prp} v1 --expect ${pull.headSha}`;
  const killed = at.killAfter(match, app);
  await at.hook.send(await at.events.issueComment(at.repository.comment(pull.number, ask)));
  await killed;
  await (await at.start()).line(isDone);
  expect(await at.repository.read(prp, 'topic')).toBe(completePrp);
  const replies = repliesOf(at);
  expect(replies).toHaveLength(1);
  expect(replies[0]).not.toContain('❌');
  expect(replies[0]).toMatch(/restores/);
});

function repliesOf({ repository }: InstalledApp): readonly string[] {
  return [...repository.comments.values()].map(({ body }) => body).filter((body) => body.includes('prp:reply:'));
}
