import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ganttOf } from '../../src/report/gantt.ts';
import { anyText } from '../support/texts.ts';
import { gate, validatedPrp, validation } from '../support/validation.ts';

/** The lines of Mermaid's gantt grammar that are used: https://mermaid.js.org/syntax/gantt.html */
const statements = [
  /^gantt$/,
  /^(?:title|dateFormat|axisFormat|section) [^#:;\n]+$/,
  /^(?!(?:gantt|title|dateFormat|axisFormat|section|click|href|call|accTitle|accDescr)\b)[^#:;\n%{}"<>&]+ :(?:done|crit|active), \d+, [1-9]\d*ms$/,
];

/** Lines that Mermaid would not read. */
function unread(chart: string): readonly string[] {
  return chart
    .trimEnd()
    .split('\n')
    .filter((line) => !statements.some((one) => one.test(line)));
}

describe('a validation as a gantt', () => {
  it('has a bar for each gate of a second or more, from the end of its wait for as long as it took', () => {
    const { data } = validation(
      [validatedPrp('PRPs/a.md', [gate({ id: 'structure' }), gate({ status: 'failed', durationMs: 1_200 })])],
      [
        gate({ id: 'unit', status: 'skipped' }),
        gate({ id: 'lint', status: 'timed-out', queuedMs: 0, durationMs: 61_000 }),
      ],
    );
    expect(ganttOf(data)).toBe(
      [
        'gantt',
        'dateFormat x',
        'axisFormat %s s',
        'section commands',
        '✗ lint 1 min 1 s :crit, 0, 61000ms',
        'section PRPs/a.md',
        '✗ references 1.2 s :crit, 3, 1200ms',
        '',
      ].join('\n'),
    );
  });

  it('shows the fifty longest, and says how many it leaves out', () => {
    const prps = Array.from({ length: 60 }, (_, n) => validatedPrp(`${n}.md`, [gate({ durationMs: 1_000 + n })]));
    const chart = ganttOf(validation(prps).data);
    expect(chart.match(/^✓/gm)).toHaveLength(50);
    expect(chart).toContain('title 10 shorter ones left out\n');
    expect(chart).not.toContain('section 9.md\n');
    expect(chart).toContain('section 10.md\n');
  });

  it('has no sections where only commands ran', () => {
    const { data } = validation([validatedPrp('a.md', [gate()])], [gate({ id: 'unit', durationMs: 60_000 })]);
    expect(ganttOf(data)).toBe('gantt\ndateFormat x\naxisFormat %s s\n✓ unit 1 min 0 s :done, 3, 60000ms\n');
  });

  it.each(['title', 'click', 'a:b;c#d', '%%{init: {}}%%', '<b>"x"</b>', ''])('takes %j for a name only', (id) => {
    const chart = ganttOf(validation([validatedPrp(id, [gate({ id, durationMs: 2_000 })])]).data);
    expect(unread(chart)).toEqual([]);
  });

  it('stays valid for any name of a PRP', () => {
    fc.assert(
      fc.property(anyText, anyText, (path, id) => {
        const chart = ganttOf(
          validation([validatedPrp(path, [gate({ id, durationMs: 2_000 })])], [gate({ id: 'unit', durationMs: 1_000 })])
            .data,
        );
        expect(unread(chart)).toEqual([]);
        expect(chart.match(/\n/g)).toHaveLength(7);
      }),
    );
  });
});
