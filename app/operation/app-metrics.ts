import type { AppEvent } from '../app-event.ts';
import type { InboxCounts } from '../inbox/inbox.ts';
import { counter, gauge, histogram } from './prometheus-text.ts';

/** What is read when a page is asked for. */
interface Readings {
  /** Undefined while the inbox cannot be read. */
  readonly inbox: InboxCounts | undefined;
  readonly workers: { readonly busy: number; readonly idle: number };
}

export interface AppMetrics {
  observe(event: AppEvent): void;
  /** In Prometheus' text format. */
  text(readings: Readings): string;
}

const seconds = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800];
/** Installations whose limits are kept: those that worked last. */
const keptInstallations = 200;

/** Counts what happens in the app. No label has content of a repository. */
export function appMetrics(now: () => number = Date.now): AppMetrics {
  const outcomes = ['stored', 'known', 'ignored', 'malformed', 'not-signed', 'too-large', 'not-stored'];
  const webhooks = counter(
    'prp_webhooks_total',
    'Requests to the webhook, by what became of them.',
    outcomes.map((outcome) => ({ outcome })),
  );
  const deliveries = counter(
    'prp_deliveries_total',
    'Attempts to handle a delivery, by their end: done, failed (another attempt follows) or dead.',
    ['done', 'failed', 'dead'].map((end) => ({ end })),
  );
  const latency = histogram('prp_delivery_seconds', 'From the arrival of a delivery to its end.', seconds);
  const jobs = counter(
    'prp_jobs_total',
    'Jobs of worker processes, by result.',
    ['passed', 'failed', 'skipped', 'error'].map((result) => ({ result })),
  );
  const jobTime = histogram('prp_job_seconds', 'Duration of a job in a worker process.', seconds);
  const restored = counter('prp_rollbacks_total', 'PRPs that the app restored, by event.', [{ event: 'check_run' }]);
  const redelivered = counter('prp_redeliveries_total', 'Missed deliveries that the app asked GitHub for again.', [{}]);
  const faults = counter(
    'prp_faults_total',
    'Faults of the app itself: of the inbox, of the sweep for missed deliveries, or a bug.',
    ['inbox-failed', 'sweep-failed', 'bug'].map((kind) => ({ kind })),
  );
  const counted = [webhooks, deliveries, latency, jobs, jobTime, restored, redelivered, faults];
  const limits = new Map<number, Readonly<Record<string, number>>>();
  const startedAt = now();

  return {
    observe(event) {
      switch (event.type) {
        case 'webhook':
          return webhooks.add({ outcome: event.outcome });
        case 'job-ended': {
          const { result, durationMs, installation, delivery } = event;
          jobs.add({ result: result.status });
          jobTime.record(durationMs / 1000);
          if ('restored' in result && result.restored) restored.add({ event: delivery.event }, result.restored);
          limits.delete(installation);
          limits.set(installation, result.rateLimitLeft ?? {});
          const [oldest] = limits.keys();
          if (limits.size > keptInstallations && oldest !== undefined) limits.delete(oldest);
          return;
        }
        case 'delivery-done':
          deliveries.add({ end: 'done' });
          return latency.record(Math.max(0, now() - event.delivery.receivedAt) / 1000);
        case 'delivery-failed':
          return deliveries.add({ end: 'failed' });
        case 'delivery-dead':
          return deliveries.add({ end: 'dead' });
        case 'swept':
          return redelivered.add({}, event.asked);
        case 'inbox-failed':
        case 'sweep-failed':
        case 'bug':
          return faults.add({ kind: event.type });
      }
    },

    text({ inbox, workers }) {
      const left = [...limits].flatMap(([installation, byResource]) =>
        Object.entries(byResource).map(
          ([resource, value]) => [{ installation: String(installation), resource }, value] as const,
        ),
      );
      const cpu = process.cpuUsage();
      const lines = [
        ...counted.flatMap((family) => family.lines()),
        ...gauge('prp_inbox_deliveries', 'Deliveries in the inbox, by state.', inboxStates(inbox)),
        ...gauge(
          'prp_inbox_lag_seconds',
          'Age of the oldest delivery that has not ended.',
          inbox === undefined ? [] : [[{}, inbox.lagMs / 1000]],
        ),
        ...gauge('prp_worker_processes', 'Worker processes, by state.', [
          [{ state: 'busy' }, workers.busy],
          [{ state: 'idle' }, workers.idle],
        ]),
        ...gauge('prp_github_rate_limit_remaining', 'Requests that an installation may still make this hour.', left),
        ...gauge('process_start_time_seconds', 'Start of the process, since 1970.', [[{}, startedAt / 1000]]),
        ...gauge('process_resident_memory_bytes', 'Memory of the process, without its workers.', [
          [{}, process.memoryUsage.rss()],
        ]),
        '# HELP process_cpu_seconds_total CPU time of the process, without its workers.',
        '# TYPE process_cpu_seconds_total counter',
        `process_cpu_seconds_total ${(cpu.user + cpu.system) / 1e6}`,
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

function inboxStates(inbox: InboxCounts | undefined): Parameters<typeof gauge>[2] {
  if (inbox === undefined) return [];
  return (['waiting', 'running', 'dead'] as const).map((state) => [{ state }, inbox[state]]);
}
