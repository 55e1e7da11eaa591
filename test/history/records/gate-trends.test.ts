import { describe, expect, it } from 'vitest';
import { medianDurations, explainedTrends, gateTrends } from '../../../src/history/records/gate-trends.ts';

type Run = readonly [status: 'passed' | 'failed' | 'timed-out' | 'skipped' | 'cancelled', durationMs: number];

/** One gate's runs, newest first. */
function runs(...all: readonly Run[]) {
  return all.map(([status, durationMs]) => ({
    gates: [{ id: 'unit', status, durationMs, queuedMs: 0, attempts: 1, errors: 0, warnings: 0, notices: 0 }],
  }));
}

function times(count: number, ...run: Run): readonly Run[] {
  return Array.from({ length: count }, () => run);
}

function trendOf(...all: readonly Run[]): string | undefined {
  return gateTrends(runs(...all))[0]?.trend;
}

describe('the trend of a gate', () => {
  it('counts its runs and its passes, and measures their durations', () => {
    const durations = Array.from({ length: 20 }, (_, n): Run => [n < 15 ? 'passed' : 'timed-out', (n + 1) * 10]);
    expect(gateTrends(runs(...durations))).toEqual([
      { id: 'unit', runs: 20, passRate: 0.75, p50Ms: 100, p95Ms: 190, trend: 'improving' },
    ]);
  });

  it('counts no skipped or cancelled run', () => {
    expect(gateTrends(runs(['skipped', 0], ['cancelled', 3], ['failed', 5]))).toMatchObject([{ runs: 1, passRate: 0 }]);
    expect(gateTrends(runs(['skipped', 0]))).toEqual([]);
  });

  it('is unknown with fewer than six runs', () => {
    expect(trendOf(...times(5, 'passed', 10))).toBe('unknown');
    expect(trendOf(...times(6, 'passed', 10))).toBe('steady');
  });

  it.each([
    ['improving', times(3, 'passed', 900), times(3, 'failed', 100)],
    ['worsening', times(3, 'failed', 100), times(3, 'passed', 900)],
  ])('is %s by its pass rate first', (trend, newer, older) => {
    expect(trendOf(...newer, ...older)).toBe(trend);
  });

  it.each([
    ['improving', 700, 1000],
    ['worsening', 1300, 1000],
    ['steady', 1100, 1000],
    ['steady', 900, 1000],
    ['steady', 6, 1],
  ])('is %s by its duration then: %d ms after %d ms', (trend, now, before) => {
    expect(trendOf(...times(3, 'passed', now), ...times(3, 'passed', before))).toBe(trend);
  });

  it('ignores the middle one of an odd number of runs', () => {
    expect(trendOf(...times(3, 'passed', 10), ['failed', 9000], ...times(3, 'passed', 10))).toBe('steady');
  });

  it('is returned for each gate, by id', () => {
    const gates = ['b', 'a'].flatMap((id) =>
      runs(['passed', 1]).flatMap((one) => one.gates.map((gate) => ({ ...gate, id }))),
    );
    expect(gateTrends([{ gates }]).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

it('a median uses the newest runs', () => {
  expect(medianDurations(runs(['passed', 1], ['failed', 3], ['passed', 2], ['passed', 99]), 3).get('unit')).toBe(2);
});

describe('an explained trend', () => {
  it('says by how much the newer half of the runs differs from the older one', () => {
    const [slower] = explainedTrends(runs(...times(3, 'passed', 1500), ...times(3, 'passed', 1000)));
    expect(slower).toMatchObject({ trend: 'worsening', passRateGain: 0, durationRatio: 1.5, retried: 0 });
    const [failing] = explainedTrends(runs(...times(3, 'failed', 10), ...times(3, 'passed', 10)));
    expect(failing).toMatchObject({ trend: 'worsening', passRateGain: -1, durationRatio: 1 });
    expect(explainedTrends(runs(['passed', 5]))).toMatchObject([
      { trend: 'unknown', passRateGain: 0, durationRatio: 1 },
    ]);
  });

  it('counts the runs that passed only at a later attempt', () => {
    const again = runs(['passed', 5], ['failed', 5]).map(({ gates }) => {
      return { gates: gates.map((gate) => ({ ...gate, attempts: 2 })) };
    });
    expect(explainedTrends([...again, ...runs(['passed', 5])])).toMatchObject([{ runs: 3, retried: 1 }]);
  });
});
