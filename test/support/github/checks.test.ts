import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('check runs', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;
  let head: string;

  beforeEach(async () => {
    github = await fakeGithub();
    shop = await github.repository('acme/shop');
    ask = askWith(github, github.appToken(shop));
    head = await shop.head();
  });

  const create = (more: object = {}, by = ask) =>
    by.post('/repos/acme/shop/check-runs', { name: 'PRP', head_sha: head, ...more });
  const annotations = (count: number, message = 'm') =>
    Array.from({ length: count }, () => ({
      path: 'a.md',
      start_line: 1,
      end_line: 1,
      annotation_level: 'warning',
      message,
    }));
  const output = (count: number, summary = 's') => ({ title: 't', summary, annotations: annotations(count) });

  it('begin, gather annotations, and are completed by a conclusion', async () => {
    const made = await create({ status: 'in_progress', output: output(50) });
    expect(made).toMatchObject({
      status: 201,
      json: { status: 'in_progress', conclusion: null, output: { annotations_count: 50 } },
    });
    const path = `/repos/acme/shop/check-runs/${String(made.json['id'])}`;
    const done = await ask.patch(path, { conclusion: 'success', output: output(3) });
    expect(done.json).toMatchObject({ status: 'completed', conclusion: 'success', output: { annotations_count: 53 } });
    expect((await ask.get(path)).json['completed_at']).not.toBeNull();
    expect((await ask.get(`${path}/annotations?per_page=100`)).json).toHaveLength(53);
  });

  it.each([
    ['51 annotations', { output: output(51) }],
    ['a summary of 65,536 bytes', { output: output(0, `${'x'.repeat(65_534)}ü`) }],
    [
      'columns over several lines',
      { output: { ...output(0), annotations: [{ ...annotations(1)[0], end_line: 2, start_column: 1 }] } },
    ],
    ['a commit that is not there', { head_sha: 'a'.repeat(40) }],
    ['completed without a conclusion', { status: 'completed' }],
    [
      'a fourth action',
      { actions: Array.from({ length: 4 }, () => ({ label: 'l', description: 'd', identifier: 'i' })) },
    ],
  ])('refuse %s', async (_, wrong) => {
    expect((await create(wrong)).status).toBe(422);
    expect(shop.checkRuns).toHaveLength(0);
  });

  it('take a summary of 65,535 bytes', async () => {
    expect((await create({ output: output(0, 'x'.repeat(65_535)) })).status).toBe(201);
  });

  it('are for apps, and changed by the one that made them', async () => {
    const ann = await create({}, askWith(github, github.userToken('acme')));
    expect(ann).toMatchObject({ status: 403, json: { message: 'You must authenticate via a GitHub App.' } });
    expect((await create({}, askWith(github, github.forkToken(shop)))).status).toBe(403);
    const { json } = await create();
    const other = { id: 7, slug: 'other', name: 'Other', bot: github.user('other[bot]') };
    const theirs = askWith(github, github.appToken(shop, { checks: 'write' }, other));
    expect((await theirs.patch(`/repos/acme/shop/check-runs/${String(json['id'])}`, { name: 'x' })).status).toBe(403);
  });

  it('are listed for a commit, the newest of each name, or all', async () => {
    await create();
    const second = await create();
    await create({ name: 'Other' });
    const path = '/repos/acme/shop/commits/main/check-runs';
    expect((await ask.get(path)).json).toMatchObject({ total_count: 2 });
    expect((await ask.get(`${path}?filter=all`)).json).toMatchObject({ total_count: 3 });
    expect((await ask.get(`${path}?check_name=PRP`)).json).toMatchObject({ check_runs: [{ id: second.json['id'] }] });
  });
});

describe('statuses', () => {
  it('are made by people too, and summed up', async () => {
    const github = await fakeGithub();
    const shop = await github.repository('acme/shop');
    const ask = askWith(github, github.userToken('acme'));
    const head = await shop.head();
    const made = await ask.post(`/repos/acme/shop/statuses/${head}`, { state: 'failure', context: 'ci' });
    expect(made).toMatchObject({ status: 201, json: { state: 'failure', context: 'ci' } });
    expect((await ask.get('/repos/acme/shop/commits/main/status')).json).toMatchObject({
      state: 'failure',
      total_count: 1,
    });
    await ask.post(`/repos/acme/shop/statuses/${head}`, { state: 'success', context: 'ci' });
    expect((await ask.get('/repos/acme/shop/commits/main/status')).json).toMatchObject({ state: 'success' });
    expect((await ask.get('/repos/acme/shop/commits/main/statuses')).json).toMatchObject([{ state: 'success' }, {}]);
  });
});
