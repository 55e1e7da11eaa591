import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnnotations } from '../../src/report/check-annotations.ts';
import { anyText } from '../support/texts.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

describe('annotations of a check', () => {
  it('stand at the lines and columns of findings', () => {
    const placed = finding({ startColumn: 9, endColumn: 16, suggestion: 'src/b.ts' });
    expect(checkAnnotations(validationOf(placed).data)).toEqual([
      {
        path: 'PRPs/a.md',
        start_line: 3,
        end_line: 3,
        start_column: 9,
        end_column: 16,
        annotation_level: 'failure',
        title: 'PRP301',
        message: 'src/a.ts does not exist. → src/b.ts',
      },
    ]);
  });

  it('have no columns over several lines, which GitHub refuses', () => {
    const [annotation] = checkAnnotations(validationOf(finding({ endLine: 5, startColumn: 2, endColumn: 4 })).data);
    expect(annotation).toMatchObject({ start_line: 3, end_line: 5 });
    expect(annotation).not.toHaveProperty('start_column');
    expect(annotation).not.toHaveProperty('end_column');
  });

  it('put the most severe first, and leave out known findings', () => {
    const all = checkAnnotations(
      validationOf(
        finding({ severity: 'notice' }),
        finding({ severity: 'warning' }),
        finding({ baseline: true }),
        finding({ severity: 'error' }),
      ).data,
    );
    expect(all.map(({ annotation_level }) => annotation_level)).toEqual(['failure', 'warning', 'notice']);
  });

  it('say that a gate broke, at the top of its PRP', () => {
    const { data } = validation([validatedPrp('PRPs/a.md', [gate({ id: 'markdown', status: 'timed-out' })])]);
    expect(checkAnnotations(data)).toEqual([
      {
        path: 'PRPs/a.md',
        start_line: 1,
        end_line: 1,
        annotation_level: 'failure',
        title: 'Gate markdown timed-out',
        message: 'Gate markdown timed-out.',
      },
    ]);
  });

  it("stay within GitHub's limits, for any text in a document", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 400 }), (text, times) => {
        const message = text.repeat(times);
        for (const one of checkAnnotations(validationOf(finding({ message, rule: message, path: 'a.md' })).data)) {
          expect(Buffer.byteLength(one.message)).toBeLessThanOrEqual(64 * 1024);
          expect(one.title.length).toBeLessThanOrEqual(255);
          expect(one.message.trim()).not.toBe('');
          expect(one.title.trim()).not.toBe('');
          expect(one.message).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
