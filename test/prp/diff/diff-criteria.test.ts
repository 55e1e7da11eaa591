import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterionWeakening } from '../../../src/prp/diff/diff-criteria.ts';
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
        message: 'A success criterion was removed: “Blocked requests are logged”',
        side: 'before',
        line,
        subject: 'criterion',
        change: 'removed',
        before: 'Blocked requests are logged',
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
        'criterion-removed: A success criterion was removed: “Blocked requests are logged”',
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
    expect(risks).toMatchObject([{ kind: 'criterion-weakened', side: 'after', change: 'weakened', because }]);
    expect(risks[0]?.before).toContain(before);
    expect(risks[0]?.after).toContain(after);
    expect(risks[0]?.message).toContain(`A success criterion demands less, ${because}: “`);
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

describe('a criterion that names another value', () => {
  const withCriterion = (text: string): string => document.replace('Blocked requests are logged', () => text);

  it.each([
    ['A request over the limit returns 422', 'A request over the limit returns 400'],
    ['Runs on Python 3.12', 'Runs on Python 3.11'],
    ['The error says `too many`', 'The error says `slow down`'],
    ['Blocked requests are cached', 'Blocked requests are not cached'],
    ['Answers at most 3 times, with status 429', 'Answers at most 3 times, with status 503'],
    ['All notes can be exported as CSV', 'All notes can be exported as TSV'],
  ])('is a risk, with both texts: %j, then %j', (before, after) => {
    const { criteria, risks } = diff(withCriterion(before), withCriterion(after));
    expect(criteria.changed).toHaveLength(1);
    const line = lineOf('- [ ] Blocked requests are logged');
    expect(risks).toMatchObject([
      { kind: 'criterion-changed', side: 'after', line, subject: 'criterion', change: 'changed', before, after },
    ]);
  });

  it.each([
    ['Blocked requests are logged once.', 'Blocked requests get logged once'],
    ['Answers within 1500 ms.', 'Answers within 1.5 s'],
    ['Returns 429.', 'Always returns 429, with a header'],
    ['A request may be blocked 3 times', 'A request must be blocked 4 times'],
  ])('is none with the same values or more: %j, then %j', (before, after) => {
    expect(risksOf(diff(withCriterion(before), withCriterion(after)))).toEqual([]);
  });
});

describe('a criterion asks for less', () => {
  it.each([
    ['Input must be validated', 'Input may be validated', '“must” became “may”'],
    ['Sessions are always closed', 'Sessions are usually closed', '“always” became “usually”'],
    ['Every page loads', 'Some pages load', '“every” became “some”'],
    ['The API is fully documented', 'The API is partially documented', '“fully” became “partially”'],
    ['Logs are rotated', 'Logs are rotated (nice to have)', '“nice to have” was added'],
    ['Users see errors', 'Users see errors unless offline', '“unless” was added'],
    ['Coverage > 90%', 'Coverage > 80%', '90% was lowered to 80%'],
    ['95 % of requests succeed', '90 % of requests succeed', '95 % was lowered to 90 %'],
    ['Responds in 500ms', 'Responds in 1s', '500ms was raised to 1s'],
    ['Bundle under 200 KB', 'Bundle under 1 MB', '200 KB was raised to 1 MB'],
    ['At most 3 retries', 'At most 5 retries', '3 was raised to 5'],
    ['Supports 1,000 users', 'Supports 100 users', '1,000 was lowered to 100'],
    ['0 type errors', '5 type errors', '0 was raised to 5'],
  ])('%j, then %j', (before, after, because) => {
    expect(criterionWeakening(before, after)).toBe(because);
  });
});

describe('a criterion asks for no less', () => {
  it.each([
    ['a stronger word', 'Input should be validated', 'Input must be validated'],
    ['a stronger limit', 'Coverage > 80%', 'Coverage > 90%'],
    ['another unit', 'Responds in 1500 ms', 'Responds in 1.5 s'],
    ['another kind of limit', 'at least 5 items', 'at most 3 items'],
    ['another count of numbers', 'within 5 s', 'within 10 s for 95% of requests'],
    ['a version', 'Runs on Python 3.12', 'Runs on Python 3.11'],
    ['a status code', 'Returns 422 on bad input', 'Returns 400 on bad input'],
    ['a port', 'Listens on :8080', 'Listens on :3000'],
    ['code', 'Passes `pytest --maxfail=5`', 'Passes `pytest --maxfail=9`'],
    ['an address', 'Answers at https://example.com/v2', 'Answers at https://example.com/v1'],
    ['a range', 'Accepts 10-20 items', 'Accepts 5-20 items'],
    ['a word inside another', 'Users must log in', 'Users must log in with mayonnaise'],
  ])('%s: %j, then %j', (_, before, after) => {
    expect(criterionWeakening(before, after)).toBeUndefined();
  });

  it('than itself, for any text', () => {
    const words = fc.constantFrom(
      'must',
      'should',
      'all',
      'most',
      '90%',
      'within',
      '200 ms',
      'at least',
      '5',
      'except',
      '`x`',
    );
    fc.assert(
      fc.property(fc.array(words), (sentence) => {
        expect(criterionWeakening(sentence.join(' '), sentence.join(' '))).toBeUndefined();
      }),
    );
  });
});
