import { describe, expect, it } from 'vitest';
import { counter, gauge, histogram } from '../../../app/operation/prometheus-text.ts';

describe('counter', () => {
  it('prints known labels from the start, and counts up', () => {
    const count = counter('x_total', 'Things.', [{ end: 'done' }]);
    expect(count.lines()).toEqual(['# HELP x_total Things.', '# TYPE x_total counter', 'x_total{end="done"} 0']);
    count.add({ end: 'done' });
    count.add({ end: 'done' }, 2);
    count.add({ end: 'a "b"\\\n' });
    expect(count.lines().slice(2)).toEqual(['x_total{end="done"} 3', String.raw`x_total{end="a \"b\"\\\n"} 1`]);
  });
});

describe('histogram', () => {
  it('counts each value in its bucket and all larger ones', () => {
    const time = histogram('t_seconds', 'Time.', [1, 5]);
    for (const value of [0.5, 1, 3, 9]) time.record(value);
    expect(time.lines().slice(1)).toEqual([
      '# TYPE t_seconds histogram',
      't_seconds_bucket{le="1"} 2',
      't_seconds_bucket{le="5"} 3',
      't_seconds_bucket{le="+Inf"} 4',
      't_seconds_sum 13.5',
      't_seconds_count 4',
    ]);
  });
});

describe('gauge', () => {
  it('prints values', () => {
    expect(gauge('g', 'Now.', [[{}, 3]])).toEqual(['# HELP g Now.', '# TYPE g gauge', 'g 3']);
  });
});
