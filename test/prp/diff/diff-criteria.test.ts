import { describe, expect, it } from 'vitest';
import { diff, document, edited, lineOf, risksOf } from '../../support/rate-limiting-prp.ts';

describe('a criterion', () => {
  it('is added without risk', () => {
    const { criteria, risks } = edited('- [ ] Blocked', '- [ ] The limit is configurable\n- [ ] Blocked');
    expect(criteria.added).toEqual([
      { text: 'The limit is configurable', line: lineOf('- [ ] Blocked requests are logged') },
    ]);
    expect(risks).toEqual([]);
  });

  it('is removed', () => {
    const { criteria, risks } = edited('- [ ] Blocked requests are logged\n', '');
    const line = lineOf('- [ ] Blocked requests are logged');
    expect(criteria.removed).toEqual([{ text: 'Blocked requests are logged', line }]);
    expect(risks).toEqual([
      {
        kind: 'criterion-removed',
        message: 'A success criterion is gone: “Blocked requests are logged”',
        side: 'before',
        line,
      },
    ]);
  });

  it('is reworded without risk', () => {
    const { criteria, risks } = edited(
      'Blocked requests are logged',
      'Blocked requests are written to the log, logged once',
    );
    expect(criteria).toMatchObject({ added: [], removed: [], weakened: [] });
    expect(criteria.changed).toHaveLength(1);
    expect(risks).toEqual([]);
  });

  it('is not removed when it moved elsewhere', () => {
    const moved = document
      .replace('- [ ] Blocked requests are logged\n', '')
      .concat('\n## Final Checklist\n- [x] Blocked requests are logged\n');
    expect(risksOf(diff(document, moved))).toEqual([]);
  });

  it('is removed when it moved to where nothing is demanded', () => {
    const without = document.replace('- [ ] Blocked requests are logged\n', '');
    for (const heading of ['Future Work', 'Out of Scope']) {
      expect(risksOf(diff(document, `${without}\n## ${heading}\n- Blocked requests are logged\n`))).toEqual([
        'criterion-removed: A success criterion is gone: “Blocked requests are logged”',
      ]);
    }
  });

  it.each([
    ['All endpoints must be limited', 'All endpoints should be limited', '“must” became “should”'],
    ['All endpoints must be limited', 'Most endpoints must be limited', '“all” became “most”'],
    ['All endpoints must be limited', 'All endpoints must be limited if possible', '“if possible” was added'],
    ['All endpoints must be limited', 'All endpoints must be limited, except internal ones', '“except” was added'],
    ['Blocked requests are logged', '~~Blocked requests are logged~~', 'it was struck out'],
    ['at least 90%', 'at least 80%', '90% was lowered to 80%'],
    ['within 200 ms', 'within 2 seconds', '200 ms was raised to 2 seconds'],
  ])('is weakened: %j, then %j', (before, after, because) => {
    const { criteria, risks } = edited(before, after);
    expect(criteria.weakened).toMatchObject([{ because }]);
    expect(criteria.changed).toEqual([]);
    expect(risks).toMatchObject([{ kind: 'criterion-weakened', side: 'after' }]);
    expect(risks[0]?.message).toContain(`A success criterion asks for less, ${because}: “`);
  });

  it.each([
    ['at least 90%', 'at least 95%'],
    ['within 200 ms', 'within 100 ms'],
    ['within 200 ms', 'within 0.2 s'],
    ['Blocked requests are logged', 'Blocked requests are logged with status 500'],
    ['All endpoints must be limited', 'All 20 endpoints must be limited'],
  ])('is not weakened: %j, then %j', (before, after) => {
    expect(risksOf(edited(before, after))).toEqual([]);
  });
});
