import { catalogue, type Measured, type Metric, metricOf, type MetricName, type Series } from './measured.ts';

/**
 * As OpenMetrics text, version 1.0.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/): all metrics that were met,
 * each with all its series in one block, sorted.
 */
export function openMetrics({ since, series }: Measured): string {
  const byMetric = Map.groupBy(series, ({ metric }) => metric);
  // Its keys are the names.
  const names = (Object.keys(catalogue) as MetricName[]).filter((name) => byMetric.has(name));
  return [
    '# TYPE prp_measured_since_timestamp_seconds gauge',
    '# UNIT prp_measured_since_timestamp_seconds seconds',
    '# HELP prp_measured_since_timestamp_seconds When measuring began, in seconds since 1970.',
    `prp_measured_since_timestamp_seconds ${Date.parse(since) / 1000}`,
    ...names.flatMap((name) => family(name, metricOf(name), byMetric.get(name) ?? [])),
    '# EOF',
    '',
  ].join('\n');
}

function family(name: MetricName, metric: Metric, series: readonly Series[]): readonly string[] {
  const { help, bounds } = metric;
  const samples = series.map((one) => (bounds ? histogram(one, metric, bounds) : counter(one, metric)));
  return [
    `# TYPE ${name} ${bounds ? 'histogram' : 'counter'}`,
    ...(bounds ? [`# UNIT ${name} seconds`] : []),
    `# HELP ${name} ${help}`,
    ...samples.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)).flat(),
  ];
}

function counter({ metric, labels, counts }: Series, { labels: names }: Metric): readonly string[] {
  return [`${metric}_total${labelSet(names, labels)} ${counts[0] ?? 0}`];
}

/** The buckets are cumulative. */
function histogram(series: Series, { labels: names }: Metric, bounds: readonly number[]): readonly string[] {
  const { metric, labels, counts, sum } = series;
  const own = labelSet(names, labels);
  let total = 0;
  const buckets = counts.map((count, index) => {
    total += count;
    return `${metric}_bucket${labelSet([...names, 'le'], [...labels, bound(bounds[index])])} ${total}`;
  });
  return [...buckets, `${metric}_count${own} ${total}`, `${metric}_sum${own} ${sum}`];
}

/** Whole numbers have a decimal point there. */
function bound(seconds: number | undefined): string {
  if (seconds === undefined) return '+Inf';
  return Number.isInteger(seconds) ? `${seconds}.0` : `${seconds}`;
}

function labelSet(names: readonly string[], values: readonly string[]): string {
  if (names.length === 0) return '';
  return `{${names.map((name, index) => `${name}="${escaped(values[index] ?? '')}"`).join(',')}}`;
}

function escaped(value: string): string {
  return value.toWellFormed().replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
