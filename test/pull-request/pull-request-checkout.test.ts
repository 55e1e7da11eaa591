import { describe, expect, it } from 'vitest';
import { getPullRequest } from '../../src/pull-request/find-pull-request.ts';
import { fetchCheckout, openCheckout } from '../../src/pull-request/pull-request-checkout.ts';
import type { PullRequestContext } from '../../src/pull-request/pull-request-context.ts';
import type { Tree } from '../../src/system/tree.ts';
import { commentedPull } from '../support/commented-pull.ts';
import { completePrp } from '../support/complete-prp.ts';

const prp = 'PRPs/search.md';
const changed = completePrp.replace('Find a note in seconds.', 'Find a note at once.');
const bytes = (text: string) => new TextEncoder().encode(text);

async function textIn(tree: Tree, path = prp): Promise<string | undefined> {
  const read = await tree.read(path);
  return read && Buffer.from(read).toString();
}

/** A clone of the default branch, and a pull request that changes the PRP. */
async function opened(about: Partial<PullRequestContext> = {}) {
  const place = await commentedPull();
  const { context } = await place.comment('/prp help');
  const head = place.pull.headSha;
  const base = await place.shop.head();
  return { ...place, context: { ...context, ...about }, revisions: { head, base } };
}

describe('the checkout of an event', () => {
  it('has the files of the work tree as its head, in a run with trust', async () => {
    const { context, revisions } = await opened({ trust: 'own' });
    const { base, head } = await openCheckout(revisions, context);
    expect([base.commit, await textIn(base), await textIn(head)]).toEqual([revisions.base, completePrp, completePrp]);
  });

  it('reads the head from GitHub as data in a privileged run', async () => {
    const { context, revisions } = await opened();
    const { base, head, staged } = await openCheckout(revisions, context);
    expect([await textIn(base), await textIn(head)]).toEqual([completePrp, changed]);
    expect(await context.repository.git.text(['status', '--porcelain'])).toBe('');
    expect(Buffer.from(await staged.read(prp)).toString()).toBe(changed);
  });

  it('reads a base that the clone does not have from GitHub', async () => {
    const { context, revisions } = await opened({ trust: 'own' });
    const { base } = await openCheckout({ head: revisions.base, base: revisions.head }, context);
    expect(await textIn(base)).toBe(changed);
  });

  it('keeps written files in the staged view', async () => {
    const { context, revisions } = await opened({ trust: 'own' });
    const { head, staged } = await openCheckout(revisions, context);
    await staged.write(prp, bytes('Written.\n'));
    expect([await textIn(head), await textIn(staged.workTree)]).toEqual([completePrp, 'Written.\n']);
    expect([...staged.changes().keys()]).toEqual([prp]);
    expect(await context.repository.git.text(['status', '--porcelain'])).toBe('');
  });

  it('answers renames as GitHub lists them', async () => {
    const { context, revisions } = await opened({ trust: 'own' });
    const renamed = new Map([['PRPs/new.md', prp]]);
    const { staged } = await openCheckout({ ...revisions, renamed }, context);
    expect(await staged.renamedSince(revisions.base, ['PRPs/new.md'])).toEqual(renamed);
  });
});

describe('the checkout of a slash-command', () => {
  it('stages the head as if its author had checked it out', async () => {
    const { context, pull, revisions } = await opened();
    const found = await getPullRequest(context.github, 'acme/shop', pull.number);
    const { base, head, staged, changed: listed } = await fetchCheckout(found, 'ann', context);
    expect([await textIn(base), await textIn(head)]).toEqual([completePrp, changed]);
    expect(await staged.head()).toMatchObject({ commit: revisions.head, ref: 'refs/heads/topic' });
    expect([await staged.name(), await staged.actor()]).toEqual(['acme/shop', 'ann']);
    expect((await staged.at('HEAD')).commit).toBe(revisions.head);
    expect((await listed()).map(({ path }) => path)).toEqual([prp]);
    expect([...(await staged.changedSince(revisions.base))]).toEqual([prp]);
  });
});
