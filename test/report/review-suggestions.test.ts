import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySuggestion, type Finding } from '../../src/prp/finding.ts';
import { reviewSuggestions } from '../../src/report/review-suggestions.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { finding, validationOf } from '../support/validation.ts';

function suggestions(text: string, ...findings: readonly Partial<Finding>[]) {
  const { data } = validationOf(...findings.map((one) => finding(one)));
  return reviewSuggestions(data, new Map([['PRPs/a.md', text]]));
}

/** The text that GitHub puts in place of the commented lines. */
function applied(body: string): string | undefined {
  return /^(`{3,})suggestion\n([^]*?)^\1$/m.exec(body)?.[2];
}

describe('a suggestion in a review', () => {
  const mend = { startLine: 2, startColumn: 5, endColumn: 12, suggestion: 'src/b.ts' };

  it('is the whole line, mended', () => {
    const [only, ...others] = suggestions('one\nsee src/a.ts now\nthree\n', mend);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ path: 'PRPs/a.md', startLine: 2, endLine: 2 });
    expect(only?.body).toBe('src/a.ts does not exist. (PRP301)\n\n```suggestion\nsee src/b.ts now\n```');
  });

  it('takes the place of several lines', () => {
    const [only] = suggestions('one\ntwo\nthree\nfour\n', { startLine: 2, endLine: 3, suggestion: '2\n2.5\n3' });
    expect(only).toMatchObject({ startLine: 2, endLine: 3 });
    expect(applied(only?.body ?? '')).toBe('2\n2.5\n3\n');
  });

  it('is in a fence that the line does not close', () => {
    const [only] = suggestions('one\n````\n', { startLine: 2, suggestion: '````ts' });
    expect(applied(only?.body ?? '')).toBe('````ts\n');
  });

  it('is given once for a line, since two would undo one another', () => {
    expect(suggestions('one\nsee src/a.ts now\n', mend, { ...mend, suggestion: 'src/c.ts' })).toHaveLength(1);
  });

  it.each([
    ['what was there before', { ...mend, baseline: true }],
    ['a finding that suggests nothing', { startLine: 2 }],
    ['a line that is not there', { ...mend, startLine: 9 }],
    ['invisible characters', { ...mend, suggestion: 'src/\u202Eb.ts' }],
  ])('is not made of %s', (_what, about) => {
    expect(suggestions('one\nsee src/a.ts now\n', about)).toEqual([]);
  });

  it('changes the document as applying it here does', () => {
    const place = fc.record({ startLine: fc.integer({ min: 1, max: 4 }), more: fc.nat(2) });
    fc.assert(
      fc.property(hostileMarkdown, hostileMarkdown, place, (text, suggestion, { startLine, more }) => {
        const document = text.replaceAll('\r', '').replace(/\n*$/, '\nend\n');
        const about = { startLine, endLine: startLine + more, suggestion: suggestion.replaceAll('\r', '') };
        const [only] = suggestions(document, about);
        fc.pre(only !== undefined);
        const lines = document.split('\n');
        lines.splice(startLine - 1, more + 1, ...(applied(only.body) ?? '').replace(/\n$/, '').split('\n'));
        expect(lines.join('\n')).toBe(applySuggestion(document, about));
      }),
    );
  });
});
