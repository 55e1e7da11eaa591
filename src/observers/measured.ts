/** Something that is counted, or timed: a counter, unless `bounds` make it a histogram. */
export interface Metric {
  readonly help: string;
  /** Names of the labels. The first may have any value, within reason; the values of all others are a closed set. */
  readonly labels: readonly string[];
  /** Upper ends of the buckets, in seconds, ascending; one more bucket is above them all. */
  readonly bounds?: readonly number[];
}

const bounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10, 30, 60, 120, 300];

/** Everything that is measured. Paths, names of PRPs and texts are never labels: their number has no limit. */
export const catalogue = {
  prp_runs: { help: 'Commands that ended.', labels: ['command', 'status'] },
  prp_run_duration_seconds: { help: 'Time that commands took.', labels: ['command'], bounds },
  prp_tasks: { help: 'Tasks that ended.', labels: ['operation', 'outcome'] },
  prp_task_retries: { help: 'Attempts that were followed by another.', labels: ['operation'] },
  prp_task_queue_seconds: { help: 'Time that tasks waited for their first attempt.', labels: [], bounds },
  prp_gates: { help: 'Gates that ended, of a PRP or of a run.', labels: ['gate', 'status'] },
  prp_gate_duration_seconds: { help: 'Time that gates were at work.', labels: ['gate'], bounds },
  prp_findings: { help: 'Findings of gates that the base revision did not have.', labels: ['severity'] },
  prp_versions_saved: { help: 'Versions that were added.', labels: ['reason'] },
  prp_versions_removed: { help: 'Versions that saving others removed, because it was time.', labels: [] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof catalogue;

/** Each entry has a type of its own; whoever walks through them wants what they have in common. */
export const metricOf = (name: MetricName): Metric => catalogue[name];

/** Characters; longer values of labels are cut. */
export const longestLabel = 64;

/** What was measured of one metric with the same labels. */
export interface Series {
  readonly metric: MetricName;
  readonly labels: readonly string[];
  /** How often each bucket was met; of a counter, which has one bucket, its value. */
  readonly counts: readonly number[];
  /** Seconds; 0 for a counter. */
  readonly sum: number;
}

/** Plain data: what two runs measured adds up to what both did. */
export interface Measured {
  /** When measuring began, ISO 8601. */
  readonly since: string;
  readonly series: readonly Series[];
}

/** Series of one metric: gates come and go over the years, and those beyond are summed up as `other`. */
const mostSeries = 200;

/** Adds series up. */
export function adder() {
  const sums = new Map<string, Series>();
  const sizes = new Map<MetricName, number>();

  return {
    add(series: Series): void {
      const { metric } = series;
      const size = sizes.get(metric) ?? 0;
      const isNew = !sums.has(keyOf(metric, series.labels));
      const labels = isNew && size >= mostSeries ? ['other', ...series.labels.slice(1)] : series.labels;
      const key = keyOf(metric, labels);
      const before = sums.get(key);
      if (before === undefined) sizes.set(metric, size + 1);
      sums.set(key, before === undefined ? { ...series, labels } : sumOf(before, series));
    },
    series: (): readonly Series[] => [...sums.values()],
  };
}

function keyOf(metric: MetricName, labels: readonly string[]): string {
  return JSON.stringify([metric, ...labels]);
}

function sumOf(one: Series, other: Series): Series {
  const counts = one.counts.map((count, index) => count + (other.counts[index] ?? 0));
  return { ...one, counts, sum: one.sum + other.sum };
}

/** Both together, since the earlier of the two. */
export function together(one: Measured, other: Measured): Measured {
  const sums = adder();
  for (const series of [...one.series, ...other.series]) sums.add(series);
  return { since: one.since < other.since ? one.since : other.since, series: sums.series() };
}
