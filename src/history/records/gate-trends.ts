import type { ValidationRecord } from './validation-record.ts';

/** The recent results of one gate. */
export interface GateTrend {
  readonly id: string;
  /** How often it ran; skipped and cancelled runs do not count. */
  readonly runs: number;
  /** From 0 to 1. */
  readonly passRate: number;
  /** Milliseconds: half of the runs, or 95 of a hundred, took no longer. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** The newer half of the runs compared to the older one; `unknown` with fewer than `fewestRuns`. */
  readonly trend: 'improving' | 'steady' | 'worsening' | 'unknown';
}

/** A trend with the reasons for it. */
export interface ExplainedTrend extends GateTrend {
  /** Runs that passed, and not at the first attempt. */
  readonly retried: number;
  /** The pass rate of the newer half of the runs, less that of the older one. */
  readonly passRateGain: number;
  /** The median duration of the newer half as a multiple of that of the older one; 1 without one. */
  readonly durationRatio: number;
}

interface Run {
  readonly passed: boolean;
  readonly durationMs: number;
  readonly attempts: number;
}

/** Fewer runs show no trend. */
const fewestRuns = 6;

/** Smaller differences of pass rates count as equal. */
const passRateTolerance = 0.1;

/** Median durations are equal when they differ by less than a fifth, or by less than these milliseconds. */
const durationTolerance = 0.2;
const shortestDifferenceMs = 10;

/** Every gate of the records, by id. `validations`: newest first. */
export function gateTrends(validations: readonly Pick<ValidationRecord, 'gates'>[]): readonly GateTrend[] {
  return [...runsByGate(validations)]
    .map(([id, runs]) => {
      const durations = runs.map(({ durationMs }) => durationMs);
      const passRate = passRateOf(runs);
      const [p50Ms, p95Ms] = [quantile(durations, 0.5), quantile(durations, 0.95)];
      return { id, runs: runs.length, passRate, p50Ms, p95Ms, trend: trendOf(runs) };
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** As `gateTrends`, with the reasons. */
export function explainedTrends(validations: readonly Pick<ValidationRecord, 'gates'>[]): readonly ExplainedTrend[] {
  const runs = runsByGate(validations);
  return gateTrends(validations).map((trend) => {
    const own = runs.get(trend.id) ?? [];
    const [newer, older] = halvesOf(own);
    const before = medianOf(older);
    return {
      ...trend,
      retried: own.filter(({ passed, attempts }) => passed && attempts > 1).length,
      passRateGain: older.length === 0 ? 0 : passRateOf(newer) - passRateOf(older),
      durationRatio: before === 0 ? 1 : medianOf(newer) / before,
    };
  });
}

/** The median of the newest `limit` runs of each gate, in milliseconds. `validations`: newest first. */
export function medianDurations(
  validations: readonly Pick<ValidationRecord, 'gates'>[],
  limit: number,
): ReadonlyMap<string, number> {
  const medians = [...runsByGate(validations)].map(([id, runs]) => {
    const durations = runs.slice(0, limit).map(({ durationMs }) => durationMs);
    return [id, quantile(durations, 0.5)] as const;
  });
  return new Map(medians);
}

function runsByGate(validations: readonly Pick<ValidationRecord, 'gates'>[]): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map<string, Run[]>();
  for (const { id, status, durationMs, attempts } of validations.flatMap(({ gates }) => gates)) {
    if (status === 'skipped' || status === 'cancelled') continue;
    const known = runs.get(id) ?? [];
    known.push({ passed: status === 'passed', durationMs, attempts });
    runs.set(id, known);
  }
  return runs;
}

/** The newer and the older half. The middle one of an odd number of runs is on no side. */
function halvesOf(runs: readonly Run[]): readonly [readonly Run[], readonly Run[]] {
  const half = Math.floor(runs.length / 2);
  return half === 0 ? [[], []] : [runs.slice(0, half), runs.slice(-half)];
}

/** Compares pass rates, then durations. */
function trendOf(runs: readonly Run[]): GateTrend['trend'] {
  if (runs.length < fewestRuns) return 'unknown';
  const [newer, older] = halvesOf(runs);
  const gain = passRateOf(newer) - passRateOf(older);
  if (Math.abs(gain) >= passRateTolerance) return gain > 0 ? 'improving' : 'worsening';

  const [now, before] = [medianOf(newer), medianOf(older)];
  const difference = Math.abs(now - before);
  if (difference < shortestDifferenceMs || difference < durationTolerance * before) return 'steady';
  return now < before ? 'improving' : 'worsening';
}

function passRateOf(runs: readonly Run[]): number {
  return runs.filter(({ passed }) => passed).length / runs.length;
}

function medianOf(runs: readonly Run[]): number {
  const durations = runs.map(({ durationMs }) => durationMs);
  return quantile(durations, 0.5);
}

/** The shortest duration that is not exceeded by that share of them. */
function quantile(durations: readonly number[], share: number): number {
  const sorted = durations.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
