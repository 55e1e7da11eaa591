import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Measured, type Series, together } from '../../src/observers/measured.ts';

const since = fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z', '2027-01-01T00:00:00.000Z');
const runs = fc.record({
  metric: fc.constant('prp_gates' as const),
  labels: fc.tuple(fc.constantFrom('structure', 'unit', 'lint'), fc.constantFrom('passed', 'failed')),
  counts: fc.tuple(fc.nat({ max: 1_000_000 })),
  sum: fc.constant(0),
});
const measured: fc.Arbitrary<Measured> = fc.record({
  since,
  series: fc.uniqueArray(runs, { selector: ({ labels }) => labels.join() }),
});

/** Comparable whatever the order. */
function sorted({ since: from, series }: Measured) {
  return { since: from, series: series.toSorted((a, b) => (a.labels.join() < b.labels.join() ? -1 : 1)) };
}

describe('what two runs measured', () => {
  it('adds up to the same whoever comes first', () => {
    fc.assert(
      fc.property(measured, measured, measured, (a, b, c) => {
        expect(sorted(together(a, b))).toEqual(sorted(together(b, a)));
        expect(sorted(together(together(a, b), c))).toEqual(sorted(together(a, together(b, c))));
      }),
    );
  });

  it('goes on from what there was', () => {
    const gates = (count: number): Series => ({
      metric: 'prp_gates',
      labels: ['unit', 'passed'],
      counts: [count],
      sum: 0,
    });
    const time: Series = {
      metric: 'prp_task_queue_seconds',
      labels: [],
      counts: [1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1],
      sum: 9,
    };
    expect(
      together(
        { since: '2027-01-01T00:00:00.000Z', series: [gates(2), time] },
        { since: '2026-11-22T10:00:00.000Z', series: [time, gates(40)] },
      ),
    ).toEqual({
      since: '2026-11-22T10:00:00.000Z',
      series: [gates(42), { ...time, counts: [2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 2], sum: 18 }],
    });
  });

  it('does not grow without end', () => {
    const names = Array.from({ length: 500 }, (_, n): Series => {
      return { metric: 'prp_gates', labels: [`gate-${n}`, 'passed'], counts: [1], sum: 0 };
    });
    let sum: Measured = { since: '2026-11-22T10:00:00.000Z', series: [] };
    for (const one of names) sum = together(sum, { ...sum, series: [one] });
    expect(sum.series).toHaveLength(201);
    expect(sum.series.at(-1)).toEqual({ ...names[0], labels: ['other', 'passed'], counts: [300] });
  });
});
