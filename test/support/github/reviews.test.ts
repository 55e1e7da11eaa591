import { beforeEach, describe, expect, it } from 'vitest';
import { askWith } from './ask.ts';
import { type FakeGithub, fakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';

describe('reviews', () => {
  let github: FakeGithub;
  let shop: FakeRepository;
  let ask: ReturnType<typeof askWith>;

  beforeEach(async () => {
    github = await fakeGithub();
    const lines = Array.from({ length: 20 }, (_, n) => `line ${n + 1}\n`);
    shop = await github.repository('acme/shop', { files: { 'a.md': lines.join('') } });
    ask = askWith(github, github.appToken(shop));
    const changed = lines.with(9, 'changed\nadded\n').join('');
    await shop.commit('feature', { write: { 'a.md': changed } });
    await shop.openPull({ head: 'feature' });
  });

  const review = (...comments: readonly object[]) =>
    ask.post('/repos/acme/shop/pulls/1/reviews', { event: 'COMMENT', body: 'Look', comments });
  const comment = (line: number, more: object = {}) => ({ path: 'a.md', line, side: 'RIGHT', body: 'x', ...more });

  it('comment on lines of the diff', async () => {
    const made = await review(
      comment(11, { start_line: 10, body: '```suggestion\ny\n```' }),
      comment(10, { side: 'LEFT' }),
    );
    expect(made).toMatchObject({ status: 200, json: { state: 'COMMENTED', user: { login: 'github-actions[bot]' } } });
    expect((await ask.get('/repos/acme/shop/pulls/1/comments')).json).toMatchObject([
      { path: 'a.md', line: 11, start_line: 10, side: 'RIGHT', diff_hunk: expect.stringMatching(/\+added$/) },
      { line: 10, side: 'LEFT', diff_hunk: expect.stringMatching(/-line 10$/) },
    ]);
    expect((await ask.get('/repos/acme/shop/pulls/1/reviews')).json).toMatchObject([{ body: 'Look' }]);
  });

  it.each([
    ['a line beside the diff', comment(1)],
    ['a file that did not change', comment(1, { path: 'b.md' })],
    ['a range that begins beside the diff', comment(11, { start_line: 2 })],
    ['a range of one line', comment(11, { start_line: 11 })],
  ])('are refused as a whole for %s', async (_, wrong) => {
    expect((await review(comment(11), wrong)).status).toBe(422);
    expect(shop.reviews).toHaveLength(0);
  });

  it('are of commits of the pull request', async () => {
    const other = { event: 'COMMENT', body: 'x', commit_id: await shop.head('main') };
    expect((await ask.post('/repos/acme/shop/pulls/1/reviews', other)).status).toBe(422);
  });
});
