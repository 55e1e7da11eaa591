import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListedComment, planSticky, stickyLine, type StickyMark } from '../../src/pull-request/sticky-comment.ts';
import { head } from '../support/pull-request.ts';

const us = 'github-actions[bot]';

function mark(run: number, about: Partial<StickyMark> = {}): StickyMark {
  return { key: 'report', run, attempt: 1, head, ...about };
}

function comment(id: number, written: StickyMark, about: Partial<ListedComment> = {}): ListedComment {
  return { id, user: { login: us }, body: `${stickyLine(written)}\n### Passed`, ...about };
}

describe('a sticky comment', () => {
  it('is marked with its run and commit', () => {
    expect(stickyLine(mark(7, { attempt: 2 }))).toBe(`<!-- prp:sticky:report run=7 attempt=2 head=${head} -->`);
  });

  it.each(['a b', '', '-->', 'x'.repeat(61)])('has no key like %j', (key) => {
    expect(() => stickyLine(mark(1, { key }))).toThrow(/^Internal error/);
  });

  it('is created if there is none', () => {
    expect(planSticky([], us, mark(1))).toEqual({ write: { action: 'create' }, surplus: [] });
  });

  it.each([
    ['an older run wrote', mark(6)],
    ['this run wrote', mark(7)],
    ['an earlier attempt of this run wrote', mark(7, { attempt: 1 })],
    ['a much later attempt of an older run wrote', mark(6, { attempt: 9 })],
  ])('is updated when %s it', (_what, written) => {
    const plan = planSticky([comment(1, written)], us, mark(7, { attempt: 2 }));
    expect(plan.write).toEqual({ action: 'update', id: 1 });
  });

  it.each([
    ['a newer run', mark(8)],
    ['a later attempt of this run', mark(7, { attempt: 3 })],
  ])('is left alone when %s wrote it', (_who, written) => {
    const plan = planSticky([comment(1, written)], us, mark(7, { attempt: 2 }));
    expect(plan.write).toEqual({ action: 'leave', id: 1 });
  });

  it.each([
    ['someone else wrote', { user: { login: 'github-actions' } }],
    ['has no known author', { user: null }],
    ['quotes the mark', { body: `> ${stickyLine(mark(1))}` }],
    ['has the mark further down', { body: `hello\n${stickyLine(mark(1))}` }],
    ['has no text', { body: null }],
    ['has a broken mark', { body: '<!-- prp:sticky:report run=99 -->' }],
    ['has another key', { body: stickyLine(mark(1, { key: 'other' })) }],
  ])('is not one that %s', (_what, about) => {
    expect(planSticky([comment(1, mark(1), about)], us, mark(7))).toEqual({ write: { action: 'create' }, surplus: [] });
  });

  it('exists once: the newest stays', () => {
    const comments = [comment(1, mark(5)), comment(2, mark(6)), comment(3, mark(6)), comment(4, mark(4))];
    expect(planSticky(comments, us, mark(7))).toEqual({ write: { action: 'update', id: 2 }, surplus: [3, 1, 4] });
  });
});

/** Reads, writes as planned, reads again; each read deletes the surplus comments. */
function* reporting(comments: Map<number, ListedComment>, run: number): Generator<void, void> {
  const look = () => {
    const plan = planSticky([...comments.values()], us, mark(run));
    for (const id of plan.surplus) comments.delete(id);
    return plan.write;
  };
  const write = look();
  yield;
  const id = write.action === 'create' ? run : write.id;
  const isThere = write.action === 'create' || comments.has(id);
  if (write.action !== 'leave' && isThere) comments.set(id, comment(id, mark(run)));
  yield;
  look();
}

describe('runs that report at once', () => {
  it('leave one comment in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 12 }), (order) => {
        const comments = new Map<number, ListedComment>();
        const runs = [1, 2, 3].map((run) => reporting(comments, run));
        for (const turn of order) runs[turn]?.next();
        for (const run of runs) Array.from(run);
        expect(comments.size).toBe(1);
      }),
    );
  });
});
