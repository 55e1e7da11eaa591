import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentableLines, reviewComments } from '../../src/pull-request/suggest-changes.ts';
import { anyText } from '../support/texts.ts';

const patch = [
  '@@ -1,4 +1,4 @@ # Title',
  ' one',
  '-two',
  '+TWO',
  ' three',
  ' four',
  '@@ -20,2 +20,3 @@',
  ' twenty',
  '+twenty-one',
  ' twenty-two',
  '\\ No newline at end of file',
].join('\n');

function suggestion(startLine: number, endLine = startLine, path = 'a.md') {
  return { path, startLine, endLine, body: `for ${startLine}` };
}

function commented(...suggestions: readonly ReturnType<typeof suggestion>[]) {
  return reviewComments(suggestions, new Map([['a.md', patch]]), []);
}

describe('lines that can be commented on', () => {
  it('are the new lines of the patch', () => {
    expect([...commentableLines(patch)]).toEqual([1, 2, 3, 4, 20, 21, 22]);
  });

  it('are none if GitHub omits the patch', () => {
    expect(commentableLines(undefined).size).toBe(0);
  });

  it('are whole numbers for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of commentableLines(`@@ -1 +1 @@\n${text}`)) expect(Number.isInteger(line)).toBe(true);
      }),
    );
  });
});

describe('comments of a review', () => {
  it('are at one line or at several', () => {
    expect(commented(suggestion(2), suggestion(20, 21))).toEqual([
      { path: 'a.md', line: 2, side: 'RIGHT', body: '<!-- prp:suggestion -->\nfor 2' },
      {
        path: 'a.md',
        line: 21,
        side: 'RIGHT',
        start_line: 20,
        start_side: 'RIGHT',
        body: '<!-- prp:suggestion -->\nfor 20',
      },
    ]);
  });

  it.each([
    ['beside the diff', suggestion(9)],
    ['partly beside it', suggestion(4, 5)],
    ['in a file that did not change', suggestion(1, 1, 'b.md')],
  ])('omit a suggestion that is %s: GitHub would refuse the review', (_where, one) => {
    expect(commented(one)).toEqual([]);
  });

  it('are not repeated', () => {
    const said = [{ path: 'a.md', body: '<!-- prp:suggestion -->\nfor 2' }];
    expect(reviewComments([suggestion(2)], new Map([['a.md', patch]]), said)).toEqual([]);
  });

  it('are at most twenty', () => {
    const long = `@@ -0,0 +1,50 @@\n${'+x\n'.repeat(50)}`;
    const many = Array.from({ length: 50 }, (_, n) => suggestion(n + 1));
    expect(reviewComments(many, new Map([['a.md', long]]), [])).toHaveLength(20);
  });
});
