import type { PrpEvent } from '../event.ts';
import type { Observer } from './observer.ts';
import {
  seriesAdder,
  addMetrics,
  catalogue,
  longestLabel,
  type RecordedMetrics,
  type Metric,
  type MetricName,
  metricOf,
  type Series,
} from './recorded-metrics.ts';

interface Metrics {
  readonly observer: Observer;
  /** The metrics measured so far. */
  readonly read: () => RecordedMetrics;
}

type EventOf<Type extends PrpEvent['type']> = Extract<PrpEvent, { type: Type }>;

/** Counts and times events. Depends on nothing else: two collectors with the same events agree. */
export function metrics(now: () => Date = () => new Date()): Metrics {
  const since = now().toISOString();
  const sums = seriesAdder();

  function count(metric: MetricName, labels: readonly string[], value = 1): void {
    sums.add({ metric, labels: labels.map(short), counts: [value], sum: 0 });
  }

  function time(metric: MetricName, labels: readonly string[], milliseconds: number): void {
    const { bounds = [] } = metricOf(metric);
    const seconds = Math.max(0, milliseconds / 1000);
    // -1 stands for the last bucket, above all bounds.
    const met = bounds.findIndex((limit) => seconds <= limit);
    const counts = Array.from({ length: bounds.length + 1 }, () => 0).with(met, 1);
    sums.add({ metric, labels: labels.map(short), counts, sum: seconds });
  }

  function gateFinished({ id, status, durationMs, findings }: EventOf<'gate-finished'>['gate']): void {
    count('prp_gates', [id, status]);
    // Gates that never ran would make the others look faster than they are.
    if (status !== 'skipped' && status !== 'cancelled') time('prp_gate_duration_seconds', [id], durationMs);
    for (const { severity, baseline } of findings) if (!baseline) count('prp_findings', [severity]);
  }

  function mediatorDid(event: EventOf<'mediator'>['event']): void {
    if (event.type === 'task-retried') count('prp_task_retries', [kindOf(event.operation)]);
    if (event.type !== 'task-settled') return;
    const { operation, status, attempts, queuedMs } = event.outcome;
    count('prp_tasks', [kindOf(operation), status]);
    if (attempts > 0) time('prp_task_queue_seconds', [], queuedMs);
  }

  function observer(event: PrpEvent): void {
    switch (event.type) {
      case 'run-finished':
        count('prp_runs', [event.command, event.status]);
        return time('prp_run_duration_seconds', [event.command], event.durationMs);
      case 'gate-finished':
        return gateFinished(event.gate);
      case 'version-saved':
        return count('prp_versions_saved', [event.reason]);
      case 'cleaned-up':
        return count('prp_versions_removed', [], event.removed);
      case 'mediator':
        return mediatorDid(event.event);
      default:
    }
  }

  return { observer, read: () => ({ since, series: sums.series() }) };
}

/** `gate:structure` → `gate`. */
function kindOf(operation: string): string {
  return operation.split(':', 1)[0] ?? '';
}

function short(label: string): string {
  return label.slice(0, longestLabel);
}

/**
 * Formats metrics as OpenMetrics text 1.0.0 (https://prometheus.io/docs/specs/om/open_metrics_spec/): one block for
 * each metric with values, its series sorted.
 */
export function openMetrics({ since, series }: RecordedMetrics): string {
  const byMetric = Map.groupBy(series, ({ metric }) => metric);
  // The keys are the names of the metrics.
  const names = (Object.keys(catalogue) as MetricName[]).filter((name) => byMetric.has(name));
  return [
    '# TYPE prp_measured_since_timestamp_seconds gauge',
    '# UNIT prp_measured_since_timestamp_seconds seconds',
    '# HELP prp_measured_since_timestamp_seconds Start of the recording, in seconds since 1970.',
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

/** The format wants a decimal point in whole numbers. */
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

interface KeptMetricsOptions {
  /** The path of the metrics file. */
  readonly file: () => Promise<string>;
  /** Receives the metrics as OpenMetrics text. @default not called */
  readonly publish?: (text: string) => Promise<void>;
}

/** Adds a run's metrics to the recorded ones at the end of the process. */
export function recordMetrics({ file, publish }: KeptMetricsOptions): Observer {
  const { observer, read } = metrics();

  async function settle(): Promise<void> {
    try {
      const sum = await addMetrics(await file(), read());
      await publish?.(openMetrics(sum));
    } catch (error) {
      // A user who may only read the repository cannot fix this, and configured no file.
      if (publish === undefined && isForbidden(error)) return;
      throw new Error(`metrics could not be recorded: ${messageOf(error)}`, { cause: error });
    }
  }

  return Object.assign((event: Parameters<Observer>[0]) => observer(event), { settle });
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
