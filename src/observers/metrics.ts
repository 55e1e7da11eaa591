import type { PrpEvent } from '../event.ts';
import { adder, longestLabel, type Measured, metricOf, type MetricName } from './measured.ts';
import type { Observer } from './observer.ts';

export interface Metrics {
  readonly observer: Observer;
  /** What it has measured so far. */
  readonly read: () => Measured;
}

type Heard<Type extends PrpEvent['type']> = Extract<PrpEvent, { type: Type }>;

/** Counts and times what it hears; nothing else, so that any two of them that hear the same agree. */
export function metrics(now: () => Date = () => new Date()): Metrics {
  const since = now().toISOString();
  const sums = adder();

  function count(metric: MetricName, labels: readonly string[], value = 1): void {
    sums.add({ metric, labels: labels.map(short), counts: [value], sum: 0 });
  }

  function time(metric: MetricName, labels: readonly string[], milliseconds: number): void {
    const { bounds = [] } = metricOf(metric);
    const seconds = Math.max(0, milliseconds / 1000);
    // -1, above all bounds, is the last bucket.
    const met = bounds.findIndex((bound) => seconds <= bound);
    const counts = Array.from({ length: bounds.length + 1 }, () => 0).with(met, 1);
    sums.add({ metric, labels: labels.map(short), counts, sum: seconds });
  }

  function gateFinished({ id, status, durationMs, findings }: Heard<'gate-finished'>['gate']): void {
    count('prp_gates', [id, status]);
    // What never ran would make the others look faster than they are.
    if (status !== 'skipped' && status !== 'cancelled') time('prp_gate_duration_seconds', [id], durationMs);
    for (const { severity, baseline } of findings) if (!baseline) count('prp_findings', [severity]);
  }

  function mediatorDid(event: Heard<'mediator'>['event']): void {
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
